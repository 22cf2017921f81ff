"""Digits as they stand on a card or letter: of a fixed length, or of any up to the longest."""

from __future__ import annotations

from kiosk.basics.marked import Marked
from kiosk.forms.answers import Data, Draft, FieldProblem
from kiosk.forms.definition.question import KindId, Question
from kiosk.forms.fields import writing
from kiosk.forms.fields.kind import (
    ALL_IN,
    Context,
    OnePart,
    Parsed,
    PartView,
    Reading,
    Unfit,
    expect,
    problem,
    unfit,
    words_of,
)
from kiosk.words import spoken

LONGEST = 17
"""Digits of the longest telephone number abroad, typed with 00: for so many the field has room."""
_SAMPLE = "1234567890"
_TOO_MANY = "too-many-digits"


class DigitsKind(OnePart):
    """Value: `str` of half-width digits; `groups` says how they stand ("3-4" is seven digits).

    Without `groups` there are `least` (else 1) to `most` digits, typed as a telephone number is.
    """

    id: KindId = "digits"
    settings = frozenset({"groups", "least", "most"})

    def parse(self, spec: Question, raw: Draft, context: Context) -> Reading:
        return _read_any(spec, raw) if _is_open(spec) else read(spec, raw, length(spec))

    def check(self, spec: Question, value: object, context: Context) -> tuple[FieldProblem, ...]:
        text = expect(value, str)
        found = _span_problems(spec, text) if _is_open(spec) else length_problems(spec, text, length(spec))
        return found or (() if text.strip("0") else (problem(spec, "digits-none"),))

    def pieces(self, spec: Question, value: object, context: Context) -> Draft:
        return expect(value, str)

    def show(self, spec: Question, value: object, context: Context) -> Marked:
        return grouped(expect(value, str), spec.groups or "")

    def speak(self, spec: Question, value: object, context: Context) -> str:
        shown = self.show(spec, value, context)
        return spoken.digits(shown) if context.words.is_japanese else shown

    def data(self, spec: Question, value: object) -> Data:
        return expect(value, str)

    def sample(self, spec: Question, context: Context) -> object:
        wanted = max(_least(spec), min(_most(spec), len(_SAMPLE))) if _is_open(spec) else length(spec)
        return "".join(_SAMPLE[place % len(_SAMPLE)] for place in range(wanted))

    def part_view(self, spec: Question, draft: Draft, part: str, context: Context) -> PartView:
        if _is_open(spec):
            limits: dict[str, int | str] = {"most_digits": _most(spec), "longer": _TOO_MANY}
            return PartView("phone", words_of(draft), limits=limits)
        return PartView("cells", words_of(draft), limits={"groups": spec.groups or "4", "longer": ALL_IN})


def length(spec: Question) -> int:
    """How many digits the groups make."""
    return sum(int(group) for group in (spec.groups or "4").split("-"))


def grouped(text: str, groups: str) -> str:
    """The digits with hyphens between the groups; as they are where they do not fill them."""
    sizes = [int(group) for group in groups.split("-")] if groups else []
    if sum(sizes) != len(text):
        return text
    ends = [sum(sizes[: place + 1]) for place in range(len(sizes))]
    return "-".join(text[end - size : end] for size, end in zip(sizes, ends, strict=True))


def read(spec: Question, raw: Draft, wanted: int, part: str = "") -> Reading:
    """The digits in `raw`, whatever stands between them."""
    text = writing.code(words_of(raw))
    if not text:
        return unfit(spec, "missing-digits", part, length=wanted)
    if not _are_digits(text):
        return unfit(spec, "not-digits", part)
    found = length_problems(spec, text, wanted, part)
    return Unfit(found) if found else Parsed(text)


def length_problems(spec: Question, text: str, wanted: int, part: str = "") -> tuple[FieldProblem, ...]:
    """Too few digits, or too many."""
    if len(text) < wanted:
        left = wanted - len(text)
        return (problem(spec, "digits-short", part, left=left, length=wanted, have=len(text)),)
    return (problem(spec, "digits-long", part, length=wanted),) if len(text) > wanted else ()


def _are_digits(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _is_open(spec: Question) -> bool:
    """Whether it may be longer or shorter: the number on some letters is."""
    return spec.groups is None and spec.most is not None


def _least(spec: Question) -> int:
    return spec.least or 1


def _most(spec: Question) -> int:
    return spec.most or LONGEST


def _read_any(spec: Question, raw: Draft) -> Reading:
    text = writing.code(words_of(raw))
    if not text:
        return unfit(spec, "missing-number")
    return Parsed(text) if _are_digits(text) else unfit(spec, "not-digits")


def _span_problems(spec: Question, text: str) -> tuple[FieldProblem, ...]:
    if len(text) < _least(spec):
        return (problem(spec, "too-few-digits", least=_least(spec)),)
    return (problem(spec, _TOO_MANY, most=_most(spec)),) if len(text) > _most(spec) else ()
