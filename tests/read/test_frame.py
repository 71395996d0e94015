"""The frame: the document's day from lines of the page, weekdays, ordinals, spans, anniversaries; its conflicts."""

from __future__ import annotations

import msgspec
import pytest

from selon.model.document import DayRange, Document, Passage
from selon.model.times import FrameEvidence, FrameResult
from selon.packs.landmarks import Landmarks, read_row
from selon.packs.loader import HOME, read_toml
from selon.packs.spelling import Spelling
from selon.packs.times import load_times
from selon.packs.world import ConflictEntry
from selon.read.conflicts import fold_text, rank_conflicts
from selon.read.frame import settle_frame
from selon.read.sentences import split_sentences
from selon.read.times import find_times
from selon.read.tokens import tokenize

WORDS = load_times(HOME / "fr" / "times.toml")
SPELLING = read_toml(HOME / "fr" / "text.toml", Spelling)


def war(name: str, first: str, last: str = "") -> ConflictEntry:
    """A war between Avalon and Brocéliande, of some days."""
    return ConflictEntry(
        name, name, first, last, "interstate", ("avalon", "broceliande"), ("AV",), (("avalon",), ("broceliande",))
    )


WARS = {
    w.id: w
    for w in (
        war("short", "2020-09-27", "2020-11-10"),
        war("raid", "2023-09-19", "2023-09-25"),
        war("long", "2016-03-04"),
    )
}
NAMED = FrameEvidence(parties={"avalon": 4, "broceliande": 3}, countries={"AV": 2})
ACTS = Landmarks([read_row(["2021-06-05", "ys|digue", ""])])


def settle(
    text: str, evidence: FrameEvidence = NAMED, given: DayRange | None = None, passages: tuple[Passage, ...] = ()
) -> FrameResult:
    """The frame of a text about the war of Avalon."""
    tokens = tokenize(text, SPELLING)
    sentences = split_sentences(tokens, SPELLING)
    document = Document(id="", name="", text=text, published=given or DayRange())
    symbols = find_times(tokens, sentences, WORDS)
    return settle_frame(
        document,
        tokens,
        sentences,
        symbols,
        WORDS,
        passages=passages,
        evidence=evidence,
        conflicts=WARS,
        landmarks=ACTS,
    )


def shown(published: DayRange) -> str:
    """The day, month or range of days."""
    if published.first is None or published.last is None:
        return ""
    if published.first == published.last:
        return published.first
    if published.first[:7] == published.last[:7]:
        return published.first[:7]
    return f"{published.first[:4]}" if published.first[:4] == published.last[:4] else "wide"


