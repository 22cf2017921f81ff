"""A date by era or western year; parts of old birth dates may be unknown (年月日不詳)."""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kiosk.basics.marked import Marked
from kiosk.forms import western_years
from kiosk.forms.answers import Data, Draft, FieldProblem
from kiosk.forms.definition.bounds import first_day, last_day
from kiosk.forms.definition.question import KindId, Question
from kiosk.forms.fields.kanji_digits import arabic
from kiosk.forms.fields.kind import (
    ALL_IN,
    Context,
    OnePart,
    Parsed,
    PartView,
    Reading,
    Unfit,
    expect,
    mapping,
    problem,
    unfit,
    words_of,
)
from kiosk.forms.fields.lunar_years import LunarYear, lunar_year, lunar_year_in
from kiosk.forms.fields.written_dates import pieces_in, years_differ
from kiosk.forms.view import Option
from kiosk.words import spoken
from kiosk.words.dates import Era, era, era_of, wareki, year_of_era
from kiosk.words.known_parts import era_in, eras_in, marked, parted

WESTERN = "western"
UNKNOWN = "?"
_ERA_IDS = frozenset({WESTERN, *(one.id for one in Era)})
ERAS = ("showa", "heisei", "reiwa", WESTERN)
_ISO = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
_OUT_OF_TIME = ("date-future", "date-too-late", "date-too-early")
_NUMBER = re.compile(r"\d{1,4}")


@dataclass(frozen=True, slots=True)
class Day:
    """A Gregorian day; month and day are None where nobody knows them.

    `era` is the one it was written by, where the known parts do not say it themselves (1926 without a
    month: 大正15年 or 昭和元年); else "".
    """

    year: int
    month: int | None = None
    day: int | None = None
    era: str = ""

    @property
    def full(self) -> date | None:
        """The day as a date, None where parts are unknown."""
        if self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)

    @property
    def iso(self) -> str:
        """`1948-03-05`, `1948-03`, `1948`."""
        month = "" if self.month is None else f"-{self.month:02}"
        return f"{self.year:04}{month}" + ("" if self.day is None or not month else f"-{self.day:02}")

    @property
    def data(self) -> str:
        """As `iso`, with the era where it says more: `1926[T]`."""
        return marked(self.iso, self.era)

    @property
    def by_era(self) -> tuple[str, int] | None:
        """Era id and year within it; None where that is not certain, and before 1873."""
        full = self.full
        if full is not None:
            return era_of(full) if full >= Era.MEIJI.begins else None
        return era_in(self.year, self.month, self.era)


def day_of(data: str) -> Day:
    """The day of a string as `Day.data` writes it."""
    iso, era_id = parted(data)
    year, month, day = (*(int(part) for part in iso.split("-")), None, None)[:3]
    return Day(int(year or 0), month, day, era_id)


class DateKind(OnePart):
    """Value: `Day`."""

    id: KindId = "date"
    settings = frozenset({"eras", "earliest", "latest", "partial", "shortcuts"})

    def parse(self, spec: Question, raw: Draft, context: Context) -> Reading:
        return read_day(spec, raw)

    def check(self, spec: Question, value: object, context: Context) -> tuple[FieldProblem, ...]:
        return day_problems(spec, expect(value, Day), context)

    def pieces(self, spec: Question, value: object, context: Context) -> Draft:
        return pieces_of(expect(value, Day), spec.eras)

    def show(self, spec: Question, value: object, context: Context) -> Marked:
        return said_day(expect(value, Day), context)

    def speak(self, spec: Question, value: object, context: Context) -> str:
        day = expect(value, Day).full
        if day is None or not context.words.is_japanese or day < Era.MEIJI.begins:
            return super().speak(spec, value, context)
        return spoken.wareki(day)

    def data(self, spec: Question, value: object) -> Data:
        return expect(value, Day).data

    def empty(self, spec: Question) -> Draft:
        return {"era": "", "year": "", "month": "", "day": ""}

    def sample(self, spec: Question, context: Context) -> object:
        return sample_day(spec, context)

    def part_view(self, spec: Question, draft: Draft, part: str, context: Context) -> PartView:
        return day_view(spec, draft, context)

    def act(
        self, spec: Question, draft: Draft, part: str, action: str, context: Context
    ) -> tuple[Draft, str]:
        return act_on_day(draft, action, context), part


