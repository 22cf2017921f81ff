"""What a ticket (続きの券) carries of a visit, and the visit it brings back. Pure.

Carried are answers, half-typed answers, the procedures of the visit with their application ids, language and
looks, and where the person stood. Never carried: PIN, photo, certificates, evidence, the numbers printed on a
card, and whatever the card told; a card is laid down again.

The form is JSON (UTF-8, short keys), deflated. Values stand in it as an application's JSON has them, so each
field kind's `parse` takes them back; what a changed definition no longer takes is asked again.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from kiosk.basics.ids import ApplicationId, FieldId
from kiosk.delivery.outcome import Outcome
from kiosk.forms import people
from kiosk.forms.answers import Answer, Answers, Draft, Source
from kiosk.forms.fields.kind import BLANK, Parsed
from kiosk.forms.fields.registry import KINDS
from kiosk.forms.service import Interview, Procedure, Question
from kiosk.forms.visibility import data_of
from kiosk.visit.handbook import Handbook
from kiosk.visit.original import in_own_language
from kiosk.visit.over.settings import SCANNING, TEXT_SIZES, THEMES, TREMOR
from kiosk.visit.screen import Comfort
from kiosk.visit.states import Asking, CheckingAnswers, ConfirmingAnswer
from kiosk.visit.turn import Turn, undrafted
from kiosk.visit.visit import Case, Plan, Visit

VERSION: Final = 1
MOST_BYTES: Final = 1_000_000
"""No ticket holds more once it is inflated: a few QR codes cannot."""
_SOURCES: Final[Mapping[str, Source]] = {"t": "typed", "e": "earlier", "s": "staff"}


@dataclass(frozen=True, slots=True)
class Resumed:
    """A visit as a ticket brings it back.

    Attributes:
        card: A card was read before, so it is laid down again.
        changed: The procedure's definition is another one now, or something carried no longer fits.
        where: The question the person stood at; None elsewhere.
    """

    visit: Visit
    card: bool
    changed: bool
    where: Asking | None


def packed(visit: Visit, book: Handbook) -> bytes:
    """The visit's contents for a ticket; it has a case that is not handed in yet."""
    content: dict[str, object] = {
        "v": VERSION,
        "c": [_case(case, book) for case in visit.cases],
        "l": _looks(in_own_language(visit).comfort),
        "k": int(visit.card is not None),
        "q": int(_asked(visit)),
        "w": _place(visit),
        "d": dict(_drafts(visit, book)),
    }
    if visit.plan is not None:
        content["p"] = [visit.plan.guide, visit.plan.applicant]
    procedures = _procedures(visit.cases, visit.plan, book)
    for letter, source in _SOURCES.items():
        content[letter] = dict(_answers(visit.answers, source, procedures))
    text = json.dumps(
        {key: value for key, value in content.items() if value}, ensure_ascii=False, separators=(",", ":")
    )
    squeezer = zlib.compressobj(9, wbits=-zlib.MAX_WBITS)
    return squeezer.compress(text.encode("utf-8")) + squeezer.flush()


def unpacked(raw: bytes, turn: Turn) -> Resumed | None:
    """The visit at hand with everything of the ticket in it; None where it cannot go on here."""
    content = _content(raw)
    if content is None:
        return None
    try:
        return _resumed(content, turn)
    except (KeyError, TypeError, ValueError, AttributeError):
        return None  # of a form that a later version writes


# ------------------------------------------------------------------ into the ticket


def _case(case: Case, book: Handbook) -> list[str]:
    outcome = case.outcome
    told = ["", ""] if outcome is None else [outcome.kind, outcome.receipt_number or ""]
    version = book.procedure(case.procedure).version
    return [case.application_id, case.procedure, version, case.applicant, case.step, *told]


def _asked(visit: Visit) -> bool:
    """Whether the questions had begun: identity, or going on without it, lies behind."""
    return any(
        isinstance(one, Asking | ConfirmingAnswer | CheckingAnswers) for one in (visit.step, *visit.trail)
    )


