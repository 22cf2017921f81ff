"""What a procedure definition may say: strict, frozen models, one key of the YAML file each.

Texts are Japanese marked text; their translations stand in `resources/translations/<lang>/procedures.po`
under `<procedure>.<path>`, where lists are walked by `id` (`juminhyo.questions.copies.title`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr, model_validator

from kiosk.basics.ids import FieldId
from kiosk.forms.application import Authority, Method
from kiosk.forms.conditions import Condition
from kiosk.words.catalogue import Words

KindId: TypeAlias = Literal[
    "text", "name", "kana", "date", "year", "choice", "choices", "yes-no", "count", "digits", "money",
    "address", "phone", "bank-account", "person", "persons", "relation", "documents", "consent", "period",
    "office", "next-steps",
]  # fmt: skip
Source: TypeAlias = str
"""Where a rule comes from: `[R city]` read on that city's page, `[GK]` general knowledge, `[A]` assumed."""


Risk: TypeAlias = Literal["account", "copies", "year", "date", "address", "person", "people", "content"]
"""What goes wrong where such an answer is wrong: money, copies, the wrong year, a deadline, a place, somebody
else, a forgotten person, a paper that cannot be used. The words are `visit.confirming-answer.<risk>`."""


class TextMark:
    """Marks a string of a model as text that people read, and that is translated."""


Text = Annotated[str, TextMark()]
MaybeText = Annotated[str | None, TextMark()]
Texts = Annotated[tuple[str, ...], TextMark()]
Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*(-[a-z0-9_]+)*$")]
QuestionId = Annotated[FieldId, Field(pattern=r"^((subject|visitor)\.)?[a-z][a-z0-9_]*$")]


class Model(BaseModel):
    """Strict: no value is bent into another type, and an unknown key is a mistake."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")


class Span(Model):
    """How long there is time, from the date in `field`: so many days or months (民法140条・143条)."""

    field: str
    days: int | None = None
    months: int | None = None

    @model_validator(mode="after")
    def _is_one_length(self) -> Span:
        if (self.days is None) == (self.months is None):
            raise ValueError("say one of days, months")
        return self


class Taken(Model):
    """An answer of this visit that answers another procedure's question, too; a date so many days later."""

    field: str
    days: int = 0


class Run(Model):
    """How a procedure begins that other answers led to (`next-steps`): with what this visit knows already.

    Attributes:
        gives: Its own questions, by local id, that are answered by the very reason it is due for.
        takes: Its own questions, by local id, and the full id of the answer that they take over.
        whose: Full id of the name of the person whose matter it is there, where somebody else stands here;
            everything that is known of a person of that name comes with it.
    """

    gives: Mapping[str, str | int | bool] = Field(default_factory=dict)
    takes: Mapping[str, str | Taken] = Field(default_factory=dict)
    whose: str | None = None


class Choice(Model):
    """One answer that can be chosen; `paper` is the official text where it differs from the plain one.

    Attributes:
        due, where, bring: For `next-steps`: until when, which counter, and what to have there.
        procedure: For `next-steps`: the id of the procedure by which the kiosk itself does it.
        run: For `next-steps`: what that procedure is told at its beginning.
    """

    id: Id
    label: Text
    note: MaybeText = None
    picture: str | None = None
    paper: str | None = None
    when: Condition | None = None
    due: Span | None = None
    where: MaybeText = None
    bring: MaybeText = None
    procedure: str | None = None
    run: Run = Run()
    source: Source = ""


class PartWording(Model):
    """Wording of one screen of a question that has several."""

    title: MaybeText = None
    explanation: MaybeText = None


class ApplicantWording(Model):
    """How a question is put to one kind of applicant, where that differs."""

    title: MaybeText = None
    explanation: MaybeText = None
    why: MaybeText = None
    label: MaybeText = None


class DontKnow(Model):
    """わからない as a real third way.

    Attributes:
        answer: What is answered then; without one the answer stays open, and staff ask at hand-over.
    """

    label: Text
    answer: str | int | bool | None = None


