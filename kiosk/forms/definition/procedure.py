"""One procedure: its questions, people, paper, deadline, and who handles it; one key of the YAML file each.

Texts are Japanese marked text; their translations stand in `resources/translations/<lang>/` under
`<procedure>.<path>`, where lists are walked by `id` (`juminhyo.questions.copies.title`).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Annotated, Literal

from pydantic import Field, PrivateAttr

from kiosk.basics.ids import FieldId
from kiosk.forms.conditions import Condition
from kiosk.forms.definition.applicant import Applicant, Waiting
from kiosk.forms.definition.costs import Fee
from kiosk.forms.definition.form_row import FormRow
from kiosk.forms.definition.marking import DaysOn, Id, MaybeText, Model, Positive, Source, Text
from kiosk.forms.definition.question import Question
from kiosk.words.catalogue import Words


class Thing(Model):
    """Something to have at hand, drawn."""

    id: Id
    label: Text
    note: Text
    picture: str
    applicants: tuple[str, ...] = ()
    missing: MaybeText = None
    source: Source = ""


class DeadlineRule(Model):
    """届出期間: so many days from the date in `field`, the day itself not counted (民法140条).

    Attributes:
        id: Of one in `deadlines`, each for a branch of its own; the one in `deadline` needs none.
        also: Further date fields that start the same period, where another branch asks for another date.
        part: `from` or `to`, where the field is a period.
        when: For whom it counts; for everybody without it.
        fixed: The last day was announced as it is (printed on a letter): it moves for no closed day.
        opens: So many days before that date it begins to be taken; from anywhen without it.
        early: What it means to be there before.
    """

    id: Id = "deadline"
    field: str
    also: tuple[str, ...] = ()
    part: Literal["from", "to"] | None = None
    when: Condition | None = None
    days: DaysOn
    fixed: bool = False
    opens: DaysOn | None = None
    label: Text
    late: Text
    early: MaybeText = None
    source: Source = ""

    @property
    def fields(self) -> tuple[str, ...]:
        """Every date field that starts the period."""
        return (self.field, *self.also)


class Check(Model):
    """Something that cannot be right together: `wrong_when` holds, and `message` says what to do next.

    Attributes:
        desk: The matter of the desk (`desk` in groups.yaml) whose page says at once what to bring there.
    """

    id: Id
    field: str
    wrong_when: Condition
    message: Text
    desk: Id | None = None
    source: Source = ""


class Section(Model):
    """A part of the paper form."""

    id: Id
    label: Text


class Home(Model):
    """An address of the form at which somebody lives, where `when` holds."""

    field: str
    when: Condition | None = None


class OtherTitle(Model):
    """The official title of the form where `when` holds: a change or an end is no claim."""

    when: Condition
    title: str


class Entrusted(Model):
    """What a 委任状 empowers somebody to do, where `when` holds."""

    id: Id
    when: Condition | None = None
    text: Text


class Paper(Model):
    """The printed form: its official title, to whom it is addressed, its sections in order.

    Attributes:
        titles: Other titles for branches that have a form of their own: the first that holds.
        home: The address that is the person's own where nobody asks for that one: in a notification of a
            move they live at one of its two. It stands in their box, on the form and in the 委任状.
        entrusts: What is entrusted by 委任状, one line each, all that hold: what is received or done besides
            handing in. Without any it is handing in this form, and receiving what comes of it.
        visitor_homes: The same of whoever comes for them and is of the household: the first that holds.
    """

    title: str
    titles: tuple[OtherTitle, ...] = ()
    addressee: str
    home: str | None = None
    visitor_homes: tuple[Home, ...] = ()
    entrusts: tuple[Entrusted, ...] = ()
    sections: tuple[Section, ...]


class Handling(Model):
    """Who handles it: which counter, where to pay, how long, where the result is handed over.

    Attributes:
        other_counter: Why it is handed over at another counter than the one that handles it.
    """

    counter: Text
    pay: MaybeText = None
    takes: Text
    hand_over: Text
    other_counter: str | None = None
    source: Source = ""


class Omitted(Model):
    """A row of the ward's form that is not asked here, and why."""

    row: str
    reason: str