def _place(visit: Visit) -> list[str]:
    return [visit.step.question, visit.step.part] if isinstance(visit.step, Asking) else []


def _looks(comfort: Comfort) -> list[object]:
    """All but veil and darkness, which nobody expects to come back by themselves."""
    seen = [comfort.language, comfort.text_size, comfort.theme, comfort.speech, comfort.low_reach]
    steps = [comfort.rate, comfort.volume, comfort.scanning, comfort.tremor]
    return [*seen, *steps, comfort.quiet, comfort.sounds]


def _answers(
    answers: Answers, source: Source, procedures: Iterable[Procedure]
) -> Iterator[tuple[str, object]]:
    """What came so. An earlier form may have handed on what a card had told it: that stays behind, too."""
    told = [answer.value for answer in answers.by_field.values() if answer.source == "card"]
    for name, answer in answers.by_field.items():
        question = _question(name, procedures)
        if source == "earlier" and answer.value in told:
            continue
        if answer.source == source and question is not None:
            yield name, data_of(question, answer.value)


def _drafts(visit: Visit, book: Handbook) -> Iterator[tuple[str, Draft]]:
    """Half-typed answers to the questions at hand; no others, least of all the numbers of a card."""
    case, step = visit.cases[-1], visit.step
    procedure = book.procedure(case.procedure)
    here = step.question if isinstance(step, Asking) else None
    for question in procedure.questions:
        name = procedure.field_id(question.id)
        if name in visit.drafts and (name == here or not visit.answers.has(name)):
            yield name, visit.drafts[name]


# ------------------------------------------------------------------ out of the ticket


def _content(raw: bytes) -> Mapping[str, object] | None:
    try:
        text = zlib.decompressobj(-zlib.MAX_WBITS).decompress(raw, MOST_BYTES)
        content = json.loads(text)
    except (zlib.error, ValueError):
        return None
    return content if isinstance(content, dict) and content.get("v") == VERSION else None


def _resumed(content: Mapping[str, object], turn: Turn) -> Resumed | None:
    rows = _rows(content.get("c"))
    plan = _plan(content.get("p"))
    cases = tuple(case for case in (_case_of(row, turn) for row in rows) if case is not None)
    if not cases or cases[-1].application_id != rows[-1][0] or not _known(plan, turn.book):
        return None
    comfort = _comfort(content.get("l"), turn.book)
    visit = replace(undrafted(turn.visit), cases=cases, plan=plan, comfort=comfort, original_of="")
    here = replace(turn, visit=visit)
    carried, unread = _taken(content, _procedures(cases, plan, turn.book), here.interview)
    answers = _fitting(carried, here.interview)
    same = rows[-1][2] == turn.book.procedure(cases[-1].procedure).version
    drafts = _mapping(content.get("d")) if same else {}
    visit = replace(visit, answers=answers, drafts={FieldId(name): draft for name, draft in drafts.items()})
    place = [str(part) for part in _list(content.get("w"))]
    where = Asking(FieldId(place[0]), place[1]) if len(place) == 2 and content.get("q") else None
    lost = unread or len(answers.by_field) < len(carried.by_field)
    return Resumed(visit, bool(content.get("k")), not same or lost, where)


def _case_of(row: list[str], turn: Turn) -> Case | None:
    """None for a procedure that is not offered here today."""
    application, procedure_id, _, applicant, step, kind, number = row
    procedure = turn.book.library.get(procedure_id)
    if procedure is None and turn.book.library.questions_of_event(procedure_id) is None:
        return None
    if procedure is not None and not procedure.holds_on(turn.moment.now.date()):
        return None
    entitled = {one.id for one in turn.book.procedure(procedure_id).applicants}
    return Case(
        ApplicationId(application),
        procedure_id,
        applicant if applicant in entitled else "",
        _outcome(kind, number),
        step=step,
        from_ticket=True,
    )


