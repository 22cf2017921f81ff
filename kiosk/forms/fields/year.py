"""年度, asked by its meaning: the certificate of year N shows the income of year N-1."""

from __future__ import annotations

from datetime import date

from kiosk.basics.marked import Marked
from kiosk.forms.answers import Data, Draft, FieldProblem
from kiosk.forms.definition.question import KindId, Question
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
from kiosk.forms.fields.written_dates import year_in
from kiosk.forms.view import Option
from kiosk.words.dates import era, year_of_era
from kiosk.words.furigana import plain

YEARS = 5
_OF_AN_ERA = 100
"""What is less is no western year."""


class YearKind(OnePart):
    """Value: `int`, the western year in which the fiscal year begins (2026 is 令和8年度).

    `newest_from` (`06-01`) is the day on which the newest one appears, `most` how many are offered.
    """

    id: KindId = "year"
    settings = frozenset({"newest_from", "most"})

    def parse(self, spec: Question, raw: Draft, context: Context) -> Reading:
        if isinstance(raw, int) and not isinstance(raw, bool):
            return Parsed(raw)
        year = year_in(words_of(raw))
        if year is None:
            return unfit(spec, "missing-choice")
        return Parsed(_offered_as(year, spec, context) if year < _OF_AN_ERA else year)

    def check(self, spec: Question, value: object, context: Context) -> tuple[FieldProblem, ...]:
        year, years = expect(value, int), offered(spec, context)
        if year > years[0]:
            return (problem(spec, "year-not-yet", year=years[0]),)
        return () if year in years else (problem(spec, "not-offered"),)

    def pieces(self, spec: Question, value: object, context: Context) -> Draft:
        return str(expect(value, int))

    def show(self, spec: Question, value: object, context: Context) -> Marked:
        year = expect(value, int)
        return context.words("forms.year.shown", **_facts(year))

    def paper(self, spec: Question, value: object, context: Context) -> str:
        return plain(context.words("forms.year.paper", **_facts(expect(value, int))))

    def data(self, spec: Question, value: object) -> Data:
        return expect(value, int)

    def sample(self, spec: Question, context: Context) -> object:
        return offered(spec, context)[0]

    def part_view(self, spec: Question, draft: Draft, part: str, context: Context) -> PartView:
        chosen = str(draft) if isinstance(draft, int) else draft
        options = tuple(
            Option(
                str(year),
                context.words("forms.year.income", **_facts(year)),
                context.words("forms.year.certificate", **_facts(year)),
                chosen=str(year) == chosen,
            )
            for year in offered(spec, context)
        )
        return PartView("one", chosen, options=options)


def _offered_as(number: int, spec: Question, context: Context) -> int:
    """The year that 「8年」 means among those on offer; the number itself where that is not one alone."""
    found = [year for year in offered(spec, context) if _in_its_era(year) == number]
    return found[0] if len(found) == 1 else number


def offered(spec: Question, context: Context) -> tuple[int, ...]:
    """The fiscal years that can be had today, newest first."""
    newest = newest_of(spec.newest_from or "04-01", context.today)
    return tuple(range(newest, newest - (spec.most or YEARS), -1))


def newest_of(begins: str, today: date) -> int:
    """The year that has begun by `today`, where each begins on that day (`06-01`)."""
    month, day = (int(part) for part in begins.split("-"))
    return today.year - ((today.month, today.day) < (month, day))


def _facts(year: int) -> dict[str, str | int]:
    return {"year": year, "before": year - 1, "era": _name(year), "era_before": _name(year - 1)}


def _in_its_era(year: int) -> int:
    """令和8年 is 8."""
    named = (one for one in ("reiwa", "heisei", "showa") if year >= era(one).first_year)
    return next((year - era(one).first_year + 1 for one in named), year)


def _name(year: int) -> str:
    """「令和8年」: the era of the fiscal year's summer, so that no change of era in spring splits it."""
    for one in ("reiwa", "heisei", "showa"):
        if year >= era(one).first_year:
            return year_of_era(one, year - era(one).first_year + 1)
    return f"{year}年"
