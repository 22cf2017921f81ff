"""`kiosk backend`: the reference back-end, until it is told to stop."""

from __future__ import annotations

import logging
import os
import signal
from collections.abc import Mapping
from pathlib import Path
from types import FrameType

import click
from sqlalchemy.exc import SQLAlchemyError

from kiosk.backend.config import BackendConfig, Transport
from kiosk.backend.keys import KeysExposed, KeyUnusable, rotate
from kiosk.backend.schema import DatabaseNewer
from kiosk.backend.server import NotStarted, RunningBackend, start_in_thread
from kiosk.backend.tokens import TokenShared, TokenUnusable
from kiosk.backend.workers import Workers, start_workers
from kiosk.cli.backend_export import KEYS, export
from kiosk.cli.backend_staff import staff
from kiosk.cli.common import json_option, print_json, read_settings, settings_option

_FILE = click.Path(path_type=Path, dir_okay=False, exists=True)
_DIRECTORY = click.Path(path_type=Path, file_okay=False)


@click.group(invoke_without_command=True)
@click.option("--port", type=click.IntRange(0, 65535), default=8080, show_default=True, help="0: a free one.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--database", metavar="URL", help="SQLAlchemy URL (default: SQLite in the data directory).")
@click.option("--keys", type=_DIRECTORY, help="Private keys (default: in the data directory).")
@click.option(
    "--token",
    "token_files",
    multiple=True,
    metavar="KIOSK_ID=FILE",
    help="A kiosk's token, made where missing; again for more kiosks (default: the one of the settings).",
)
@click.option(
    "--card-root", "card_roots", type=_FILE, multiple=True, help="PEM of a card authority; repeatable."
)
@click.option("--fleet-keys", type=_FILE, help="The kiosks' file of fleet keys, to show tickets at the desk.")
@click.option("--certificate", type=_FILE, help="PEM chain, for TLS.")
@click.option("--certificate-key", type=_FILE, help="Its private key.")
@click.option("--client-ca", type=_FILE, help="PEM of the CA of kiosks' client certificates (mutual TLS).")
@click.option("--rotate", "new_key", is_flag=True, help="Retire the key on offer and offer a new one.")
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    default=1,
    show_default=True,
    help="Processes behind the one port; more than one wants PostgreSQL.",
)
@settings_option
@json_option
@click.pass_context
def backend(
    ctx: click.Context,
    *,
    port: int,
    host: str,
    database: str | None,
    keys: Path | None,
    token_files: tuple[str, ...],
    card_roots: tuple[Path, ...],
    fleet_keys: Path | None,
    certificate: Path | None,
    certificate_key: Path | None,
    client_ca: Path | None,
    new_key: bool,
    workers: int,
    settings_file: Path | None,
    as_json: bool,
) -> None:
    """The reference back-end: validates, stores and answers as the contract says, until SIGTERM or Ctrl-C.

    Its data directory is $XDG_DATA_HOME/madoguchi-backend. Staff see it at /desk.
    """
    if ctx.invoked_subcommand is not None:
        ctx.obj = database or _default_database()
        ctx.meta[KEYS] = keys or _data_directory() / "keys"
        return
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    for chatty in ("uvicorn", "alembic"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
    keys = keys or _data_directory() / "keys"
    if new_key:
        rotate(keys)
    config = BackendConfig(
        database=database or _default_database(),
        keys=keys,
        tokens=_named(token_files) or _of_settings(settings_file, keys),
        transport=Transport(host, port, certificate, certificate_key, client_ca),
        card_roots=card_roots,
        fleet_keys=fleet_keys,
    )
    running = _start(config, workers)
    _stop_on_signals(running)
    _announce(running, config.tokens, as_json=as_json)
    try:
        running.wait()
    except NotStarted as problem:
        raise click.ClickException("a worker ended and its replacement did not come up") from problem
    finally:
        running.stop()


backend.add_command(staff)
backend.add_command(export)


def _start(config: BackendConfig, workers: int) -> RunningBackend | Workers:
    try:
        return start_in_thread(config) if workers == 1 else start_workers(config, workers)
    except (KeysExposed, KeyUnusable, TokenUnusable, TokenShared, DatabaseNewer) as problem:
        raise click.ClickException(str(problem)) from problem
    except OSError as problem:
        where = problem.filename or f"{config.transport.host}:{config.transport.port}"
        raise click.ClickException(f"{where}: {problem.strerror or 'cannot be used'}") from problem
    except SQLAlchemyError as problem:
        raise click.ClickException(f"the database cannot be opened ({type(problem).__name__})") from problem
    except NotStarted as problem:
        raise click.ClickException("the server did not come up") from problem


def _stop_on_signals(running: RunningBackend | Workers) -> None:
    def ask(_number: int, _frame: FrameType | None) -> None:
        running.ask_to_stop()

    signal.signal(signal.SIGTERM, ask)
    signal.signal(signal.SIGINT, ask)


def _announce(running: RunningBackend | Workers, tokens: Mapping[str, Path], *, as_json: bool) -> None:
    if as_json:
        files = {kiosk_id: str(path) for kiosk_id, path in tokens.items()}
        print_json({"url": running.url, "pinned_keys": list(running.thumbprints), "tokens": files})
        return
    click.echo(f"listening on {running.url}")
    for thumbprint in running.thumbprints:
        click.echo(f"key to pin: {thumbprint}")
    for kiosk_id, path in tokens.items():
        click.echo(f"token of {kiosk_id}: {path}")


def _named(token_files: tuple[str, ...]) -> dict[str, Path]:
    tokens: dict[str, Path] = {}
    for pair in token_files:
        kiosk_id, equals, file = pair.partition("=")
        if not (kiosk_id and equals and file):
            raise click.UsageError(f"--token {pair}: KIOSK_ID=FILE is wanted")
        if kiosk_id in tokens:
            raise click.UsageError(f"--token {pair}: {kiosk_id} has a token already")
        tokens[kiosk_id] = Path(file)
    return tokens


def _of_settings(settings_file: Path | None, keys: Path) -> dict[str, Path]:
    """The kiosk of the settings, so that both sides can be started with one file."""
    settings = read_settings(settings_file)
    named = settings.backend.token_file
    return {settings.kiosk.id: Path(named) if named else keys.parent / f"{settings.kiosk.id}.token"}


def _default_database() -> str:
    directory = _data_directory()
    directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    return f"sqlite:///{directory / 'backend.sqlite3'}"


def _data_directory() -> Path:
    base = os.environ.get("XDG_DATA_HOME")
    return (Path(base) if base else Path.home() / ".local" / "share") / "madoguchi-backend"
