"""Whether an answer is taken, what it changes in the others, and what still stands against them all. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.forms import checking, people, writing_names
from kiosk.forms.answers import Answers, Draft, FieldProblem
from kiosk.forms.definition.question import Question
from kiosk.forms.fields import name_letters
from kiosk.forms.fields.kind import BLANK, Blank, Unfit
from kiosk.forms.fields.registry import KINDS
from kiosk.forms.plausible import Sense
from kiosk.forms.surroundings import Surroundings
from kiosk.forms.visibility import hidden, offered_alone, source_of


@dataclass(frozen=True, slots=True)
class Accepting:
    """For one procedure and applicant."""

    around: Surroundings

    def accept(
        self, question: Question, draft: Draft, answers: Answers
    ) -> Answers | tuple[FieldProblem, ...]:
        """The answers with what the draft says, without those that nobody asks for any more; or all its
        problems.
        """
        read = checking.read(question, draft, self.around.context(question, answers))
        if isinstance(read, Unfit):
            return checking.named(read.problems, question.id)
        return self._taken(question, read.value, answers)

    def dont_know(self, question: Question, answers: Answers) -> Answers | tuple[FieldProblem, ...]:
        """The answers after わからない: what the definition answers then, or left to staff."""
        answer = question.dont_know.answer if question.dont_know else None
        if answer is None:
            return self._taken(question, BLANK, answers)
        return self.accept(question, answer, answers)

    def missing(self, answers: Answers) -> tuple[FieldProblem, ...]:
        """Everything that still stands in the way of completing, in order."""
        shown = self.around.visible(answers)
        found: list[FieldProblem] = []
        for one in shown.questions:
            if one.kind == "office":
                continue
            if not answers.has(one.id):
                found += [] if one.optional else [FieldProblem(one.id, "not-answered")]
            else:
                found += self._against(one, answers)
        found += writing_names.contradicting(answers)
        return (*found, *checking.crossed(self.around.procedure, shown.facts))

    def _taken(
        self, question: Question, value: object, answers: Answers
    ) -> Answers | tuple[FieldProblem, ...]:
        procedure, local = self.around.procedure, self.around.local(question.id)
        taken = writing_names.without_writing(question, answers).with_(question.id, value, "typed")
        taken = writing_names.with_letters(question, value, taken)
        taken = name_letters.given_on(procedure, question, value, taken)
        taken = people.recognised(question, answers, taken, self.around.bare)
        shown = self.around.visible(taken)
        problems = checking.crossed(procedure, shown.facts, field=local)
        problems = problems or self._hardly_true(question, taken)
        if problems:
            return problems
        taken = offered_alone(procedure, shown, taken)
        shown = self.around.visible(taken)
        changed = answers.get(question.id) not in (None, value)
        beside = (one for one in procedure.questions if local in (one.among, one.without, one.within))
        chosen = {procedure.field_id(one.id) for one in beside}
        return taken.without({*hidden(procedure, shown, taken), *(chosen if changed else ())})

    def _against(self, question: Question, answers: Answers) -> tuple[FieldProblem, ...]:
        """What speaks against an answer now; a card's is taken as it is, but for who may act for others."""
        value = answers.get(question.id)
        if source_of(answers, question.id) == "card":
            return self._sense.against_card(self.around.local(question.id), question.id, answers)
        if isinstance(value, Blank):
            allowed = question.optional or question.dont_know is not None
            return () if allowed else (FieldProblem(question.id, "not-answered"),)
        found = KINDS[question.kind].check(question, value, self.around.context(question, answers))
        return checking.named(found, question.id) or self._hardly_true(question, answers)

    def _hardly_true(self, question: Question, answers: Answers) -> tuple[FieldProblem, ...]:
        return self._sense.against(self.around.local(question.id), question.id, answers)

    @property
    def _sense(self) -> Sense:
        return Sense(self.around.applicant, self.around.bare.today)
