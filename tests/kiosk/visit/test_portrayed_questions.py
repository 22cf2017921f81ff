"""Every question of every procedure is drawn: by the sample's answers, or on a way that leads to it."""

from __future__ import annotations

from kiosk.basics.clock import Moment
from kiosk.basics.ids import VisitId
from kiosk.paper.document import PrinterState
from kiosk.visit import states as at
from kiosk.visit.events import Devices
from kiosk.visit.portrayed_questions import (
    asked_in,
    look_of,
    portraits_of_questions,
    question_portraits,
)
from kiosk.visit.screen import Comfort
from kiosk.visit.visit import Visit
from tests.fakes.paced_visit import TUESDAY, handbook_of

BOOK = handbook_of()
MOMENT = Moment(TUESDAY, 0.0, "00000000-0000-7000-8000-0000000000aa")
OF_TWO = ("inkan-shomei", "tenkyo")
ONLY_TOLD = {("tenkyo", "subject.address"), ("tennyu", "subject.address")}
"""The address before the move: there only where the card told it, and so never asked."""


def standing() -> Visit:
    devices = Devices(card=False, reader=True, printer=PrinterState.READY)
    return Visit(VisitId("v"), at.Welcoming(), Comfort(), devices)


def test_every_question_that_can_be_asked_is_drawn() -> None:
    every, met = set(), set()
    for one in BOOK.library.procedures():
        every |= {(one.id, one.field_id(asked.id)) for asked in one.questions if asked.kind != "office"}
        for _, visit in asked_in(BOOK, MOMENT, standing(), one):
            assert isinstance(visit.step, at.Asking)
            met.add((one.id, visit.step.question))
    assert len(met) > 300
    assert every - met == ONLY_TOLD


def test_gallery_of_all_leaves_out_only_what_looks_the_same() -> None:
    every = question_portraits(BOOK, MOMENT, standing(), ["asking-tenkyo-", "asking-inkan-shomei-"])
    looks = [look_of(screen) for _, screen in every]
    own = [portraits_of_questions(BOOK, MOMENT, standing(), BOOK.procedure(one)) for one in OF_TWO]
    assert {look_of(screen) for shown in own for _, screen in shown} == set(looks)
    assert len(looks) == len(set(looks))


def test_question_of_each_name_is_drawn_where_two_look_the_same() -> None:
    shown = portraits_of_questions(BOOK, MOMENT, standing(), BOOK.procedure("tenkyo"))
    names = {name.removeprefix("asking-tenkyo-").partition("-")[2] for name, _ in shown}
    assert {"subject.phone", "visitor.phone"} <= names
