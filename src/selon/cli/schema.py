"""`selon schema`: the JSON Schema of a reading."""

from __future__ import annotations

import json

import click

from selon.model.reading import reading_schema


@click.command()
def schema() -> None:
    """Print the JSON Schema that every reading keeps to."""
    click.echo(json.dumps(reading_schema(), ensure_ascii=False, indent=2, sort_keys=True))
