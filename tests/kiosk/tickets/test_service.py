"""Tickets by the clock and by the file: midnight in Japan, a file handed out later, no file at all."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from kiosk.basics.clock import JST
from kiosk.basics.result import Err, Ok, Result
from kiosk.tickets.fleet_keys import extended, write_keys
from kiosk.tickets.service import TicketService
from tests.conftest import ExpectedLog
from tests.fakes.stopped_clock import StoppedClock

DAY = date(2026, 11, 23)
BEFORE_MIDNIGHT = datetime(2026, 11, 23, 23, 59, 58, tzinfo=JST)


def keys_in(folder: Path, days: int = 3) -> Path:
    path = folder / "keys.json"
    write_keys(path, extended((), DAY, days, DAY))
    return path


def sealed(service: TicketService, plaintext: bytes = b"x") -> bytes:
    made = service.seal(plaintext)
    assert isinstance(made, Ok)
    return made.value


def kind(result: Result[bytes]) -> str:
    assert isinstance(result, Err)
    return result.failure.code.kind


def test_ticket_opens_until_midnight_in_japan_on_any_kiosk_with_the_file(tmp_path: Path) -> None:
    path, clock = keys_in(tmp_path), StoppedClock(BEFORE_MIDNIGHT)
    ticket = sealed(TicketService(path, clock))
    elsewhere = TicketService(path, clock)

    clock.sleep(1.9)
    assert elsewhere.open(ticket) == Ok(b"x")
    clock.sleep(0.2)
    assert kind(elsewhere.open(ticket)) == "ticket-of-another-day"


def test_day_is_japans_whatever_offset_the_clock_has(tmp_path: Path) -> None:
    """23:59 in Japan is the afternoon in Greenwich; midnight in Greenwich is nine in the morning in Japan."""
    path = keys_in(tmp_path)
    ticket = sealed(TicketService(path, StoppedClock(BEFORE_MIDNIGHT)))

    same_day = TicketService(path, StoppedClock(BEFORE_MIDNIGHT.astimezone(UTC)))
    next_day = TicketService(path, StoppedClock((BEFORE_MIDNIGHT + timedelta(seconds=3)).astimezone(UTC)))

    assert same_day.open(ticket) == Ok(b"x")
    assert kind(next_day.open(ticket)) == "ticket-of-another-day"


def test_file_that_is_handed_out_later_is_found(tmp_path: Path) -> None:
    service = TicketService(tmp_path / "keys.json", StoppedClock())
    keys_in(tmp_path)

    assert service.has_key(DAY)
    assert service.has_key(DAY + timedelta(days=2))
    assert not service.has_key(DAY + timedelta(days=3))


def test_without_the_file_there_are_no_tickets(tmp_path: Path, expected_log: ExpectedLog) -> None:
    ticket = sealed(TicketService(keys_in(tmp_path), StoppedClock()))

    assert kind(TicketService(None, StoppedClock()).open(ticket)) == "no-fleet-key"
    assert kind(TicketService(None, StoppedClock()).seal(b"x")) == "no-fleet-key"
    expected_log("cannot be read")
    assert not TicketService(tmp_path / "gone.json", StoppedClock()).has_key(DAY)


def test_spoiled_file_is_like_none_and_told_to_the_log(tmp_path: Path, expected_log: ExpectedLog) -> None:
    (tmp_path / "keys.json").write_text("no keys")

    expected_log("cannot be used")
    assert kind(TicketService(tmp_path / "keys.json", StoppedClock()).seal(b"x")) == "no-fleet-key"
