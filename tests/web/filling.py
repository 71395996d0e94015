"""An invented war for the pages: three articles on the losses of two states, one of them hostile."""

from __future__ import annotations

from tests.ledger.factory import Statement, write_event, write_reading

from selon.model.reading import Reading

CONFLICT = "karabakh-2020"
RUNNING = ("2020-10-03", "2020-10-05", "2020-10-09")
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
        count=2, side="Azerbaijan", party=None, person="Tamara Vilmarova", place="Ganja", scope="incident"
    )
    return [
        write_reading("first", (own[0], denial), day=RUNNING[0], conflict=CONFLICT, quoted="Nous avons vu la lumière"),
        write_reading("second", (own[1], other, witness), day=RUNNING[1], conflict=CONFLICT, outlet="Radio Exemple"),
        write_reading("third", (own[2],), day=RUNNING[2], conflict=CONFLICT, before=HOSTILE),
        write_event("fourth"),
    ]