class Question(Model):
    """One question; which of the later keys are allowed depends on `kind`.

    Attributes:
        id: Local (`copies`) or a person's (`subject.phone`), which other forms of a visit share. The
            questions of an `Interview` bear full ids (`juminhyo.copies`).
        shared: A local id that other forms of a visit share too (`household`).
        label: Short name for check page and screen reader.
        paper: Label on the paper form, in its official words; the plain `label` where it says nothing.
        section: Id of the paper section it is printed in.
        fact: Rows of the ward's form that this answers, for whoever compares the two.
        each: The questions asked of every person, for `person` and `persons`.
        known: Offers what this visit knows already (people of a list, a name, an address) at one touch.
        first: Who stands in an untouched list of `persons` from the beginning, where they are known.
        among: For `choices`: the question whose people are the options (`movers`).
        otherwise: For `consent`: what to do instead, for whoever says no.
        confirm: What is at risk: the answer is shown once more by itself before the check page.
        holder: For `bank-account`: in whose own name it must be; any name without it.
        building: For `address`: False where there is none to ask for (本籍).
    """

    id: QuestionId
    kind: KindId
    title: Text
    label: Text
    explanation: MaybeText = None
    why: MaybeText = None
    note: MaybeText = None
    paper: str | None = None
    section: str = "answers"
    shared: bool = False
    when: Condition | None = None
    optional: bool = False
    dont_know: DontKnow | None = None
    preset: str | int | bool | None = None
    confirm: Risk | None = None
    parts: Mapping[str, PartWording] = Field(default_factory=dict)
    by_applicant: Mapping[str, ApplicantWording] = Field(default_factory=dict)
    source: Source = ""
    fact: tuple[str, ...] = ()

    options: tuple[Choice, ...] = ()
    least: int | None = None
    most: int | None = None
    unit: MaybeText = None
    groups: str | None = None
    eras: tuple[str, ...] = ()
    earliest: date | None = None
    latest: Literal["today", "any"] = "any"
    partial: bool = False
    shortcuts: tuple[Literal["today", "yesterday"], ...] = ()
    newest_from: str | None = None
    sentence: MaybeText = None
    sentence_version: str | None = None
    otherwise: MaybeText = None
    each: tuple[Question, ...] = ()
    known: bool = False
    first: Literal["subject", "visitor"] | None = None
    among: str | None = None
    holder: Literal["subject"] | None = None
    building: bool = True


class Exemption(Model):
    """When nothing is to be paid."""

    when: Condition
    label: Text
    source: Source = ""


class FeeRow(Model):
    """What one more count question costs, where a form has several rows with prices of their own."""

    per: str
    amount: int
    source: Source = ""


