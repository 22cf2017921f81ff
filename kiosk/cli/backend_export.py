"""`kiosk backend export`: received applications for the machines behind (RPA, 基幹系), as CSV or GIF JSON.

What it says on the screen holds ids, counts and names of columns; people stand in the file alone, which
nobody but its owner may read.
"""

from __future__ import annotations

import json
import os
from contextlib import closing
from datetime import datetime
from pathlib import Path

import click
from sqlalchemy.exc import SQLAlchemyError

from kiosk.backend.contract import Contract
from kiosk.backend.keys import KeyRing, KeysExposed, KeyUnusable
from kiosk.backend.plaintext import content_of
from kiosk.backend.problems import Problem
from kiosk.backend.schema import DatabaseNewer
from kiosk.backend.sealing import open_sealed
from kiosk.backend.store import Kept, Store
from kiosk.bootstrap import Services
from kiosk.cli.common import read_procedure, read_settings, settings_option
from kiosk.forms.application import Application
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.flat import Encoding, NoColumn, csv_table, row
from kiosk.forms.gif import gif_json
from kiosk.forms.received import NotAnApplication, application_of
from kiosk.forms.service import lines_of
from kiosk.words.catalogue import SOURCE_LANGUAGE

KEYS = "kiosk.backend.keys"
"""Under this name `kiosk backend` tells its commands the directory of keys."""
_CSV: dict[str, Encoding] = {"csv": "utf-8", "csv-cp932": "cp932"}
_DAY = click.DateTime(["%Y-%m-%d"])


@click.command(name="export")
@click.option("--procedure", "procedure_id", metavar="ID", required=True, help="Applications of this one.")
@click.option("--from", "first", type=_DAY, required=True, help="The first day of receipt.")
@click.option("--to", "last", type=_DAY, help="The last day of receipt (default: the first alone).")
@click.option(
    "--format", "form", type=click.Choice([*_CSV, "gif"]), default="csv", show_default=True,
    help="CSV in UTF-8 or CP932, or JSON by GIF names: docs/exports.md.",
)  # fmt: skip
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    help="A file that is not there yet; only its owner may read it.",
)
@settings_option
@click.pass_context
def export(
    ctx: click.Context,
    *,
    procedure_id: str,
    first: datetime,
    last: datetime | None,
    form: str,
    output: Path,
    settings_file: Path | None,
) -> None:
    """Write received applications into one file; `--database` and `--keys` stand before `export`.

    Exit 1 where one is not in the file, each with its id and why: no half application is ever written.
    """
    services = Services(read_settings(settings_file))
    procedure = read_procedure(services.library, procedure_id, as_json=False)
    if last is not None and last < first:
        raise click.UsageError("--to is before --from")
    days = (first.date().isoformat(), (last or first).date().isoformat())
    kept = _received(ctx.obj, procedure_id, days)
    found, left_out = _readable(kept, _keys(ctx.meta[KEYS]), procedure)
    made = _as_gif(found, procedure, services) if form == "gif" else _as_csv(found, procedure, _CSV[form])
    _write(output, made)
    for line in left_out:
        click.echo(line, err=True)
    click.echo(f"{output}: {len(found)} of {len(kept)} applications")
    if left_out:
        raise SystemExit(1)


def _received(database: str, procedure_id: str, days: tuple[str, str]) -> tuple[Kept, ...]:
    try:
        with closing(Store(database)) as store:
            return store.received(procedure_id, *days)
    except (SQLAlchemyError, DatabaseNewer) as problem:
        raise click.ClickException(f"the database cannot be opened ({type(problem).__name__})") from problem


def _keys(directory: Path) -> KeyRing:
    """The keys that are there: a new one would open nothing."""
    if not any(directory.glob("*.jwk")):
        raise click.ClickException(f"{directory} holds no keys (*.jwk): name their directory with --keys")
    try:
        return KeyRing(directory)
    except (KeysExposed, KeyUnusable) as problem:
        raise click.ClickException(str(problem)) from problem


def _readable(
    kept: tuple[Kept, ...], keys: KeyRing, procedure: Procedure
) -> tuple[tuple[Application, ...], tuple[str, ...]]:
    """The applications that fit the definition, and of each other one its id and why it does not."""
    contract, found, left_out = Contract(), [], []
    for one in kept:
        try:
            made = application_of(content_of(open_sealed(one.body, keys.key, contract), contract))
            row(made, procedure)
        except Problem:
            left_out.append(f"{one.application_id}: cannot be opened: its key is not there, or it is damaged")
        except (NotAnApplication, NoColumn) as problem:
            left_out.append(f"{one.application_id}: {problem}")
        else:
            found.append(made)
    return tuple(found), tuple(left_out)


def _as_csv(found: tuple[Application, ...], procedure: Procedure, encoding: Encoding) -> bytes:
    made, missing = csv_table(found, procedure, encoding)
    for at, columns in missing.items():
        names = ", ".join(one.column for one in columns)
        click.echo(f"{found[at].application_id}: letters that CP932 lacks are 〓 in {names}", err=True)
    return made


def _as_gif(found: tuple[Application, ...], procedure: Procedure, services: Services) -> bytes:
    words = services.catalogue.words(SOURCE_LANGUAGE)
    rows = [gif_json(one, procedure, lines_of(one, procedure, words), words) for one in found]
    return (json.dumps(rows, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def _write(path: Path, content: bytes) -> None:
    """Into a new file, readable for its owner from the first byte on; nothing is written over."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
    except OSError as problem:
        raise click.ClickException(f"{path}: {problem.strerror}") from problem
