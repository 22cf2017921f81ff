"""One procedure asked of one person: which questions, how they look, what an answer does. Pure."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain

from kiosk.basics.ids import FieldId
from kiosk.basics.marked import Marked
from kiosk.forms import (
    half_typed,
    holders,
    others,
    part_order,
    people,
    unwritable,
    western_years,
    writing_names,
)
from kiosk.forms.accepting import Accepting
from kiosk.forms.answers import Answers, Data, Draft, FieldProblem
from kiosk.forms.application import Person
from kiosk.forms.conditions import Facts
from kiosk.forms.definition.choices import Choice
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.question import TOGETHER, Question
from kiosk.forms.definition.texts import said
from kiosk.forms.drafts import is_told
from kiosk.forms.fees import total
from kiosk.forms.fields.count import yen
from kiosk.forms.fields.kind import BLANK, Blank, Context, FieldKind
from kiosk.forms.fields.next_steps import until, wanted_of
from kiosk.forms.fields.person import untouched
from kiosk.forms.fields.persons import PersonsKind
from kiosk.forms.fields.registry import KINDS
from kiosk.forms.lines import Line, applicant_line, line_of
from kiosk.forms.question_view import QuestionView, problem_text, question_view
from kiosk.forms.surroundings import Surroundings
from kiosk.forms.unasked import unasked
from kiosk.forms.visibility import data_of, source_of
from kiosk.lookups.service import Lookups
from kiosk.words.catalogue import Words

MOST_ON_A_PAGE = 3
"""Answers that are confirmed together; what they come to stands below them."""


@dataclass(frozen=True, slots=True)
class FoundStep:
    """A procedure that the answers led to, and that nobody took out (`next-steps`).

    Attributes:
        key: `<question>:<option>`, the same in every language.
        until: Until when there is time, in words; None where there is no last day.
    """

    key: str
    choice: Choice
    until: Marked | None


class Interview:
    """What visit and commands ask about one procedure for one applicant; holds no answers itself.

    Questions bear their full ids here (`juminhyo.copies`). A field's draft covers all its parts; a visit
    keeps the drafts it is given back.
    """

    def __init__(
        self, procedure: Procedure, applicant: str, words: Words, lookups: Lookups, today: date
    ) -> None:
        """Raises KeyError for someone who may not apply."""
        self.procedure = said(procedure, words)
        self.applicant = self.procedure.applicant(applicant)
        self.words = words
        self._context = Context(today, words, lookups)
        self._around = Surroundings(self.procedure, self.applicant, self._context)
        self._accepting = Accepting(self._around)

    # ------------------------------------------------------------------ which questions
    def questions(self, answers: Answers) -> tuple[Question, ...]:
        """Those to be asked, in order; what the card told or another form answered is left out."""
        return tuple(
            one
            for one in self._around.visible(answers).questions
            if one.kind != "office" and source_of(answers, one.id) not in ("card", "earlier")
        )

    def asked(self, answers: Answers) -> tuple[Question, ...]:
        """What is asked on the screens: the questions, and how names in kana are written."""
        return writing_names.with_names(self.questions(answers), answers, self._context)

    def question(self, field_id: FieldId, answers: Answers) -> Question:
        """The visible question of that id. Raises KeyError."""
        if writing_names.is_name(field_id):
            return writing_names.question_for(field_id, self.words)
        for one in self._around.visible(answers).questions:
            if one.id == field_id:
                return one
        raise KeyError(field_id)

    def left(self, answers: Answers) -> int:
        """How many visible questions have no answer yet."""
        return sum(not answers.has(one.id) for one in self.questions(answers))

    # ------------------------------------------------------------------ one question
    def parts(self, question: Question, drafts: Mapping[FieldId, Draft], answers: Answers) -> tuple[str, ...]:
        """Its screens in order; ("",) for most kinds. May change with what is typed."""
        context = writing_names.reading(question, answers, self._context)
        return self._kind(question).parts(question, self._around.draft(question, drafts, answers), context)

    def first_part(self, question: Question, drafts: Mapping[FieldId, Draft], answers: Answers) -> str:
        """Where a question begins; for a list of persons the overview."""
        parts = self.parts(question, drafts, answers)
        return parts[-1] if question.kind == "persons" else parts[0]

    def next_part(
        self, question: Question, part: str, drafts: Mapping[FieldId, Draft], answers: Answers
    ) -> str | None:
        """The screen after this one, None after the last.

        After one person comes the overview; from there the way leads to what a listed person still lacks.
        What another answer has told of the first is passed by.
        """
        parts = self.parts(question, drafts, answers)
        if part == parts[-1]:
            return self._open_part(question, drafts, answers)
        following = part_order.after(part, parts, listed=question.kind == "persons")
        while self._is_told(question, following, drafts, answers):
            following = part_order.after(following, parts, listed=True)
        return following

    def previous_part(
        self, question: Question, part: str, drafts: Mapping[FieldId, Draft], answers: Answers
    ) -> str | None:
        """The screen before this one, None before the first."""
        parts = self.parts(question, drafts, answers)
        return part_order.before(part, parts, listed=question.kind == "persons")

    def view(
        self,
        question: Question,
        part: str,
        drafts: Mapping[FieldId, Draft],
        answers: Answers,
        problem: FieldProblem | None = None,
    ) -> QuestionView:
        """One screen as it stands."""
        context = self._around.context(question, answers)
        draft = self._around.draft(question, drafts, answers)
        shown = self._kind(question).part_view(question, draft, part, context)
        problem = problem if problem is not None and problem.part in ("", part) else None
        facts = self._around.visible(answers).facts
        return question_view(self.procedure, question, part, shown, problem, facts, self._context)

    def typed(
        self,
        question: Question,
        part: str,
        part_draft: Draft,
        drafts: Mapping[FieldId, Draft],
        answers: Answers | None = None,
    ) -> Mapping[FieldId, Draft]:
        """The drafts after one part changed."""
        draft = self._around.draft(question, drafts, answers or Answers())
        return {**drafts, question.id: self._kind(question).with_part(question, draft, part, part_draft)}

    def acted(
        self,
        question: Question,
        part: str,
        action: str,
        drafts: Mapping[FieldId, Draft],
        answers: Answers | None = None,
    ) -> tuple[Mapping[FieldId, Draft], str]:
        """The drafts after a side way was used (きょう, もうひとり加える), and the part to show then."""
        answers = answers or Answers()
        draft = self._around.draft(question, drafts, answers)
        context = self._around.context(question, answers)
        changed, then = self._kind(question).act(question, draft, part, action, context)
        return {**drafts, question.id: changed}, then

    def check_part(
        self,
        question: Question,
        part: str,
        drafts: Mapping[FieldId, Draft],
        answers: Answers | None = None,
    ) -> FieldProblem | None:
        """What is missing on this screen before the next; None where one may go on."""
        drafts = self.settled(question, part, drafts, answers)
        draft = self._around.draft(question, drafts, answers or Answers())
        if question.optional and untouched(draft):
            return None
        half = half_typed.letters(self._part_draft(question, part, draft, answers))
        if half:
            return FieldProblem(question.id, "half-typed", {"letters": half}, part)
        if [*unwritable.parts_of(self._part_draft(question, part, draft, answers))]:
            return FieldProblem(question.id, "unwritable", {}, part)
        context = writing_names.reading(question, answers or Answers(), self._context)
        found = self._kind(question).check_part(question, draft, part, context)
        return None if found is None else dataclasses.replace(found, field=question.id)

    def settled(
        self,
        question: Question,
        part: str,
        drafts: Mapping[FieldId, Draft],
        answers: Answers | None = None,
    ) -> Mapping[FieldId, Draft]:
        """The drafts before going on: an n at the end of a text typed in romaji is ん."""
        draft = self._around.draft(question, drafts, answers or Answers())
        shown = self._part_draft(question, part, draft, answers)
        whole = half_typed.settled(shown)
        return drafts if whole == shown else self.typed(question, part, whole, drafts, answers)

    def no_room(self, question: Question, part: str, drafts: Mapping[FieldId, Draft]) -> FieldProblem:
        """One more letter came, and this screen's text is full."""
        draft = self._around.draft(question, drafts, Answers())
        shown = self._kind(question).part_view(question, draft, part, self._context)
        western = western_years.told(question.id, part, shown.draft) if shown.input == "date" else None
        if western is not None:
            return western
        limits = shown.limits
        most = limits.get("most") or limits.get("most_digits") or 0
        return FieldProblem(question.id, str(limits.get("longer", "full")), {"most": most}, part)

    def accept(
        self, question: Question, drafts: Mapping[FieldId, Draft], answers: Answers
    ) -> Answers | tuple[FieldProblem, ...]:
        """The answers with this one, without those that nobody asks for any more; or all its problems."""
        return self._accepting.accept(question, self._around.draft(question, drafts, answers), answers)

    def doubt(
        self,
        question: Question,
        part: str,
        drafts: Mapping[FieldId, Draft],
        answers: Answers,
        last: FieldProblem | None,
    ) -> FieldProblem | None:
        """What つぎへ asks once about this screen, before its other doubts; not of what is answered already.

        `last` is what was told there before.
        """
        draft = self._around.draft(question, drafts, answers)
        if last is not None and last.kind in others.DOUBTS:
            return None
        if draft == self._around.draft(question, {}, answers):
            return None
        shown = self._part_draft(question, part, draft, answers)
        return western_years.doubt(question.id, part, shown, last)

    def doubts(self, question: Question, answers: Answers) -> tuple[FieldProblem, ...]:
        """What is asked once more about an answer that was accepted: whoever says so again is right."""
        local = self._around.local(question.id)
        facts = self._around.visible(answers).facts
        found = (one.doubts(self.procedure, facts, local) for one in (others, holders))
        return tuple(chain.from_iterable(found))

    def unsure(
        self, question: Question, part: str, drafts: Mapping[FieldId, Draft], answers: Answers
    ) -> tuple[Mapping[FieldId, Draft], str | None] | None:
        """わからない about one thing of a person: the drafts, and the screen after all that ask for it.

        None where it is said of the whole question (`dont_know`).
        """
        draft = self._around.draft(question, drafts, answers)
        changed = self._kind(question).unsure(question, draft, part)
        if changed is None:
            return None
        drafts = {**drafts, question.id: changed}
        parts = self.parts(question, drafts, answers)
        last = part_order.last_alike(part, parts, listed=question.kind == "persons")
        return drafts, self.next_part(question, last, drafts, answers)

    def dont_know(self, question: Question, answers: Answers) -> Answers | tuple[FieldProblem, ...]:
        """The answers after わからない: what the definition answers then, or left to staff."""
        return self._accepting.dont_know(question, answers)

    # ------------------------------------------------------------------ all answers
    def to_confirm(self, answers: Answers) -> tuple[Question, ...]:
        """Answered questions whose answer is shown once more by itself; what was left to staff is not."""
        return tuple(
            one
            for one in self.questions(answers)
            if one.confirm is not None and not isinstance(answers.get(one.id) or BLANK, Blank)
        )

    def confirmed_with(self, question: Question, answers: Answers) -> tuple[Question, ...]:
        """It and whatever stands on the same page to be confirmed: copies with copies, years with years."""
        if question.confirm not in TOGETHER:
            return (question,)
        alike = [one for one in self.to_confirm(answers) if one.confirm == question.confirm]
        place = next((at for at, one in enumerate(alike) if one.id == question.id), 0)
        first = place - place % MOST_ON_A_PAGE
        return tuple(alike[first : first + MOST_ON_A_PAGE])

    def total(self, answers: Answers) -> Marked | None:
        """What all copies cost, in words; None where there is no fee, or no count yet."""
        found = total(self.procedure, self._around.visible(answers).facts)
        return None if found is None else yen(self._context, found)

    def line(self, question: Question, answers: Answers) -> Line:
        """The line of one answered question."""
        context = self._around.context(question, answers)
        return line_of(question, question.id, answers.get(question.id), context)

    def prefill(self, person: Person, answers: Answers) -> Answers:
        """The answers with what a card told about whoever stands here."""
        return people.prefilled(person, self.applicant, answers, self._context)

    def earlier(self, answers: Answers) -> Answers:
        """What other procedures of this visit already know, for the start of this one: not asked again.

        What was left open there and may not stay open here is asked after all.
        """
        return Answers(
            {
                name: dataclasses.replace(answer, source="earlier") if answer.source == "typed" else answer
                for name, answer in answers.by_field.items()
                if not name.startswith(f"{self.procedure.id}.") and not self._lacks(name, answer.value)
            }
        )

    def lines(self, answers: Answers) -> tuple[Line, ...]:
        """For the check page, in the form's order; who applies comes first (field `applicant`)."""
        subject = people.person_of("subject", answers)
        name = None if subject is None else subject.name
        first = applicant_line(self.procedure, self.applicant, name, self._context)
        return (
            first,
            *(
                self.line(one, answers)
                for one in self._around.visible(answers).questions
                if one.kind != "office" and answers.has(one.id)
            ),
        )

    def found(self, answers: Answers) -> tuple[FoundStep, ...]:
        """Every procedure that the answers led to, in the definition's order."""
        return tuple(
            FoundStep(f"{one.id}:{option.id}", option, until(option, self._around.context(one, answers)))
            for one in self._around.visible(answers).questions
            if one.kind == "next-steps" and answers.has(one.id)
            for option in wanted_of(one, answers.get(one.id))
        )

    def problem_text(self, problem: FieldProblem) -> Marked:
        """What is still missing, in one sentence for the place where the eyes are."""
        return problem_text(self.procedure, problem, self.words)

    def desk_of(self, problem: FieldProblem) -> str | None:
        """The page of the desk to which what was found leads at once; None where the answer is to change."""
        rule = next((one for one in self.procedure.checks if problem.kind == f"check:{one.id}"), None)
        return None if rule is None else rule.desk

    def missing(self, answers: Answers) -> tuple[FieldProblem, ...]:
        """Everything that still stands in the way of completing, in order."""
        return self._accepting.missing(answers)

    def unasked(self, answers: Answers) -> tuple[FieldProblem, ...]:
        """Answers to what nobody asks of whoever answers so: they would stand on no paper and go nowhere."""
        return unasked(self.procedure, self.applicant, self._around.visible(answers), answers)

    def facts(self, answers: Answers) -> Facts:
        """What conditions look at."""
        return self._around.visible(answers).facts

    def data(self, answers: Answers) -> dict[str, Data]:
        """The visible answers as data by local id, without the persons' own fields."""
        return {
            str(self._around.local(one.id)): data_of(one, answers.get(one.id))
            for one in self._around.visible(answers).questions
            if one.kind != "office" and answers.has(one.id) and "." not in self._around.local(one.id)
        }

    def sample_context(self) -> Context:
        """For whoever makes sample answers."""
        return self._context

    # ------------------------------------------------------------------ inside
    def _lacks(self, name: FieldId, value: object) -> bool:
        question = self.procedure.question(name)
        return isinstance(value, Blank) and question is not None and not question.may_stay_open()

    def _is_told(
        self, question: Question, part: str, drafts: Mapping[FieldId, Draft], answers: Answers
    ) -> bool:
        """Whether another answer has told this of the first in a list; who mends a whole row sees it all."""
        rows = self._around.draft(question, drafts, answers)
        if not is_told(part, rows, self._around.beginning(question, answers).told):
            return False
        return (self._open_part(question, drafts, answers) or "").startswith("0.")

    def _part_draft(self, question: Question, part: str, draft: Draft, answers: Answers | None) -> Draft:
        """What stands in the field of one screen."""
        context = writing_names.reading(question, answers or Answers(), self._context)
        return self._kind(question).part_view(question, draft, part, context).draft

    def _open_part(self, question: Question, drafts: Mapping[FieldId, Draft], answers: Answers) -> str | None:
        kind = self._kind(question)
        if not isinstance(kind, PersonsKind):
            return None
        return kind.open_part(question, self._around.draft(question, drafts, answers), self._context)

    def _kind(self, question: Question) -> FieldKind:
        return KINDS[question.kind]
