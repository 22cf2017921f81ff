"""07a–c: three short questions, each with the card drawn and the spot marked; together 照合番号B.

照合番号B is the birth date in the Japanese era (YYMMDD), the year of expiry (YYYY) and the four
digits under the photo.
The printed birth date of some residents is Gregorian; then its last two digits stand for the year.
The three drafts leave the visit the moment they are joined.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from kiosk.basics.ids import FieldId
from kiosk.basics.secret import Secret
from kiosk.forms.answers import Draft, FieldProblem
from kiosk.forms.view import FieldView, Input, Option
from kiosk.visit import veil
from kiosk.visit.effects import ReadCard
from kiosk.visit.events import FULL, Acted, Typed
from kiosk.visit.screen import Question
from kiosk.visit.sketch import Sketch, back_button, next_button
from kiosk.visit.states import ReadingCard, TypingCardNumbers
from kiosk.visit.steps.moves import back
from kiosk.visit.turn import Move, Turn, go, start, stay, then, turn_to
from kiosk.visit.visit import Visit
from kiosk.words.dates import to_gregorian

BIRTH, EXPIRY, CODE = FieldId("card.birth"), FieldId("card.expiry"), FieldId("card.code")
FIELDS = (BIRTH, EXPIRY, CODE)
LENGTH = 4
"""Digits of the year of expiry, and of the code."""
ERAS = ("taisho", "showa", "heisei", "reiwa", "western")
_INPUTS: Mapping[FieldId, Input] = {BIRTH: "date", EXPIRY: "cells", CODE: "cells"}


def typed(turn: Turn) -> Move:
    """Every key goes into the visit; nothing is checked while typing."""
    event = turn.event
    assert isinstance(event, Typed)
    step = turn.visit.step
    assert isinstance(step, TypingCardNumbers)
    if event.field not in FIELDS or veil.holds(turn, _field_view(step, turn)):
        return stay(turn.visit)
    drafts = {**turn.visit.drafts, event.field: event.draft}
    return turn_to(replace(turn.visit, drafts=drafts), replace(step, problem=None, notice=None))


def acted(turn: Turn) -> Move:
    """One digit more than there are cells: it is said that all are in, or what of the date is not."""
    event, step = turn.event, turn.visit.step
    assert isinstance(event, Acted)
    assert isinstance(step, TypingCardNumbers)
    if event.field != FIELDS[step.index] or event.action != FULL:
        return stay(turn.visit)
    problem = _no_room(event.field, turn.visit.drafts.get(event.field))
    return turn_to(turn.visit, replace(step, problem=problem, notice=None))


def go_on(turn: Turn) -> Move:
    """Checks this number; after the third the card is read."""
    step = turn.visit.step
    assert isinstance(step, TypingCardNumbers)
    field = FIELDS[step.index]
    problem = _problem(field, turn.visit.drafts.get(field))
    if problem is not None:
        return turn_to(turn.visit, replace(step, problem=problem))
    if step.index + 1 < len(FIELDS):
        return go(turn.visit, TypingCardNumbers(step.index + 1))
    return _read(turn)


def go_back(turn: Turn) -> Move:
    """To the number before; from the first one out, and what was typed is dropped."""
    step = turn.visit.step
    assert isinstance(step, TypingCardNumbers)
    visit = turn.visit if step.index else forget_numbers(turn.visit)
    return back(replace(turn, visit=visit))


def forget_numbers(visit: Visit) -> Visit:
    """The visit without the three drafts."""
    return replace(visit, drafts={name: draft for name, draft in visit.drafts.items() if name not in FIELDS})


def show(step: TypingCardNumbers, turn: Turn) -> Sketch:
    words, name = turn.words, ("birth", "expiry", "code")[step.index]
    view = _field_view(step, turn)
    notice = None if step.notice is None else words.failure(step.notice)
    body = Question(
        words(f"visit.card-numbers.{name}.title"),
        None,
        None,
        view,
        None if notice is None else (notice.title, notice.explanation),
        picture=f"card-{name}",
    )
    complete = _problem(FIELDS[step.index], view.draft) is None
    missing = None if complete else words(f"visit.card-numbers.{name}.missing")
    buttons = (back_button(words), next_button(words, missing=missing))
    code = None if step.notice is None else step.notice.code.support
    foot = words("visit.card-numbers.foot")
    return Sketch(body, buttons, progress=2, foot=foot, detail=name, support_code=code)


def _field_view(step: TypingCardNumbers, turn: Turn) -> FieldView:
    words, field = turn.words, FIELDS[step.index]
    draft = turn.visit.drafts.get(field)
    problem = None
    if step.problem is not None:
        problem = words(f"visit.card-numbers.problem.{step.problem.kind}", **step.problem.facts)
    if _INPUTS[field] == "date":
        era = draft.get("era") if isinstance(draft, dict) else None
        options = tuple(Option(name, words(f"visit.era.{name}"), chosen=name == era) for name in ERAS)
        label = words("visit.card-numbers.birth.label")
        return FieldView(field, "date", "", "date", label, draft, problem, options, sensitive=True)
    name = "expiry" if field == EXPIRY else "code"
    limits: dict[str, int | str] = {"groups": "4"}
    if field == EXPIRY:
        limits["suffix"] = words("visit.card-numbers.expiry.suffix")
    label = words(f"visit.card-numbers.{name}.label")
    return FieldView(field, "digits", "", "cells", label, draft, problem, limits=limits, sensitive=True)


def _read(turn: Turn) -> Move:
    secret = _join(turn.visit.drafts)
    visit = forget_numbers(turn.visit)
    first = tuple(step for step in visit.trail if not isinstance(step, TypingCardNumbers))
    return then(
        turn_to(replace(visit, trail=first), ReadingCard("card-number-b")),
        lambda visit: start(visit, lambda job: ReadCard(job, "card-number-b", secret)),
    )


def _join(drafts: Mapping[FieldId, Draft]) -> Secret:
    birth = drafts.get(BIRTH)
    assert isinstance(birth, dict)
    parts = (str(birth["year"])[-2:], str(birth["month"]), str(birth["day"]))
    joined = "".join(part.zfill(2) for part in parts) + str(drafts.get(EXPIRY)) + str(drafts.get(CODE))
    return Secret(bytearray(joined.encode("ascii")))


def _problem(field: FieldId, draft: Draft) -> FieldProblem | None:
    if field == BIRTH:
        return _birth_problem(draft)
    typed = draft if isinstance(draft, str) and _digits(draft) and len(draft) <= LENGTH else ""
    left = LENGTH - len(typed)
    if left > 0:
        return FieldProblem(field, "digits-left", {"n": left})
    if field == EXPIRY and not 2016 <= int(typed) <= 2099:
        return FieldProblem(field, "year-off")
    return None


def _no_room(field: FieldId, draft: Draft) -> FieldProblem:
    """One cell of a date can be full while another is empty."""
    problem = _birth_problem(draft) if field == BIRTH else None
    if problem is not None and problem.kind in ("era-missing", "date-incomplete"):
        return problem
    return FieldProblem(field, "all-in")


def _birth_problem(draft: Draft) -> FieldProblem | None:
    parts = draft if isinstance(draft, dict) else {}
    era, numbers = parts.get("era"), [str(parts.get(name) or "") for name in ("year", "month", "day")]
    if not era:
        return FieldProblem(BIRTH, "era-missing")
    if not all(_digits(number) for number in numbers):
        return FieldProblem(BIRTH, "date-incomplete")
    try:
        year, month, day = (int(number) for number in numbers)
        _ = date(year, month, day) if era == "western" else to_gregorian(str(era), year, month, day)
    except ValueError:
        return FieldProblem(BIRTH, "date-impossible")
    return None


def _digits(text: str) -> bool:
    """0 to 9 and nothing that only looks like them: the card knows no other."""
    return text.isascii() and text.isdecimal()
