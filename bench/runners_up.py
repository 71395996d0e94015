"""How often the right value stood second: `runners_up.py READINGS.jsonl --gold FOLDER`.

Enters: readings as `selon read --format jsonl` prints them, and the gold annotations of the same texts. Leaves: a line
for each field of tolls and events that reading may get wrong: how often it is wrong, and how often the right value is
the first, or one of the first three, of what the reading names near the claim beside the value chosen. None is one too.
"""

from __future__ import annotations

import argparse
import calendar
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

Record = dict[str, Any]  # JSON objects of several forms
Spot = tuple[int, int]

SOME = 3
APART = "\t"  # parts the party of a source from its words
LONG = re.compile(r"\w{4,}")
UNSET = 250  # characters from a claim beyond which a value is less likely than none
FIELDS = {
    "toll": ("source", "side", "place", "since", "until"),
    "event": ("source", "actor", "target", "place", "since", "until"),
}
ANCHORS = {"toll": "figure", "event": "trigger"}
TYPES = {"toll": "outcome", "event": "type"}


class Worth(NamedTuple):
    """How a field fared: values compared, wrong ones, and of those the right value second, third or fourth, nowhere."""

    seen: int = 0
    wrong: int = 0
    second: int = 0
    among: int = 0

    def with_one(self, place: int | None) -> Worth:
        """One more value: right (-1), or the place of the right value among the others, if any."""
        if place == -1:
            return self._replace(seen=self.seen + 1)
        among = place is not None and place < SOME
        return Worth(self.seen + 1, self.wrong + 1, self.second + (place == 0), self.among + among)


def fold(text: str | None) -> str:
    """Small letters, straight apostrophes and single spaces."""
    return re.sub(r"\s+", " ", (text or "").replace("’", "'")).strip().lower()


def find(text: str, words: str, start: int = 0) -> Spot | None:
    """Where words stand in a text, whatever its white space and apostrophes; the first place from `start` on."""
    pieces = [re.escape(piece).replace("'", "['’]").replace("’", "['’]") for piece in words.split()]
    found = re.compile(r"\s+".join(pieces)).search(text, start) if pieces else None
    return found.span() if found else None


def spot_of(record: Record, words: str, text: str) -> Spot | None:
    """Where a gold record's figure or trigger stands: behind the opening words of its sentence."""
    sentence = find(text, record["evidence"])
    return find(text, words, sentence[0] if sentence else 0)


def pairs(kind: str, gold: Record, reading: Record) -> Iterator[tuple[Record, Record]]:
    """The gold records of a kind, each with the claim of the same words and the same outcome or type."""
    anchor, text = ANCHORS[kind], reading["document"]["text"]
    claims = [claim for claim in reading["claims"] if claim["kind"] == kind]
    for record in gold.get(f"{kind}s", []):
        spot = spot_of(record, record[anchor], text)
        for claim in claims:
            words, same = claim[anchor], claim[TYPES[kind]] == record[TYPES[kind]]
            if spot and same and words["start"] < spot[1] and spot[0] < words["end"]:
                claims.remove(claim)
                yield record, claim
                break


def bound(value: str | None, *, last: bool) -> str | None:
    """A date of a year or month as its first or last day."""
    if value is None or len(value) > len("2020-12"):
        return value
    year, _, month = value.partition("-")
    day = calendar.monthrange(int(year), int(month or 12))[1]
    return f"{year}-{month or '12'}-{day:02}" if last else f"{year}-{month or '01'}-01"


def wanted(record: Record, field: str) -> str | None:
    """What the gold says of a field."""
    if field == "source":
        return None if record.get("source") is None else f"{fold(record['source_is'])}{APART}{fold(record['source'])}"
    if field in {"since", "until"}:
        return bound(record.get(field), last=field == "until")
    return fold(record.get(field)) or None


def speaker(source: Record) -> str:
    """A source as its party and its words."""
    return f"{fold(source.get('party') or source.get('name') or source['text'])}{APART}{fold(source['text'])}"


