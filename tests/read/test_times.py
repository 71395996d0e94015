"""Times are found as symbols and resolved against the document's day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.effort import lines_run

from selon.model.document import DayRange
from selon.model.mention import Time, UntoldTime
from selon.packs.loader import HOME, read_toml
from selon.packs.spelling import Spelling
from selon.packs.times import TimeRule, TimeWords, load_times
from selon.read.sentences import split_sentences
from selon.read.times import find_times
from selon.read.times_resolve import resolve_times
from selon.read.tokens import tokenize

LANGUAGES = sorted(path.parent for path in HOME.glob("*/times.toml"))
FRENCH = HOME / "fr"
NOW = DayRange("2020-10-15", "2020-10-15")
WORDS = {folder: load_times(folder / "times.toml") for folder in LANGUAGES}
RULES = [(folder, rule) for folder in LANGUAGES for rule in WORDS[folder].rule]
EXAMPLES = [(folder, rule, example) for folder, rule in RULES for example in rule.yes]
WRONG = [(folder, rule, example) for folder, rule in RULES for example in rule.no]
YES_IDS = [f"{folder.name}:{rule.id}:{example[:30]}" for folder, rule, example in EXAMPLES]
NO_IDS = [f"{folder.name}:{rule.id}:{example[:30]}" for folder, rule, example in WRONG]


def read(text: str, folder: Path = FRENCH, now: DayRange = NOW, starts: tuple[date, ...] = ()) -> list[Time]:
    """The resolved times of a text."""
    words: TimeWords = WORDS[folder]
    spelling = read_toml(folder / "text.toml", Spelling)
    tokens = tokenize(text, spelling)
    sentences = split_sentences(tokens, spelling)
    times = resolve_times(find_times(tokens, sentences, words), tokens, sentences, now, words, starts=starts)
    return [time for time in times if not isinstance(time, UntoldTime)]


def value_of(found: Time) -> str:
    """The days of a time as the packs' examples write them."""
    first, last = found.first or "..", found.last or ".."
    return first if first == last else f"{first}/{last}"


def widened(value: str) -> str:
    """The value of an example with months and years as days."""
    first, _, last = value.partition("/")
    last = last or first
    ends = {7: {True: "-31", False: "-01"}, 4: {True: "-12-31", False: "-01-01"}}
    first = first + ends.get(len(first), {}).get(False, "")
    last = last + ends.get(len(last), {}).get(True, "")
    return first if first == last else f"{first}/{last}"


def alike(value: str, expected: str) -> bool:
    """Whether a value is the one expected, months being as long as they are."""
    if len(expected.rpartition("/")[2]) == 7:
        return value[:-2] == widened(expected)[:-2]
    return value == widened(expected)


@pytest.mark.parametrize(("folder", "rule", "example"), EXAMPLES, ids=YES_IDS)
def test_rule_reads_its_examples(folder: Path, rule: TimeRule, example: str) -> None:
    """Every rule finds the words in braces by itself, and they mean what stands after the colons."""
    marked, _, expected = example.partition(" :: ")
    words = marked.partition("{")[2].partition("}")[0]
    found = read(marked.replace("{", "").replace("}", ""), folder)
    expected = expected.strip()
    if not expected:
        return
    fitting = [t for t in found if t.rule == rule.id and t.text == words]
    assert fitting, [(t.text, t.rule) for t in found]
    assert alike(value_of(fitting[0]), expected)


@pytest.mark.parametrize(("folder", "rule", "example"), WRONG, ids=NO_IDS)
def test_rule_leaves_what_is_no_time(folder: Path, rule: TimeRule, example: str) -> None:
    """No rule finds anything of its kind in the examples that it must not read."""
    assert rule.id not in {t.rule for t in read(example, folder)}


