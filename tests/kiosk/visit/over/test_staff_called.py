"""A call is said truthfully: coming, again, or not heard; and other work does not speak for it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
import yaml

from kiosk.audit import AuditEvent, AuditTrail
from kiosk.basics.ids import FieldId
from kiosk.basics.result import Ok
from kiosk.delivery.outcome import Outcome
from kiosk.forms.answers import FieldProblem
from kiosk.visit import effects as to_do
from kiosk.visit import states as at
from kiosk.visit.audited import audited
from kiosk.visit.calling import reason_of
from kiosk.visit.events import JobEnded, Pressed
from kiosk.words.furigana import plain
from tests.fakes.form_parts import RESOURCES
from tests.fakes.paced_visit import KANA, PacedVisit, handbook_of, trouble
from tests.fakes.stopped_clock import StoppedClock

BOOK = handbook_of(languages=("ja", "en"))


@pytest.fixture
def visit() -> PacedVisit:
    return PacedVisit(BOOK)


def heard(visit: PacedVisit) -> bool:
    assert isinstance(visit.visit.over, at.StaffCalled)
    return visit.visit.over.heard


@pytest.mark.parametrize("over", ["tool:theme", "quit", "why", ""])
def test_staff_can_be_called_from_under_anything(over: str, visit: PacedVisit) -> None:
    visit.to_questions()
    if over:
        visit.press(over)
    assert visit.press("call").name == "staff-called"
    assert visit.count(to_do.CallStaff) == 1


def test_staff_can_be_called_from_the_warning(visit: PacedVisit) -> None:
    visit.to_questions()
    visit.waits(181)
    assert visit.press("call").name == "staff-called"


def test_a_call_that_did_not_arrive_says_so(visit: PacedVisit) -> None:
    visit.press("call")
    before = visit.screen.body
    visit.ends(to_do.CallStaff, trouble("staff-not-called"))
    assert not heard(visit)
    assert visit.screen.body != before
    assert visit.screen.support_code == "NET-10"


def test_a_call_that_arrived_says_that_nothing_is_lost(visit: PacedVisit) -> None:
    visit.press("call")
    visit.ends(to_do.CallStaff, Ok(None))
    assert heard(visit)
    assert "入れた内容は、消えません。" in [plain(one) for one in visit.screen.spoken]


def test_the_end_of_other_work_says_nothing_about_the_call(visit: PacedVisit) -> None:
    visit.to_sending()
    visit.ends(to_do.HandIn, Ok(Outcome("paper")))
    visit.press("next")
    visit.effects.clear()
    visit.press("call")
    first = visit.last(to_do.CallStaff)
    visit.press("next", "call")
    visit.ends(to_do.CallStaff, trouble("staff-not-called"))
    assert not heard(visit)
    visit.happens(JobEnded(first.job, Ok(None)))
    assert not heard(visit), "the earlier call arrived, this one did not"


def test_nothing_is_lost_by_calling(visit: PacedVisit) -> None:
    visit.to_questions()
    visit.types("subject.name_kana", "みほ")
    before = visit.screen
    visit.press("call", "dismiss")
    assert visit.screen == before


def test_the_call_names_the_place_and_nobody(visit: PacedVisit) -> None:
    visit.to_questions()
    visit.press("call")
    called = visit.last(to_do.CallStaff)
    assert (called.reason, called.screen) == ("resident", "Asking:juminhyo:subject.name_kana")


def test_in_private_the_screen_is_cleared_and_the_call_says_no_reason(visit: PacedVisit) -> None:
    visit.to_questions()
    visit.press("tool:language", "language:en", "next", "call")
    before, shown = visit.visit, visit.press("private")
    assert (visit.visit.answers.by_field, visit.visit.cases, visit.visit.card) == ({}, (), None)
    assert isinstance(visit.visit.step, at.Welcoming)
    assert visit.visit.comfort.language == "en"
    assert shown.topic == (BOOK.words("en")("visit.welcoming.topic"), "doc"), "no procedure is named"
    called = visit.last(to_do.CallStaff)
    assert (called.reason, called.screen) == ("in-private", "Welcoming")
    lines = list(audited(before, Pressed("private"), visit.visit))
    assert [line.event for line in lines] == [AuditEvent.VISIT_FORGOTTEN]
    assert not [line for line in lines if "private" in str(line.facts)]


def test_in_private_nobody_waits_for_what_stands_on_the_paper(visit: PacedVisit) -> None:
    visit.to_questions()
    visit.press("call", "private")
    visit.ends(to_do.CallStaff, trouble("staff-not-called"))
    assert not heard(visit)
    assert visit.press("next").name == "welcoming"


def test_in_private_what_is_being_handed_in_is_not_lost(visit: PacedVisit) -> None:
    visit.to_sending()
    visit.press("call", "private")
    assert isinstance(visit.visit.step, at.Sending)
    assert visit.last(to_do.CallStaff).reason == "in-private"
    assert visit.press("private").name == "staff-called"


def test_in_private_stays_so_when_nobody_came(visit: PacedVisit) -> None:
    visit.press("call", "private")
    visit.waits(121)
    assert isinstance(visit.visit.over, at.StaffCalled)
    assert (visit.visit.over.times, visit.visit.over.in_private) == (2, True)
    assert visit.last(to_do.CallStaff).reason == "in-private"


def test_staff_read_every_screen_and_a_reason_that_tells_a_bystander_nothing() -> None:
    words = yaml.safe_load((RESOURCES / "desk" / "words.yaml").read_text(encoding="utf-8"))
    assert {step.__name__ for step in get_args(at.Step)} <= set(words["screen"])
    assert words["reason"]["in-private"] == "別の場所へご案内をお願いします"


@pytest.mark.parametrize(
    ("step", "reason"),
    [
        (at.LastTry(), "last-try"),
        (at.TypingCardNumbers(notice=trouble("secret-blocked").failure), "pin-blocked"),
        (at.TypingCardNumbers(), "resident"),
        (at.CardTrouble(trouble("card-not-genuine").failure), "card-trouble"),
        (at.WithoutCard(), "no-card"),
        (
            at.Asking(
                FieldId("juminhyo.use"), problem=FieldProblem(FieldId("juminhyo.use"), "missing-choice")
            ),
            "not-accepted",
        ),
        (at.StaffNeeded("card-not-genuine"), "card-not-genuine"),
    ],
    ids=lambda one: one if isinstance(one, str) else type(one).__name__,
)
def test_the_call_says_why_as_far_as_the_kiosk_can_tell(
    visit: PacedVisit, step: at.Step, reason: str
) -> None:
    assert reason_of(replace(visit.visit, step=step)) == reason
    words = yaml.safe_load((RESOURCES / "desk" / "words.yaml").read_text(encoding="utf-8"))
    assert reason in words["reason"]


def test_whoever_hesitated_calls_as_such_and_once_more_for_the_same_reason(visit: PacedVisit) -> None:
    visit.to_questions()
    visit.waits(61)
    visit.press("call")
    assert visit.last(to_do.CallStaff).reason == "hesitating"
    visit.waits(121)
    assert visit.last(to_do.CallStaff).reason == "hesitating"


def test_whoever_stood_before_a_kiosk_that_failed_calls_as_such_and_once_more(visit: PacedVisit) -> None:
    visit.press("call-kiosk-failed")
    assert (visit.screen.name, visit.last(to_do.CallStaff).reason) == ("staff-called", "kiosk-failed")
    visit.waits(121)
    assert visit.last(to_do.CallStaff).reason == "kiosk-failed"
    words = yaml.safe_load((RESOURCES / "desk" / "words.yaml").read_text(encoding="utf-8"))
    assert "kiosk-failed" in words["reason"]


def test_no_answer_goes_with_a_call(visit: PacedVisit) -> None:
    visit.to_questions()
    visit.types("subject.name_kana", KANA)
    visit.press("call")
    assert KANA not in repr(visit.last(to_do.CallStaff))


def test_the_place_of_a_call_can_stand_in_the_audit_record(visit: PacedVisit, tmp_path: Path) -> None:
    visit.to_questions()
    visit.press("call")
    called = visit.last(to_do.CallStaff)
    trail = AuditTrail(tmp_path / "audit.jsonl", StoppedClock())
    trail.write(AuditEvent.STAFF_CALL_SENT, reason=called.reason, screen=called.screen, heard=1)
    assert called.screen in (tmp_path / "audit.jsonl").read_text(encoding="ascii")
