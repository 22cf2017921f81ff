"""Somebody who answers whatever a visit asks, through the screens, until all is handed in. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from kiosk.basics.result import Ok
from kiosk.delivery.outcome import Outcome
from kiosk.forms.answers import Answers, Data
from kiosk.forms.application import Application, Person
from kiosk.forms.authoring.branching import answers_to, tests_of
from kiosk.forms.definition.question import Question
from kiosk.forms.fields.kind import Parsed, mapping
from kiosk.forms.fields.persons import LIST
from kiosk.forms.fields.registry import KINDS
from kiosk.forms.others import DOUBTS
from kiosk.forms.service import Interview
from kiosk.forms.visibility import visible
from kiosk.visit import effects as to_do
from kiosk.visit import states as at
from kiosk.visit.gallery import HANAKO
from kiosk.visit.handbook import Handbook
from kiosk.words.furigana import plain
from tests.fakes.family import HERE, Family, Told
from tests.fakes.paced_visit import TRIES, PacedVisit, reading


@dataclass(frozen=True, slots=True)
class Put:
    """One question as it was put: by whom, in which words, and what days it was told.

    `days` are by the screen, "" for a question of its own; of a list only what was really asked of somebody.
    `told` are the facts of people for which it asked, where a family answers; `papers` those it listed then.
    """

    by: str
    id: str
    title: str
    label: str
    days: Mapping[str, str] = field(default_factory=dict)
    told: tuple[Told, ...] = ()
    papers: tuple[str, ...] = ()


@dataclass
class GuidedVisit:
    """One visit that answers with each kind's sample, but for what `answers` says.

    Attributes:
        answers: Data by full field id.
        applicants: Whom each procedure is for; `self` where it is not named.
        asked: Every question that was put, in order.
        delivered: What was handed in.
        shown: Names of all screens.
        family: Who answers what is asked of people; each kind's sample without them.
    """

    handbook: Handbook
    answers: Mapping[str, Data] = field(default_factory=dict)
    applicants: Mapping[str, str] = field(default_factory=dict)
    with_card: bool = True
    asked: list[Put] = field(default_factory=list)
    delivered: list[Application] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)
    family: Family | None = None

    def __post_init__(self) -> None:
        self.paced = PacedVisit(self.handbook)

    def begins(self, group: str, tile: str) -> None:
        self.paced.press("start", f"tile:{group}")
        if self.paced.screen.name.startswith("choosing-procedure"):
            self.paced.press(f"tile:{tile}")

    def to_the_end(self, most: int = 400) -> None:
        """Goes on until the last page; raises AssertionError where it never comes."""
        for _ in range(most):
            self.shown.append(self.paced.screen.name)
            if isinstance(self.paced.visit.step, at.Finished | at.Summary):
                return
            self._one()
        raise AssertionError(self.shown[-10:])

    def _one(self) -> None:
        paced, visit = self.paced, self.paced.visit
        match visit.step:
            case at.Asking():
                self._answer()
            case at.ChoosingWho():
                paced.press(f"choose:{self.applicants.get(visit.cases[-1].procedure, 'self')}", "next")
            case at.WaitingForCard() if self.with_card:
                paced.card(there=True)
            case at.WaitingForCard():
                paced.press("no-card")
            case at.CheckingCard():
                paced.ends(to_do.ReadTries, Ok(TRIES))
            case at.EnteringSecret():
                paced.enters()
            case at.ReadingCard():
                paced.ends(to_do.ReadCard, reading(person=self._holder()))
            case at.Sending():
                self.delivered.append(paced.last(to_do.HandIn).application)
                number = f"{100 + len(self.delivered)}"
                paced.ends(to_do.HandIn, Ok(Outcome("delivered", number)))
            case _:
                before = paced.visit
                paced.press("next")
                assert paced.visit != before, paced.screen.name

    def _holder(self) -> Person:
        return HANAKO if self.family is None else replace(HANAKO, birth_date=self.family.born(HERE))

    def _papers_in(self, question: Question, interview: Interview) -> tuple[str, ...]:
        """What a question for papers lists to this person; none for any other kind."""
        if question.kind != "documents":
            return ()
        answers = self.paced.visit.answers
        shown = interview.view(question, interview.first_part(question, {}, answers), {}, answers)
        return tuple(plain(option.label) for option in shown.field.options)

    def _answer(self) -> None:
        visit, step = self.paced.visit, self.paced.visit.step
        assert isinstance(step, at.Asking)
        case = visit.cases[-1]
        interview = self.handbook.interview(
            case.procedure, case.applicant, visit.comfort.language, self.paced.now.date()
        )
        question = interview.question(step.question, visit.answers)
        draft, told = self._answer_to(question, interview)
        open_rows = self._open_rows(question, interview, draft)
        days = dict(days_in(question, draft, open_rows, interview))
        papers = self._papers_in(question, interview)
        self.asked.append(
            Put(case.procedure, question.id, plain(question.title), plain(question.label), days, told, papers)
        )
        self.paced.visit = replace(visit, drafts={**visit.drafts, question.id: draft})
        for _ in range(60):
            now = self.paced.visit.step
            if not isinstance(now, at.Asking) or now.question != step.question:
                return
            assert now.problem is None or now.problem.kind in DOUBTS, (now, now.problem)
            self.paced.press("next")
        raise AssertionError(f"never done with {step.question}")

    def _answer_to(self, question: Question, interview: Interview) -> tuple[object, tuple[Told, ...]]:
        family = self.family
        if family is None:
            return self._draft(question, interview), ()
        if family.knows(question):
            return family.answered(question, interview, self.paced.visit.answers)
        return self._draft(question, interview), family.told_by(question, interview)

    def _open_rows(self, question: Question, interview: Interview, draft: object) -> dict[int, set[str]]:
        """Of each person of the answer, what the kiosk asks: all but what stands in the list already."""
        rows = draft if question.kind == "persons" and isinstance(draft, list) else []
        begun = interview.view(question, LIST, {}, self.paced.visit.answers).field.draft if rows else []
        there = [set(mapping(row)) for row in begun] if isinstance(begun, list) else []
        return {
            place: set(mapping(row)) - (there[place] if place < len(there) else set())
            for place, row in enumerate(rows)
        }

    def _draft(self, question: Question, interview: Interview) -> object:
        kind, context = KINDS[question.kind], interview.sample_context()
        if question.id not in self.answers:
            fits = self._fitting(question, interview)
            return kind.pieces(question, fits, context)
        read = kind.parse(question, _offered(question, self.answers[question.id]), context)
        assert isinstance(read, Parsed), (question.id, read)
        return kind.pieces(question, read.value, context)

    def _fitting(self, question: Question, interview: Interview) -> object:
        """The sample; where the answers before speak against it, the first that is taken."""
        kind, context, answers = KINDS[question.kind], interview.sample_context(), self.paced.visit.answers
        sample = kind.sample(question, context)
        if isinstance(
            interview.accept(question, {question.id: kind.data(question, sample)}, answers), Answers
        ):
            return sample
        facts = visible(interview.procedure, interview.applicant, answers, context.today).facts
        local = question.id.removeprefix(f"{interview.procedure.id}.")
        for data in answers_to(question, tests_of(interview.procedure, ()).get(local, ()), facts, context):
            read = kind.parse(question, data, context)
            taken = interview.accept(question, {question.id: data}, answers)
            if isinstance(read, Parsed) and isinstance(taken, Answers):
                return read.value
        return "MIHON JIRO" if question.kind == "kana" else sample


def _offered(question: Question, told: Data) -> Data:
    """That answer, of several options those that are there: nobody ticks what the screen does not show."""
    if question.kind != "choices" or question.among is not None or not isinstance(told, list):
        return told
    there = {option.id for option in question.options}
    return [one for one in told if one in there]


def days_in(
    question: Question, draft: object, open_rows: Mapping[int, set[str]], interview: Interview
) -> Iterator[tuple[str, str]]:
    """The days that the answer tells, by the screen that asks for them."""
    context = interview.sample_context()
    if question.kind == "date":
        read = KINDS["date"].parse(question, draft, context)
        if isinstance(read, Parsed):
            yield "", str(KINDS["date"].data(question, read.value))
    rows = draft if isinstance(draft, list) else []
    for place, asked in open_rows.items():
        for sub in question.each:
            if sub.kind == "date" and sub.id in asked:
                for _, day in days_in(sub, mapping(rows[place]).get(sub.id), {}, interview):
                    yield f"{place}.{sub.id}", day