DAYS = [
    ("the day on which the war began", "Depuis le 4 mars 2016, on se bat à Ys. Dix soldats sont morts samedi.", ""),
    ("place and day in brackets", "(Ys, le 3 mai 2021) – Dix soldats sont morts lundi, dit un rapport.", "2021-05-03"),
    ("day in brackets", "YS (3 mai 2021) – Dix soldats sont morts lundi, dit un rapport.", "2021-05-03"),
    ("agency and digits", "Ys (Avalon) - 03/05/2021 - Dix soldats sont morts lundi.", "2021-05-03"),
    ("bars", "YS | 03.05.2021 | Dix soldats sont morts lundi.", "2021-05-03"),
    ("dateline with a full stop", "Ys, 3 mai 2021. Dix soldats sont morts lundi, dit l'armée.", "2021-05-03"),
    ("digits in brackets", "[03/05/2021] Dix soldats sont morts lundi, dit l'armée.", "2021-05-03"),
    ("day, place and agency", "Le 3 mai 2021, Ys (Radio Avalon). Dix soldats sont morts lundi.", "2021-05-03"),
    ("day and place", "Le 3 mai 2021, Ys – Dix soldats sont morts lundi.", "2021-05-03"),
    ("a day that opens a sentence of a place", "Le 3 mai 2021, Ys a brûlé. Dix soldats sont morts lundi.", "2021-05"),
    ("day and dash", "Le 3 mai 2021 - Dix soldats sont morts lundi à Ys.", "2021-05-03"),
    ("the hour behind the day", "Radio Avalon – 3 mai 2021 à 16h : dix soldats sont morts lundi.", "2021-05-03"),
    ("a situation up to an hour", "Situation au 3 mai 2021, 18 h 30\n\nDix soldats sont morts lundi.", "2021-05-03"),
    ("an issue that opens its line", "Bulletin d'Ys du 3 mai 2021. Dix soldats sont morts lundi.", "2021-05-03"),
    (
        "put in order on a day",
        "Par Anne Morel, à Ys. Publié hier à 18h02, mis à jour le 3 mai 2021. Dix soldats sont morts.",
        "2021-05-03",
    ),
    (
        "a night that ends on a date",
        "Dix civils sont morts dans la nuit de jeudi à vendredi 14 avril 2023 à Ys, a dit ce vendredi le maire.",
        "2023-04-14",
    ),
    ("a weekday and its date in brackets", "Dix soldats sont morts jeudi (17 mai) à Ys.", "2018-05"),
    (
        "a year that lies ahead",
        "Le 3 mai 2021, dix soldats sont morts. Le 5 mai 2021, vingt. Pour 2022, on craint pire.",
        "2021-05",
    ),
    (
        "months counted while their year runs",
        "Entre mars et mai 2021, dix soldats sont morts. En 2021, on fuit.",
        "2021",
    ),
    ("put on line", "Dix morts à Ys\n\nMis en ligne le 3 mai 2021 à 12h04\n\nDix soldats sont morts.", "2021-05-03"),
    ("a day that opens a sentence", "Le 7 mars 2018 – jour de fête –, dix soldats sont morts à Ys lundi.", "2018-03"),
    (
        "a chronicle of years",
        "Le 7 mars 2017, dix soldats sont morts. Le 3 mai 2018, vingt. Le 4 juin 2019, trente sont morts à Ys.",
        "",
    ),
    ("header below the title", "Dix morts à Ys\n\ndate 2019-11\n\nDix soldats sont morts lundi à Ys.", "2019-11"),
    ("a span whose beginning is the war's", "Du 4 mars au 9 mai 2016, dix soldats sont morts à Ys.", "2016-05"),
    ("a whole war's span", "Du 4 mars 2016 au 9 mai 2017, dix soldats sont morts à Ys.", ""),
    ("going on since a war's first day", "Depuis le 4 mars, on se bat à Ys. Dix soldats sont morts samedi.", "wide"),
    ("header with its day", "date 2019-11-02 Dix soldats sont morts lundi à Ys.", "2019-11-02"),
    (
        "what was said soon after a day",
        "Lundi 7 mars 2022, dix soldats sont morts à Ys, a dit jeudi l'armée.",
        "2022-03-10",
    ),
    (
        "this weekday long since a day",
        "Depuis le 7 mars 2022, la trêve tient à Ys. Dix soldats sont morts ce jeudi.",
        "2022-03",
    ),
    (
        "dateline without a year",
        "YS, 13 juin (Avalon) - Trois soldats sont morts mardi à Ys, a dit l'armée, cinq ans après mars 2018.",
        "2023-06-13",
    ),
    (
        "an agency between strokes",
        "YS, 3 mai. /Avalon/. Dix soldats sont morts en un an, depuis mai 2023.",
        "2024-05-03",
    ),
    (
        "a month of the year before",
        "YS, 3 mai (Avalon) - Dix morts, dit l'armée, les pires depuis juin 2023.",
        "2024-05-03",
    ),
    (
        "a note before the dateline, and the war's first day",
        "(Actualisé avec bilan) YS, 11 avril (Avalon) - Dix soldats sont morts lundi, après l'assaut du 4 mars.",
        "2016-04-11",
    ),
    ("day and number of a cutting", "03/05/21 (B12) Avalon / Ys: dix morts\n\nDix soldats sont morts.", "2021-05-03"),
    ("header and a stale weekday", "date 2019-04 Ys\n\nDix soldats sont morts samedi, a dit l'armée.", "2019-04"),
    (
        "header and a fresh day",
        "date 2019-12 Les tirs ont repris dimanche. Une trêve tenait depuis le 24 novembre.",
        "2019-12-01",
    ),
    ("header and landmark", "date 2021-06 La digue a cédé samedi à Ys. Lundi, on pleurait.", "2021-06-07"),
    (
        "label",
        "Dix morts à Ys\n\nPublié le : 12/03/2019 - 10:22 Modifié le : 13/03/2019\n\nDix soldats sont morts.",
        "2019-03-12",
    ),
    ("line below the title", "Dix morts à Ys\n\n31 Octobre 2018\n\nDix soldats sont morts lundi.", "2018-10-31"),
    ("byline", "Dix soldats sont morts.\n\npar Jean Morel le vendredi 21 octobre 2022", "2022-10-21"),
    ("a day between bars", "Ys brûle\nby Ana | 12 mars 2019 | Nord\nDix soldats sont morts jeudi.", "2019-03-12"),
    ("a label behind a bar", "Auteur : La rédaction | Date : 12 mars 2019\nDix soldats sont morts.", "2019-03-12"),
    (
        "a label without the year",
        "Publié le 12 mars à 10h30\nDix soldats sont morts jeudi. Le 1er mars 2019, le pont avait sauté.",
        "2019-03-12",
    ),
    ("a full stop and a dash", "Ys (Nord), mardi 12 mars 2019.- Dix soldats sont morts.", "2019-03-12"),
    ("dateline without a place", "12 mars 2019 (Agence Nord) – Dix soldats sont morts jeudi.", "2019-03-12"),
    ("dateline", "Ys, 12 mars 2019 (AFP) – Dix soldats sont morts jeudi, a dit vendredi l'armée.", "2019-03-12"),
    (
        "dateline between bars",
        "Dix morts à Ys\n\nYs, Lyonesse | Avalon | mardi 12/03/2019 - L'armée a dit mardi que dix soldats sont morts.",
        "2019-03-12",
    ),
    (
        "page date loses",
        "Jeudi, 26 Novembre 2020\n\nDix morts à Ys\n\n31 Octobre 2020\n\nLe 27 octobre, dix soldats sont morts.",
        "2020-10-31",
    ),
    ("abbreviated month", "Dix morts à Ys\n\nPosté le 13 nov. 2019\n\nDix soldats sont morts.", "2019-11-13"),
    (
        "header and weekday",
        "date 2020-10 Ys\n\nLes combats se poursuivaient lundi. Ils durent depuis le 27 septembre.",
        "2020-10-05",
    ),
    (
        "header and full date",
        "date 2020-10 Ys\n\nL'armée l'a dit vendredi 2 octobre. Jeudi, elle avait tiré. Vendredi, elle se tait.",
        "2020-10-02",
    ),
    (
        "ordinal day",
        "date 2020-10 Pour son 9e jour, le conflit est très dur. Des combats ont eu lieu ce mardi.",
        "2020-10-06",
    ),
    ("ordinal without header", "Au quatrième jour des affrontements, les tirs ont repris vendredi à Ys.", "2023-09-22"),
    ("this weekday with date", "Dix soldats sont morts ce lundi 22 septembre 2014 à Ys.", "2014-09-22"),
    (
        "a later weekday",
        "Ce mardi 16 novembre 2021, la foule est sortie. Le bilan donné mercredi est de dix morts.",
        "2021-11",
    ),
    ("weekday named twice", "Dix soldats sont morts mardi. Ce fut dit mardi 5 novembre 2019.", "2019-11-05"),
    (
        "last date gives month",
        "Le 16 mars 2017, dix soldats sont morts à Ys. Le 2 mars, ils étaient partis.",
        "2017-03",
    ),
    (
        "last week",
        "La fusillade de dimanche 31 juillet 2022 a fait deux morts. Depuis dimanche dernier, on pleure.",
        "2022-08",
    ),
    ("whole month told", "Le rapport couvre la période du 1er au 31 juillet 2019. Dix civils ont été tués.", "2019-08"),
    (
        "since and for",
        "La crise dure depuis 2016. Le 16 septembre, ils ont tiré. Ce conflit dure depuis cinq ans.",
        "2021-09",
    ),
    ("weekday gives year", "Le raid de mercredi 23 décembre a fait dix morts à Ys, dit l'armée en 2020.", "2020-12"),
    (
        "anniversary first",
        "Guerre d'Avalon : deux ans après le début de la guerre, on compte les morts. Le 1er mars, ils ont tiré.",
        "2018-03-04",
    ),
    ("going on since", "La ville est bombardée depuis mardi matin. Mardi soir, l'armée a parlé.", "2023-09-20"),
    ("landmark", "La digue a cédé dans la nuit de vendredi à samedi à Ys. Lundi, on pleurait.", "2021-06-07"),
    ("nothing", "Le chef a parlé. La guerre est longue.", ""),
    (
        "heading that opens with its day",
        "Trêve à Ys\n\n03-05-2021 Communiqué 21/07\n\nDix hommes ont fui.",
        "2021-05-03",
    ),
    ("rubric behind a dash", "Trêve à Ys\n\n3 mai 2021 - Droits de l'homme\n\nDix hommes ont fui.", "2021-05-03"),
    ("heading that closes with its day", "Paix et justice – 3 mai 2021\n\nDix hommes ont fui Ys.", "2021-05-03"),
    ("bulletin of its day", "Bulletin n° 7 du 3 mai 2021\n\nDix hommes ont fui Ys.", "2021-05-03"),
    ("title of its day", "Dix morts à Ys (3 mai 2021)\n\nDix hommes sont morts lundi.", "2021-05-03"),
    ("state up to its day", "Situation à Ys au 3 mai 2021\n\nDix hommes sont morts le 29 avril.", "2021-05-03"),
    ("title of a day long past", "La crue d'Ys (3 mai 1921)\n\nDix hommes étaient morts de peur.", ""),
    ("signature", "Dix hommes sont morts lundi à Ys, dit l'armée (Le Courrier, 4 mai 2021).", "2021-05-04"),
    (
        "agency with its land in brackets",
        "Ys (Terres libres), 3 mai 2021 (AFP) - Dix soldats sont morts.",
        "2021-05-03",
    ),
    ("days in short", "Dix morts à Ys\n\n03.05.21\n\nDix soldats sont morts.", "2021-05-03"),
    ("list of days", "Années\n\n4 mai 2001 - Trêve.\n\n6 mai 2001 - Paix.\n\n8 mai 2003 - Fête.", ""),
    ("picture of the weekday", "Ys, le 3 mai 2021. (Photo Morel)\n\nDix soldats sont morts lundi à Ys.", "2021-05"),
    (
        "what was said on it",
        "Ys, le 3 mai 2021. (Photo Morel)\n\nL'armée a dit lundi que dix sont morts.",
        "2021-05-03",
    ),
    ("agency in square brackets", "YS, 3 mai 2021 [Le Héraut] --- Dix soldats sont morts.", "2021-05-03"),
    ("dashes and a short year", "Dix morts à Ys\n\n(Le Courrier, 3-5-91)\n\nDix soldats sont morts.", "1991-05-03"),
    ("line of the days covered", "Avalon. Les tirs\n\n1er-31 mai 2021\n\nLe 4, dix soldats sont morts.", "2021-05"),
    ("release, place and day", "Communiqué de presse, Ys, le 3 mai 2021\n\nDix hommes ont fui.", "2021-05-03"),
    ("source in brackets", "Trêve à Ys\n\n( Source: courrier ) 03.05.2021 08h12\n\nDix hommes ont fui.", "2021-05-03"),
    (
        "summary of a briefing",
        "Résumé des propos de la porte-parole au point de presse du 3 mai 2021 à Ys.",
        "2021-05-03",
    ),
    ("briefing of old", "La ville évoque la conférence de presse du 3 mai 2001.\n\nDix gardes sont morts lundi.", ""),
    ("as of a day", "Bulletin no 7 (en date du 3 mai 2021)\n\nDix hommes ont fui le 1er mai.", "2021-05-03"),
    ("small byline", "La vallée\nPar elko le lundi, mai 3 2021, 09:32\n\nDix hommes ont fui.", "2021-05-03"),
    ("old picture", "Ys, le 3 mai 2021. (Photo d'archives)\n\nDix soldats sont morts lundi à Ys.", ""),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in DAYS], ids=[row[0] for row in DAYS])
