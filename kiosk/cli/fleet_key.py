"""`kiosk fleet-key`: the keys of the days, with which tickets that bring a visit back are sealed.

Only days and ids are ever printed; a key stands in the file alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import NoReturn

import click

from kiosk.basics.clock import JST
from kiosk.basics.failure import Code, Failure
from kiosk.cli.common import json_option, print_failure, print_json, read_settings, settings_option
from kiosk.tickets.fleet_keys import MOST_DAYS, FleetKey, FleetKeysUnusable, extended, read_keys, write_keys

_FILE = click.Path(path_type=Path, dir_okay=False)
file_option = click.option(
    "--file", "file", type=_FILE, help="The file of the keys (default: tickets.fleet_keys of the settings)."
)


@click.group(name="fleet-key")
def fleet_key() -> None:
    """The keys of the days for tickets that bring a visit back on any kiosk. See docs/tickets.md."""


@fleet_key.command()
@file_option
@click.option(
    "--days", type=click.IntRange(1, MOST_DAYS), default=14, show_default=True, help="So many days."
)
@click.option("--from", "first", type=click.DateTime(["%Y-%m-%d"]), help="The first day (default: today).")
@click.option("--replace", is_flag=True, help="New keys for every day: today's tickets open no more.")
@settings_option
@json_option
def new(
    *,
    file: Path | None,
    days: int,
    first: datetime | None,
    replace: bool,
    settings_file: Path | None,
    as_json: bool,
) -> None:
    """Makes a key for each of those days that has none yet; keys of days gone by are dropped.

    Hand the same file to every kiosk of the fleet.
    """
    path, today = _named(file, settings_file), datetime.now(JST).date()
    begins = today if first is None else first.date()
    if begins < today:
        raise click.UsageError(f"--from {begins}: that day has passed")
    kept = () if replace or not path.exists() else _read(path)
    keys = extended(kept, begins, days, today)
    try:
        write_keys(path, keys)
    except OSError as problem:
        _unusable(path, problem.strerror or "cannot be written")
    added = {key.id for key in keys} - {key.id for key in kept}
    _say(path, keys, as_json=as_json, added=len(added))


@fleet_key.command(name="list")
@file_option
@settings_option
@json_option
def list_(*, file: Path | None, settings_file: Path | None, as_json: bool) -> None:
    """Days and ids of the keys in the file."""
    path = _named(file, settings_file)
    _say(path, _read(path), as_json=as_json)


def _named(file: Path | None, settings_file: Path | None) -> Path:
    path = file or read_settings(settings_file).tickets.fleet_keys
    if path is None:
        raise click.UsageError("no --file, and tickets.fleet_keys is not set")
    return path


def _read(path: Path) -> tuple[FleetKey, ...]:
    try:
        return read_keys(path)
    except OSError as problem:
        _unusable(path, problem.strerror or "cannot be read")
    except FleetKeysUnusable as problem:
        _unusable(path, str(problem))


def _unusable(path: Path, why: str) -> NoReturn:
    click.echo(f"{path}: {why}", err=True)
    print_failure(Failure(Code.TICKET_07), {"file": str(path), "detail": why})


def _say(path: Path, keys: Sequence[FleetKey], *, as_json: bool, added: int | None = None) -> None:
    rows = [{"day": key.day.isoformat(), "id": key.id} for key in sorted(keys, key=_day)]
    made = {} if added is None else {"added": added}
    if as_json:
        print_json({"file": str(path), **made, "keys": rows})
        return
    for row in rows:
        click.echo(f"{row['day']}  {row['id']}")


def _day(key: FleetKey) -> date:
    return key.day
