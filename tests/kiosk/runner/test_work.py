"""Each effect is one call to one service, in its lane; its secret is wiped however that ends."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from kiosk.basics.failure import Code, Failure
from kiosk.basics.ids import ApplicationId, VisitId
from kiosk.basics.progress import Stoppable
from kiosk.basics.result import Err, Ok
from kiosk.basics.secret import Secret
from kiosk.bootstrap import Services
from kiosk.paper.document import Document, PrinterState
from kiosk.runner.work import Salt, carry_out, lane_of, lasts, secret_of
from kiosk.settings import demo_settings
from kiosk.visit import effects as to_do
from kiosk.visit.events import JobId
from tests.fakes.papers import application

JOB = JobId(VisitId("visit-1"), 1)
FORM = application()
DOCUMENT = Document(JOB.visit, FORM.application_id, b"%PDF", "", 1)
LEFT = Err(Failure(Code.CARD_07))


def effects(secret: Secret) -> dict[type[object], to_do.Effect]:
    every: tuple[to_do.Effect, ...] = (
        to_do.ReadTries(JOB),
        to_do.ReadCard(JOB, "card-text", secret),
        to_do.Prove(JOB, ApplicationId("a"), secret, "mark"),
        to_do.HandIn(JOB, FORM, may_wait=True),
        to_do.ClaimForPaper(JOB, ApplicationId("a")),
        to_do.GivePaper(JOB, ApplicationId("a")),
        to_do.Park(JOB, FORM),
        to_do.FillPaper(JOB, FORM, None),
        to_do.AskPrinter(JOB),
        to_do.Print(JOB, DOCUMENT, DOCUMENT.application_id),
        to_do.PrintSlip(JOB, FORM, "127"),
        to_do.PrintDeskSlip(
            JOB, ApplicationId("a"), "guardian", "juminhyo", "vi", FORM.completed_at, FORM.kiosk
        ),
        to_do.CallStaff(JOB, "resident", "Asking"),
        to_do.AskDelivery(JOB),
        to_do.FillTicket(JOB, ApplicationId("a"), b"contents", "ja", FORM.completed_at, FORM.kiosk),
        to_do.OpenTicket(JOB, b"sealed"),
        to_do.LookUp(JOB, ApplicationId("a")),
        to_do.Stop(JOB),
    )
    return {type(effect): effect for effect in every}


class Recorder:
    """A service that writes down what it is asked for and gives back what it was made with."""

    def __init__(self, result: object, trouble: Exception | None = None) -> None:
        self.asked: list[tuple[str, tuple[object, ...], dict[str, object]]] = []
        self._result, self._trouble = result, trouble
        self.readiness = self

    def __getattr__(self, name: str) -> object:
        def call(*arguments: object, **more: object) -> object:
            self.asked.append((name, arguments, more))
            if self._trouble is not None:
                raise self._trouble
            return self._result

        return call


CALLS = {
    to_do.ReadTries: ["tries"],
    to_do.ReadCard: ["read"],
    to_do.Prove: ["prove"],
    to_do.HandIn: ["hand_in"],
    to_do.ClaimForPaper: ["claim_for_paper"],
    to_do.GivePaper: ["give_paper"],
    to_do.Park: ["park"],
    to_do.FillPaper: ["sealed_of", "fill"],
    to_do.AskPrinter: ["state"],
    to_do.Print: ["print"],
    to_do.PrintSlip: ["slip", "print_slip"],
    to_do.PrintDeskSlip: ["desk_slip", "print_desk_slip"],
    to_do.CallStaff: ["call_staff"],
    to_do.AskDelivery: ["standing"],
    to_do.FillTicket: ["seal", "ticket"],
    to_do.OpenTicket: ["open"],
    to_do.LookUp: ["number_of"],
    to_do.Stop: [],
}


def done(effect: to_do.Effect, services: Recorder) -> object:
    every = Services(demo_settings())
    every.__dict__.update(identity=services, delivery=services, paper=services, tickets=services)
    return carry_out(effect, every, Stoppable(), Salt())


def test_what_may_be_half_printed_is_parked_as_such() -> None:
    services = Recorder(Ok(DOCUMENT))
    effect = effects(Secret.of_text("1"))[to_do.Park]
    assert isinstance(effect, to_do.Park)
    done(replace(effect, begun=True), services)
    assert [name for name, _, _ in services.asked] == ["park_half_printed"]


def test_every_effect_there_is_stands_in_these_tables() -> None:
    assert set(CALLS) == set(get_args(to_do.Effect)) == set(effects(Secret.of_text("1")))


@pytest.mark.parametrize("kind", CALLS, ids=lambda kind: kind.__name__)
def test_each_effect_is_one_call(kind: type[to_do.Effect]) -> None:
    services = Recorder(Ok(DOCUMENT))
    done(effects(Secret.of_text("1234"))[kind], services)
    assert [name for name, _, _ in services.asked] == CALLS[kind]


@pytest.mark.parametrize("kind", CALLS, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("trouble", [None, ValueError("1234")], ids=["a result", "an exception"])
def test_its_secret_is_wiped_however_it_ends(kind: type[to_do.Effect], trouble: Exception | None) -> None:
    held = Secret.of_text("1234")
    effect, services = effects(held)[kind], Recorder(Ok(DOCUMENT), trouble)
    if trouble is not None and CALLS[kind]:
        with pytest.raises(ValueError, match="1234"):
            done(effect, services)
    else:
        done(effect, services)
    assert held.wiped is (secret_of(effect) is not None)


@pytest.mark.parametrize("kind", CALLS, ids=lambda kind: kind.__name__)
def test_its_lane_is_that_of_its_device(kind: type[to_do.Effect]) -> None:
    lanes = {"tries": "card", "read": "card", "prove": "card", "sealed_of": "draw", "state": "print"}
    lanes |= {
        "print": "print",
        "slip": "slip",
        "desk_slip": "slip",
        "seal": "draw",
        "open": "draw",
        "number_of": "draw",
    }
    lanes |= {"call_staff": "call", "standing": "call"}
    first = (*CALLS[kind], "")[0]
    assert lane_of(effects(Secret.of_text("1"))[kind]) == lanes.get(first, "net")


def test_what_was_promised_lasts() -> None:
    every = effects(Secret.of_text("1"))
    assert {kind for kind, effect in every.items() if lasts(effect)} == {
        to_do.GivePaper,
        to_do.Park,
        to_do.CallStaff,
    }


def test_a_failure_comes_back_as_it_is() -> None:
    assert done(to_do.ReadTries(JOB), Recorder(LEFT)) == LEFT
    assert done(to_do.PrintSlip(JOB, FORM, None), Recorder(LEFT)) == LEFT
    desk = effects(Secret.of_text("1"))[to_do.PrintDeskSlip]
    assert done(desk, Recorder(LEFT)) == LEFT


def test_the_printers_state_is_an_answer_of_its_own() -> None:
    assert done(to_do.AskPrinter(JOB), Recorder(PrinterState.JAM)) == Ok(PrinterState.JAM)


def test_one_salt_a_visit_and_another_for_the_next() -> None:
    salt = Salt()
    first = salt.of(VisitId("a"))
    assert salt.of(VisitId("a")) == first
    assert len(first) == 16
    assert salt.of(VisitId("b")) != first
    assert salt.of(VisitId("a")) != first


def test_paper_of_a_visit_is_filled_and_printed_for_that_visit() -> None:
    services = Recorder(Ok(DOCUMENT))
    ticket = effects(Secret.of_text("1"))[to_do.FillTicket]
    printing = to_do.Print(JOB, DOCUMENT, DOCUMENT.application_id)
    desk = effects(Secret.of_text("1"))[to_do.PrintDeskSlip]
    for effect in (to_do.FillPaper(JOB, FORM, None), printing, ticket, desk):
        done(effect, services)
    drawn = [more for name, _, more in services.asked if name not in {"seal", "sealed_of"}]
    assert {more["visit"] for more in drawn} == {JOB.visit}
