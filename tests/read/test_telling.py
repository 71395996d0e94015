"""How a well-known act is told gives the document's day: each kind of telling, and what must not give one."""

from __future__ import annotations

import pytest

from selon.model.document import Document
from selon.packs.landmarks import Landmarks, read_row
from selon.packs.loader import HOME, read_toml
from selon.packs.spelling import Spelling
from selon.packs.times import load_times
from selon.read.frame import settle_frame
from selon.read.sentences import split_sentences
from selon.read.times import find_times
from selon.read.tokens import tokenize

WORDS = load_times(HOME / "fr" / "times.toml")
SPELLING = read_toml(HOME / "fr" / "text.toml", Spelling)
FILLER = " ".join(["Le blé pousse et le vent souffle sur la lande grise du vieux pays."] * 12)
# A Saturday, a Monday at the end of a month, a Thursday, and a month of which no day is known.
ERAS = Landmarks([read_row(["2022-01/..", "confrérie", ""]), read_row(["2015-01/2019-06", "ligue", ""])])
ACTS = Landmarks(
    [
        read_row(["2021-06-05", "ys|digue", ""]),
        read_row(["2021-05-31", "carhaix", ""]),
        read_row(["2022-03-17", "tintagel|pont/tour|effondr*", ""]),
        read_row(["2016-05-11", "kerlaz|halle|moulin|64/17", ""]),
        read_row(["2019-02-03", "kerlaz|halle", ""]),
        read_row(["2022-08", "camelot|siège|300", "avalon"]),
        read_row(["2023-11-13", "Lyonesse|11 240", ""], is_total=True),
        read_row(["2023-12-03/2023-12-06", "lyonesse|15 000 morts", ""], is_total=True),
        read_row(["2024-03", "lyonesse|17000..17999|morts/tués", ""], is_total=True),
        read_row(["2024-03-12", "lyonesse|17 540", ""], is_total=True),
    ],
    ERAS,
)

