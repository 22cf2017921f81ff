"""Every move worth remembering leaves one line, with facts of the catalogue and nothing personal."""

from __future__ import annotations

import re

import pytest

from kiosk.audit import AuditEvent
from kiosk.basics.result import Ok
from kiosk.delivery.outcome import Outcome
from kiosk.forms.application import Evidence
from kiosk.paper.document import Document, Printed
from kiosk.visit import effects as to_do
from kiosk.visit.audited import audited
from kiosk.visit.events import Closing
from tests.fakes.paced_visit import TRIES, PacedVisit, handbook_of, reading, trouble
from tests.fakes.wanderer import Wanderer

BOOK = handbook_of()
WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:/-]{0,79}")


@pytest.fixture
def visit() -> PacedVisit:
    return PacedVisit(BOOK)


def labels(visit: PacedVisit) -> list[str]:
    return [line.event.label for line in visit.lines]


def test_a_whole_visit_is_told_in_order(visit: PacedVisit) -> None:
    visit.to_sending()
    visit.ends(to_do.HandIn, Ok(Outcome("delivered", "127")))
    visit.press("next")
    assert labels(visit) == [
        "visit-begun",
        "procedure-chosen",
        "card-read",
        "visit-finished",
        "visit-forgotten",
    ]
    application = visit.lines[3].facts["application"]
    assert application == visit.last(to_do.HandIn).application.application_id


def test_closing_time_is_nobodys_visit() -> None:
    visit = PacedVisit(handbook_of(opening_hours=("Mon 08:30-08:31",)))
    visit.waits(600)
    visit.happens(Closing())
    assert visit.lines == []


def test_a_call_is_one_line_whether_or_not_it_was_heard(visit: PacedVisit) -> None:
    visit.to_who()
    visit.press("call")
    visit.ends(to_do.CallStaff, trouble("staff-not-called"))
    assert labels(visit).count("staff-called") == 1
    visit.waits(121)
    assert labels(visit).count("staff-called") == 2


def test_choosing_again_is_another_choice(visit: PacedVisit) -> None:
    visit.press("start", "tile:certificates", "tile:juminhyo", "back", "tile:kazei-shomei")
    chosen = [line.facts["procedure"] for line in visit.lines if line.event is AuditEvent.PROCEDURE_CHOSEN]
    assert chosen == ["juminhyo", "kazei-shomei"]


def test_a_proof_by_the_card_is_told_with_its_application(visit: PacedVisit) -> None:
    visit.to_pin()
    visit.enters().wipe()
    visit.ends(to_do.ReadCard, reading("card-number-b"))
    visit.press("next", "choose:now", "next")
    visit.ends(to_do.ReadTries, Ok(dict(TRIES)))
    visit.enters().wipe()
    visit.ends(to_do.Prove, Ok(Evidence("jpki-authentication", visit.now, "jws")))
    assert visit.lines[-1].event is AuditEvent.CARD_PROVED
    assert visit.lines[-1].facts["application"] == visit.visit.cases[-1].application_id


@pytest.mark.parametrize("printed", [True, False], ids=["printed", "not printed"])
def test_printing_is_told_either_way(printed: bool, visit: PacedVisit) -> None:
    visit.to_sending()
    visit.ends(to_do.HandIn, Ok(Outcome("paper")))
    visit.press("next")
    filled = visit.last(to_do.FillPaper)
    document = Document(filled.job.visit, filled.application.application_id, b"%PDF", "", 2)
    visit.ends(to_do.FillPaper, Ok(document))
    visit.press("next")
    visit.ends(to_do.ClaimForPaper, Ok(Outcome("paper")))
    visit.ends(to_do.Print, Ok(Printed("x")) if printed else trouble("print-failed"))
    assert ("paper-printed" in labels(visit)) is printed
    assert ("print-failed" in labels(visit)) is not printed


_STEPS, _LONGEST = 150, 1500


@pytest.mark.parametrize("seed", range(12))
def test_no_walk_writes_anything_personal_or_unknown(seed: int) -> None:
    walk = Wanderer(BOOK, seed)
    lines = 0
    for step in range(_LONGEST):
        if step >= _STEPS and lines:  # some stay long at the first page, of which nothing is written
            break
        walk.step()
        before, event, after = walk.moves[-1]
        for line in audited(before, event, after):
            lines += 1
            assert set(line.facts) <= set(line.event.facts)
            for value in line.facts.values():
                assert isinstance(value, int) or WORD.fullmatch(value), (line.event.label, value)
    assert lines
