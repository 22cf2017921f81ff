"""One question of a definition, with everything that its kind may be told."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal, TypeAlias

from pydantic import Field

from kiosk.forms.conditions import Condition
from kiosk.forms.definition.bounds import FromToday
from kiosk.forms.definition.choices import Choice
from kiosk.forms.definition.marking import Id, MaybeText, Model, NotNegative, QuestionId, Source, Text

KindId: TypeAlias = Literal[
    "text", "name", "kana", "date", "year", "choice", "choices", "yes-no", "count", "digits", "money",
    "address", "phone", "bank-account", "person", "persons", "relation", "documents", "consent", "period",
    "office", "next-steps",
]  # fmt: skip
Risk: TypeAlias = Literal["account", "copies", "year", "date", "address", "person", "people", "content"]
"""What goes wrong where such an answer is wrong: money, copies, the wrong year, a deadline, a place, somebody
else, a forgotten person, a paper that cannot be used. The words are `visit.confirming-answer.<risk>`."""
TOGETHER: frozenset[Risk] = frozenset({"copies", "year"})
"""Risks of which all answers stand on one page: several papers are one sum."""


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
        label: What the button says; 「わからない」 where nothing is said.
        answer: What is answered then; without one the answer stays open, and staff ask at hand-over.
        applicants: Who may say so, where not everybody may: whoever answers about somebody else.
        bring: What is left to be brought where the answer stays open; the slip names it.
        settled: Nothing is left to ask then: what the button says is the answer (電話がない, 答えない).
    """

    label: MaybeText = None
    bring: MaybeText = None
    answer: str | int | bool | None = None
    applicants: tuple[Id, ...] = ()
    settled: bool = False


class ToldOfFirst(Model):
    """Answers of the first in a list, by the ids of `each`, from other answers or in any case."""

    when: Condition | None = None
    each: Mapping[str, str | int | bool]


class Begins(Model):
    """What is told already of the first in a list of persons, and not asked again.

    Attributes:
        takes: By the ids of `each`, the local id of the answer before that tells it.
        gives: What else is told, where it stands in no answer in the same words.
        when: Only then the list begins so. What is told of somebody (`first`) is so in any case, also where
            they are added later.
    """

    takes: Mapping[str, str] = Field(default_factory=dict)
    gives: tuple[ToldOfFirst, ...] = ()
    when: Condition | None = None


class ToldOfEach(Model):
    """What another answer of this visit tells of somebody, so that it is not asked of them in a list.

    Attributes:
        answer: Full id of that answer: of everybody alike, or a list in which each is told it (`part`).
        part: Of a list, what is asked of each there.
        of: Full id of the list whose people it is true of; of everybody without it.
        outside: Full id of the list whose people it is not true of.
        born: Full id of the day on which those were born of whom it is true, named already or not.
        gives: By the answer there, the one here.
    """

    answer: str
    part: str | None = None
    of: str | None = None
    outside: str | None = None
    born: str | None = None
    gives: Mapping[str, str | int | bool]