ANCHORED = [
    ("weekday on the day itself", "Ils ont tiré jeudi.", "2020-10-15", "2020-10-15"),
    ("weekday to come", "Un sommet se tiendra lundi.", "2020-10-15", "2020-10-19"),
    ("since never lies ahead", "Ils fuient depuis fin octobre.", "2020-10-15", "2019-10-21/.."),
    ("since a day of no known year", "Le 8 mai 2019, ils ont tiré. Ils fuient depuis le 23 avril.", "", "2019-05-08"),
    ("a number of two digits before a plural", "En juin 89 civils sont morts.", "2020-10-15", "2020-06"),
    ("date without year looks back", "Le 20 janvier, ils ont tiré.", "2020-10-15", "2020-01-20"),
    ("date without year looks ahead", "Le vote aura lieu le 2 novembre.", "2020-10-15", "2020-11-02"),
    (
        "interval over the turn of the year",
        "Du 28 décembre au 3 janvier, ils ont tiré.",
        "2020-02-15",
        "2019-12-28/2020-01-03",
    ),
    (
        "event named after",
        "Deux jours après l'échec d'une trêve signée lundi, ils ont tiré.",
        "2020-10-15",
        "2020-10-14|2020-10-12",
    ),
    (
        "no day to come for what has happened",
        "Mardi, deux semaines après l'échec de la trêve, ils ont tiré.",
        "2020-10-15",
        "2020-10-13",
    ),
    ("a surname that is a month", "Le général Yvon Janvier a parlé lundi.", "2020-10-15", "2020-10-12"),
    ("a month with a capital", "Ils ont fui en Janvier.", "2020-10-15", "2020-01"),
    (
        "a night and its day",
        "Dans la nuit de samedi à ce dimanche 11 octobre, ils ont tiré.",
        "2020-10-15",
        "2020-10-10/2020-10-11",
    ),
    (
        "series from a day named after",
        "Ils tirent pour la deuxième journée consécutive après le raid de mardi.",
        "2020-10-15",
        "2020-10-14|2020-10-13",
    ),
    ("month of a month", "Le mois dernier, ils ont tiré.", "2020-10", "2020-09"),
    ("day unknown in a month", "Hier, ils ont tiré.", "2020-10", ""),
    ("month unknown in a year", "Le mois dernier, ils ont tiré.", "2020", ""),
    ("year of a year", "L'année dernière, ils ont tiré.", "2020", "2019"),
    (
        "weekday after the last date",
        "Ce mardi 16 novembre 2021, ils ont tiré. Le bilan date de mercredi.",
        "2021-11",
        "2021-11-16|2021-11-17",
    ),
    ("today of no event", "La région aujourd'hui paisible vit du blé.", "2020-10-15", ""),
    (
        "today beside another day",
        "Le pont était fermé hier. Il rouvre aujourd'hui au trafic.",
        "2020-10-15",
        "2020-10-14|2020-10-15",
    ),
    (
        "today against an idle yesterday",
        "Ces ports, hier prospères, aujourd'hui déserts, vivent du blé.",
        "2020-10-15",
        "2020-10-14",
    ),
    ("year or number of soldiers", "De 2000 à 3000 soldats sont morts en 2019.", "2020-10-15", "2019"),
    ("same day without a day", "Le même jour, ils ont tiré.", "2020-10-15", ""),
    (
        "year of a neighbour long gone",
        "En janvier, puis en novembre 1910, ils se sont battus.",
        "2020-10-15",
        "1910-01|1910-11",
    ),
    ("year of the neighbour before", "En mars 1991, puis en mai, ils se sont battus.", "2020-10-15", "1991-03|1991-05"),
    (
        "near neighbour lends no year",
        "Signé en novembre 2019, l'accord est rompu en mai.",
        "2020-10-15",
        "2019-11|2020-05",
    ),
    (
        "words without accents",
        "DEBUT FEVRIER, ILS ONT TIRE, PUIS LE 3 AOUT ET LA SEMAINE DERNIERE.",
        "2020-10-15",
        "2020-02-01/2020-02-10|2020-08-03|2020-10-05/2020-10-11",
    ),
    ("year of two digits", "Mis en ligne le 20/02/14.", "2020-10-15", "2014-02-20"),
    ("no year at all", "Le 5 mars, puis lundi, puis en 2014.", "", "2014"),
]