def chosen(claim: Record, field: str) -> str | None:
    """What a claim says of a field."""
    value = claim.get("places" if field == "place" else field)
    if field == "place":
        return fold(value[0]["text"]) if value else None
    if field == "source" and isinstance(value, dict):
        return speaker(value)
    if isinstance(value, dict):
        return fold(value.get("party") or value.get("name") or value.get("text"))
    return value if field in {"since", "until"} else fold(value) or None


def is_right(want: str | None, got: str | None, field: str) -> bool:
    """Whether a value is the gold's; of a place it may be a part, of a source it may share a word of the text."""
    if want is None or got is None:
        return want == got
    if field == "source":
        (party, words), (other, said) = want.split(APART), got.split(APART)
        return party == other or bool(LONG.findall(words) and set(LONG.findall(words)) & set(LONG.findall(said)))
    return want in got or got in want if field == "place" else want == got


def named(reading: Record, field: str) -> Iterator[tuple[int, str | None]]:
    """What a reading names that a field may take, with the character at which it stands."""
    if field == "source":
        for item in reading["speech"]:
            yield item["cue"]["start"], speaker(item["source"])
    elif field == "place":
        for place in reading["places"]:
            spots = [place["start"], *(spot[0] for spot in place.get("mentions", []))]
            yield from ((start, fold(place["text"])) for start in spots)
    elif field in {"since", "until"}:
        for time in reading["times"]:
            yield time["start"], time["from"] if field == "since" else time["to"] or time["from"]
        last = reading["document"]["published"]["to"]
        yield from ((time["start"], last) for time in reading["times"] if last and not time["to"])
    else:
        for claim in reading["claims"]:
            yield from ((claim["start"], chosen(claim, key)) for key in ("side", "actor", "target"))
            if claim["source"]:
                yield claim["start"], fold(claim["source"].get("party"))


def others(claim: Record, field: str, reading: Record) -> list[str | None]:
    """The values beside the one that a claim has, the nearest first; unset stands where no value is near."""
    at = claim[ANCHORS[claim["kind"]]]["start"]
    options = [(abs(start - at), value) for start, value in named(reading, field) if value]
    ranked: list[tuple[int, str | None]] = sorted([*options, (UNSET, None)], key=lambda option: option[0])
    got = chosen(claim, field)
    return [value for value in dict.fromkeys(value for _, value in ranked) if value != got]


def place_of_right(record: Record, claim: Record, field: str, reading: Record) -> int | None:
    """Where the right value of a field stands: -1 if it was chosen, else its place among the others, if any."""
    want = wanted(record, field)
    if is_right(want, chosen(claim, field), field):
        return -1
    options = enumerate(others(claim, field, reading))
    return next((place for place, value in options if is_right(want, value, field)), None)


def measure(readings: dict[str, Record], golds: list[Record]) -> dict[str, Worth]:
    """The worth of runners-up by field, over all articles that were read."""
    found: dict[str, Worth] = defaultdict(Worth)
    for gold in golds:
        reading = readings.get(gold.get("article", ""))
        for kind in FIELDS if reading else ():
            for record, claim in pairs(kind, gold, reading or {}):
                for field in FIELDS[kind]:
                    place = place_of_right(record, claim, field, reading or {})
                    found[f"{kind} {field}"] = found[f"{kind} {field}"].with_one(place)
    return dict(found)


def main() -> None:
    """Print the table."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("readings", type=Path)
    ask.add_argument("--gold", type=Path, required=True)
    args = ask.parse_args()
    lines = args.readings.read_text(encoding="utf-8").splitlines()
    readings = {reading["document"]["name"]: reading for reading in map(json.loads, lines)}
    golds = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(args.gold.glob("*.json"))]
    print(f"{'':16}{'seen':>6}{'wrong':>7}{'second':>8}{'of 3':>6}")
    for field, worth in measure(readings, golds).items():
        print(f"{field:16}{worth.seen:6}{worth.wrong:7}{worth.second:8}{worth.among:6}")


if __name__ == "__main__":
    main()
