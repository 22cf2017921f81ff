"""One portrait of every screen there is: every step, every overlay, every part of every question.

The person is an invented one (見本 花子). Gallery, screen tests and translators look at the same portraits.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from kiosk.basics.clock import Moment
from kiosk.basics.ids import ApplicationId, FieldId, VisitId
from kiosk.delivery.outcome import Outcome, Standing
from kiosk.forms.answers import Answers, Draft
from kiosk.forms.application import Application, Evidence, Person
from kiosk.forms.letter import LETTER, NONE
from kiosk.forms.service import Procedure, complete
from kiosk.identity.reading import CardReading
from kiosk.paper.document import Document, PrinterState
from kiosk.visit import states as at
from kiosk.visit.events import Devices
from kiosk.visit.handbook import Handbook
from kiosk.visit.portrayed_again import asked_again_portraits
from kiosk.visit.portrayed_answers import answered_portraits
from kiosk.visit.portrayed_endings import (
    confirmed_portraits,
    confirming_name,
    ending_portraits,
    refused_portraits,
)
from kiosk.visit.portrayed_questions import (
    event_portraits,
    interview_of,
    portraits_of_questions,
    question_portraits,
    sampled,
    unlisted_towns,
)
from kiosk.visit.portrayed_steps import CONFIRMED, HESITATED, overs_at, steps_of, tickets_of, trouble
from kiosk.visit.portrayed_typing import typed_portraits
from kiosk.visit.portrayed_veil import veiled_portraits
from kiosk.visit.screen import Comfort, Screen
from kiosk.visit.showing import screen_of
from kiosk.visit.steps.plan import THEMSELVES
from kiosk.visit.steps.typing_card_numbers import BIRTH, CODE, EXPIRY
from kiosk.visit.timing import thought_about
from kiosk.visit.visit import Case, Plan, Visit

HANAKO = Person(
    "見本　花子", None, "1948-03-05", "female", "東京都北区王子本町一丁目９９番９９号", "03-0000-0000"
)
PROCEDURE = "juminhyo"
EXPLAINED = FieldId("subject.name_kana")
SPELT = FieldId("subject.name")
"""A question of it whose reason is told."""
AFTER_THE_QUESTIONS = (at.ConfirmingAnswer, at.CheckingAnswers, at.Sending, at.CannotSend, at.Finished)
SHOWING_COMFORT = ("settings", "asking-hesitating", *(f"{one}-hesitating" for one in HESITATED))
"""Beginnings of the names of screens that say how a person sees; others change with `large_text` at most."""


class IncompleteSample(ValueError):
    """What the kinds give as samples is refused by the definition's own limits and rules.

    Attributes:
        fields: Full ids of what is refused.
    """

    def __init__(self, procedure: str, fields: tuple[FieldId, ...]) -> None:
        super().__init__(f"the sample of {procedure} misses {list(fields)}")
        self.fields = fields


def sample_application(
    handbook: Handbook,
    moment: Moment,
    procedure: str = PROCEDURE,
    language: str = "ja",
    applicant: str | None = None,
) -> Application:
    """A complete application of the invented person. Raises IncompleteSample.

    As the first one who may apply, with her card read, or as `applicant`, who types everything.
    """
    interview = interview_of(handbook, procedure, moment.now.date(), language, applicant)
    told = interview.prefill(HANAKO, Answers()) if applicant is None else Answers()
    completed = complete(
        interview,
        sampled(handbook, interview, told),
        application_id=ApplicationId(moment.fresh_id),
        completed_at=moment.now,
        kiosk=(handbook.settings.kiosk.id, handbook.settings.kiosk.office),
        identity=(Evidence("card-text", moment.now, {"genuineness": "verified"}),),
    )
    if isinstance(completed, Application):
        return completed
    raise IncompleteSample(procedure, tuple(problem.field for problem in completed))


def portraits(
    handbook: Handbook,
    moment: Moment,
    comfort: Comfort,
    document: Document,
    beginnings: Sequence[str] = (),
    *,
    ticket: Document | None = None,
    high_display: bool = True,
) -> Iterator[tuple[str, Screen]]:
    """(name, screen) in the order of a visit; names are unique.

    `ticket` is the sheet that brings a visit back; without one, the form stands in its place. With
    `beginnings`, those whose names begin so, without asking every question on the way to them. On a
    display that is not high, what would change nothing there is not offered.
    """
    steps = (*steps_of(document), *tickets_of(ticket or document))
    standing = _standing(handbook, moment, comfort)
    visit = replace(standing, devices=replace(standing.devices, high_display=high_display))
    for name, screen in _all_portraits(handbook, moment, visit, steps, document, beginnings):
        if not beginnings or name.startswith(tuple(beginnings)):
            yield name, screen


def _all_portraits(
    handbook: Handbook,
    moment: Moment,
    visit: Visit,
    steps: Sequence[tuple[str, at.Step]],
    document: Document,
    beginnings: Sequence[str],
) -> Iterator[tuple[str, Screen]]:
    for name, step in steps:
        standing = visit if isinstance(step, AFTER_THE_QUESTIONS) else replace(visit, answers=Answers())
        yield name, screen_of(replace(standing, step=step), moment, handbook)
    without_paper = replace(visit, devices=replace(visit.devices, printer=PrinterState.DOOR_OPEN))
    held_up = at.CannotSend(Outcome("queued", failure=trouble("backend-unreachable")))
    yield "cannot-send-without-paper", screen_of(replace(without_paper, step=held_up), moment, handbook)
    with_slip = replace(handbook, slip=True)
    finished = replace(visit, step=at.Finished(Outcome("delivered", "127")))
    yield "finished-slip", screen_of(finished, moment, with_slip)
    yield from _without_letter(handbook, moment, visit)
    yield from veiled_portraits(handbook, moment, visit, document, beginnings)
    yield from answered_portraits(handbook, moment, visit, HANAKO)
    yield from question_portraits(handbook, moment, visit, beginnings)
    yield from unlisted_towns(handbook, moment, visit)
    yield from typed_portraits(handbook, moment, visit)
    yield from asked_again_portraits(handbook, moment, visit)
    yield from event_portraits(handbook, moment, visit, beginnings)
    yield from _plans(handbook, moment, visit)
    yield from _helped(handbook, moment, visit)
    yield from _written(handbook, moment, visit)
    begun = replace(visit, cases=(Case(ApplicationId(moment.fresh_id), PROCEDURE, "self"),))
    later = replace(begun, step=at.Asking(CONFIRMED), over=at.ReallyQuit())
    yield "really-quit-later", screen_of(later, moment, replace(handbook, has_fleet_key=lambda day: True))
    for name, over in overs_at(moment):
        step = at.ChoosingWho("self") if over != at.Explaining() else at.Asking(EXPLAINED)
        yield name, screen_of(replace(visit, step=step, over=over), moment, handbook)


def portraits_of(
    handbook: Handbook, moment: Moment, comfort: Comfort, procedure_id: str, people: Path | None = None
) -> Iterator[tuple[str, Screen]]:
    """Every screen that is this procedure's own: what to prepare, for whom, each question, each refusal and
    each answer that is confirmed, the check page, and the last pages.

    `people` is a folder of invented people, whose answers lead to what is rare.
    """
    procedure = handbook.procedure(procedure_id)
    case = Case(ApplicationId(moment.fresh_id), procedure_id, procedure.applicants[0].id)
    begun = _standing(handbook, moment, comfort, procedure_id)
    standing = replace(begun, cases=(case,), answers=Answers())
    for name, step in (("preparing", at.Preparing()), ("choosing-who", at.ChoosingWho())):
        yield name, screen_of(replace(standing, step=step), moment, handbook)
    yield from portraits_of_questions(handbook, moment, standing, procedure)
    yield from refused_portraits(handbook, moment, standing, procedure, people)
    interview = interview_of(handbook, procedure_id, moment.now.date(), comfort.language)
    done = replace(standing, answers=sampled(handbook, interview, interview.prefill(HANAKO, Answers())))
    yield from _confirmed(handbook, moment, done, procedure, people)
    yield "checking-answers", screen_of(replace(done, step=at.CheckingAnswers()), moment, handbook)
    yield from _ended(handbook, moment, done, procedure)


def _confirmed(
    handbook: Handbook, moment: Moment, done: Visit, procedure: Procedure, people: Path | None
) -> Iterator[tuple[str, Screen]]:
    """Every answer that is confirmed: on the usual way, then those that are rare."""
    usual = {
        confirming_name(one.id): at.ConfirmingAnswer(one.id)
        for one in interview_of(handbook, procedure.id, moment.now.date(), done.comfort.language).to_confirm(
            done.answers
        )
    }
    for name, step in usual.items():
        yield name, screen_of(replace(done, step=step), moment, handbook)
    for name, screen in confirmed_portraits(handbook, moment, done, procedure, people):
        if name not in usual:
            yield name, screen


def _ended(
    handbook: Handbook, moment: Moment, done: Visit, procedure: Procedure
) -> Iterator[tuple[str, Screen]]:
    """The last pages of everybody who may apply; what looks the same, once."""
    seen: list[object] = []
    for applicant in procedure.applicants:
        try:
            made = sample_application(handbook, moment, procedure.id, done.comfort.language, applicant.id)
        except IncompleteSample:
            continue  # told of the questions at which it is refused
        interview = interview_of(
            handbook, procedure.id, moment.now.date(), done.comfort.language, applicant.id
        )
        case = replace(done.cases[-1], applicant=applicant.id)
        there = replace(done, cases=(case,), answers=sampled(handbook, interview, Answers()), card=None)
        for name, screen in ending_portraits(handbook, moment, there, made):
            if screen.body not in seen:
                seen.append(screen.body)
                yield name, screen


def _standing(handbook: Handbook, moment: Moment, comfort: Comfort, procedure: str = PROCEDURE) -> Visit:
    """Somebody in the middle of a procedure, her card on the reader."""
    interview = interview_of(handbook, procedure, moment.now.date(), comfort.language)
    case = Case(
        ApplicationId(moment.fresh_id),
        procedure,
        handbook.procedure(procedure).applicants[0].id,
        Outcome("delivered", "127"),
        sample_application(handbook, moment, procedure),
    )
    reading = CardReading(HANAKO, None, date(2033, 3, 5), "verified", "", "card-text")
    return Visit(
        VisitId(moment.fresh_id),
        at.Welcoming(),
        comfort,
        Devices(card=True, reader=True, printer=PrinterState.READY),
        cases=(case,),
        answers=sampled(handbook, interview, interview.prefill(HANAKO, Answers())),
        drafts={
            BIRTH: {"era": "showa", "year": "23", "month": "3", "day": ""},
            EXPIRY: "203",
            CODE: "4567",
        },
        card=reading,
    )


def _without_letter(handbook: Handbook, moment: Moment, visit: Visit) -> Iterator[tuple[str, Screen]]:
    """Somebody who comes for another and has no 委任状: what is printed, and what to do with it."""
    case, on_paper = visit.cases[-1], Outcome("paper")
    assert case.application is not None
    lacking = replace(case.application, answers={**case.application.answers, LETTER: NONE})
    proxy = replace(visit, cases=(replace(case, applicant="proxy", application=lacking, outcome=on_paper),))
    for name, step in (("cannot-send", at.CannotSend(on_paper)), ("finished", at.Finished(on_paper))):
        yield f"{name}-without-letter", screen_of(replace(proxy, step=step), moment, handbook)


def _plans(handbook: Handbook, moment: Moment, visit: Visit) -> Iterator[tuple[str, Screen]]:
    """Between two procedures of a life event, and the last page of the longest."""
    outcome = Outcome("delivered", "127")
    begun = _planned(handbook, moment, visit, ("tennyu",))
    yield "handed-in", screen_of(replace(begun, step=at.HandedIn(outcome)), moment, handbook)
    done = _planned(handbook, moment, visit, ("tennyu", "jido-teate", "kokuho-pension"))
    yield "summary", screen_of(replace(done, step=at.Summary()), moment, handbook)
    nothing = _planned(handbook, moment, visit, ())
    yield "summary-desk", screen_of(replace(nothing, step=at.Summary()), moment, handbook)


def _planned(handbook: Handbook, moment: Moment, visit: Visit, done: tuple[str, ...]) -> Visit:
    """Somebody who moved in with everything that can come with it, so many procedures done."""
    event = "moving-in"
    interview = handbook.interview(event, THEMSELVES, visit.comfort.language, moment.now.date())
    answers = sampled(handbook, interview, Answers())
    fits = interview.question(FieldId(f"{event}.fits"), answers)
    answers = answers.with_(fits.id, tuple(option.id for option in fits.options), "typed")
    for name in ("here_steps", "desk_steps"):
        steps = interview.question(FieldId(f"{event}.{name}"), answers)
        answers = answers.with_(steps.id, tuple(option.id for option in steps.options), "typed")
    found = {step.choice.id: step for step in interview.found(answers)}
    cases = tuple(
        Case(
            ApplicationId(moment.fresh_id),
            found[one].choice.procedure or "",
            THEMSELVES,
            Outcome("delivered", str(126 + place)),
            step=found[one].key,
        )
        for place, one in enumerate(done, 1)
    )
    guide = Case(ApplicationId(moment.fresh_id), event, THEMSELVES)
    plan = Plan(event, THEMSELVES)
    return replace(visit, cases=cases or (guide,), plan=plan, answers=answers, card=None, drafts={})


def _written(handbook: Handbook, moment: Moment, standing: Visit) -> Iterator[tuple[str, Screen]]:
    """How a name is written that no card told."""
    answers = standing.answers.without({SPELT}).with_(EXPLAINED, "サイトウ\u3000ハナコ", "typed")
    river = [[[250, 200], [240, 600], [150, 850]], [[500, 250], [500, 750]], [[780, 180], [780, 850]]]
    by_hand: Draft = {"family": "ink", "family-ink": {"text": "齊", "strokes": river}}
    drafts: tuple[tuple[str, Draft], ...] = (
        ("family", {}),
        ("family-ink", by_hand),
        ("given", {"family": "斎藤", "given": "花子"}),
    )
    for part, draft in drafts:
        visit = replace(standing, answers=answers, drafts={SPELT: draft}, step=at.Asking(SPELT, part))
        yield f"asking-name-{part}", screen_of(visit, moment, handbook)


def _helped(handbook: Handbook, moment: Moment, visit: Visit) -> Iterator[tuple[str, Screen]]:
    """Staff who are here, and somebody who hesitates."""
    held = replace(visit, step=at.ChoosingWho("self"), held_until=moment.ticks + 28 * 60.0)
    yield "choosing-who-held", screen_of(held, moment, handbook)
    for name, standing in (("", Standing("answers", 0, 0)), ("-trouble", Standing("silent", 2, 1))):
        desk = at.StaffHere(told=True, standing=standing)
        yield f"staff-here{name}", screen_of(replace(held, over=desk), moment, handbook)
    yield "staff-here-all", screen_of(_in_every_trouble(held), moment, handbook)
    asked = at.Asking(EXPLAINED)
    hesitant = replace(visit, step=asked, offering=thought_about(replace(visit, step=asked)))
    yield "asking-hesitating", screen_of(hesitant, moment, handbook)
    for name, step in HESITATED.items():
        still = replace(visit, step=step)
        hesitant = replace(still, offering=thought_about(still))
        yield f"{name}-hesitating", screen_of(hesitant, moment, handbook)


def _in_every_trouble(visit: Visit) -> Visit:
    """All that the page of staff can have to tell at once."""
    desk = at.StaffHere(told=True, standing=Standing("silent", 2, 1, clock_off_s=-840))
    cases = tuple(replace(case, void_copy=True) for case in visit.cases)
    devices = Devices(card=False, reader=False, printer=PrinterState.JAM)
    return replace(visit, over=desk, cases=cases, devices=devices)