DAYS = [
    ("weekday, and a later one", "La digue d'Ys a cédé samedi. Lundi, on pleurait.", "2021-06-07"),
    (
        "night, and a later weekday",
        "Dans la nuit de vendredi à samedi, la digue d'Ys a cédé. Dimanche, on a pleuré.",
        "2021-06-06",
    ),
    ("its weekday alone", "La digue d'Ys a cédé samedi, dit la ville.", "2021-06"),
    (
        "one of many words missing",
        "À Kerlaz, 64 dormeurs sont morts sous la halle mercredi. Jeudi, on pleurait.",
        "2016-05-12",
    ),
    ("its figure missing", "À Kerlaz, la halle et le moulin ont brûlé mercredi. Jeudi, on pleurait.", ""),
    ("a figure that is a day", "Ys a parlé le 17 mars de Kerlaz : la halle, le moulin. Mercredi, on pleurait.", ""),
    (
        "the same place, later and without more",
        "Le moulin et la halle de Kerlaz ont brûlé mercredi : 64 morts. Jeudi, on pleurait.",
        "2016-05-12",
    ),
    ("its evening alone", "La digue d'Ys a cédé samedi soir.", "2021-06-06"),
    ("its morning alone", "La digue d'Ys a cédé samedi matin.", "2021-06-05"),
    ("what was said on its weekday", "La digue d'Ys a cédé, a annoncé samedi la ville.", "2021-06-05"),
    (
        "weeks after, by the report's own count",
        f"Dimanche, deux semaines après que la digue d'Ys a cédé samedi, on a parlé lundi. {FILLER}",
        "2021-06-21",
    ),
    ("another day among its words", f"{FILLER} Le pont s'est effondré le 2 avril à Tintagel.", ""),
    ("this weekday", "La digue d'Ys a cédé ce samedi, dit la ville.", "2021-06-05"),
    ("its weekday at a month's end", "Le raid de Carhaix a fait dix morts lundi.", "2021-05-31/2021-06-01"),
    ("place alone and another weekday", "Le raid de Carhaix a fait dix morts jeudi.", ""),
    ("place alone and a nearer weekday", "Le raid de Carhaix a fait dix morts jeudi. Lundi, on pleurait à Ys.", ""),
    ("place alone in the opening", "Le raid de Carhaix a fait dix morts.", ""),
    ("names in the opening", "Le pont de Tintagel s'est effondré, a dit la ville.", "2022-03"),
    ("names far from the opening", f"{FILLER} La digue d'Ys a cédé.", ""),
    ("two names in the opening", "La digue d'Ys a cédé, a dit la ville.", ""),
    ("words scattered", f"Ys est belle. {FILLER} Une digue a cédé samedi. Lundi, on pleurait.", ""),
    ("any ending", "Le pont de Tintagel s'est effondré jeudi. Vendredi, on pleurait.", "2022-03-18"),
    ("last month", f"{FILLER} Le mois dernier, la digue d'Ys a cédé.", "2021-07"),
    ("months ago", f"{FILLER} La digue d'Ys a cédé il y a deux mois.", "2021-08"),
    ("days ago", f"{FILLER} La digue d'Ys a cédé il y a trois jours.", "2021-06-08"),
    ("a year ago", f"{FILLER} La digue d'Ys a cédé il y a un an.", "2022"),
    ("last week", f"{FILLER} La digue d'Ys a cédé la semaine dernière.", "2021-06"),
    ("its day and month", f"{FILLER} La digue d'Ys a cédé le 5 juin.", "2021-06"),
    ("told with its year", f"{FILLER} La digue d'Ys a cédé samedi 5 juin 2021. En 2023, on compte.", ""),
    (
        "the day of saying behind a weekday",
        "Dix pêcheurs ont péri jeudi, a dit la ville vendredi 4 octobre 2024.",
        "2024-10-04",
    ),
    ("no day of saying", "Vendredi 4 octobre 2024, dix pêcheurs ont péri. Jeudi, on les pleurait.", "2024-10"),
    ("a later act", f"La digue d'Ys a cédé samedi. {FILLER} Le pont de Tintagel s'est effondré.", ""),
    ("a later day", f"La digue d'Ys a cédé samedi. {FILLER} Jeudi 3 mars 2022, on en parle.", "2022-03"),
    ("month in the opening", "Le siège de Camelot a fait 300 morts, dit Avalon.", "2022-08"),
    ("a year after", f"Un an après la rupture de la digue d'Ys, la ville pleure. {FILLER}", "2022-06"),
    ("a month after", f"Un mois après que la digue d'Ys a cédé, la ville pleure. {FILLER}", "2021-07"),
    ("the eve", "Avalon a parlé vendredi de la veille, où le pont de Tintagel s'est effondré.", "2022-03-18"),
    ("the morrow", "On pleurait vendredi, au lendemain de l'effondrement du pont de Tintagel.", "2022-03-18"),
    (
        "an act after the last day",
        (
            f"{FILLER} Depuis le 10 mars 2022, on fuit. Mardi 8 mars, on riait. {FILLER} "
            "Le pont de Tintagel s'est effondré."
        ),
        "2022-03",
    ),
    ("an act that days follow", f"{FILLER} Le pont de Tintagel s'est effondré. Le 2 avril, on pleurait.", "2022-04"),
    ("an act long before", f"{FILLER} Le pont de Tintagel s'est effondré. Le 2 octobre, on pleurait.", ""),
    ("before the era of what is named", "La digue d'Ys a cédé samedi. Lundi, la confrérie pleurait.", ""),
    ("weekday in an era", f"{FILLER} Mardi 5 novembre, la ligue a parlé.", "2019-11"),
    ("running total", f"{FILLER} À Lyonesse, le bilan est de 11 240 morts.", "2023-11-13"),
    (
        "running total and a weekday",
        f"{FILLER} À Lyonesse, le bilan a atteint 11 240 morts, a-t-on dit mardi.",
        "2023-11-14",
    ),
    ("running total among those of a month", f"{FILLER} À Lyonesse, 17.420 villageois ont été tués.", "2024-03"),
    ("running total of a day in it", f"{FILLER} À Lyonesse, 17.540 villageois ont été tués.", "2024-03-12"),
    ("a figure of others", f"{FILLER} À Lyonesse, 17.420 blessés ont été comptés en un an et trois sont morts.", ""),
    ("running total since a date", "Depuis le 7 octobre 2023, 11 240 habitants de Lyonesse sont morts.", "2023-11-13"),
    ("running total, rounded", f"{FILLER} À Lyonesse, plus de 15 000 morts.", "2023-12"),
    ("the greater of two totals", f"À Lyonesse, 11 240 morts. {FILLER} À Lyonesse, 15 000 morts.", "2023-12"),
    (
        "the last day of its name",
        "Dix soldats de Lyonesse sont morts lundi 23 mai dernier. En mai 2022, il pleuvait.",
        "2022",
    ),
    (
        "its only weekday, told far from it",
        f"Jeudi, on pleurait. {FILLER} Le pont de Tintagel s'est effondré.",
        "2022-03",
    ),
    ("a year long gone beside it", "Le pont de Tintagel, bâti en 1998, s'est effondré jeudi.", "2022-03"),
    (
        "a year long gone far from its weekday",
        f"Jeudi, on pleurait. {FILLER} Le pont de Tintagel, bâti en 1998, s'est effondré.",
        "2022-03",
    ),
    (
        "a later day without its year",
        "Le pont de Tintagel s'est effondré jeudi, a dit vendredi la ville. Le 26 mars, on pleurait.",
        "2022-03",
    ),
    ("no context", "Le siège de Camelot a fait 300 morts.", ""),
]


def settle(text: str) -> str:
    """The days that the frame gives a text, short."""
    tokens = tokenize(text, SPELLING)
    sentences = split_sentences(tokens, SPELLING)
    symbols = find_times(tokens, sentences, WORDS)
    document = Document(id="", name="", text=text)
    days = settle_frame(document, tokens, sentences, symbols, WORDS, landmarks=ACTS).published
    if days.first is None or days.last is None or days.first == days.last:
        return days.first or ""
    if days.first[8:] == "01" and days.last[8:] >= "28":
        return days.first[:4] if days.first[5:7] != days.last[5:7] else days.first[:7]
    return f"{days.first}/{days.last}"


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in DAYS], ids=[row[0] for row in DAYS])
def test_acts_give_the_day(text: str, expected: str) -> None:
    """The day, month or year of a report by the acts that it tells."""
    assert settle(text) == expected
