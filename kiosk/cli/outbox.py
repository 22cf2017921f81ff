"""`kiosk outbox`: what waits to be handed in, and handing it in now."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kiosk.basics.progress import Stoppable
from kiosk.basics.result import Err
from kiosk.bootstrap import Services
from kiosk.cli.common import json_option, print_failure, print_json, read_settings, settings_option

if TYPE_CHECKING:
    from kiosk.delivery.entry import Entry
    from kiosk.delivery.service import DeliveryService


@click.group()
def outbox() -> None:
    """What waits to be handed in: list, deliver."""


@outbox.command(name="list")
@settings_option
@json_option
def list_(settings_file: Path | None, *, as_json: bool) -> None:
    """Everything that is not delivered; nothing of what it says can be read here."""
    delivery = Services(read_settings(settings_file)).delivery
    items = _waiting(delivery)
    if as_json:
        print_json({"items": items, "set_aside": list(delivery.set_aside())})
        return
    _tell_items(items)
    for name in delivery.set_aside():
        click.echo(f"set aside, for maintenance: {name}")


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


def _waiting(delivery: DeliveryService) -> list[dict[str, object]]:
    """What waits, the oldest first, as JSON; a bad disk ends the command with its failure."""
    found = delivery.waiting()
    if isinstance(found, Err):
        print_failure(found.failure)
    return [_item(entry) for entry in sorted(found.value, key=lambda entry: entry.queued_at)]


def _item(entry: Entry) -> dict[str, object]:
    return {
        "application_id": entry.application_id,
        "state": "queued" if entry.state == "sealed" else entry.state,
        "queued_at": entry.queued_at.isoformat(),
        "attempts": entry.attempts,
        "reason": entry.reason,
    }


def _receipt(entry: Entry) -> dict[str, object]:
    return {"application_id": entry.application_id, "receipt_number": entry.receipt_number}


def _tell_items(items: list[dict[str, object]]) -> None:
    for item in items:
        reason = item["reason"] or ""
        click.echo(f"{item['application_id']}  {item['state']:<8} {item['attempts']:>3}  {reason}".rstrip())
    if not items:
        click.echo("nothing waits")
