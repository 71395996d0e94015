"""`selon withhold`: erase the words of an article for good."""

from __future__ import annotations

import click

from selon.cli.asking import changing_ledger, format_option, ledger_option, reading_ledger
from selon.cli.clock import now
from selon.cli.tables import print_done
from selon.flows.keeping import forget_findings
from selon.ledger.withholding import Order, find_document, scrub
from selon.ledger.withholding import withhold as erase

HELD = (
    "Another program has the ledger open, so old pages may still hold words. Close it and run: selon withhold --scrub"
)


@click.command()
@click.argument("document", required=False)
@click.option("--by", help="Who withholds it: a steward.")
@click.option("--why", help="The reason, kept with the audit. Do not repeat what is to be erased.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--scrub", "only_scrub", is_flag=True, help="Only overwrite what was erased before.")
@format_option
@ledger_option
def withhold(  # noqa: PLR0913  one parameter for each option
    document: str | None, by: str | None, why: str | None, ledger: str, form: str, *, yes: bool, only_scrub: bool
) -> None:
    """Erase the words of DOCUMENT (its id or first letters) everywhere; figures, days and an audit entry remain.

    Other texts of the same page and articles with the same text go with it. This can not be undone. Backups made before
    still hold the words; so may what others exported, and caches of a ledger on a server on their machines, until they
    settle it again.
    """
    if only_scrub:
        forget_findings(ledger)
        with changing_ledger(ledger) as store:
            click.echo("Erased words are overwritten." if scrub(store) else HELD)
        return
    if not (document and by and why):
        said = "give a DOCUMENT, --by and --why"
        raise click.UsageError(said)
    with reading_ledger(ledger) as store:
        find_document(store, document)
    if not yes:
        click.confirm(f"Erase the words of article {document} for good?", abort=True)
    with changing_ledger(ledger) as store:
        erased = erase(store, document, Order(by, why, now()))
    forget_findings(ledger)
    said = f"Withheld: {len(erased.documents)} texts, {erased.blobs} records, {erased.names} names."
    print_done(erased, form, said)
    if not erased.scrubbed:
        raise click.ClickException(HELD)
