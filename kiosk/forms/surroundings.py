"""What lies around a question: how it begins, and which people, days and prices it may speak of. Pure."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.basics.ids import FieldId
from kiosk.forms import deadlines, holders, people, writing_names
from kiosk.forms.answers import Answers, Data, Draft
from kiosk.forms.application import Person
from kiosk.forms.definition.applicant import Applicant
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.question import Question
from kiosk.forms.drafts import Beginning, beginning_of, chosen_rows, draft_of
from kiosk.forms.fees import price_of
from kiosk.forms.fields.bank_account import BankAccount
from kiosk.forms.fields.kind import Context
from kiosk.forms.fields.registry import KINDS
from kiosk.forms.known_people import possible
from kiosk.forms.told_of_each import told_of_born, with_told
from kiosk.forms.visibility import Visible, visible

BORN = "birth_date"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Those of every question of one procedure, for one applicant; what they are follows from the answers.

    Attributes:
        bare: What each question has around it before anything was answered: day, words and lists.
    """

    procedure: Procedure
    applicant: Applicant
    bare: Context

    def visible(self, answers: Answers) -> Visible:
        """The questions that are asked, and the facts by which that was judged."""
        return visible(self.procedure, self.applicant, answers, self.bare.today)

    def context(self, question: Question, answers: Answers) -> Context:
        """All that the kind of the question may look at."""
        subject, known = people.person_of("subject", answers), self._known(question, answers)
        visitor = people.person_of("visitor", answers)
        accounts = _accounts(question, answers)
        context = dataclasses.replace(
            self.bare, known=known, accounts=accounts, subject=subject, visitor=visitor
        )
        context = writing_names.reading(question, answers, context)
        if any(option.due is not None for option in question.options):
            due = deadlines.due_of_options(question, self.visible(answers).facts)
            context = dataclasses.replace(context, due=due)
        fee, local = self.procedure.fee, self.local(question.id)
        if fee is None or local not in fee.prices:
            return context
        facts = self.visible(answers).facts
        return dataclasses.replace(context, price=price_of(self.procedure, local, facts))

    def draft(self, question: Question, drafts: Mapping[FieldId, Draft], answers: Answers) -> Draft:
        """What was typed; before that, what is answered or known already."""
        begins, chosen = self.beginning(question, answers), self._chosen(question, answers)
        return draft_of(question, drafts, answers, self.bare, begins, chosen)

    def beginning(self, question: Question, answers: Answers) -> Beginning:
        """Who is the first of a list, and what other answers have told of them."""
        if question.begins is None and question.first_when is None:
            return Beginning(question.first, about=question.first)
        facts = self.visible(answers).facts
        found = beginning_of(question, facts, self.bare)
        if question.begins is None or found.about is not None or BORN not in found.told:
            return found
        born = facts.data.get(question.begins.takes.get(BORN, ""))
        told = told_of_born(question, born, answers)
        return dataclasses.replace(found, told={**told, **found.told})

    def local(self, field_id: FieldId) -> FieldId:
        """The id as the definition has it."""
        return FieldId(field_id.removeprefix(f"{self.procedure.id}."))

    def _chosen(self, question: Question, answers: Answers) -> list[Draft]:
        """The people with whom a list begins, where another answer has chosen them."""
        before = None if question.within is None else self.procedure.question(question.within)
        if before is None or question.kind != "persons":
            return []
        return chosen_rows(question, before.among, self.visible(answers).facts, self.bare)

    def _known(self, question: Question, answers: Answers) -> tuple[Person, ...]:
        """Everybody this visit knows and who can be meant here, with what other answers tell of whoever the
        list begins with.
        """
        facts = self.visible(answers).facts
        fitting = possible(self.procedure, question, people.acquainted(answers), facts)
        known = with_told(question, fitting, answers)
        beginning = self.beginning(question, answers)
        told, whose = beginning.told, beginning.about
        first = None if whose is None or not told else people.person_of(whose, answers)
        if first is None:
            return known
        return tuple(people.with_more(one, told) if one.name == first.name else one for one in known)


def _accounts(question: Question, answers: Answers) -> tuple[Data, ...]:
    """The last account that was told elsewhere in this visit and may be this one, too; () where none may."""
    if question.kind != "bank-account" or not question.known:
        return ()
    others = (one.value for name, one in answers.by_field.items() if name != question.id)
    fitting = [
        one for one in others if isinstance(one, BankAccount) and holders.may_be(question, one, answers)
    ]
    return tuple(KINDS[question.kind].data(question, one) for one in fitting[-1:])
