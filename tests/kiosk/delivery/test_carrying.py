"""From one outbox onto a stick and into another: delivered once, whoever is first."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from kiosk.basics.result import Err, Ok
from kiosk.delivery import policy
from kiosk.delivery.carrying import Refused, TakenIn, export, take_in
from kiosk.delivery.entry import Discarded, Entry, fresh
from kiosk.delivery.outbox import Outbox
from tests.fakes.hand_ins import sealed
from tests.fakes.stopped_clock import START, StoppedClock


def outbox_with(folder: Path, *entries: Entry) -> Outbox:
    outbox = Outbox(folder)
    for entry in entries:
        assert outbox.keep(entry) == Ok(entry)
    return outbox


def waiting() -> Entry:
    return fresh(sealed(), may_wait=True, now=START)


def taken(found: object) -> TakenIn:
    assert isinstance(found, Ok)
    assert isinstance(found.value, TakenIn)
    return found.value


def test_what_waits_travels_and_stays_and_is_asked_about_on_both_sides(tmp_path: Path) -> None:
    one = waiting()
    kiosk, desk = outbox_with(tmp_path / "kiosk", one), Outbox(tmp_path / "desk")
    (tmp_path / "stick").mkdir()
    assert isinstance(export(kiosk, tmp_path / "stick", "oji-01"), Ok)
    taken_in = taken(take_in(desk, tmp_path / "stick", StoppedClock(), kiosk_id="oji-01"))
    assert [entry.sealed for entry in taken_in.entries] == [one.sealed]
    for side in (kiosk, desk):
        found = side.find(one.application_id)
        assert isinstance(found, Ok)
        assert found.value is not None
        assert policy.next_request(found.value) == "get"


def test_what_staff_must_see_or_must_not_wait_stays_alone(tmp_path: Path) -> None:
    parked = replace(waiting(), state="parked", reason="gave-paper")
    alone = replace(waiting(), may_wait=False)
    assert export(outbox_with(tmp_path / "kiosk", parked, alone), tmp_path, "oji-01") == Ok(())


def test_same_stick_twice_changes_nothing(tmp_path: Path) -> None:
    export(outbox_with(tmp_path / "kiosk", waiting()), tmp_path, "oji-01")
    desk, clock = Outbox(tmp_path / "desk"), StoppedClock()
    first = taken(take_in(desk, tmp_path, clock, kiosk_id="oji-01"))
    assert taken(take_in(desk, tmp_path, clock, kiosk_id="oji-01")) == first


def test_another_kiosks_is_refused_unless_it_is_wanted(tmp_path: Path) -> None:
    one = waiting()
    export(outbox_with(tmp_path / "kiosk", one), tmp_path, "oji-01")
    desk, clock = Outbox(tmp_path / "desk"), StoppedClock()
    refused = taken(take_in(desk, tmp_path, clock, kiosk_id="akabane-02"))
    assert refused == TakenIn((), (Refused(one.application_id, "other-kiosk"),))
    assert len(taken(take_in(desk, tmp_path, clock, kiosk_id="akabane-02", any_kiosk=True)).entries) == 1


def test_stick_that_is_not_there_is_a_failure_and_loses_nothing(tmp_path: Path) -> None:
    one = waiting()
    kiosk = outbox_with(tmp_path / "kiosk", one)
    gone = tmp_path / "gone"
    for failed in (export(kiosk, gone, "oji-01"), take_in(kiosk, gone, StoppedClock(), kiosk_id="oji-01")):
        assert isinstance(failed, Err)
        assert failed.failure.code.support == "DISK-05"
    assert len(found.value if isinstance(found := kiosk.waiting(), Ok) else ()) == 1


def test_what_was_let_go_here_is_not_taken_in_again(tmp_path: Path) -> None:
    one = waiting()
    kiosk = outbox_with(tmp_path / "kiosk", one)
    export(kiosk, tmp_path, "oji-01")
    name = one.application_id
    kiosk.change(name, lambda entry: replace(entry, state="parked", reason="gave-paper"))
    kiosk.discard(name, Discarded(name, one.digest, None, "withdrawn", "sato", START))
    refused = taken(take_in(kiosk, tmp_path, StoppedClock(), kiosk_id="oji-01"))
    assert refused == TakenIn((), (Refused(name, "let-go"),))
    assert kiosk.find(name) == Ok(None)
