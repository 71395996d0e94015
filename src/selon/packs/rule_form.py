"""The form of a pack's rules, and their examples.

Enters: the tables of a TOML file and a matcher that reads examples. Leaves: problems that name the rule.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Any

import msgspec

from selon.model.problem import Problem

Matcher = Callable[[str, str], bool]
"""Whether the rule of this id reads this example."""

PARTNERS = frozenset({"closing"})
Table = dict[str, Any]  # Any: what a TOML file may hold


class Rule(msgspec.Struct, frozen=True):
    """What all rules have in common; the rest is the schema of their file."""

    id: str = ""
    sense: str = ""
    is_void: bool = False
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()


def check_rules(path: Path, senses: Collection[str], matcher: Matcher | None) -> list[Problem]:
    """All faults of the rules and lists of words of one TOML file; examples are run where there is a matcher."""
    try:
        table = tomllib.loads(path.read_bytes().decode())
        rules = msgspec.convert(table.get("rule", ()), tuple[Rule, ...])
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as fault:
        return [Problem("bad-toml", str(fault), str(path))]
    found = [*_check_repeats(table), *_check_ids(rules), *_check_twins(table.get("rule", ()))]
    for rule in rules:
        found.extend((kind, what, rule.id) for kind, what in _check_rule(rule, senses))
        if matcher:
            found.extend((kind, what, rule.id) for kind, what in _run_examples(rule, matcher))
    return [Problem(kind, what, str(path), place) for kind, what, place in found]


def _check_ids(rules: tuple[Rule, ...]) -> Iterator[tuple[str, str, str]]:
    seen: set[str] = set()
    for number, rule in enumerate(rules, start=1):
        if not rule.id:
            yield "rule-without-id", "a rule has no id", f"rule {number}"
        elif rule.id in seen:
            yield "rule-id-twice", "two rules have this id", rule.id
        seen.add(rule.id)


def _check_rule(rule: Rule, senses: Collection[str]) -> Iterator[tuple[str, str]]:
    if not rule.yes and not rule.is_void:
        yield "rule-without-yes", "a rule needs at least one example that it must read (yes)"
    both = sorted(set(rule.yes) & set(rule.no))
    if both:
        yield "yes-and-no", f"an example stands under yes and under no: {both[0]}"
    if rule.sense and not any(sense == rule.sense or sense.startswith(f"{rule.sense}:") for sense in senses):
        yield "unknown-sense", f"no word has the sense {rule.sense}: the rule can never match"


def _check_twins(rules: list[Table]) -> Iterator[tuple[str, str, str]]:
    """Rules that say the same: the second of the two is dead."""
    aside = {"id", "yes", "no", "weight"}
    first_of: dict[str, str] = {}
    for rule in rules:
        body = repr(sorted((key, value) for key, value in rule.items() if key not in aside))
        name = str(rule.get("id"))
        if body in first_of:
            yield "dead-rule", f"says the same as the rule {first_of[body]}", name
        first_of.setdefault(body, name)


def _run_examples(rule: Rule, matcher: Matcher) -> Iterator[tuple[str, str]]:
    missed = [example for example in rule.yes if not matcher(rule.id, example)]
    if rule.yes and len(missed) == len(rule.yes):
        yield "dead-rule", f"reads none of its examples: {missed[0]}"
    else:
        for example in missed:
            yield "yes-missed", f"does not read its example: {example}"
    for example in rule.no:
        if matcher(rule.id, example):
            yield "no-read", f"reads what it must not: {example}"


def _check_repeats(table: Table, path: str = "") -> Iterator[tuple[str, str, str]]:
    """Words that stand twice in one list; partners of another list may."""
    for key, value in table.items():
        place = f"{path}{key}"
        if isinstance(value, dict):
            yield from _check_repeats(value, f"{place}.")
        elif isinstance(value, list) and all(isinstance(item, str) for item in value):
            if key in PARTNERS:
                continue
            for item in sorted({item for item in value if value.count(item) > 1}):
                yield "twice", f"{item} stands twice in the list", place
        elif isinstance(value, list):
            for number, item in enumerate(value, start=1):
                if isinstance(item, dict):
                    name = item.get("id", number)
                    yield from _check_repeats(item, f"{place}.{name}.")