def read_day(spec: Question, raw: Draft, part: str = "") -> Reading:
    """A day from four pieces, or from a string: ISO, which may leave out what is unknown, or as written."""
    if isinstance(raw, str):
        if parted(raw)[1]:
            known = day_of(raw)
            since = era(known.era).first_year
            return _of_era(spec, part, known.era, (known.year - since + 1, known.month, None))
        match = _ISO.fullmatch(raw)
        pieces = _written(spec, raw) if match is None else None
        if pieces is not None:
            return _of_pieces(spec, part, pieces)
        if match is None:
            return _of_lunar_year(spec, part, lunar_year_in(raw)) or unfit(spec, _unreadable(raw), part)
        year, month, day = match.groups()
        return _of_numbers(spec, part, int(year), month and int(month), day and int(day))
    if not isinstance(raw, Mapping):
        return unfit(spec, "missing-date", part)
    pieces = {name: words_of(value) for name, value in mapping(raw).items()}
    return _of_pieces(spec, part, _in_one(pieces) or {name: _piece(text) for name, text in pieces.items()})


def day_problems(spec: Question, day: Day, context: Context, part: str = "") -> tuple[FieldProblem, ...]:
    """Unknown parts, a future day or one too long ago, where the question says so."""
    full = day.full
    if full is None:
        if not spec.partial:
            return (problem(spec, "date-incomplete", part),)
        first = date(day.year, day.month or 1, 1)
        full = first
    earliest, latest = first_day(spec, context.today), last_day(spec, context.today)
    if full > latest:
        if spec.latest == "today":
            return (problem(spec, "date-future", part),)
        return (problem(spec, "date-too-late", part, last=_said(latest, context)),)
    if full < earliest:
        return (problem(spec, "date-too-early", part, first=_said(earliest, context)),)
    return ()


def pieces_of(day: Day, offered: Sequence[str] = ()) -> Draft:
    """The draft that means this day: by era where that is certain and `offered`, else by western year.

    `offered` are the question's own eras, the usual ones where it has none. An era that somebody named stays.
    """
    by_era, choices = day.by_era, offered or ERAS
    kept = by_era is not None and (by_era[0] in choices or WESTERN not in choices or bool(day.era))
    era_id, year = by_era if by_era is not None and kept else (WESTERN, day.year)
    month = UNKNOWN if day.month is None else str(day.month)
    return {
        "era": era_id,
        "year": str(year),
        "month": month,
        "day": UNKNOWN if day.day is None else str(day.day),
    }


def said_day(day: Day, context: Context) -> Marked:
    """「令和8年11月3日（2026年）」, or what is known of it."""
    if day.full is not None and day.full >= Era.MEIJI.begins:
        return context.words("forms.date.full", wareki=wareki(day.full), **_facts(day, context))
    if day.full is not None:
        return context.words("forms.date.western", **_facts(day, context))
    which = "year" if day.month is None else "month"
    if day.by_era is None:
        return context.words(f"forms.date.only-{which}", **_facts(day, context))
    known = year_of_era(*day.by_era) + ("" if day.month is None else f"{day.month}月")
    return context.words(f"forms.date.era-{which}", wareki=known, **_facts(day, context))


def _said(day: date, context: Context) -> Marked:
    return said_day(Day(day.year, day.month, day.day), context)


def sample_day(spec: Question, context: Context) -> Day:
    """A day that the question takes: a birth date long ago, or yesterday."""
    if "showa" in (spec.eras or ERAS) and spec.latest == "today" and not spec.shortcuts:
        wanted = date(1948, 3, 5)
    else:
        wanted = context.today - timedelta(days=1)
    wanted = max(wanted, first_day(spec, context.today))
    wanted = min(wanted, last_day(spec, context.today))
    return Day(wanted.year, wanted.month, wanted.day)


