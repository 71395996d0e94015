"""Enters: a language. Leaves: for each file of rules, whether a rule reads an example, for the pack checker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.flows.analyse import analyse
from selon.flows.read import read_document
from selon.model.claim import Event, Toll
from selon.model.document import DayRange, Document

if TYPE_CHECKING:
    from selon.model.reading import Reading
    from selon.packs.loader import Language, Packs
    from selon.packs.rule_form import Matcher

OF_WARS = frozenset({"nth_day", "anniversary"})
DAY = "2020-10-15"  # the day on which examples are read


def example_matchers(packs: Packs, language: Language) -> dict[str, Matcher]:
    """The matchers of a language's files of rules, by file."""
    return {
        "tolls.toml": lambda rule, text: rule in toll_rules(packs, language, text),
        "events.toml": lambda rule, text: rule in event_rules(packs, language, text),
        "times.toml": lambda rule, text: rule in time_rules(packs, language, text),
    }


def read_example(packs: Packs, language: Language, text: str) -> Reading:
    """The reading of an example."""
    day = DayRange(DAY, DAY)
    return read_document(Document(id=text, name="example", text=text, language=language.id, published=day), packs)


def toll_rules(packs: Packs, language: Language, text: str) -> set[str]:
    """The rules by which the tolls of an example were read."""
    claims = read_example(packs, language, text).claims
    return {claim.why["outcome"].rule for claim in claims if isinstance(claim, Toll)}


def event_rules(packs: Packs, language: Language, text: str) -> set[str]:
    """The rules by which the events of an example were read."""
    claims = read_example(packs, language, text).claims
    return {reason.rule for claim in claims if isinstance(claim, Event) for reason in claim.why.values()}


def time_rules(packs: Packs, language: Language, text: str) -> set[str]:
    """The rules by which the times of an example were read; the marks of what it means ("{…} :: day") are taken off.

    What counts from a war that the example does not name has no day, and is read all the same.
    """
    plain = text.partition(" ::")[0].replace("{", "").replace("}", "")
    day = DayRange(DAY, DAY)
    document = Document(id=text, name="example", text=plain, language=language.id, published=day)
    waiting = {symbol.rule for symbol in analyse(document, language).symbols if symbol.kind in OF_WARS}
    return waiting | {time.rule for time in read_document(document, packs).times}