@pytest.mark.parametrize(("text", "now", "expected"), [row[1:] for row in ANCHORED], ids=[row[0] for row in ANCHORED])
def test_resolve_times_counts_from_its_anchor(text: str, now: str, expected: str) -> None:
    """Days are counted from the document's day, as far as it is known; what can not be told is left out."""
    found = read(text, now=DayRange(now or None, now or None))
    wanted = [value for value in expected.split("|") if value]
    assert len(found) == len(wanted), found
    assert all(alike(value_of(time), value) for time, value in zip(found, wanted, strict=True)), found


def test_ordinal_day_counts_from_the_war() -> None:
    """An ordinal day is counted with the war's first day or without, as the other dates ask."""
    with_first = read(
        "Au sixième jour des combats, vendredi, ils tirent.",
        now=DayRange("2020-10-02", "2020-10-02"),
        starts=(date(2020, 9, 27),),
    )
    without = read(
        "Pour son 9e jour, la guerre est dure.", now=DayRange("2020-10-06", "2020-10-06"), starts=(date(2020, 9, 27),)
    )
    assert [t.first for t in with_first] == ["2020-10-02", "2020-10-02"]
    assert [t.first for t in without] == ["2020-10-06"]


def test_text_at_a_span_is_the_time() -> None:
    """The words at a time's offsets are its text."""
    text = "Le 5 mars 2019, puis «\u00a0hier\u00a0», puis dans la nuit de lundi à mardi."
    assert [text[t.start : t.end] for t in read(text)] == [t.text for t in read(text)]


@pytest.mark.parametrize(
    "piece", ["le 5 mars 2019 et ", "depuis ", "1 ", "il y a 5 ans en 2016, ", "lundi ", "« ", "deux jours après "]
)
def test_reading_grows_no_faster_than_the_text(piece: str) -> None:
    """Ten times the text takes at most eleven times the work, whatever stands in it."""
    read(piece * 20)  # what is kept from text to text is made once
    assert lines_run(lambda: read(piece * 2_000)) <= 11 * lines_run(lambda: read(piece * 200))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1er-31 août 1988\n\nLe 4, ils tirent. Le pire fut le 9 mai 1979. Le 30, ils fuient.", "1988-08-30"),
        ("Le 3 août 1988, ils tirent. Dans la nuit du 29 au 30, ils fuient.", "1988-08-29/1988-08-30"),
        ("Le conseil s'est tenu le 8, à Ys.", "2020-10-08"),
    ],
    ids=["heading's month, not history's", "night of the month named", "this month's"],
)
def test_bare_days_are_of_the_month_told_of(text: str, expected: str) -> None:
    """A day without its month is of the month of the heading, of that named last, else of the document's."""
    now = DayRange("1988-08-01", "1988-08-31") if "1988" in text else NOW
    assert value_of(read(text, now=now)[-1]) == expected


