"""The procedures that other answers lead to (今後の手続き): until when, where, what to bring.

All of them are chosen to begin with; whoever has done one already takes it out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kiosk.basics.marked import Marked
from kiosk.forms.answers import Data, Draft, FieldProblem
from kiosk.forms.definition.choices import Choice
from kiosk.forms.definition.question import KindId, Question
from kiosk.forms.fields.choices import chosen_of, in_order
from kiosk.forms.fields.date import Day, said_day
from kiosk.forms.fields.kind import Context, OnePart, Parsed, PartView, Reading, problem, unfit
from kiosk.forms.view import Option
from kiosk.words.catalogue import SOURCE_LANGUAGE

BETWEEN = "\u3000"


class NextStepsKind(OnePart):
    """Value: `tuple[str, ...]`, ids of the steps wanted. Data: every step found, `wanted` or `not-wanted`."""

    id: KindId = "next-steps"
    settings = frozenset({"options", "unless_told"})

    def parse(self, spec: Question, raw: Draft, context: Context) -> Reading:
        if raw is None:
            return Parsed(tuple(option.id for option in spec.options))
        if isinstance(raw, Mapping):
            return Parsed(in_order(spec, [str(name) for name, state in raw.items() if state == "wanted"]))
        if isinstance(raw, list) and all(isinstance(one, str) for one in raw):
            return Parsed(in_order(spec, raw))
        return unfit(spec, "unreadable")

    def check(self, spec: Question, value: object, context: Context) -> tuple[FieldProblem, ...]:
        offered = {option.id for option in spec.options}
        return () if offered.issuperset(chosen_of(value)) else (problem(spec, "not-offered"),)

    def pieces(self, spec: Question, value: object, context: Context) -> Draft:
        return list(chosen_of(value))

    def show(self, spec: Question, value: object, context: Context) -> Marked:
        labels = [option.label for option in wanted_of(spec, value)]
        return context.words("forms.list.comma").join(labels) or context.words("forms.next-steps.none")

    def paper(self, spec: Question, value: object, context: Context) -> str:
        """One line a step: its official name, last day, counter, what to bring."""
        rows = [_row(number, option, context) for number, option in enumerate(wanted_of(spec, value), 1)]
        return "\n".join(rows) or context.words.written(context.words("forms.next-steps.none"))

    def data(self, spec: Question, value: object) -> Data:
        wanted = chosen_of(value)
        return {option.id: "wanted" if option.id in wanted else "not-wanted" for option in spec.options}

    def empty(self, spec: Question) -> Draft:
        return [option.id for option in spec.options]

    def sample(self, spec: Question, context: Context) -> object:
        return tuple(option.id for option in spec.options)

    def part_view(self, spec: Question, draft: Draft, part: str, context: Context) -> PartView:
        ids = tuple(draft) if isinstance(draft, list) else ()
        options = tuple(
            Option(one.id, one.label, _note(one, context), one.picture, one.id in ids) for one in spec.options
        )
        return PartView("many", list(ids), options=options)


def wanted_of(spec: Question, value: object) -> Iterator[Choice]:
    """The options that nobody took out."""
    wanted = chosen_of(value)
    return (option for option in spec.options if option.id in wanted)


def _row(number: int, option: Choice, context: Context) -> str:
    words = context.words
    name = words("forms.next-steps.heading", number=number, name=_name(option, context))
    bring = None if option.bring is None else words("forms.next-steps.bring", things=option.bring)
    here = None if option.procedure is None else words("forms.next-steps.here")
    parts = (name, until(option, context), option.where, bring, here)
    return BETWEEN.join(words.written(part) for part in parts if part)


def _note(option: Choice, context: Context) -> Marked | None:
    """Until when, or what the author says about it; then what to bring."""
    bring = None if option.bring is None else context.words("forms.next-steps.bring", things=option.bring)
    said = [part for part in (until(option, context) or option.note, bring) if part]
    return context.words("forms.list.semicolon").join(said) or None


def _name(option: Choice, context: Context) -> Marked:
    """The official name; in another language behind the plain one, to be shown at the counter."""
    if option.paper is None:
        return option.label
    if context.words.language == SOURCE_LANGUAGE:
        return option.paper
    return f"{option.label} ({option.paper})"


def until(option: Choice, context: Context) -> Marked | None:
    """「令和8年12月7日（2026年）まで」, and once that is past what happens then.

    None where there is no last day, or nobody knows from when.
    """
    due = context.due.get(option.id)
    if due is None:
        return None
    if due.state == "last-day":
        return context.words("forms.next-steps.last-day")
    after = "late" if option.late is None else f"late-{option.late}"
    which = after if due.state == "late" else "until"
    last = Day(due.last_day.year, due.last_day.month, due.last_day.day)
    return context.words(f"forms.next-steps.{which}", day=said_day(last, context))