class Household(Model):
    """Of whose household the people of a list are: their 続柄 are told from that head.

    Attributes:
        head: The answer that names the head: a name in kana, the person's own too (`subject.name_kana`).
        when: Only then.
    """

    head: str
    when: Condition | None = None


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
        said: Inside `each`: how the answer, as `…`, is said of a person (「国は…」).
        each: The questions asked of every person, for `person` and `persons`. A `when` there looks at what
            was chosen before of the same person alone.
        known: Offers what this visit knows already (people of a list, a name, an address, an account) at one
            touch.
        first: Who stands in an untouched list of `persons` from the beginning, where they are known.
        first_when: Only then; otherwise `begins` tells of somebody else (a newborn child), not of them.
        begins: What another answer has told of the first in an untouched list of `persons`.
        told: In `each`: what other procedures of the visit tell of whoever is known already.
        among: For `choices`: the question whose people are the options (`movers`).
        without: For `choices` with `among`: the question whose chosen people are not offered here; where
            nobody is left, it is not asked.
        within: The question whose chosen people alone are offered here, for `choices` with `among`; for
            `persons`, who were chosen there stand in an untouched list from the beginning.
        paper_rows: For `persons`: how many of them the ward's form has rows for; whoever has none is taken
            all the same, and marked on paper. `most` is a limit that nobody passes.
        household: For `persons` of whom the `relation` is asked: who is their head. Somebody else listed as
            head, and the head listed as anything else, is told.
        everybody: For `persons` with `part_of`: where it holds, everybody of that list stands in this one.
        not_everybody: The same the other way round: where it holds, somebody of that list does not.
        stays: For `choices` with `among` where a household is divided: the `kana` question that names the
            head of who stays; neither they nor everybody can be chosen.
        part_of: The list before, or the choice among its people, in which everybody of this one stands.
        others: The people before, by role (`subject`) or question, of whom nobody here can be one.
        otherwise: For `consent`: what to do instead, for whoever says no.
        confirm: What is at risk: the answer is shown once more by itself before the check page.
        holder: For `bank-account`: in whose own name it must be; `any` where no name is compared.
        debit: For `bank-account`: money is taken from it, not paid into it: neither the account registered
            with the state, which only receives, nor one for savings is offered.
        nothing_else: Why the options are all there can be, where no one of them is for somebody else.
        example: An answer as it is typed, shown as 「例：…」; most kinds have one of their own.
        everybody_knows: Why nobody needs わからない here: one's own name, one's own wish.
        bring: For `choices` with `among`: what is left to be brought where anybody was chosen.
        any_one: For `documents`: one of these papers is enough; without any, the slip names them as a choice.
        unless_told: Not asked where another procedure of the visit told that answer: what led here guides on.
        sensitive: Which option is chosen is nobody else's (illness, disability, care, income, origin): only
            headphones say it. Kinds that ask for something personal in any case (an address, an account)
            need no mark.
        script: For `text` that is a name, which nobody can shorten: `latin` opens the board of letters (英字)
            instead of kana, `any` is written as it comes (通称).
        letters_of: The `kana` question whose name this one asks for in letters: letters that were typed there
            are the answer.
        of_year: The `year` question to whose 1 January this one asks; the day stands under the title.
        newest_january: Asks about the 1 January of the newest tax record there is, which begins on this day
            of each year (`06-01`: until May it is that of the year before); the day stands under the title.
        building: For `address`: False where there is none to ask for (本籍).
        former: For `address`: one of long ago, or of a register (本籍): its town need not be there any more.
        numbered: For `address`: a town alone is asked for its 番地: `open` lets somebody say that it is not
            known or decided yet, `exact` does not. Without it whatever is written is taken.
        in_japan: For `address`: neither a place abroad nor no home at all is offered (本籍).
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
    example: str | None = None
    everybody_knows: str | None = None
    preset: str | int | bool | None = None
    confirm: Risk | None = None
    parts: Mapping[str, PartWording] = Field(default_factory=dict)
    by_applicant: Mapping[str, ApplicantWording] = Field(default_factory=dict)
    source: Source = ""
    fact: tuple[str, ...] = ()

    options: tuple[Choice, ...] = ()
    nothing_else: str | None = None
    bring: MaybeText = None
    any_one: bool = False
    unless_told: str | None = None
    sensitive: bool = False
    least: NotNegative | None = None
    most: NotNegative | None = None
    paper_rows: NotNegative | None = None
    unit: MaybeText = None
    groups: str | None = None
    eras: tuple[str, ...] = ()
    earliest: date | FromToday | None = None
    latest: Literal["today", "any"] | date | FromToday = "any"
    partial: bool = False
    shortcuts: tuple[Literal["today", "yesterday"], ...] = ()
    newest_from: str | None = None
    sentence: MaybeText = None
    sentence_version: str | None = None
    otherwise: MaybeText = None
    said: MaybeText = None
    each: tuple[Question, ...] = ()
    known: bool = False
    first: Literal["subject", "visitor"] | None = None
    first_when: Condition | None = None
    begins: Begins | None = None
    told: tuple[ToldOfEach, ...] = ()
    among: str | None = None
    without: str | None = None
    within: str | None = None
    stays: str | None = None
    holder: Literal["subject", "visitor", "any"] | None = None
    debit: bool = False
    household: Household | None = None
    part_of: str | None = None
    everybody: Condition | None = None
    not_everybody: Condition | None = None
    others: tuple[str, ...] = ()
    script: Literal["latin", "any"] | None = None
    building: bool = True
    former: bool = False
    numbered: Literal["open", "exact"] | None = None
    in_japan: bool = False
    of_year: str | None = None
    newest_january: str | None = None
    letters_of: str | None = None

    def may_stay_open(self) -> bool:
        """Whether everybody may leave it unanswered."""
        return self.optional or (self.dont_know is not None and not self.dont_know.applicants)

    def unsure(self, applicant: str) -> DontKnow | None:
        """わからない for this applicant."""
        found = self.dont_know
        return None if found and found.applicants and applicant not in found.applicants else found