class Procedure(Model):
    """One procedure (手続き), as its folder in `resources/procedures` defines it.

    Attributes:
        nothing_to_confirm: Why no answer is asked about once more (`confirm`), where none is.
        rows: Every row of the ward's own form, with the fields that ask for it or why it is omitted.
    """

    id: Id
    version: str
    effective_from: date
    effective_until: date | None = None
    group: str
    icon: str
    title: Text
    short_title: Text
    summary: Text
    result: Text
    minutes: Positive
    fee: Fee | None = None
    bring: tuple[Thing, ...] = ()
    deadline: DeadlineRule | None = None
    deadlines: tuple[DeadlineRule, ...] = ()
    applicants: Annotated[tuple[Applicant, ...], Field(min_length=1)]
    who_title: Text
    who_paper: str = "証明される方との関係"
    questions: Annotated[tuple[Question, ...], Field(min_length=1)]
    checks: tuple[Check, ...] = ()
    paper: Paper
    waiting: Waiting
    waiting_source: Source = ""
    handled_by: Handling
    nothing_to_confirm: str | None = None
    omitted: tuple[Omitted, ...] = ()
    rows: tuple[FormRow, ...] = ()
    _said: dict[str, tuple[Words, Procedure, Procedure]] = PrivateAttr(default_factory=dict)
    _worded: dict[str, tuple[Procedure, tuple[Question, ...]]] = PrivateAttr(default_factory=dict)

    def said_once(self, words: Words, say: Callable[[], Procedure]) -> Procedure:
        """What `say` made of this definition for these words: every screen asks for it, one is enough.

        A copy shares the memory of its original, so what is kept names whose it is.
        """
        kept = self._said.get(words.language)
        if kept is not None and kept[0] is words and (kept[1] is self or kept[2] is self):
            return kept[2]
        made = say()
        self._said[words.language] = (words, self, made)
        return made

    def worded_once(
        self, applicant: Applicant, word: Callable[[], tuple[Question, ...]]
    ) -> tuple[Question, ...]:
        """What `word` made of the questions for this applicant, kept as `said_once` keeps it."""
        kept = self._worded.get(applicant.id)
        if kept is not None and kept[0] is self:
            return kept[1]
        made = word()
        self._worded[applicant.id] = (self, made)
        return made

    def field_id(self, question_id: str) -> FieldId:
        """The id among all answers of a visit: local ids get the procedure's id in front."""
        shared = "." in question_id or any(one.shared for one in self.questions if one.id == question_id)
        return FieldId(question_id if shared else f"{self.id}.{question_id}")

    def question(self, field_id: str) -> Question | None:
        """The question of that id, full or local."""
        return next((one for one in self.questions if field_id in (one.id, self.field_id(one.id))), None)

    def applicant(self, applicant_id: str) -> Applicant:
        """Raises KeyError for someone who may not apply."""
        for one in self.applicants:
            if one.id == applicant_id:
                return one
        raise KeyError(applicant_id)

    @property
    def every_deadline(self) -> tuple[DeadlineRule, ...]:
        """Those of single branches, then the one that counts for everybody else."""
        return (*self.deadlines, *(() if self.deadline is None else (self.deadline,)))

    def may_wait(self, applicant_id: str) -> bool:
        """Whether an unsent application may wait in the queue; otherwise it becomes paper."""
        return (self.applicant(applicant_id).waiting or self.waiting) == "allowed"

    def things(self, applicant_id: str | None = None) -> tuple[Thing, ...]:
        """What to bring, for one applicant or for all."""
        return tuple(
            one
            for one in self.bring
            if applicant_id is None or not one.applicants or applicant_id in one.applicants
        )

    def holds_on(self, day: date) -> bool:
        """Whether the definition is in force."""
        return self.effective_from <= day and (self.effective_until is None or day <= self.effective_until)
