"""`selon serve`: the workspace in a browser, on this machine alone."""

from __future__ import annotations

import getpass
import os
import webbrowser
from typing import get_args

import click
import uvicorn

from selon.cli.asking import ledger_option
from selon.ledger.store import LedgerFault, without_password
from selon.model.decision import Role
from selon.web.app import make_app

HOST = "127.0.0.1"


@click.command()
@click.option("--port", type=click.IntRange(1, 65535), default=8765, show_default=True, help="The port to listen on.")
@click.option("--by", default=lambda: os.environ.get("SELON_PERSON") or getpass.getuser(), help="Who decides.")
@click.option("--role", type=click.Choice(get_args(Role)), default="analyst", show_default=True, help="As what.")
@click.option("--open", "is_opened", is_flag=True, help="Open the browser, too.")
@ledger_option
def serve(port: int, by: str, role: Role, ledger: str, *, is_opened: bool) -> None:
    """Serve the workspace on this machine: open the address that it prints, stop it with Ctrl+C.

    A ledger that is not there is made. Nothing is asked of any other machine, and no other machine is answered.
    """
    try:
        app = make_app(ledger, by, role)
    except LedgerFault as fault:
        raise click.ClickException(str(fault)) from fault
    address = f"http://{HOST}:{port}/"
    click.echo(f"Selon shows {without_password(ledger)} at {address} (stop with Ctrl+C)")
    if is_opened:
        webbrowser.open(address)
    uvicorn.run(app, host=HOST, port=port, log_level="warning", access_log=False, server_header=False)