STORIES = {
    "goes_on": ("Le 17 janvier 2012, la rébellion naît. Le 1er avril, elle prend Larba.", "2012-04-01"),
    "goes_on_beyond_the_year": ("Le 17 novembre 2012, la ville tombe. Mi-janvier, elle est reprise.", "2013-01-11"),
    "looks_back": ("Le 9 mars 2018, un accord est signé. La guerre avait éclaté le 2 février.", "2018-02-02"),
    "an_interval": ("Le 27 septembre 2017, ils attaquent. Du 3 novembre au 9 janvier, ils tirent.", "2017-11-03"),
    "of_the_year_that_opens": ("En 2012, la ville est tombée. En mars, elle était calme.", "2012-03-01"),
    "a_month_behind_its_year": ("En 2012, la ville est tombée. Elle a été reprise en mars.", "2012-03-01"),
    "behind_the_end_of_a_year": ("Fin 2013, ils attaquent Larba. Ils la prennent en avril.", "2014-04-01"),
    "no_look_back_over_a_line": ("En juin 2010, ils attaquent.\nLe 6 mars, ils ont fui.", "2020-03-06"),
    "not_of_a_year_of_another_line": ("Le pont de 2014 a sauté.\nLe vote du 3 novembre a été reporté.", "2020-11-03"),
    "not_to_come_if_past": ("Après la guerre de 2014, l'armée avait repris la ville le 13 décembre.", "2014-12-13"),
    "of_the_day_since_which": ("Il a disparu depuis le 13 octobre 2017. Le 8 mars, il vivait.", "2018-03-08"),
    "the_last_story_if_past": (
        "Le 13 octobre 2017, ils tirent.\nHier, ils ont fui.\nLarba était tombée le 8 novembre.",
        "2017-11-08",
    ),
    "of_the_year_since_which": ("Ils la tiennent depuis 2014. En mai de cette année-là, ils ont tiré.", "2014-05-01"),
    "of_the_year_of_the_month_before": ("En mai 1988, ils tirent. En juin de la même année, ils fuient.", "1988-06-01"),
    "of_the_year_that_ends_the_sentence_before": (
        "Le groupe a grandi en 2018. En octobre, il a pris Larba.",
        "2018-10-01",
    ),
    "a_recent_year_ends_unsaid": ("Ils ont pris Larba en octobre 2018, puis Orm en mars.", "2020-03-01"),
    "an_old_year_ends_unsaid": ("Ils ont pris Larba en octobre 2012, puis Orm en mars.", "2013-03-01"),
    "a_season": ("En 2016, la trêve tombe. À l'automne, la ville est prise.", "2016-09-22"),
    "of_the_year_that_heads_it": ("2018. Le 27 septembre, ils attaquent.", "2018-09-27"),
    "a_day_of_the_month_told": ("En mai 2014, ils tirent. Un vote a lieu le 11.", "2014-05-11"),
    "news_is_of_now": ("Le 17 janvier 2012, la rébellion naît. Le 10 octobre, un camp a été attaqué.", "2020-10-10"),
    "ended_by_news": (
        "Le 12 mars 2018, il est élu. Hier, il a fui. En février, il avait été blessé.",
        "2020-02-01",
    ),
    "not_of_a_text": ("L'accord du 9 mars 2018 tient. Le 2 février, un soldat a été tué.", "2020-02-02"),
    "told_in_full_before": ("Le 2 mars 2018, il tire. Hier, il a fui. Personne n'oublie le 2 mars.", "2018-03-02"),
}


@pytest.mark.parametrize(("text", "first"), STORIES.values(), ids=STORIES)
def test_dates_without_a_year_are_of_their_story(text: str, first: str) -> None:
    assert read(text)[-1].first == first


def test_days_are_not_counted_from_a_month_that_frames() -> None:
    found = read("Le 5 octobre 2017, ils tirent. En mars 2018, ils ont pris Larba, puis Orm deux jours plus tard.")
    assert [time.first for time in found] == ["2017-10-05", "2018-03-01"]


BEGUN = {
    "of_an_act": ("Le siège dure depuis son arrivée en 2012.", ("2012-01-01", None)),
    "not_from_a_place": ("Ils ont tiré depuis le Liban en 2006.", ("2006-01-01", "2006-12-31")),
}


@pytest.mark.parametrize(("text", "days"), BEGUN.values(), ids=BEGUN)
def test_a_year_behind_what_it_is_since(text: str, days: tuple[str, str | None]) -> None:
    assert [(time.first, time.last) for time in read(text)] == [days]


def test_a_month_since_which_is_of_no_year_beside() -> None:
    assert read("Ils tirent depuis février ; leurs canons sont de novembre 2012.")[0].first == "2020-02-01"


def test_a_month_within_a_name_is_none() -> None:
    assert [time.text for time in read("Ils sont morts à Mai Kadra en mai.")] == ["mai"]


def test_a_month_opens_an_entry() -> None:
    assert [time.first for time in read("2019\n- Mars : Ys tombe.")] == ["2019-01-01", "2019-03-01"]


def test_what_would_be_to_come_is_after_another_time() -> None:
    assert [time.first for time in read("Le 2 mars 2018, il a fui. Quatre ans plus tard, il tirait.")] == ["2018-03-02"]


def test_without_a_time_before_it_an_earlier_one_counts_from_the_report() -> None:
    assert [time.first for time in read("Trois jours plus tôt, ils tiraient.")] == ["2020-10-12"]