def test_settle_frame_finds_the_day(text: str, expected: str) -> None:
    """The document's day, or its month where no more can be said."""
    assert shown(settle(text).published) == expected, settle(text).published.why


def test_settle_frame_keeps_a_given_day() -> None:
    """What the input says of the day is not overruled."""
    given = DayRange("2019-05-05", "2019-05-05", "metadata")
    assert settle("Publié le 12/03/2019\n\nDix soldats sont morts.", given=given).published == given


def test_settle_frame_narrows_a_given_month() -> None:
    """A month that the input gives is narrowed by the text, never left."""
    given = DayRange("2019-03-01", "2019-03-31", "metadata")
    assert settle("Ys\n\nPublié le 12/03/2019\n\nDix soldats sont morts.", given=given).published.first == "2019-03-12"
    assert settle("Ys\n\nPublié le 12/04/2019\n\nDix soldats sont morts.", given=given).published == given


def test_settle_frame_ignores_stretches_set_aside() -> None:
    """A date in a menu is no date of publication."""
    text = "24 avril 2018\n\nDix soldats sont morts le 2 mars 2017 à Ys."
    assert shown(settle(text, passages=(Passage(0, 13, "boilerplate", "menu"),)).published) == "2017-03"


def test_settle_frame_names_conflicts_begun_by_then() -> None:
    """The conflicts are those begun, and not long over, on the document's day."""
    found = settle("Publié le 12/10/2020\n\nAvalon et Brocéliande se battent.")
    assert "short" in found.frame.conflicts
    assert "raid" not in found.frame.conflicts
    assert "2020-09-27" in found.starts


