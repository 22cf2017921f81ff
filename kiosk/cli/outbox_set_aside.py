"""`kiosk outbox set-aside`: damaged outbox files, from being noticed to being gone."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

import click

from kiosk.basics.result import Err
from kiosk.bootstrap import Services
from kiosk.cli.common import json_option, print_failure, print_json, read_settings, settings_option
from kiosk.delivery import set_aside
from kiosk.delivery.acts import Act
from kiosk.delivery.entry import Discarded, Entry
from kiosk.delivery.set_aside import SetAside

_name = click.argument("name", metavar="FILE")
_DIRECTORY = click.Path(path_type=Path, file_okay=False)


@click.group(name="set-aside")
def group() -> None:
    """Damaged outbox files that were set aside: list, recover, copy, discard."""


@group.command(name="list")
@settings_option
@json_option
def list_(settings_file: Path | None, *, as_json: bool) -> None:
    """Every file, and how much of it can be read; nothing is opened that is sealed.

    --json: {"files": [{"file", "bytes", "set_aside_at", "readable": [application ids], "unreadable_rows"}]}.
    """
    services = Services(read_settings(settings_file))
    files = [_shown(_found(services, name, as_json=as_json)) for name in services.outbox.set_aside()]
    if as_json:
        print_json({"files": files})
        return
    for one in files:
        told = "{file}  {bytes} bytes, {count} readable, {unreadable_rows} not"
        click.echo(told.format(**one, count=_count(one)))
    click.echo("next: copy it out for IT, recover what is readable, then discard it" if files else "nothing")


@group.command()
@settings_option
@json_option
@_name
def recover(settings_file: Path | None, name: str, *, as_json: bool) -> None:
    """Takes what is readable in FILE back into the outbox; each is asked about before it is sent. FILE stays.

    What staff let go since, or the resident took home on paper, stays away ("let-go").

    --json: {"items": [{"application_id", "state"}], "unreadable_rows"}.
    """
    services = Services(read_settings(settings_file))
    found = _found(services, name, as_json=as_json)
    taken = set_aside.recover(services.outbox, found, services.clock.moment())
    if isinstance(taken, Err):
        print_failure(taken.failure)
    back = sum(isinstance(one, Entry) for one in taken.value)
    services.record(Act.RECOVERED, file=name, count=back)
    items = [{"application_id": one.application_id, "state": _state(one)} for one in taken.value]
    if as_json:
        print_json({"items": items, "unreadable_rows": found.lost})
        return
    for item in items:
        click.echo("{application_id}  {state}".format(**item))
    click.echo(f"{back} taken back, {found.lost} rows cannot be read; next: kiosk outbox deliver")


@group.command()
@settings_option
@json_option
@_name
@click.argument("directory", type=_DIRECTORY)
def copy(settings_file: Path | None, name: str, directory: Path, *, as_json: bool) -> None:
    """Copies FILE with its log into DIRECTORY (a stick), for IT; everything in it is sealed."""
    services = Services(read_settings(settings_file))
    _found(services, name, as_json=as_json)
    copied = set_aside.copy_out(services.outbox, name, directory)
    if isinstance(copied, Err):
        print_failure(copied.failure)
    names = [path.name for path in copied.value]
    if as_json:
        print_json({"directory": str(directory), "files": names})
    else:
        click.echo("\n".join(f"{one}  copied" for one in names))


@group.command()
@settings_option
@json_option
@click.option("--staff", required=True, metavar="NAME", help="Who decides this, for the record.")
@click.option("--yes", is_flag=True, help="Ask nothing.")
@_name
def discard(settings_file: Path | None, name: str, staff: str, *, yes: bool, as_json: bool) -> None:
    """Overwrites and removes FILE, with whatever of it was not recovered."""
    services = Services(read_settings(settings_file))
    found = _found(services, name, as_json=as_json)
    if not yes:
        what = f"{len(found.readable)} readable applications, {found.lost} rows that cannot be read"
        click.confirm(f"Erase {name} for good ({what})? Nothing brings it back", abort=True, err=True)
    erased = set_aside.erase(services.outbox, name)
    if isinstance(erased, Err):
        print_failure(erased.failure)
    services.record(Act.SET_ASIDE_DISCARDED, file=name, staff=staff)
    if as_json:
        print_json({"discarded": name})
    else:
        click.echo(f"{name}  discarded")


def _found(services: Services, name: str, *, as_json: bool) -> SetAside:
    found = set_aside.look_into(services.outbox, name, services.clock.moment().now)
    return found if found is not None else _refuse(name, as_json=as_json)


def _refuse(name: str, *, as_json: bool) -> NoReturn:
    if as_json:
        print_json({"refused": {"file": name, "why": "unknown"}})
    else:
        click.echo(f"{name}  no such file is set aside; see `kiosk outbox set-aside list`", err=True)
    raise SystemExit(1)


def _shown(one: SetAside) -> dict[str, object]:
    return {
        "file": one.name,
        "bytes": one.size,
        "set_aside_at": one.set_aside_at.isoformat(timespec="seconds"),
        "readable": [entry.application_id for entry in one.readable],
        "unreadable_rows": one.lost,
    }


def _count(shown: dict[str, object]) -> int:
    readable = shown["readable"]
    return len(readable) if isinstance(readable, list) else 0


def _state(one: Entry | Discarded) -> str:
    if isinstance(one, Discarded):
        return "let-go"
    return "queued" if one.state == "sealed" else one.state
