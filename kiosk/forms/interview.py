"""One procedure asked of one person: which questions, how they look, what an answer does. Pure."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kiosk.basics.ids import FieldId
from kiosk.basics.marked import Marked
from kiosk.forms import checking, deadlines, half_typed, part_order, people, unwritable, writing_names
from kiosk.forms.answers import Answers, Data, Draft, FieldProblem
from kiosk.forms.application import Person
from kiosk.forms.conditions import Facts
from kiosk.forms.definition.choices import Choice
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.question import TOGETHER, Question
from kiosk.forms.definition.texts import said
from kiosk.forms.drafts import Beginning, beginning_of, chosen_rows, draft_of, is_told
from kiosk.forms.fees import price_of, total
from kiosk.forms.fields.count import yen
from kiosk.forms.fields.kind import BLANK, Blank, Context, FieldKind, Unfit
from kiosk.forms.fields.next_steps import until, wanted_of
from kiosk.forms.fields.person import untouched
from kiosk.forms.fields.persons import PersonsKind
from kiosk.forms.fields.registry import KINDS
from kiosk.forms.known_people import possible
from kiosk.forms.lines import Line, applicant_line, line_of
from kiosk.forms.plausible import Sense
from kiosk.forms.question_view import QuestionView, problem_text, question_view
from kiosk.forms.told_of_each import with_told
from kiosk.forms.visibility import Visible, data_of, hidden, source_of, visible
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

    # ------------------------------------------------------------------ which questions
    def questions(self, answers: Answers) -> tuple[Question, ...]:
        """Those to be asked, in order; what the card told or another form answered is left out."""
        return tuple(
            one
            for one in self._visible(answers).questions
            if one.kind != "office" and source_of(answers, one.id) not in ("card", "earlier")
        )

    def asked(self, answers: Answers) -> tuple[Question, ...]:
        """What is asked on the screens: the questions, and how names in kana are written."""
        return writing_names.with_names(self.questions(answers), answers, self._context)

    def question(self, field_id: FieldId, answers: Answers) -> Question:
        """The visible question of that id. Raises KeyError."""
        if writing_names.is_name(field_id):
            return writing_names.question_for(field_id, self.words)
        for one in self._visible(answers).questions:
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
        return self._kind(question).parts(question, self._draft(question, drafts, answers), context)

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
        context = self._with_answers(question, answers)
        draft = self._draft(question, drafts, answers)
        shown = self._kind(question).part_view(question, draft, part, context)
        problem = problem if problem is not None and problem.part in ("", part) else None
        facts = self._visible(answers).facts
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
        draft = self._draft(question, drafts, answers or Answers())
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
        draft = self._draft(question, drafts, answers)
        context = self._with_answers(question, answers)
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
        draft = self._draft(question, drafts, answers or Answers())
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
        draft = self._draft(question, drafts, answers or Answers())
        shown = self._part_draft(question, part, draft, answers)
        whole = half_typed.settled(shown)
        return drafts if whole == shown else self.typed(question, part, whole, drafts, answers)

    def no_room(self, question: Question, part: str, drafts: Mapping[FieldId, Draft]) -> FieldProblem:
        """One more letter came, and this screen's text is full."""
        draft = self._draft(question, drafts, Answers())
        limits = self._kind(question).part_view(question, draft, part, self._context).limits
        most = limits.get("most") or limits.get("most_digits") or 0
        return FieldProblem(question.id, str(limits.get("longer", "full")), {"most": most}, part)

    def accept(
        self, question: Question, drafts: Mapping[FieldId, Draft], answers: Answers
    ) -> Answers | tuple[FieldProblem, ...]:
        """The answers with this one, without those that nobody asks for any more; or all its problems."""
        context = self._with_answers(question, answers)
        read = checking.read(question, self._draft(question, drafts, answers), context)
        if isinstance(read, Unfit):
            return checking.named(read.problems, question.id)
        return self._taken(question, read.value, answers)

    def unsure(
        self, question: Question, part: str, drafts: Mapping[FieldId, Draft], answers: Answers
    ) -> tuple[Mapping[FieldId, Draft], str | None] | None:
        """わからない about one thing of a person: the drafts, and the screen after all that ask for it.

        None where it is said of the whole question (`dont_know`).
        """
        draft = self._draft(question, drafts, answers)
        changed = self._kind(question).unsure(question, draft, part)
        if changed is None:
            return None
        drafts = {**drafts, question.id: changed}
        parts = self.parts(question, drafts, answers)
        last = part_order.last_alike(part, parts, listed=question.kind == "persons")
        return drafts, self.next_part(question, last, drafts, answers)

    def dont_know(self, question: Question, answers: Answers) -> Answers | tuple[FieldProblem, ...]:
        """The answers after わからない: what the definition answers then, or left to staff."""
        answer = question.dont_know.answer if question.dont_know else None
        if answer is None:
            return self._taken(question, BLANK, answers)
        read = checking.read(question, answer, self._with_answers(question, answers))
        if isinstance(read, Unfit):
            return checking.named(read.problems, question.id)
        return self._taken(question, read.value, answers)

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
        found = total(self.procedure, self._visible(answers).facts)
        return None if found is None else yen(self._context, found)

    def line(self, question: Question, answers: Answers) -> Line:
        """The line of one answered question."""
        return line_of(question, question.id, answers.get(question.id), self._with_answers(question, answers))

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
                for one in self._visible(answers).questions
                if one.kind != "office" and answers.has(one.id)
            ),
        )

    def found(self, answers: Answers) -> tuple[FoundStep, ...]:
        """Every procedure that the answers led to, in the definition's order."""
        return tuple(
            FoundStep(f"{one.id}:{option.id}", option, until(option, self._with_answers(one, answers)))
            for one in self._visible(answers).questions
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
        shown = self._visible(answers)
        found: list[FieldProblem] = []
        for one in shown.questions:
            if one.kind == "office":
                continue
            if not answers.has(one.id):
                found += [] if one.optional else [FieldProblem(one.id, "not-answered")]
            else:
                found += self._against(one, answers)
        return (*found, *checking.crossed(self.procedure, shown.facts))

    def facts(self, answers: Answers) -> Facts:
        """What conditions look at."""
        return self._visible(answers).facts

    def data(self, answers: Answers) -> dict[str, Data]:
        """The visible answers as data by local id, without the persons' own fields."""
        return {
            str(self._local(one.id)): data_of(one, answers.get(one.id))
            for one in self._visible(answers).questions
            if one.kind != "office" and answers.has(one.id) and "." not in self._local(one.id)
        }

    def sample_context(self) -> Context:
        """For whoever makes sample answers."""
        return self._context

    # ------------------------------------------------------------------ inside
    def _lacks(self, name: FieldId, value: object) -> bool:
        question = self.procedure.question(name)
        return isinstance(value, Blank) and question is not None and not question.may_stay_open()

    def _visible(self, answers: Answers) -> Visible:
        return visible(self.procedure, self.applicant, answers, self._context.today)

    def _taken(
        self, question: Question, value: object, answers: Answers
    ) -> Answers | tuple[FieldProblem, ...]:
        taken = writing_names.without_writing(question, answers).with_(question.id, value, "typed")
        taken = writing_names.with_letters(question, value, taken)
        taken = people.recognised(question, answers, taken, self._context)
        shown = self._visible(taken)
        problems = checking.crossed(self.procedure, shown.facts, field=self._local(question.id))
        problems = problems or self._hardly_true(question, taken)
        if problems:
            return problems
        changed = answers.get(question.id) not in (None, value)
        local = self._local(question.id)
        beside = (one for one in self.procedure.questions if local in (one.among, one.without, one.within))
        chosen = {self.procedure.field_id(one.id) for one in beside}
        return taken.without({*hidden(self.procedure, shown, taken), *(chosen if changed else ())})

    def _against(self, question: Question, answers: Answers) -> tuple[FieldProblem, ...]:
        """What speaks against an answer now; a card's is taken as it is."""
        value = answers.get(question.id)
        if source_of(answers, question.id) == "card":
            return ()
        if isinstance(value, Blank):
            allowed = question.optional or question.dont_know is not None
            return () if allowed else (FieldProblem(question.id, "not-answered"),)
        found = self._kind(question).check(question, value, self._with_answers(question, answers))
        return checking.named(found, question.id) or self._hardly_true(question, answers)

    def _hardly_true(self, question: Question, answers: Answers) -> tuple[FieldProblem, ...]:
        return Sense(self.applicant, self._context.today).against(
            self._local(question.id), question.id, answers
        )

    def _draft(self, question: Question, drafts: Mapping[FieldId, Draft], answers: Answers) -> Draft:
        begins, chosen = self._beginning(question, answers), self._chosen(question, answers)
        return draft_of(question, drafts, answers, self._context, begins, chosen)

    def _chosen(self, question: Question, answers: Answers) -> list[Draft]:
        """The people with whom a list begins, where another answer has chosen them."""
        before = None if question.within is None else self.procedure.question(question.within)
        if before is None or question.kind != "persons":
            return []
        return chosen_rows(question, before.among, self._visible(answers).facts, self._context)

    def _beginning(self, question: Question, answers: Answers) -> Beginning:
        if question.begins is None:
            return Beginning(question.first)
        return beginning_of(question, self._visible(answers).facts, self._context)

    def _is_told(
        self, question: Question, part: str, drafts: Mapping[FieldId, Draft], answers: Answers
    ) -> bool:
        """Whether another answer has told this of the first in a list; who mends a whole row sees it all."""
        rows, told = self._draft(question, drafts, answers), self._beginning(question, answers).told
        return is_told(part, rows, told) and (self._open_part(question, drafts, answers) or "").startswith(
            "0."
        )

    def _part_draft(self, question: Question, part: str, draft: Draft, answers: Answers | None) -> Draft:
        """What stands in the field of one screen."""
        context = writing_names.reading(question, answers or Answers(), self._context)
        return self._kind(question).part_view(question, draft, part, context).draft

    def _open_part(self, question: Question, drafts: Mapping[FieldId, Draft], answers: Answers) -> str | None:
        kind = self._kind(question)
        if not isinstance(kind, PersonsKind):
            return None
        return kind.open_part(question, self._draft(question, drafts, answers), self._context)

    def _with_answers(self, question: Question, answers: Answers) -> Context:
        subject, known = people.person_of("subject", answers), self._known(question, answers)
        visitor = people.person_of("visitor", answers)
        context = dataclasses.replace(self._context, known=known, subject=subject, visitor=visitor)
        context = writing_names.reading(question, answers, context)
        if any(option.due is not None for option in question.options):
            due = deadlines.due_of_options(question, self._visible(answers).facts)
            context = dataclasses.replace(context, due=due)
        fee, local = self.procedure.fee, self._local(question.id)
        if fee is None or local not in fee.prices:
            return context
        facts = self._visible(answers).facts
        return dataclasses.replace(context, price=price_of(self.procedure, local, facts))

    def _known(self, question: Question, answers: Answers) -> tuple[Person, ...]:
        """Everybody this visit knows and who can be meant here, with what other answers tell of whoever the
        list begins with.
        """
        facts = self._visible(answers).facts
        fitting = possible(self.procedure, question, people.acquainted(answers), facts)
        known = with_told(question, fitting, answers)
        told = self._beginning(question, answers).told
        first = None if question.first is None or not told else people.person_of(question.first, answers)
        if first is None:
            return known
        return tuple(people.with_more(one, told) if one.name == first.name else one for one in known)

    def _kind(self, question: Question) -> FieldKind:
        return KINDS[question.kind]

    def _local(self, field_id: FieldId) -> FieldId:
        return FieldId(field_id.removeprefix(f"{self.procedure.id}."))
