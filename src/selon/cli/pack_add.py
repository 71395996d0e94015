"""`selon pack add`: parties, persons, places and conflicts of one's own, in a folder laid over Selon's packs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from selon.cli.packs_option import own_folder_option
from selon.packs.adding import (
    EntryFault,
    add_conflict,
    add_party,
    add_party_words,
    add_person,
    add_place,
    identity_of,
    others_called,
)
from selon.packs.loader import Packs
from selon.packs.world import ConflictEntry, PartyEntry, PersonEntry, PlaceEntry

Command = TypeVar("Command", bound=Callable[..., Any])  # Any: click gives a command whatever options it has


@click.group()
def add() -> None:
    """Add parties, persons, places and conflicts of your own.

    They lie in your folder of packs (--packs or SELON_PACKS), checked and sorted, and `selon read --packs FOLDER` knows
    them. An entry with the id of one that is there takes its place.
    """


def entry_options(command: Command) -> Command:
    """The options that all entries share."""
    also = click.option("--also", multiple=True, metavar="NAME", help="Another name (may be repeated).")
    return also(own_folder_option(command))


identity_option = click.option("--id", "identity", help="The entry's id. [default: made of its name]")
country_option = click.option("--country", "countries", multiple=True, metavar="CODE", help="Country (repeatable).")


@add.command()
@click.argument("name")
@click.option("--kind", required=True, help="armed_group, state, military, ngo, media …")
@click.option("--speaks-for", default="", metavar="ID", help="The party that this body speaks for.")
@click.option("--language", default="", metavar="CODE", help="The language of the words that follow.")
@click.option("--adjective", "adjectives", multiple=True, help="Its adjective in that language, masculine singular.")
@click.option("--inhabitant", "inhabitants", multiple=True, help="Its people in that language, masculine singular.")
@click.option("--capital", "capitals", multiple=True, help="The capital that stands for its government.")
@country_option
@identity_option
@entry_options
def party(  # noqa: PLR0913  one parameter for each option
    name: str,
    kind: str,
    speaks_for: str,
    language: str,
    adjectives: tuple[str, ...],
    inhabitants: tuple[str, ...],
    capitals: tuple[str, ...],
    countries: tuple[str, ...],
    identity: str | None,
    also: tuple[str, ...],
    folder: Path,
) -> None:
    """Add a state, armed group, body or organisation called NAME."""
    words = [adjectives, inhabitants, capitals]
    if any(words) and not language:
        said = "adjectives, inhabitants and capitals are words of a language: give --language"
        raise click.UsageError(said)
    packs, made = packs_with(folder), identity or identity_of(name)
    entry = PartyEntry(made, name, kind, speaks_for or made, countries, also)
    with_faults(lambda: tell(add_party(folder, entry, packs), "party", made, (name, *also), packs))
    if language:
        cells = (made, "|".join((name, *also)), *("|".join(forms) for forms in words))
        with_faults(lambda: click.echo(f"Its words → {add_party_words(folder, language, cells, packs_with(folder))}"))


@add.command()
@click.argument("name")
@click.option("--party", "of", required=True, metavar="ID", help="The party whose office it is.")
@click.option("--office", required=True, help="The office: president, defence minister, spokesman …")
@click.option("--since", default="", help="From when: a year, month or day.")
@click.option("--until", default="", help="Until when.")
@identity_option
@entry_options
def person(  # noqa: PLR0913  one parameter for each option
    name: str,
    of: str,
    office: str,
    since: str,
    until: str,
    identity: str | None,
    also: tuple[str, ...],
    folder: Path,
) -> None:
    """Add a holder of an office called NAME."""
    packs, made = packs_with(folder), identity or identity_of(name)
    entry = PersonEntry(made, name, of, office, since, until, also)
    with_faults(lambda: tell(add_person(folder, entry, packs), "person", made, (), packs))


@add.command()
@click.argument("name")
@click.option("--country", required=True, metavar="CODE", help="The country that it lies in.")
@click.option("--at", required=True, metavar="LAT,LON", help="Degrees north, then east: 40.68,46.36.")
@click.option("--kind", default="town", show_default=True, help="town, village, district, region, site, river …")
@click.option("--geonames", type=int, default=None, help="Its number in GeoNames.")
@entry_options
def place(  # noqa: PLR0913  one parameter for each option
    name: str, country: str, at: str, kind: str, geonames: int | None, also: tuple[str, ...], folder: Path
) -> None:
    """Add a place called NAME."""
    packs = packs_with(folder)
    lat, lon = degrees(at)
    entry = PlaceEntry(name, country, lat, lon, kind, geonames, 0, curated=True)
    with_faults(lambda: tell(add_place(folder, entry, also, packs), "place", name, (name, *also), packs))


@add.command()
@click.argument("name")
@click.option("--first-day", required=True, help="The day on which it began.")
@click.option("--last-day", default="", help="The day on which it ended, where it has.")
@click.option("--kind", default="internal", show_default=True, help="internal, interstate …")
@click.option("--front", "fronts", multiple=True, metavar="ID,ID", help="Parties that fight together (repeatable).")
@click.option("--party", "parties", multiple=True, metavar="ID", help="A party that is on no front (repeatable).")
@click.option("--residents", multiple=True, metavar="CODE=ID", help="Whose side the civilians of a country count to.")
@click.option("--called", multiple=True, metavar="LANGUAGE=NAME", help="What a language calls it (repeatable).")
@click.option("--place", "places", multiple=True, help="A place that tells of it (repeatable).")
@country_option
@identity_option
@own_folder_option
def conflict(  # noqa: PLR0913  one parameter for each option
    name: str,
    first_day: str,
    last_day: str,
    kind: str,
    fronts: tuple[str, ...],
    parties: tuple[str, ...],
    residents: tuple[str, ...],
    called: tuple[str, ...],
    places: tuple[str, ...],
    countries: tuple[str, ...],
    identity: str | None,
    folder: Path,
) -> None:
    """Add a war, or a phase of one, called NAME."""
    sides = tuple(tuple(one.strip() for one in front.split(",")) for front in fronts)
    names: dict[str, tuple[str, ...]] = {}
    for language, words in pairs(called, "--called"):
        names[language] = (*names.get(language, ()), words)
    made = identity or f"{identity_of(name)}-{first_day[:4]}"
    entry = ConflictEntry(
        id=made,
        name=name,
        first_day=first_day,
        last_day=last_day,
        kind=kind,
        parties=tuple(dict.fromkeys((*(one for side in sides for one in side), *parties))),
        countries=countries,
        fronts=sides,
        residents=dict(pairs(residents, "--residents")),
        names=names,
        places=places,
    )
    packs = packs_with(folder)
    with_faults(lambda: tell(add_conflict(folder, entry, packs), "conflict", made, (), packs))


def packs_with(folder: Path) -> Packs:
    """The packs as they are now, with those of the folder where it is there."""
    return Packs((folder,) if folder.is_dir() else ())


def tell(path: Path, what: str, made: str, names: Sequence[str], packs: Packs) -> None:
    """Say what was added where, and who else bears the name."""
    click.echo(f"{what} {made} → {path}")
    others = others_called(names, made, packs)
    if others:
        click.echo(f"Also called so, told apart by what a report speaks of: {', '.join(others[:5])}.")


def with_faults(work: Callable[[], None]) -> None:
    """Do the work; what can not be taken becomes a message."""
    try:
        work()
    except EntryFault as fault:
        raise click.ClickException(str(fault)) from fault


def degrees(at: str) -> tuple[float, float]:
    """Two figures of degrees."""
    try:
        lat, lon = (float(part) for part in at.split(","))
    except ValueError:
        said = f"{at!r} is no position: write degrees north, then east, as in 40.68,46.36"
        raise click.UsageError(said) from None
    return lat, lon


def pairs(values: Sequence[str], option: str) -> list[tuple[str, str]]:
    """What stands before and after the sign of each value."""
    found = []
    for value in values:
        first, sign, second = value.partition("=")
        if not (first and sign and second):
            said = f"{option} {value!r} lacks its sign: write it as in its help"
            raise click.UsageError(said)
        found.append((first, second))
    return found
