"""One portrait of every part of every question that anybody can be asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from kiosk.basics.clock import Moment
from kiosk.basics.ids import ApplicationId, FieldId
from kiosk.forms.answers import Answers, Draft
from kiosk.forms.service import AnswersFile, Interview, Procedure, parse_answers, sample_answers
from kiosk.visit import states as at
from kiosk.visit.handbook import Handbook
from kiosk.visit.rarer_ways import Way, rarer_ways
from kiosk.visit.screen import Question, Screen
from kiosk.visit.showing import screen_of
from kiosk.visit.steps.plan import THEMSELVES
from kiosk.visit.visit import Case, Visit

ADDRESS = FieldId("subject.address")


def question_portraits(
    handbook: Handbook, moment: Moment, visit: Visit, beginnings: Sequence[str]
) -> Iterator[tuple[str, Screen]]:
    """Of every procedure and whoever may apply, card or no card; what looks the same, once.

    With `beginnings`, of those procedures alone whose names may begin so.
    """
    seen: set[tuple[object, ...]] = set()
    for procedure in handbook.library.procedures():
        if may_begin(f"asking-{procedure.id}-", beginnings):
            for name, screen in portraits_of_questions(handbook, moment, visit, procedure):
                look = look_of(screen)
                if look not in seen:
                    seen.add(look)
                    yield name, screen


def portraits_of_questions(
    handbook: Handbook, moment: Moment, visit: Visit, procedure: Procedure
) -> Iterator[tuple[str, Screen]]:
    """Of one procedure; a question that looks the same for two of those who may apply, once."""
    seen: set[tuple[object, ...]] = set()
    for name, standing in asked_in(handbook, moment, visit, procedure):
        screen = screen_of(standing, moment, handbook)
        look = (screen.name, *look_of(screen))
        if look not in seen:
            seen.add(look)
            yield name, screen


def asked_in(
    handbook: Handbook, moment: Moment, visit: Visit, procedure: Procedure
) -> Iterator[tuple[str, Visit]]:
    """A visit at every part of every question: on everybody's usual way, then on rarer ones."""
    for applicant in procedure.applicants:
        case = Case(ApplicationId(moment.fresh_id), procedure.id, applicant.id)
        here = replace(visit, cases=(case,), card=None, drafts={})
        for name, standing in _asked(handbook, moment, here):
            yield f"asking-{procedure.id}-{applicant.id}-{name}", standing
    yield from _rarer(handbook, moment, visit, procedure)


def event_portraits(
    handbook: Handbook, moment: Moment, visit: Visit, beginnings: Sequence[str]
) -> Iterator[tuple[str, Screen]]:
    """Every question of every life event."""
    for event in handbook.library.life_events():
        if may_begin(f"asking-{event.id}-", beginnings):
            case = Case(ApplicationId(moment.fresh_id), event.id, THEMSELVES)
            here = replace(visit, cases=(case,), card=None, drafts={})
            for name, standing in _asked(handbook, moment, here):
                yield f"asking-{event.id}-{name}", screen_of(standing, moment, handbook)


def unlisted_towns(handbook: Handbook, moment: Moment, visit: Visit) -> Iterator[tuple[str, Screen]]:
    """A town, and a 丁目, that the ward's list does not have; a city without its ward."""
    here = replace(visit, answers=Answers(), card=None, step=at.Asking(ADDRESS, "unlisted"))
    lines = {"town": "東京都北区新町3-4-5", "chome": "東京都北区田端7丁目1-1", "ward": "大阪府大阪市1-1"}
    for name, line in lines.items():
        typed: Draft = {"postal": "unknown", "row": "other", "elsewhere": line}
        yield f"asking-{name}-unlisted", screen_of(replace(here, drafts={ADDRESS: typed}), moment, handbook)


def look_of(screen: Screen) -> tuple[object, ...]:
    """What two questions share that look the same but for the procedure at the top."""
    body = screen.body
    assert isinstance(body, Question)
    field = body.field
    shown = (
        field.kind,
        field.part,
        field.input,
        field.label,
        repr(field.draft),
        field.problem,
        field.options,
    )
    return (
        body.title,
        body.explanation,
        body.example,
        body.note,
        body.summary,
        *shown,
        field.extras,
        field.echo,
    )


