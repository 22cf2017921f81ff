"""The answers that a question offers, and where a step of `next-steps` leads to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

from pydantic import Field, model_validator

from kiosk.basics.telling import told
from kiosk.forms.conditions import Condition
from kiosk.forms.definition.marking import Days, Id, MaybeText, Model, Months, Source, Text

Late: TypeAlias = Literal["still", "less", "lost", "known"]
"""What happens once the last day of a step is past: it is still taken; still taken, but what lies before is
lost; the right is lost; or the days run from when somebody learned of it. The words are
`forms.next-steps.late-<late>`.
"""


class Span(Model):
    """How long there is time, from the date in `field`: so many days or months (民法140条・143条).

    Attributes:
        field: A date, or `today`: the day of handing in, where a period begins with this very notification.
        fixed: The last day moves for no closed day: what ends on it ends by itself (a card that lapses).
    """

    field: str
    days: Days | None = None
    months: Months | None = None
    fixed: bool = False

    @model_validator(mode="after")
    def _is_one_length(self) -> Span:
        if (self.days is None) == (self.months is None):
            raise ValueError(told("say one of days, months"))
        return self


class Taken(Model):
    """An answer of this visit that answers another procedure's question, too.

    Attributes:
        days: Of a date, so many days later.
        part: Of an address, what of it answers a question for a text: `town`.
    """

    field: str
    days: Days = 0
    part: str | None = None


class Began(Model):
    """With what a procedure begins: `Run`, and each of what it adds in some cases (`also`).

    Attributes:
        gives: Its own questions, by local id, that are answered by the very reason it is due for.
        takes: Its own questions, by local id, and the full id of the answer that they take over.
        whose: Full id of the name, or of the whole person, whose matter it is there, where somebody else
            stands here; everything that is known of them comes with it.
    """

    gives: Mapping[str, str | int | bool] = Field(default_factory=dict)
    takes: Mapping[str, str | Taken] = Field(default_factory=dict)
    whose: str | None = None


class Also(Began):
    """What a procedure is told besides, in some cases: a widow has no husband or wife.

    Attributes:
        when: Of the answers that led to it; whoever was the applicant there.
        applicants: Of whom the procedure is for that they led to; anybody without one.
    """

    when: Condition
    applicants: tuple[Id, ...] = ()


class Run(Began):
    """How a procedure begins that other answers led to (`next-steps`): with what this visit knows already."""

    also: tuple[Also, ...] = ()


class Elsewhere(Model):
    """For whom a step is done in another place than ours: who lived in another municipality."""

    when: Condition
    where: Text


class Choice(Model):
    """One answer that can be chosen; `paper` is the official text where it differs from the plain one.

    Attributes:
        said: How it is said of a person, where a list asks this of each (「税金がかかります」).
        once: Of a list of people it is true of one at most (a husband or wife).
        usual: It is usually the answer then: said beside it, never chosen for anybody. Another answer that
            is given beforehand (`preset`) is not given then.
        due, where: For `next-steps`: until when, and which counter.
        bring: For `next-steps`: what to have there. Of any other answer: what it leaves to be brought, which
            the slip names (「次に持ってくるもの」).
        elsewhere: For `next-steps`: for whom it is done in another place; no procedure of ours does it then.
        late: For `next-steps`: what happens once that day is past.
        procedure: For `next-steps`: the id of the procedure by which the kiosk itself does it.
        run: For `next-steps`: what that procedure is told at its beginning.
    """

    id: Id
    label: Text
    note: MaybeText = None
    said: MaybeText = None
    picture: str | None = None
    paper: str | None = None
    when: Condition | None = None
    once: bool = False
    usual: Condition | None = None
    due: Span | None = None
    late: Late | None = None
    where: MaybeText = None
    elsewhere: Elsewhere | None = None
    bring: MaybeText = None
    procedure: str | None = None
    run: Run = Run()
    source: Source = ""