def test_a_war_between_states_of_which_one_is_named_ranks_behind_one_within_it() -> None:
    """Of two wars of one land that nothing tells apart, the one whose enemy is not named comes second."""
    within = ConflictEntry("within", "within", "2016-01-01", "", "internal", ("avalon",), ("AV",), (("avalon",),))
    between = msgspec.structs.replace(WARS["long"], residents={"AV": "avalon"})
    wars = {"between": msgspec.structs.replace(between, id="between"), "within": within}
    alone, both = FrameEvidence(parties={"avalon": 4}, countries={"AV": 2}), NAMED
    first = [rank_conflicts(fold_text("", evidence), evidence, wars)[0].id for evidence in (alone, both)]
    assert first == ["within", "between"]


def test_a_place_speaks_for_a_war_however_the_report_spells_it() -> None:
    """The places of a war are known by the words of the report as by their own names, and each counts once."""
    war = ConflictEntry("war", "war", "2016-01-01", "", "internal", countries=("AV",), places=("Caërlion", "Caerlon"))
    told = [
        FrameEvidence(countries={"AV": 1}, places=places, spellings=spellings)
        for places, spellings in (
            ({"Caerlon": 1}, {}),
            ({"Caerlon": 1}, {"Caërlion": "Caerlon"}),
            ({"Kaerleon": 1}, {"Caërlion": "Kaerleon"}),
        )
    ]
    scores = [rank_conflicts(fold_text("", evidence), evidence, {"war": war})[0].score for evidence in told]
    assert len(set(scores)) == 1


def test_settle_frame_tells_another_story() -> None:
    """A paragraph with its own names and no word of the rest is set aside, unless the frame knows something in it."""
    story = "\n\n".join(f"L'armée d'Avalon a tiré sur le village numéro {n} de Brocéliande." for n in range(6))
    other = (
        "La société Zorglub lance la console Plopix : manette argentée, processeur ultrarapide, mémoire doublée, "
        "garantie prolongée, livraison gratuite."
    )
    text = f"{story}\n\n{other}\n\n{story}"
    tokens = tokenize(text, SPELLING)
    sentences = split_sentences(tokens, SPELLING)
    document = Document(id="", name="", text=text)

    def aside(evidence: FrameEvidence, *, is_known: bool) -> list[str]:
        found = settle_frame(
            document,
            tokens,
            sentences,
            (),
            WORDS,
            evidence=evidence,
            conflicts=WARS,
            is_known=lambda _first, _last: is_known,
        )
        return [text[p.start : p.end] for p in found.off_topic]

    assert aside(NAMED, is_known=False) == [other]
    assert aside(NAMED, is_known=True) == []
    assert aside(FrameEvidence(), is_known=False) == [], "without a conflict nothing is another story"
