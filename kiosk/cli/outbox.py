"""`kiosk outbox`: what waits to be handed in, and handing it in now."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kiosk.basics.progress import Stoppable
from kiosk.basics.result import Err, Ok
from kiosk.bootstrap import Services
from kiosk.cli import outbox_parked, outbox_set_aside
from kiosk.cli.common import json_option, print_failure, print_json, read_settings, settings_option
from kiosk.delivery import carrying
from kiosk.delivery.entry import Entry

if TYPE_CHECKING:
    from kiosk.delivery.service import DeliveryService

_DIRECTORY = click.Path(path_type=Path, file_okay=False)
_REFUSED = {
    "unreadable": "the file cannot be read; export it again",
    "not-a-sealed-application": "it is no sealed application",
    "altered": "its bytes are not those that were written; export it again",
    "other-kiosk": "another kiosk exported it: use that kiosk's settings and token",
    "let-go": "staff let it go here, or the resident took paper: see `kiosk outbox list --discarded`",
    "not-kept": "this machine's disk did not take it; see kiosk doctor",
}


@click.group()
def outbox() -> None:
    """What waits to be handed in: list, show, deliver, retry, paper, discard, export, import, set-aside."""


for _command in (outbox_parked.show, outbox_parked.retry, outbox_parked.paper, outbox_parked.discard):
    outbox.add_command(_command)
outbox.add_command(outbox_set_aside.group)


@outbox.command(name="list")
@settings_option
@json_option
@click.option("--discarded", is_flag=True, help="What staff let go instead, with why, who and when.")
def list_(settings_file: Path | None, *, discarded: bool, as_json: bool) -> None:
    """Everything that is not delivered; nothing of what it says can be read here."""
    services = Services(read_settings(settings_file))
    if discarded:
        _list_discarded(services, as_json=as_json)
        return
    delivery = services.delivery
    items = _waiting(delivery)
    if as_json:
        print_json({"items": items, "set_aside": list(delivery.set_aside())})
        return
    _tell_items(items)
    for name in delivery.set_aside():
        click.echo(f"set aside, for maintenance: {name} (kiosk outbox set-aside list)")


@outbox.command()
@settings_option
@json_option
def deliver(settings_file: Path | None, *, as_json: bool) -> None:
    """Delivers now whatever can be delivered, due or not; asks first wherever an attempt may have landed."""
    services = Services(read_settings(settings_file))
    try:
        _waiting(services.delivery)
        delivered = services.delivery.deliver_waiting(Stoppable())
        items = _waiting(services.delivery)
    finally:
        services.close()
    receipts = [_receipt(entry) for entry in delivered]
    if as_json:
        print_json({"items": items, "delivered": receipts})
        return
    for receipt in receipts:
        click.echo("{application_id}  delivered  {receipt_number}".format(**receipt))
    _tell_items(items)


@outbox.command()
@settings_option
@json_option
@click.argument("directory", type=_DIRECTORY)
def export(settings_file: Path | None, directory: Path, *, as_json: bool) -> None:
    """Copies what waits, sealed, into DIRECTORY (a stick), to be taken in elsewhere with `import`.

    It stays in this outbox too, and is asked about before it is sent from here. --json:
    {"directory", "items": [{"application_id", "file"}]}.
    """
    services = Services(read_settings(settings_file))
    laid_down = carrying.export(services.outbox, directory, services.settings.kiosk.id)
    if isinstance(laid_down, Err):
        print_failure(laid_down.failure)
    items = [{"application_id": path.name.partition(".")[0], "file": path.name} for path in laid_down.value]
    if as_json:
        print_json({"directory": str(directory), "items": items})
        return
    for item in items:
        click.echo("{application_id}  written".format(**item))
    click.echo(f"{len(items)} on {directory}; it can be taken out now")


@outbox.command(name="import")
@settings_option
@json_option
@click.option("--any-kiosk", is_flag=True, help="Also what other kiosks exported, with this kiosk's token.")
@click.option("--keep-only", is_flag=True, help="Only keep it here; `deliver` sends it later.")
@click.argument("directory", type=_DIRECTORY)
def import_(
    settings_file: Path | None, directory: Path, *, any_kiosk: bool, keep_only: bool, as_json: bool
) -> None:
    """Takes in what a stick holds, and delivers it: once, however often it is taken in.

    The settings name the kiosk that exported it, with its token. Exit 1 when a file was refused. --json:
    {"items": [{"application_id", "state", "receipt_number"}], "refused": [{"file", "why"}]}; `why` is
    unreadable, not-a-sealed-application, altered, other-kiosk, let-go or not-kept.
    """
    services = Services(read_settings(settings_file))
    try:
        taken = carrying.take_in(
            services.outbox,
            directory,
            services.clock,
            kiosk_id=services.settings.kiosk.id,
            any_kiosk=any_kiosk,
        )
        if isinstance(taken, Err):
            print_failure(taken.failure)
        if not keep_only:
            services.delivery.deliver_waiting(Stoppable())
        items = [_fate(services, entry) for entry in taken.value.entries]
    finally:
        services.close()
    refused = [{"file": one.file, "why": one.why} for one in taken.value.refused]
    if as_json:
        print_json({"items": items, "refused": refused})
    else:
        _tell_taken_in(items, refused)
    raise SystemExit(1 if refused else 0)


def _list_discarded(services: Services, *, as_json: bool) -> None:
    found = services.outbox.discarded()
    if isinstance(found, Err):
        print_failure(found.failure)
    notes = [outbox_parked.discarded_item(note) for note in found.value]
    if as_json:
        print_json({"discarded": notes})
        return
    for note in notes:
        click.echo("{application_id}  {discarded_at}  {because}  {staff}".format(**note))
    if not notes:
        click.echo("nothing was discarded")


def _fate(services: Services, entry: Entry) -> dict[str, object]:
    """Where it stands now."""
    match services.outbox.find(entry.application_id):
        case Ok(Entry() as found):
            entry = found
        case _:
            pass
    return {
        "application_id": entry.application_id,
        "state": _state(entry),
        "receipt_number": entry.receipt_number,
    }


def _tell_taken_in(items: list[dict[str, object]], refused: list[dict[str, str]]) -> None:
    for item in items:
        click.echo(f"{item['application_id']}  {item['state']}  {item['receipt_number'] or ''}".rstrip())
    for one in refused:
        click.echo(f"{one['file']}  refused: {_REFUSED[one['why']]}")
    if not items and not refused:
        click.echo("nothing of a kiosk's is there")


def _waiting(delivery: DeliveryService) -> list[dict[str, object]]:
    """What waits, the oldest first, as JSON; a bad disk ends the command with its failure."""
    found = delivery.waiting()
    if isinstance(found, Err):
        print_failure(found.failure)
    return [_item(entry) for entry in sorted(found.value, key=lambda entry: entry.queued_at)]


def _item(entry: Entry) -> dict[str, object]:
    return {
        "application_id": entry.application_id,
        "state": _state(entry),
        "queued_at": entry.queued_at.isoformat(),
        "attempts": entry.attempts,
        "reason": entry.reason,
        "on_paper": entry.on_paper,
    }


def _state(entry: Entry) -> str:
    return "queued" if entry.state == "sealed" else entry.state


def _receipt(entry: Entry) -> dict[str, object]:
    return {"application_id": entry.application_id, "receipt_number": entry.receipt_number}


def _tell_items(items: list[dict[str, object]]) -> None:
    for item in items:
        also = " on-paper" if item["on_paper"] and item["reason"] != "gave-paper" else ""
        reason = f"{item['reason'] or ''}{also}"
        click.echo(f"{item['application_id']}  {item['state']:<8} {item['attempts']:>3}  {reason}".rstrip())
    if not items:
        click.echo("nothing waits")
