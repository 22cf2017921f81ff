"""`kiosk card`: readers and cards from the command line, with the JSON that others automate against."""

from __future__ import annotations

import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Literal, TypeAlias

import click

from cardreader.connection import Reader
from cardreader.discovery import SIMULATOR, open_reader
from cardreader.errors import CardError, NoReader
from cardreader.mynumber.authenticity import load_authority_keys
from cardreader.mynumber.card import MyNumberCard, Using
from cardreader.mynumber.card_face import CardFace
from cardreader.mynumber.chain import load_roots
from cardreader.mynumber.contents import CardContents
from cardreader.pcsc.names import AUTO
from cardreader.simulator.card import SimulatedCard
from cardreader.simulator.errors import PersonaError, SlotError, StateFileError
from cardreader.simulator.people import load_persona
from cardreader.simulator.vpcd import PORT, serve
from kiosk.basics.clock import SystemClock
from kiosk.basics.secret import Secret
from kiosk.cli.common import (
    json_option,
    print_failure,
    print_json,
    read_secret,
    read_settings,
    secret_option,
    settings_option,
    settings_wrong,
)
from kiosk.cli.ending import in_good_order
from kiosk.identity.mynumber import failure_of
from kiosk.identity.proof import APPLICATION_TYPE, CHALLENGE_TYPE
from kiosk.settings import Settings, demo_settings

Key: TypeAlias = Literal["authentication", "signature"]
TYPES: dict[Key, str] = {"authentication": CHALLENGE_TYPE, "signature": APPLICATION_TYPE}
VIRTUAL_READER = "127.0.0.1"

reader_option = click.option(
    "--reader",
    metavar="TEXT",
    help="Part of the reader's name, auto, or simulator:PERSONA (default: the settings', else auto).",
)
timeout_option = click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    metavar="S",
    help="Seconds to wait for a card, and for each of its answers (default: no wait; the settings').",
)
release_option = click.option(
    "--staff-release", metavar="ID", help="Who of the staff allowed the last try to be spent."
)


@click.group()
def card() -> None:
    """Readers and cards: list, read, sign, tries, simulate."""


@card.command("list")
@settings_option
@json_option
def list_readers(settings_file: Path | None, as_json: bool) -> None:
    """The readers, and whether a card lies on each."""
    wanted = _usual_reader(read_settings(settings_file))
    slots = list(open_reader().slots())
    if wanted.startswith(SIMULATOR):
        slots += _simulated_said(_reader(wanted, 1)).slots()
    _show({"readers": [{"name": slot.name, "card": slot.card} for slot in slots]}, as_json=as_json)


@card.command()
@settings_option
@json_option
@reader_option
@click.option("--using", type=click.Choice(["pin", "number-b"]), default="number-b", show_default=True)
@secret_option
@click.option(
    "--photo", type=click.Path(path_type=Path, dir_okay=False), help="Where to put the photo (JPEG 2000)."
)
@timeout_option
@release_option
def read(
    settings_file: Path | None,
    as_json: bool,
    reader: str | None,
    using: Using,
    secret_file: str | None,
    photo: Path | None,
    timeout: float | None,
    staff_release: str | None,
) -> None:
    """Name, address, birth date and sex; with number-b the card's face too."""
    if photo is not None and using == "pin":
        raise click.UsageError("--photo needs --using number-b: the PIN opens no photo")
    if photo is not None and not photo.absolute().parent.is_dir():
        raise click.UsageError(f"there is no folder {photo.parent} for the photo")
    settings = read_settings(settings_file)
    with _secret(secret_file) as secret, _opened(settings, reader, timeout) as opened:
        started = time.monotonic()
        contents = opened.read(using, secret.view(), release=staff_release)
        tries = dict(opened.tries())
        result = {
            "reader": opened.reader_name,
            "tries_left": tries,
            "person": _person(contents),
            "face": _face(contents.face, photo),
            "genuineness": contents.genuineness,
            "apdus": opened.apdus,
            "elapsed_ms": round((time.monotonic() - started) * 1000),
        }
    _show(result, as_json=as_json)


@card.command()
@settings_option
@json_option
@reader_option
@click.option("--key", type=click.Choice(["authentication", "signature"]), required=True)
@click.option("--payload", type=click.Path(path_type=Path, exists=True, dir_okay=False), required=True)
@secret_option
@timeout_option
@release_option
def sign(
    settings_file: Path | None,
    as_json: bool,
    reader: str | None,
    key: Key,
    payload: Path,
    secret_file: str | None,
    timeout: float | None,
    staff_release: str | None,
) -> None:
    """The payload as a compact JWS, signed by the card."""
    settings = read_settings(settings_file)
    content = payload.read_bytes()
    with _secret(secret_file) as secret, _opened(settings, reader, timeout) as opened:
        signed = opened.make_signatures(key, TYPES[key], (content,), secret.view(), release=staff_release)
    if not as_json:
        click.echo(f"certificate: {signed.verdict.result}; revocation is not judged here", err=True)
    _show({"jws": signed.jws[0]}, as_json=as_json)


