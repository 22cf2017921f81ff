"""What every field kind brings: nine sides for values, and its sides for the screen.

Law, tested for every kind: `parse(data(v)) == parse(pieces(v)) == v`.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeAlias, TypeVar

from kiosk.basics.ids import FieldId
from kiosk.basics.marked import Marked
from kiosk.forms.answers import Data, Draft, FieldProblem
from kiosk.forms.application import Person
from kiosk.forms.deadlines import Due
from kiosk.forms.definition.question import KindId, Question
from kiosk.forms.view import Input, Option
from kiosk.lookups.service import Lookups
from kiosk.words.catalogue import Words
from kiosk.words.furigana import plain, reading

T = TypeVar("T")

ALL_IN = "all-in"
"""What is wrong with one digit more where every cell has its own."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """What was typed means this value."""

    value: object


@dataclass(frozen=True, slots=True)
class Unfit:
    """It means nothing yet; every reason at once."""

    problems: tuple[FieldProblem, ...]


Reading: TypeAlias = Parsed | Unfit


@dataclass(frozen=True, slots=True)
class Blank:
    """Answered with nothing: left out where that is allowed, or left to staff (わからない)."""


BLANK = Blank()


@dataclass(frozen=True, slots=True)
class Context:
    """What a kind may look at besides the question itself.

    Attributes:
        price: Yen for one, where the question counts what is paid for; 0 where it is free.
        known: Persons already known in this visit, to be picked instead of typed.
        accounts: Accounts that this visit was told, as data, that may be this one, too.
        subject: Whose matter it is, as far as that is known.
        visitor: Who stands here for them, likewise.
        due: By option id, until when there is time for what the option names.
        name_kana: How the name that is asked for is read, in katakana; None where that is not known.
    """

    today: date
    words: Words
    lookups: Lookups
    price: int | None = None
    known: tuple[Person, ...] = ()
    accounts: tuple[Data, ...] = ()
    subject: Person | None = None
    visitor: Person | None = None
    due: Mapping[str, Due] = dataclasses.field(default_factory=dict)
    name_kana: str | None = None


@dataclass(frozen=True, slots=True)
class PartView:
    """One screen of one field; what it leaves out, the question's own wording fills in.

    Attributes:
        dont_know: わからない about what this screen asks alone, not about the whole question.
        own: Its explanation comes from this person's answers.
        whole_unknown: How わからない about the whole question is called here, where this screen has one about
            its own part beside it; "" where it is not offered.
    """

    input: Input
    draft: Draft
    options: tuple[Option, ...] = ()
    extras: tuple[Option, ...] = ()
    limits: Mapping[str, int | str] = dataclasses.field(default_factory=dict)
    echo: Marked | None = None
    problem: FieldProblem | None = None
    title: Marked | None = None
    explanation: Marked | None = None
    dont_know: Marked | None = None
    own: bool = False
    whole_unknown: Marked | None = None


class FieldKind(Protocol):
    """One kind of field. Values are its own frozen type; drafts are JSON in which half-typed is legal."""

    @property
    def id(self) -> KindId: ...

    @property
    def settings(self) -> frozenset[str]:
        """Which keys of a question, beyond those that all have, this kind understands."""

    # ---- the nine sides of a value
    def parse(self, spec: Question, raw: Draft, context: Context) -> Reading:
        """Reads what was typed, and its own data form."""

    def check(self, spec: Question, value: object, context: Context) -> tuple[FieldProblem, ...]:
        """Everything that speaks against the value (limits, future, not on offer)."""

    def pieces(self, spec: Question, value: object, context: Context) -> Draft: ...

    def show(self, spec: Question, value: object, context: Context) -> Marked: ...

    def speak(self, spec: Question, value: object, context: Context) -> str: ...

    def paper(self, spec: Question, value: object, context: Context) -> str: ...

    def data(self, spec: Question, value: object) -> Data: ...

    def empty(self, spec: Question) -> Draft: ...

    def sample(self, spec: Question, context: Context) -> object: ...

    # ---- the screen
    def parts(self, spec: Question, draft: Draft, context: Context) -> tuple[str, ...]:
        """Its screens in order, as the draft stands; ("",) where one is enough."""

    def part_view(self, spec: Question, draft: Draft, part: str, context: Context) -> PartView: ...

    def with_part(self, spec: Question, draft: Draft, part: str, part_draft: Draft) -> Draft: ...

    def act(
        self, spec: Question, draft: Draft, part: str, action: str, context: Context
    ) -> tuple[Draft, str]:
        """The draft after a side way was used, and the part to show then."""

    def unsure(self, spec: Question, draft: Draft, part: str) -> Draft | None:
        """The draft after わからない about what that screen asks; None where the whole question is meant."""

    def check_part(self, spec: Question, draft: Draft, part: str, context: Context) -> FieldProblem | None:
        """What is still missing on this screen, before going on to the next."""


def problem(spec: Question, kind: str, part: str = "", **facts: str | int) -> FieldProblem:
    """A problem of the question itself; whoever asks gives it the full field id."""
    return FieldProblem(FieldId(spec.id), kind, facts, part)


def unfit(spec: Question, kind: str, part: str = "", **facts: str | int) -> Unfit:
    return Unfit((problem(spec, kind, part, **facts),))


def expect(value: object, wanted: type[T]) -> T:
    """The value, known to be of its kind's own type. Raises TypeError: a mistake of ours."""
    if not isinstance(value, wanted):
        raise TypeError(f"a {wanted.__name__} was expected")
    return value


def mapping(raw: object) -> Mapping[str, object]:
    """A JSON object, or an empty one where it is something else."""
    if not isinstance(raw, Mapping):
        return {}
    return {str(name): value for name, value in raw.items()}


def words_of(raw: object) -> str:
    """A text, or "" where it is something else."""
    return raw if isinstance(raw, str) else ""


class OnePart:
    """The screen sides of a kind whose whole draft is answered on one screen."""

    settings: frozenset[str] = frozenset()

    def parse(self, spec: Question, raw: Draft, context: Context) -> Reading:
        raise NotImplementedError

    def check(self, spec: Question, value: object, context: Context) -> tuple[FieldProblem, ...]:
        return ()

    def show(self, spec: Question, value: object, context: Context) -> Marked:
        raise NotImplementedError

    def speak(self, spec: Question, value: object, context: Context) -> str:
        return reading(self.show(spec, value, context))

    def paper(self, spec: Question, value: object, context: Context) -> str:
        return plain(self.show(spec, value, context))

    def empty(self, spec: Question) -> Draft:
        return None

    def parts(self, spec: Question, draft: Draft, context: Context) -> tuple[str, ...]:
        return ("",)

    def with_part(self, spec: Question, draft: Draft, part: str, part_draft: Draft) -> Draft:
        return part_draft

    def act(
        self, spec: Question, draft: Draft, part: str, action: str, context: Context
    ) -> tuple[Draft, str]:
        return draft, part

    def unsure(self, spec: Question, draft: Draft, part: str) -> Draft | None:
        return None

    def check_part(self, spec: Question, draft: Draft, part: str, context: Context) -> FieldProblem | None:
        read = self.parse(spec, draft, context)
        problems = read.problems if isinstance(read, Unfit) else self.check(spec, read.value, context)
        return problems[0] if problems else None