def day_view(spec: Question, draft: Draft, context: Context) -> PartView:
    """Eras, four pieces, shortcuts; the line below repeats the day, or says why it cannot be."""
    pieces = {name: words_of(mapping(draft).get(name)) for name in ("era", "year", "month", "day")}
    offered = spec.eras or ERAS
    if len(offered) == 1:
        pieces["era"] = offered[0]
    eras = tuple(
        Option(one, context.words(f"forms.era.{one}"), chosen=one == pieces["era"]) for one in offered
    )
    extras = [Option(one, context.words(f"forms.date.{one}"), picture="cal") for one in spec.shortcuts]
    if spec.partial:
        extras += [
            Option(one, context.words(f"forms.date.{one}")) for one in ("unknown-day", "unknown-month")
        ]
    return PartView(
        "date",
        pieces,
        options=eras,
        extras=tuple(extras),
        limits={"year_digits": 4 if pieces["era"] == WESTERN else 2, "longer": _longer(spec, pieces)},
        echo=_echo(spec, pieces, context),
        problem=_wrong_at_once(spec, pieces, context),
    )


def _longer(spec: Question, pieces: Mapping[str, str]) -> str:
    """What is wrong with one digit more: the part that is still empty, else that all are in."""
    found = _of_pieces(spec, "", pieces)
    kind = found.problems[0].kind if isinstance(found, Unfit) else ALL_IN
    return kind if kind.startswith("date-no-") else ALL_IN


def act_on_day(draft: Draft, action: str, context: Context) -> Draft:
    """きょう, きのう, or a part that nobody knows."""
    match action:
        case "today" | "yesterday":
            day = context.today - timedelta(days=action == "yesterday")
            return pieces_of(Day(day.year, day.month, day.day))
        case "unknown-day":
            return {**mapping(draft), "day": UNKNOWN}
        case "unknown-month":
            return {**mapping(draft), "month": UNKNOWN, "day": UNKNOWN}
        case _:
            return draft


def _written(spec: Question, text: str) -> Mapping[str, str] | None:
    """What it means as written; 23.3.5 where the question knows one era alone."""
    only = era(spec.eras[0]).kanji if len(spec.eras) == 1 and spec.eras[0] != WESTERN else ""
    return pieces_in(text) or (pieces_in(f"{only}{text}") if only else None)


def _unreadable(text: str) -> str:
    if not text:
        return "missing-date"
    return "date-years-differ" if years_differ(text) else "date-unreadable"


def _in_one(pieces: Mapping[str, str]) -> Mapping[str, str] | None:
    """The whole day where it was written as its year: 23.3.5 of 昭和."""
    year, era_id = pieces.get("year", ""), pieces.get("era", "")
    if era_id not in _ERA_IDS or pieces.get("month") or pieces.get("day") or year.isdecimal():
        return None
    found = pieces_in(year if era_id == WESTERN else f"{era(era_id).kanji}{year}")
    return None if found is None or UNKNOWN in found.values() else found


def _piece(text: str) -> str:
    """One piece of a draft in digits: 二十三年, ３月."""
    narrow = arabic(unicodedata.normalize("NFKC", text))
    return narrow if narrow.startswith("元") else re.sub("[年月日]$", "", narrow)


def _of_pieces(spec: Question, part: str, pieces: Mapping[str, str]) -> Reading:
    offered = spec.eras or ERAS
    era_id = pieces.get("era", "") or (offered[0] if len(offered) == 1 else "")
    texts = {name: _figure(pieces.get(name, "")) for name in ("year", "month", "day")}
    if texts["year"] in ("元", "元年"):
        texts["year"] = "1"
    if not any(texts.values()):
        return unfit(spec, "missing-date", part)
    if era_id not in _ERA_IDS:
        return unfit(spec, "date-no-era", part)
    missing = [name for name, text in texts.items() if text == ""]
    if missing:
        return unfit(spec, f"date-no-{missing[0]}", part)
    numbers = {name: None if text == UNKNOWN else _number(text) for name, text in texts.items()}
    if numbers["year"] is None or any(number == -1 for number in numbers.values()):
        return unfit(spec, "date-incomplete", part)
    return _of_era(spec, part, era_id, (numbers["year"], numbers["month"], numbers["day"]))