def _outcome(kind: str, number: str) -> Outcome | None:
    match kind:
        case "delivered" | "queued" | "parked" | "paper":
            return Outcome(kind, number or None)
        case _:
            return None


def _plan(raw: object) -> Plan | None:
    return None if raw is None else Plan(*(str(part) for part in _list(raw)))


def _known(plan: Plan | None, book: Handbook) -> bool:
    if plan is None:
        return True
    return book.library.get(plan.guide) is not None or book.library.questions_of_event(plan.guide) is not None


def _comfort(raw: object, book: Handbook) -> Comfort:
    """How the person had it, as far as this kiosk offers it; see `_looks`."""
    usual = book.default_comfort()
    match raw:
        case [
            str() as language, str() as size, str() as theme, bool() as speech, bool() as reach,
            int() as rate, int() as volume, int() as scanning, int() as tremor,
            bool() as quiet, bool() as sounds,
        ]:  # fmt: skip
            offered = [language in book.settings.visit.languages, size in TEXT_SIZES, theme in THEMES]
            steps = [scanning in range(len(SCANNING)), tremor in range(len(TREMOR))]
            if not all(offered[1:] + steps):
                return usual
            spoken = language if offered[0] else usual.language
            return Comfort(
                spoken,
                size,
                theme,
                speech,
                reach,
                rate,
                volume,
                scanning,
                tremor=tremor,
                quiet=quiet,
                sounds=sounds,
            )
        case _:
            return usual


def _taken(
    content: Mapping[str, object], procedures: tuple[Procedure, ...], interview: Interview
) -> tuple[Answers, bool]:
    """The answers that can still be read, and whether some could not."""
    found: dict[FieldId, Answer] = {}
    unread = False
    for letter, source in _SOURCES.items():
        for name, data in _mapping(content.get(letter)).items():
            question = _question(FieldId(name), procedures)
            value = None if question is None else _value(question, data, interview)
            if value is None:
                unread = True
            else:
                found[FieldId(name)] = Answer(value, source)
    return Answers(found), unread


def _value(question: Question, data: object, interview: Interview) -> object | None:
    if data is None:
        return BLANK
    read = KINDS[question.kind].parse(question, data, interview.sample_context())
    return read.value if isinstance(read, Parsed) else None


def _fitting(answers: Answers, interview: Interview) -> Answers:
    """Without those that the definition no longer allows; they are asked again."""
    problems = interview.missing(answers)
    return answers.without(
        one.field for one in problems if one.kind != "not-answered" and not one.kind.startswith("check:")
    )


# ------------------------------------------------------------------ both ways


def _procedures(cases: Iterable[Case], plan: Plan | None, book: Handbook) -> tuple[Procedure, ...]:
    """Everything that was asked in this visit; the one at hand first."""
    names = [case.procedure for case in reversed(tuple(cases))]
    names += [] if plan is None else [plan.guide]
    return tuple(book.procedure(name) for name in dict.fromkeys(names))


def _question(name: FieldId, procedures: Iterable[Procedure]) -> Question | None:
    """Whatever asks it; a member of one of the two persons also where nothing does."""
    asked = (one.question(name) for one in procedures if one.question(name) is not None)
    return next(asked, None) or _of_person(name)


def _of_person(name: FieldId) -> Question | None:
    role, _, member = name.partition(".")
    for one in people.ROLES:
        if one == role and member in people.FIELDS:
            return people.spec_of(one, member, member)
    return None


def _rows(raw: object) -> list[list[str]]:
    return [[str(part) for part in _list(row)] for row in _list(raw)]


def _list(raw: object) -> list[object]:
    return list(raw) if isinstance(raw, list) else []


def _mapping(raw: object) -> Mapping[str, object]:
    return {str(name): value for name, value in raw.items()} if isinstance(raw, dict) else {}
