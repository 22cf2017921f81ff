"""From one day to another."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.basics.marked import Marked
from kiosk.forms.answers import Data, Draft, FieldProblem
from kiosk.forms.definition.question import KindId, Question
from kiosk.forms.fields.date import (
    Day,
    act_on_day,
    day_problems,
    day_view,
    pieces_of,
    read_day,
    said_day,
    sample_day,
)
from kiosk.forms.fields.kind import (
    Context,
    OnePart,
    Parsed,
    PartView,
    Reading,
    Unfit,
    expect,
    mapping,
    problem,
)

PARTS = ("from", "to")


@dataclass(frozen=True, slots=True)
class Period:
    """Both days belong to it."""

    first: Day
    last: Day


class PeriodKind(OnePart):
    """Value: `Period`; asked on two screens."""

    id: KindId = "period"
    settings = frozenset({"eras", "earliest", "latest", "partial", "shortcuts"})

    def parse(self, spec: Question, raw: Draft, context: Context) -> Reading:
        days = [read_day(spec, mapping(raw).get(part), part) for part in PARTS]
        problems = tuple(one for read in days if isinstance(read, Unfit) for one in read.problems)
        if problems:
            return Unfit(problems)
        first, last = (expect(read.value, Day) for read in days if isinstance(read, Parsed))
        return Parsed(Period(first, last))

    def check(self, spec: Question, value: object, context: Context) -> tuple[FieldProblem, ...]:
        period = expect(value, Period)
        found = (
            *day_problems(spec, period.first, context, "from"),
            *day_problems(spec, period.last, context, "to"),
        )
        if not found and period.last.iso < period.first.iso:
            return (problem(spec, "period-reversed", "to"),)
        return found

    def pieces(self, spec: Question, value: object, context: Context) -> Draft:
        period = expect(value, Period)
        return {"from": pieces_of(period.first, spec.eras), "to": pieces_of(period.last, spec.eras)}

    def show(self, spec: Question, value: object, context: Context) -> Marked:
        period = expect(value, Period)
        first, last = said_day(period.first, context), said_day(period.last, context)
        return context.words("forms.period.shown", first=first, last=last)

    def data(self, spec: Question, value: object) -> Data:
        period = expect(value, Period)
        return {"from": period.first.data, "to": period.last.data}

    def empty(self, spec: Question) -> Draft:
        return {}

    def sample(self, spec: Question, context: Context) -> object:
        day = sample_day(spec, context)
        return Period(day, day)

    def parts(self, spec: Question, draft: Draft, context: Context) -> tuple[str, ...]:
        return PARTS

    def part_view(self, spec: Question, draft: Draft, part: str, context: Context) -> PartView:
        return day_view(spec, mapping(draft).get(part), context)

    def with_part(self, spec: Question, draft: Draft, part: str, part_draft: Draft) -> Draft:
        return {**mapping(draft), part: part_draft}

    def act(
        self, spec: Question, draft: Draft, part: str, action: str, context: Context
    ) -> tuple[Draft, str]:
        return {**mapping(draft), part: act_on_day(mapping(draft).get(part), action, context)}, part

    def check_part(self, spec: Question, draft: Draft, part: str, context: Context) -> FieldProblem | None:
        read = read_day(spec, mapping(draft).get(part), part)
        if isinstance(read, Unfit):
            return read.problems[0]
        found = day_problems(spec, expect(read.value, Day), context, part)
        return found[0] if found else None