@card.command()
@settings_option
@json_option
@reader_option
@timeout_option
def tries(
    settings_file: Path | None,
    as_json: bool,
    reader: str | None,
    timeout: float | None,
) -> None:
    """Tries left of every secret, without spending any."""
    with _opened(read_settings(settings_file), reader, timeout) as opened:
        result = {"tries_left": dict(opened.tries())}
    _show(result, as_json=as_json)


@card.command()
@settings_option
@click.option(
    "--persona", required=True, metavar="FILE|NAME", help="Whose card: a shipped persona, or a file."
)
@click.option("--port", type=click.IntRange(1, 65535), default=PORT, show_default=True)
@click.option("--state", type=click.Path(path_type=Path, dir_okay=False), help="Keeps the card's tries.")
def simulate(settings_file: Path | None, persona: str, port: int, state: Path | None) -> None:
    """Lays a simulated card on the virtual PC/SC reader until it is interrupted."""
    del settings_file  # every command takes it; this one needs none
    try:
        simulated = SimulatedCard(load_persona(persona), state)
    except (PersonaError, StateFileError) as problem:
        raise click.UsageError(str(problem)) from problem
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda _number, _frame: stop.set())
    try:
        serve(
            simulated,
            VIRTUAL_READER,
            port,
            stop,
            lambda: click.echo(f"{persona}: on the virtual reader, {port}"),
        )
    except SlotError as problem:
        click.echo(str(problem), err=True)
        print_failure(failure_of(NoReader("virtual")))


@contextmanager
def _opened(settings: Settings, wanted: str | None, timeout: float | None) -> Iterator[MyNumberCard]:
    """The card on the wanted reader; a `CardError` inside ends the command with its failure."""
    seconds = settings.card.timeout_s if timeout is None else timeout
    reader = _simulated_said(_reader(wanted or _usual_reader(settings), seconds))
    if timeout is not None:
        _wait_for_card(reader, timeout)
    try:
        authorities = load_authority_keys(settings.card.card_authorities)
        roots = load_roots(settings.card.authorities)
    except (ValueError, OSError) as problem:
        settings_wrong([f"card.authorities, card.card_authorities: {problem}"])
    try:
        with (
            in_good_order(),
            MyNumberCard(
                reader.connect(), now=SystemClock().moment().now, authorities=authorities, roots=roots
            ) as opened,
        ):
            yield opened
    except CardError as error:
        print_failure(failure_of(error))


def _usual_reader(settings: Settings) -> str:
    """The settings' reader; without a settings file any real one.

    The demo's invented resident is shown to nobody who did not ask for them.
    """
    return AUTO if settings.card == demo_settings().card else settings.card.reader


def _simulated_said(reader: Reader) -> Reader:
    """The same reader; that a simulated one holds nobody's card stands on standard error."""
    if reader.simulated:
        click.echo("SIMULATED card: an invented person, not a resident", err=True)
    return reader


def _reader(wanted: str, timeout_s: float) -> Reader:
    try:
        return open_reader(wanted, timeout_s=timeout_s)
    except PersonaError as problem:
        raise click.UsageError(str(problem)) from problem


def _wait_for_card(reader: Reader, seconds: float) -> None:
    there = threading.Event()

    def changed(_reader_present: object, card_present: object) -> None:
        if card_present:
            there.set()

    stop: Callable[[], None] = reader.watch(changed)
    there.wait(seconds)
    stop()


@contextmanager
def _secret(source: str | None) -> Iterator[Secret]:
    """The secret, wiped in the end; asked for, unseen, where a person sits at the terminal."""
    secret = read_secret(source)
    if secret is None:
        if not sys.stdin.isatty():
            raise click.UsageError("--secret-file FILE or - is needed")
        secret = Secret(bytearray(click.prompt("Secret", hide_input=True, err=True), "utf-8"))
    try:
        yield secret
    finally:
        secret.wipe()


def _person(contents: CardContents) -> dict[str, str | None]:
    text = contents.text
    return {
        "name": text.name,
        "address": text.address,
        "birth_date": None if text.born is None else text.born.iso,
        "sex": text.sex,
    }


def _face(face: CardFace | None, photo: Path | None) -> dict[str, str | None] | None:
    if face is None:
        return None
    if photo is not None:
        _write_private(photo, face.photo)
    return {"expires_on": _iso(face.expires_on), "photo": None if photo is None else str(photo)}


def _write_private(path: Path, content: bytes) -> None:
    """Readable by its owner alone, from the first byte on."""
    path.unlink(missing_ok=True)
    path.touch(mode=0o600)
    path.write_bytes(content)


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _show(result: Mapping[str, object], *, as_json: bool) -> None:
    if as_json:
        print_json(result)
        return
    for name, value in result.items():
        click.echo(f"{name}: {value}")
