"""Free text with a most length."""

from __future__ import annotations

from kiosk.basics.marked import Marked
from kiosk.forms.answers import Data, Draft, FieldProblem
from kiosk.forms.definition.question import KindId, Question
from kiosk.forms.fields import writing
from kiosk.forms.fields.kind import (
    Context,
    OnePart,
    Parsed,
    PartView,
    Reading,
    expect,
    problem,
    unfit,
    words_of,
)

MOST = 40
STAFF_WRITES = "staff-writes"
MOST_NAME = 100
"""Of a name: the longest that a register of residents holds."""


class TextKind(OnePart):
    """Value: `str`, not empty."""

    id: KindId = "text"
    settings = frozenset({"most", "script", "letters_of"})

    def parse(self, spec: Question, raw: Draft, context: Context) -> Reading:
        text = writing.free(words_of(raw))
        return Parsed(text) if text else unfit(spec, "missing-text")

    def check(self, spec: Question, value: object, context: Context) -> tuple[FieldProblem, ...]:
        if spec.script is not None:
            return for_staff(spec, expect(value, str), MOST_NAME)
        return too_long(spec, expect(value, str), MOST)

    def pieces(self, spec: Question, value: object, context: Context) -> Draft:
        return expect(value, str)

    def show(self, spec: Question, value: object, context: Context) -> Marked:
        return expect(value, str)

    def data(self, spec: Question, value: object) -> Data:
        return expect(value, str)

    def sample(self, spec: Question, context: Context) -> object:
        return ("MIHON" if spec.script == "latin" else "みほん")[: spec.most or MOST]

    def part_view(self, spec: Question, draft: Draft, part: str, context: Context) -> PartView:
        if spec.script is None:
            return PartView("text", words_of(draft), limits={"most": spec.most or MOST})
        limits = name_limits(spec.most or MOST_NAME)
        board: dict[str, int | str] = {"script": "latin"} if spec.script == "latin" else {}
        return PartView("text", words_of(draft), limits={**limits, **board})


def too_long(spec: Question, text: str, default: int, part: str = "") -> tuple[FieldProblem, ...]:
    """A problem where the text has more characters than the printed box."""
    most = spec.most or default
    if len(text) <= most:
        return ()
    return (problem(spec, "too-long", part, most=most, over=len(text) - most),)


def for_staff(spec: Question, text: str, default: int, part: str = "") -> tuple[FieldProblem, ...]:
    """The same of a name or a place, which nobody can shorten: staff write what is longer."""
    most = spec.most or default
    return () if len(text) <= most else (problem(spec, STAFF_WRITES, part, most=most),)


def name_limits(most: int) -> dict[str, int | str]:
    """What the board of a name or a place holds; `longer` is what is said at one letter more."""
    return {"most": most, "longer": STAFF_WRITES}
