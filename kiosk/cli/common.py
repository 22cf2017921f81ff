"""What every command shares: settings, JSON on standard output, failures as JSON, secrets from a file."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypeVar

import click

from kiosk.basics.failure import Code, Failure
from kiosk.basics.secret import Secret
from kiosk.basics.telling import told
from kiosk.cli.speaking import say
from kiosk.settings import Settings, SettingsProblems, load
from kiosk.words.catalogue import Catalogue
from kiosk.words.furigana import plain

if TYPE_CHECKING:
    from kiosk.forms.service import Library, Procedure

F = TypeVar("F", bound=Callable[..., object])
RESOURCES = Path(__file__).resolve().parents[2] / "resources"


def settings_option(command: F) -> F:
    """`--settings FILE`, as `settings_file: Path | None`."""
    return click.option(
        "--settings",
        "settings_file",
        type=click.Path(path_type=Path, dir_okay=False),
        help="Settings file (default: /etc/madoguchi/kiosk.toml, ./kiosk.toml, demo values).",
    )(command)


def definitions_option(command: F) -> F:
    """`--directory DIR`, as `directory: Path | None`; None is the folder that the settings name."""
    return click.option(
        "--directory",
        type=click.Path(path_type=Path, exists=True, file_okay=False),
        help="Another folder of definitions than the installed one.",
    )(command)


def json_option(command: F) -> F:
    """`--json`, as `as_json: bool`."""
    return click.option("--json", "as_json", is_flag=True, help="One JSON object on standard output.")(
        command
    )


def secret_option(command: F) -> F:
    """`--secret-file FILE|-`, as `secret_file: str | None`; never a value on the command line."""
    return click.option(
        "--secret-file", metavar="FILE|-", help="File whose first line is the secret; - is standard input."
    )(command)


def read_settings(path: Path | None) -> Settings:
    """The settings, or the end: every mistake is named at once, exit 1 (JSON too, where asked for)."""
    loaded = load(path)
    if isinstance(loaded, SettingsProblems):
        settings_wrong(loaded.lines())
    return loaded


def settings_wrong(lines: list[str]) -> NoReturn:
    """Names each mistake on standard error and in the failure's JSON; exit 1."""
    for line in lines:
        click.echo(line, err=True)
    print_failure(Failure(Code.APP_02, {"count": len(lines)}), extra={"problems": lines})


def read_secret(source: str | None) -> Secret | None:
    """The first line of the file, without its line end; None where none was named."""
    if source is None:
        return None
    line = bytearray(sys.stdin.buffer.readline() if source == "-" else _first_line(Path(source)))
    while line and line[-1] in b"\r\n":
        del line[-1]
    return Secret(line)


def read_procedure(library: Library, procedure_id: str, *, as_json: bool, language: str = "en") -> Procedure:
    """The procedure, or the end with exit 1: which ids there are, or what keeps this one away."""
    procedure = library.get(procedure_id)
    if procedure is None:
        no_procedure(library, procedure_id, library.ids(), as_json=as_json, language=language)
    return procedure


def no_procedure(
    library: Library, wanted: str, ids: tuple[str, ...], *, as_json: bool, language: str = "en"
) -> NoReturn:
    """Says to an author why there is no such definition; the failure as JSON where that was asked for."""
    from kiosk.forms.definition.faults import nearest

    faults = [say(one.said, language) for one in library.faults if one.file.partition("/")[0] == wanted]
    likely = nearest(wanted, ids)
    if faults:
        pattern = "{wanted!r} is not offered until its definition is mended: {faults}"
        message = say(told(pattern, wanted=wanted, faults="; ".join(faults)), language)
    else:
        guess = told("did you mean {likely!r}? ", likely=likely) if likely else ""
        pattern = "no procedure is called {wanted!r}: {guess}there are {names}"
        names = ", ".join(ids) or told("none")
        message = say(told(pattern, wanted=wanted, guess=guess, names=names), language)
    if not as_json:
        raise click.ClickException(message)
    _not_offered({"procedures": list(ids), "message": message, "likely": likely})


def refuse_outside(procedure: Procedure, day: date) -> None:
    """The end with exit 1 where a definition does not hold on that day, as no resident is offered it then."""
    if procedure.holds_on(day):
        return
    begins, until = procedure.effective_from, procedure.effective_until
    if day < begins:
        pattern = "{id!r} is offered from {day} on; `--day {day}` hands it in all the same, to try it"
        message = told(pattern, id=procedure.id, day=begins)
    else:
        pattern = "{id!r} was offered until {day}; `--day {day}` hands it in all the same, to try it"
        message = told(pattern, id=procedure.id, day=until)
    days = {"effective_from": str(begins), "effective_until": None if until is None else str(until)}
    _not_offered({"message": say(message, "en"), **days})


def _not_offered(extra: dict[str, object]) -> NoReturn:
    print_failure(Failure(Code.FORM_02), extra)


def print_json(value: object) -> None:
    """One JSON object, and nothing else, on standard output."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def print_failure(failure: Failure, extra: dict[str, object] | None = None) -> NoReturn:
    """`{"failure": {…}}` on standard output and exit 1: there is no result."""
    print_json({"failure": {**failure_json(failure), **(extra or {})}})
    raise SystemExit(1)


def failure_json(failure: Failure) -> dict[str, object]:
    """The failure as others automate against it (design §12): code, kind, title, remedy, and its facts."""
    words = Catalogue(RESOURCES / "translations").words("ja").failure(failure)
    return {
        "code": failure.code.support,
        "kind": failure.code.kind,
        "title": plain(words.title),
        "remedy": plain(words.remedy),
        **failure.facts,
    }


def _first_line(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.readline()
    except OSError as problem:
        raise click.UsageError(f"cannot read the secret file {path}: {problem.strerror}") from problem
