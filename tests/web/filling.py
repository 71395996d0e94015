"""An invented war for the pages: articles on the losses of two states, one of them hostile, one a copy of another."""

from __future__ import annotations

import msgspec
from tests.ledger.factory import Statement, write_event, write_reading

from selon.model.document import Passage
from selon.model.reading import Reading

CONFLICT = "karabakh-2020"
RUNNING = ("2020-10-03", "2020-10-05", "2020-10-09")
WHERE = {"Ganja": (40.68, 46.36), "Barda": (40.37, 47.13)}
HOSTILE = (
    '<script>window.acted = 1</script><img src=x onerror="window.acted = 1"><svg onload="window.acted = 1"></svg> '
    '<a href="javascript:window.acted=1">[x](javascript:window.acted=1)</a> \u202ereversed\u202c {{ 7 * 7 }} '
)


def write_war() -> list[Reading]:
    """The readings."""
    own = [
        Statement(count=count, side="Azerbaijan", party="Azerbaijan", place="Ganja", until=day)
        for count, day in zip((12, 21, 31), RUNNING, strict=True)
    ]
    other = Statement(count=90, side="Azerbaijan", party="Armenia", place="Ganja", until=RUNNING[1])
    denial = Statement(count=12, side="Azerbaijan", party="Armenia", place="Ganja", until=RUNNING[0], denies=True)
    witness = Statement(
        count=2, side="Azerbaijan", party=None, person="Tamara Vilmarova", place="Barda", scope="incident"
    )
    struck = Statement(
        count=7, side="Azerbaijan", party="Azerbaijan", place="Barda", scope="incident", until=RUNNING[1]
    )
    cut = Passage(0, 7, "boilerplate", "menu")
    first = write_reading(
        "first", (own[0], denial), day=RUNNING[0], conflict=CONFLICT, quoted="Nous avons vu", before="Accueil\n\n"
    )
    return [
        placed(msgspec.structs.replace(first, passages=(cut,))),
        placed(
            write_reading("second", (own[1], other, witness), day=RUNNING[1], conflict=CONFLICT, outlet="Radio Exemple")
        ),
        placed(write_reading("third", (own[2], struck), day=RUNNING[2], conflict=CONFLICT, before=HOSTILE)),
        write_event("fourth"),
    ]


def placed(reading: Reading) -> Reading:
    """The reading with the positions of its places."""
    claims = []
    for claim in reading.claims:
        places = [
            msgspec.structs.replace(place, lat=WHERE[place.text][0], lon=WHERE[place.text][1], precision="town")
            for place in claim.places
        ]
        claims.append(msgspec.structs.replace(claim, places=tuple(places)))
    return msgspec.structs.replace(reading, claims=tuple(claims))