def may_begin(stem: str, beginnings: Sequence[str]) -> bool:
    """Whether a name that goes on after `stem` may be a wanted one."""
    return not beginnings or any(one.startswith(stem) or stem.startswith(one) for one in beginnings)


def rare_ways(handbook: Handbook, procedure: Procedure, language: str, today: date) -> tuple[Way, ...]:
    """A way to each question that nobody's sample answers lead to."""
    everybody = [handbook.interview(procedure.id, one.id, language, today) for one in procedure.applicants]
    sample = (one.questions(sampled(handbook, one, Answers())) for one in everybody)
    met = frozenset(FieldId(question.id) for asked in sample for question in asked)
    return rarer_ways(handbook, procedure.id, today, met)


def sampled(handbook: Handbook, interview: Interview, told: Answers) -> Answers:
    """What the sample answers file says, on top of what the card told; raises ValueError."""
    file = parse_answers(
        interview.procedure,
        sample_answers(interview, told),
        words=interview.words,
        lookups=handbook.lookups,
        today=interview.sample_context().today,
    )
    if isinstance(file, AnswersFile):
        typed = {name: answer for name, answer in file.answers.by_field.items() if not told.has(name)}
        return Answers({**told.by_field, **typed})
    raise ValueError(f"the sample of {interview.procedure.id} cannot be read")


def interview_of(
    handbook: Handbook, procedure: str, today: date, language: str = "ja", applicant: str | None = None
) -> Interview:
    """Of the first one who may apply, or of `applicant`."""
    who = applicant or handbook.procedure(procedure).applicants[0].id
    return handbook.interview(procedure, who, language, today)


def _rarer(
    handbook: Handbook, moment: Moment, visit: Visit, procedure: Procedure
) -> Iterator[tuple[str, Visit]]:
    """The questions that nobody's sample answers lead to, each on a way that does."""
    language, today = visit.comfort.language, moment.now.date()
    for way in rare_ways(handbook, procedure, language, today):
        interview = handbook.interview(procedure.id, way.applicant, language, today)
        case = Case(ApplicationId(moment.fresh_id), procedure.id, way.applicant)
        here = replace(visit, cases=(case,), card=None, drafts={})
        for name, standing in _parts(interview, here, way.answers, way.new):
            yield f"asking-{procedure.id}-{interview.applicant.id}-{name}", standing


def _asked(handbook: Handbook, moment: Moment, here: Visit) -> Iterator[tuple[str, Visit]]:
    """One visit at every part: with its sample answer, and untouched with what is missing said."""
    case, language, today = here.cases[-1], here.comfort.language, moment.now.date()
    interview = handbook.interview(case.procedure, case.applicant, language, today)
    yield from _parts(interview, here, sampled(handbook, interview, Answers()))


def _parts(
    interview: Interview, here: Visit, answers: Answers, only: frozenset[FieldId] | None = None
) -> Iterator[tuple[str, Visit]]:
    """The same on the way of these answers; with `only`, no question but those."""
    asked = interview.questions(answers)
    for place, question in enumerate(asked):
        field = FieldId(question.id)
        if only is not None and field not in only:
            continue
        before = answers.without(FieldId(one.id) for one in asked[place:])
        with_it = answers.without(FieldId(one.id) for one in asked[place + 1 :])
        local = field.removeprefix(f"{here.cases[-1].procedure}.")
        for part in interview.parts(question, {}, with_it):
            name = f"{local}.{part}".rstrip(".")
            yield name, replace(here, answers=with_it, step=at.Asking(field, part))
        drafts: Mapping[FieldId, Draft] = {}
        for part in interview.parts(question, {}, before):
            problem = interview.check_part(question, part, drafts, before)
            name = f"{local}.{part}".rstrip(".")
            if problem is not None:
                step = at.Asking(field, part, problem)
                yield f"{name}-missing", replace(here, answers=before, drafts=drafts, step=step)
            filled = interview.view(question, part, {}, with_it).field.draft
            drafts = interview.typed(question, part, filled, drafts, before)
