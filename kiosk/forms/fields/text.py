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


class TextKind(OnePart):
    """Value: `str`, not empty."""

    id: KindId = "text"
    settings = frozenset({"most", "script"})

    def parse(self, spec: Question, raw: Draft, context: Context) -> Reading:
        text = writing.free(words_of(raw))
        return Parsed(text) if text else unfit(spec, "missing-text")

    def check(self, spec: Question, value: object, context: Context) -> tuple[FieldProblem, ...]:
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
        limits: dict[str, int | str] = {"most": spec.most or MOST}
        if spec.script is not None:
            limits["script"] = spec.script
        return PartView("text", words_of(draft), limits=limits)


def too_long(spec: Question, text: str, default: int, part: str = "") -> tuple[FieldProblem, ...]:
    """A problem where the text has more characters than the printed box."""
    most = spec.most or default
    if len(text) <= most:
        return ()
    return (problem(spec, "too-long", part, most=most, over=len(text) - most),)