class Fee(Model):
    """手数料: `per` names the count question it is multiplied by; `rows` are further ones."""

    amount: int
    label: Text
    per: str | None = None
    rows: tuple[FeeRow, ...] = ()
    free: tuple[Exemption, ...] = ()
    source: Source = ""

    @property
    def prices(self) -> dict[str, int]:
        """What one costs, by the id of the question that counts it."""
        first = {} if self.per is None else {self.per: self.amount}
        return {**first, **{row.per: row.amount for row in self.rows}}


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
        also: Further date fields that start the same period, where another branch asks for another date.
    """

    field: str
    also: tuple[str, ...] = ()
    days: int
    label: Text
    late: Text
    source: Source = ""

    @property
    def fields(self) -> tuple[str, ...]:
        """Every date field that starts the period."""
        return (self.field, *self.also)


Standing: TypeAlias = Literal["accepted", "hand-over"]
"""`hand-over`: taken, and the proof is shown when the result is handed over."""
Waiting: TypeAlias = Literal["allowed", "never"]


class Applicant(Model):
    """Someone who may apply.

    Attributes:
        represents: False for the person in whose own right it is.
        authority, relation: What the contract's `representative` says then.
        shares: What the absent person has in common with the visitor (`address` in one household).
        shows: What else must be shown.
        letter: The absent person empowers the visitor by 委任状: the question `letter` asks for it, and
            for who has none it is printed with the form, filled in.
        identity: How each method of identification counts; a method that is missing is not offered.
        waiting: Overrides the procedure's.
    """

    id: Id
    label: Text
    note: Text
    picture: str
    paper: str
    represents: bool = False
    authority: Authority | None = None
    relation: str | None = None
    shares: tuple[Literal["address"], ...] = ()
    shows: Texts = ()
    letter: bool = False
    identity: Mapping[Method, Standing]
    waiting: Waiting | None = None
    waiting_note: MaybeText = None
    source: Source = ""


class Check(Model):
    """Something that cannot be right together: `wrong_when` holds, and `message` says what to do next."""

    id: Id
    field: str
    wrong_when: Condition
    message: Text
    source: Source = ""


class Section(Model):
    """A part of the paper form."""

    id: Id
    label: str


class Paper(Model):
    """The printed form: its official title, to whom it is addressed, its sections in order."""

    title: str
    addressee: str
    sections: tuple[Section, ...]


class Handling(Model):
    """Who handles it: which counter, where to pay, how long, where the result is handed over."""

    counter: Text
    pay: MaybeText = None
    takes: Text
    hand_over: Text
    source: Source = ""


class Omitted(Model):
    """A row of the ward's form that is not asked here, and why."""

    row: str
    reason: str


class Procedure(Model):
    """One procedure (手続き), as its folder in `resources/procedures` defines it.

    Attributes:
        nothing_to_confirm: Why no answer is asked about once more (`confirm`), where none is.
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
    minutes: int
    fee: Fee | None = None
    bring: tuple[Thing, ...] = ()
    deadline: DeadlineRule | None = None
    applicants: tuple[Applicant, ...]
    who_title: Text
    who_paper: str = "必要な方との関係"
    questions: tuple[Question, ...]
    checks: tuple[Check, ...] = ()
    paper: Paper
    waiting: Waiting
    waiting_source: Source = ""
    handled_by: Handling
    nothing_to_confirm: str | None = None
    omitted: tuple[Omitted, ...] = ()
    _said: dict[str, tuple[Words, Procedure, Procedure]] = PrivateAttr(default_factory=dict)

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


class LifeEvent(Model):
    """What happened in somebody's life (引っこし, 出生 …): a few questions that find every procedure due.

    Its `next-steps` questions name them; those of the kiosk run one after the other in the same visit.
    """

    id: Id
    version: str
    effective_from: date
    group: str
    icon: str
    title: Text
    short_title: Text
    summary: Text
    questions: tuple[Question, ...]
    checks: tuple[Check, ...] = ()
    source: Source = ""

    def as_procedure(self) -> Procedure:
        """The same questions as something that can be asked; nothing of it is handed in or printed."""
        return Procedure(
            id=self.id,
            version=self.version,
            effective_from=self.effective_from,
            group=self.group,
            icon=self.icon,
            title=self.title,
            short_title=self.short_title,
            summary=self.summary,
            result=self.summary,
            minutes=1,
            applicants=(_whoever_stands_here(self.title),),
            who_title=self.title,
            questions=self.questions,
            checks=self.checks,
            paper=Paper(title=self.title, addressee="", sections=(Section(id="answers", label=""),)),
            waiting="never",
            handled_by=Handling(counter="", takes="", hand_over=""),
        )


def _whoever_stands_here(title: str) -> Applicant:
    """A life event is asked of nobody in particular."""
    return Applicant(id="self", label=title, note=title, picture="who-self", paper="", identity={})


class Group(Model):
    """One life event: a tile of the first choice, also where the kiosk has no procedure for it yet."""

    id: Id
    icon: str
    label: Text
    examples: Text


class Groups(Model):
    groups: tuple[Group, ...]
