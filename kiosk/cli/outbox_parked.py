"""`kiosk outbox show|retry|paper|discard`: one application, and what staff decide when it is parked."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn, get_args

import click

from kiosk.basics.ids import ApplicationId, VisitId
from kiosk.basics.progress import Stoppable
from kiosk.basics.result import Err, Result
from kiosk.bootstrap import Services
from kiosk.cli.common import json_option, print_failure, print_json, read_settings, settings_option
from kiosk.delivery.entry import Discarded, Entry, Reason
from kiosk.delivery.resolving import Because, Refusal
from kiosk.paper.document import Printed

_REASONS: dict[Reason | None, tuple[str, str]] = {
    None: ("it waits its turn", "nothing; `kiosk outbox deliver` sends it now"),
    "rejected": (
        "the back-end rejected it, naming the fields below",
        "call the resident; `discard` it once it is handed in otherwise",
    ),
    "defect": (
        "the back-end could not take it as it is (a retired key, a damaged or refused body)",
        "tell IT; once the cause is mended, `retry`, or carry it to the desk with `paper`",
    ),
    "already-received-otherwise": (
        "the back-end has another content under this id, which is never overwritten",
        "compare at the desk; `discard` what lies here once that is done",
    ),
    "not-for-this-kiosk": (
        "the back-end lets this kiosk in, but not with this of a stick or ticket: another kiosk handed it in",
        "look for its id at the desk; carry it there with `paper`, or `discard --unasked` once it is handled",
    ),
    "printing": (
        "it was being printed for the resident when the kiosk stopped; it is asked about, never sent",
        "ask whether the paper came out: if so `discard --because on-paper`, else `retry` or `paper`",
    ),
    "gave-paper": (
        "the resident or the desk has it on paper; it is asked about, never sent",
        "handle the paper (its codes can be read at the desk), then `discard --because on-paper`",
    ),
    "interrupted": (
        "the kiosk stopped, or the resident left, before it was sent",
        "`retry`, carry it to the desk with `paper`, or call the resident",
    ),
    "no-paper": ("it could neither be sent nor printed", "`retry`, or call the resident"),
}
_REFUSED: dict[Refusal, str] = {
    "unknown": "there is no such application here; see `kiosk outbox list`",
    "not-parked": "it is not parked: it is delivered by itself, or now by `kiosk outbox deliver`",
    "received": "the back-end has received it: nothing is left to decide",
    "never-overwrite": "the back-end has another content under this id: it would only refuse it again",
    "has-paper": "it is on paper: take that back first, then say --paper-is-void",
    "spoiled": "the disk has spoiled its bytes: nobody can open it; call the resident, then `discard` it",
    "not-asked": "it may have arrived, and the back-end cannot be asked: try later, or say --unasked",
}

_id = click.argument("application_id", metavar="ID")
_staff = click.option("--staff", required=True, metavar="NAME", help="Who decides this, for the record.")


@click.command()
@settings_option
@json_option
@_id
def show(settings_file: Path | None, application_id: str, *, as_json: bool) -> None:
    """One application: where it stands, why, and what to do; nothing of what it says can be read here."""
    services = Services(read_settings(settings_file))
    found = services.outbox.find(ApplicationId(application_id))
    if isinstance(found, Err):
        print_failure(found.failure)
    item = _let_go(services, application_id) if found.value is None else _item(found.value)
    if item is None:
        _refuse(application_id, "unknown", as_json=as_json)
    if as_json:
        print_json({"item": item})
        return
    for name, value in item.items():
        click.echo(f"{name:15} {', '.join(map(str, value)) if isinstance(value, list) else value}")


@click.command()
@settings_option
@json_option
@_staff
@click.option("--paper-is-void", is_flag=True, help="The resident's paper form is taken back and void.")
@_id
def retry(
    settings_file: Path | None, application_id: str, staff: str, *, paper_is_void: bool, as_json: bool
) -> None:
    """Takes a parked application up again and tries at once; asks first wherever it may have arrived."""
    services = Services(read_settings(settings_file))
    try:
        done = services.delivery.resolving.retry(
            ApplicationId(application_id), staff, paper_is_void=paper_is_void
        )
    finally:
        services.close()
    entry = _decided(application_id, done, as_json=as_json)
    _tell(entry, entry.state, as_json=as_json)


@click.command()
@settings_option
@json_option
@_staff
@_id
def paper(settings_file: Path | None, application_id: str, staff: str, *, as_json: bool) -> None:
    """Prints a parked application as sealed QR codes; the desk page receives it under the same id."""
    services = Services(read_settings(settings_file))
    name, resolving = ApplicationId(application_id), services.delivery.resolving
    try:
        services.staff_prints.begin()
        entry = _decided(application_id, resolving.for_paper(name), as_json=as_json)
        printed = _print(services, entry)
        if isinstance(printed, Err):
            resolving.no_paper(entry)
            print_failure(printed.failure)
        entry = _decided(application_id, resolving.given_paper(name, staff), as_json=as_json)
    finally:
        services.close()
    _tell(entry, entry.state, as_json=as_json)


def _print(services: Services, entry: Entry) -> Result[Printed]:
    """Out of the printer, or why not; the id stands for the visit that is over."""
    assert entry.sealed is not None
    visit = VisitId(entry.application_id)
    sheet = services.staff_paper.sealed_sheet(entry.application_id, entry.sealed, visit=visit)
    if isinstance(sheet, Err):
        return sheet
    with services.staff_prints.printing():
        return services.staff_paper.print(
            sheet.value, visit=visit, application=entry.application_id, progress=Stoppable()
        )


@click.command()
@settings_option
@json_option
@_staff
@click.option("--because", type=click.Choice(get_args(Because)), required=True, help="Why it is let go.")
@click.option("--unasked", is_flag=True, help="Also when the back-end cannot say whether it has arrived.")
@click.option("--yes", is_flag=True, help="Ask nothing.")
@_id
def discard(
    settings_file: Path | None,
    application_id: str,
    staff: str,
    because: Because,
    *,
    unasked: bool,
    yes: bool,
    as_json: bool,
) -> None:
    """Erases a parked application for good, unless the back-end turns out to have received it."""
    if not yes:
        click.confirm(f"Erase {application_id} for good? Nothing brings it back", abort=True, err=True)
    services = Services(read_settings(settings_file))
    try:
        done = services.delivery.resolving.discard(
            ApplicationId(application_id), staff, because, unasked=unasked
        )
    finally:
        services.close()
    _tell(_decided(application_id, done, as_json=as_json), "discarded", as_json=as_json)


def _let_go(services: Services, application_id: str) -> dict[str, object] | None:
    """What is left of one that staff discarded."""
    found = services.outbox.discarded()
    if isinstance(found, Err):
        print_failure(found.failure)
    notes = (note for note in found.value if note.application_id == application_id)
    return next(map(discarded_item, notes), None)


def discarded_item(note: Discarded) -> dict[str, object]:
    """As JSON: where it is now, and by whose decision."""
    return {
        "application_id": note.application_id,
        "state": "discarded",
        "reason": note.reason,
        "because": note.because,
        "staff": note.staff,
        "discarded_at": note.at.isoformat(timespec="seconds"),
        "content_digest": note.digest,
    }


def _decided(application_id: str, done: Result[Entry | Refusal], *, as_json: bool) -> Entry:
    """The entry; a bad disk or a refusal ends the command."""
    if isinstance(done, Err):
        print_failure(done.failure)
    if isinstance(done.value, Entry):
        return done.value
    _refuse(application_id, done.value, as_json=as_json)


def _refuse(application_id: str, why: Refusal, *, as_json: bool) -> NoReturn:
    if as_json:
        print_json({"refused": {"application_id": application_id, "why": why}})
    else:
        click.echo(f"{application_id}  {_REFUSED[why]}", err=True)
    raise SystemExit(1)


def _tell(entry: Entry, state: str, *, as_json: bool) -> None:
    item = {**_item(entry), "state": "queued" if state == "sealed" else state}
    if as_json:
        print_json({"item": item})
    else:
        click.echo("{application_id}  {state}  {receipt_number}".format(**item).removesuffix("  None"))


def _meaning(entry: Entry) -> tuple[str, str]:
    """What it means and what to do; where it is on paper as well, both are said and the paper comes first."""
    meaning, remedy = _REASONS[entry.reason]
    if not entry.on_paper or entry.reason == "gave-paper":
        return meaning, remedy
    on_paper, remedy = _REASONS["gave-paper"]
    return f"{meaning}; {on_paper}", remedy


def _item(entry: Entry) -> dict[str, object]:
    meaning, remedy = _meaning(entry)
    delivered = entry.state == "delivered"
    return {
        "application_id": entry.application_id,
        "state": "queued" if entry.state == "sealed" else entry.state,
        "queued_at": entry.queued_at.isoformat(),
        "attempts": entry.attempts,
        "may_have_arrived": not delivered and (entry.unclear or entry.sent),
        "reason": entry.reason,
        "on_paper": entry.on_paper,
        "fields": list(entry.pointers),
        "receipt_number": entry.receipt_number,
        "meaning": "the back-end has it" if delivered else meaning,
        "remedy": "nothing" if delivered else remedy,
    }