def _of_era(spec: Question, part: str, era_id: str, numbers: tuple[int, int | None, int | None]) -> Reading:
    year, month, day = numbers
    if era_id == WESTERN:
        return _of_numbers(spec, part, year, month, day)
    read = _of_numbers(spec, part, era(era_id).first_year + year - 1, month, day)
    lunar = lunar_year(era(era_id).kanji, year, with_month=month is not None) if era_id == "meiji" else None
    if isinstance(read, Unfit) or lunar is not None:
        return _of_lunar_year(spec, part, lunar) or read
    found = expect(read.value, Day)
    possible = eras_in(found.year, month) if found.full is None else (found.by_era,)
    if (era_id, year) not in possible:
        right_era, right_year = found.by_era or (WESTERN, found.year)
        return unfit(spec, "date-outside-era", part, right_era=right_era, right_year=right_year)
    return read if len(possible) == 1 else Parsed(dataclasses.replace(found, era=era_id))


def _of_lunar_year(spec: Question, part: str, lunar: LunarYear | None) -> Reading | None:
    """Before 明治6年 the year alone is known by today's calendar; None where it is no such year."""
    if lunar is None:
        return None
    if lunar.with_month:
        return unfit(spec, "date-lunar", part, year=lunar.western)
    return Parsed(Day(lunar.western))


def _of_numbers(
    spec: Question, part: str, year: int, month: int | str | None, day: int | str | None
) -> Reading:
    months = None if month in (None, "") else int(month or 0)
    days = None if day in (None, "") else int(day or 0)
    if months is None and days is not None:
        return unfit(spec, "date-incomplete", part)
    try:
        date(year, 1 if months is None else months, 1 if days is None else days)
    except ValueError:
        return unfit(spec, "date-impossible", part, month=months or 0, day=days or 0)
    return Parsed(Day(year, months, days))


def _figure(text: str) -> str:
    """One number of a day in half width, with whatever stands in it: 1-2 and 1.0 are not month 12 and 10."""
    return unicodedata.normalize("NFKC", text).strip()


def _number(text: str) -> int:
    return int(text) if _NUMBER.fullmatch(text) and text.isascii() else -1


def _echo(spec: Question, pieces: Mapping[str, str], context: Context) -> Marked | None:
    read = read_day(spec, pieces)
    day = expect(read.value, Day).full if isinstance(read, Parsed) else None
    if day is None:
        return None
    facts = _facts(Day(day.year, day.month, day.day), context)
    if pieces.get("era") == WESTERN and day >= Era.MEIJI.begins:
        return context.words("forms.date.echo-era", wareki=wareki(day), **facts)
    return context.words("forms.date.echo", **facts)


def _wrong_at_once(spec: Question, pieces: Mapping[str, str], context: Context) -> FieldProblem | None:
    """Said before つぎへ: what cannot be, and of which year it is where a western one was typed."""
    found = _cannot_be(spec, pieces, context)
    return found and (western_years.told(found.field, found.part, pieces) or found)


def _cannot_be(spec: Question, pieces: Mapping[str, str], context: Context) -> FieldProblem | None:
    """A month or day that no year has, and a whole date that is none, or out of time."""
    month, day = _number(_figure(pieces["month"])), _number(_figure(pieces["day"]))
    if month > 12 or day > 31:
        return problem(spec, "date-impossible", month=max(month, 0), day=max(day, 0))
    read = read_day(spec, pieces)
    if isinstance(read, Unfit):
        impossible = ("date-impossible", "date-outside-era", "date-lunar")
        return next((one for one in read.problems if one.kind in impossible), None)
    if pieces["era"] == WESTERN and len(pieces["year"]) < 4:
        return None
    found = day_problems(spec, expect(read.value, Day), context)
    return next((one for one in found if one.kind in _OUT_OF_TIME), None)


def _facts(day: Day, context: Context) -> dict[str, str | int]:
    facts: dict[str, str | int] = {"year": day.year, "month": day.month or 0, "day": day.day or 0}
    facts["month_name"] = context.words(f"forms.month.{day.month}") if day.month else ""
    facts["weekday"] = context.words(f"forms.weekday.{day.full.weekday()}") if day.full else ""
    return facts
