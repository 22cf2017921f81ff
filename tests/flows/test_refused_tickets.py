"""Every ticket that brings no visit back: said within ten seconds by the kiosk's clock, with a way on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from kiosk.basics.clock import JST
from kiosk.basics.failure import Code
from kiosk.paper.symbols import FORM, TICKET, texts_of
from kiosk.tickets.fleet_keys import FleetKey, fresh_key, write_keys
from kiosk.tickets.sealing import sealed_with
from kiosk.visit.events import TicketScanned
from tests.conftest import ExpectedLog
from tests.fakes.kiosk import Kiosk, kiosk_with, settings_for
from tests.fakes.reference_backend import running_backend
from tests.flows.ways import play

LONGEST_S = 10.0
Scan = Callable[[FleetKey], str]


def code_of(sealed: bytes) -> str:
    (text,) = texts_of(sealed, TICKET)
    return text


def of_yesterday(key: FleetKey) -> str:
    return code_of(sealed_with(FleetKey(key.day - timedelta(days=1), key.id, key.key), b"visit"))


def of_another_fleet(key: FleetKey) -> str:
    return code_of(sealed_with(fresh_key(key.day), b"visit"))


def altered(key: FleetKey) -> str:
    sealed = sealed_with(key, b"visit")
    return code_of(sealed[:-1] + bytes((sealed[-1] ^ 1,)))


def of_a_later_version(key: FleetKey) -> str:
    return code_of(sealed_with(key, b"what this version does not know"))


SCANNED: dict[Code, Scan] = {
    Code.TICKET_02: of_yesterday,
    Code.TICKET_03: of_another_fleet,
    Code.TICKET_04: altered,
    Code.TICKET_05: lambda key: "49012345678",
    Code.TICKET_06: of_a_later_version,
    Code.TICKET_09: lambda key: texts_of(b"sealed for the ward", FORM)[0],
}


def kiosk_of_a_fleet(folder: Path, *days: date) -> tuple[Kiosk, FleetKey]:
    """A kiosk that has the keys of those days, else that of today; and the key of today."""
    with running_backend(folder / "home") as backend:
        plain = settings_for(folder, backend)
    file = folder / "fleet-keys.json"
    kiosk = kiosk_with(
        plain.model_copy(update={"tickets": plain.tickets.model_copy(update={"fleet_keys": file})})
    )
    today = fresh_key(kiosk.clock.moment().now.astimezone(JST).date())
    write_keys(file, [fresh_key(day) for day in days] or [today])
    return kiosk, today


def scan(kiosk: Kiosk, text: str, code: Code) -> None:
    begun = kiosk.clock.moment().ticks
    kiosk.post(TicketScanned(text))
    kiosk.until_true(lambda: kiosk.screen.support_code == code.support, code.support)
    assert kiosk.clock.moment().ticks - begun < LONGEST_S
    assert "call" in {button.id for button in kiosk.screen.buttons}
    play(kiosk, (("next", "choosing-topic"),))


@pytest.mark.parametrize("code", [*SCANNED, Code.TICKET_01], ids=lambda code: code.support)
def test_ticket_that_brings_nothing_back(code: Code, tmp_path: Path) -> None:
    has_no_key_of_today = code is Code.TICKET_01
    kiosk, key = kiosk_of_a_fleet(tmp_path, *([date(2026, 1, 5)] if has_no_key_of_today else []))
    try:
        scan(kiosk, SCANNED.get(code, altered)(key), code)
    finally:
        kiosk.close()


def test_keys_that_cannot_be_read_are_no_keys(tmp_path: Path, expected_log: ExpectedLog) -> None:
    expected_log("the fleet keys cannot be used")
    kiosk, key = kiosk_of_a_fleet(tmp_path)
    try:
        (tmp_path / "fleet-keys.json").write_text("{}", "ascii")
        scan(kiosk, of_a_later_version(key), Code.TICKET_01)
    finally:
        kiosk.close()
