"""When a question is asked, as data: `when: {field: reason, is: left-job}`. Pure; knows JSON values only."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from kiosk.basics.telling import told
from kiosk.forms.answers import Data
from kiosk.forms.sameness import same
from kiosk.lookups.municipalities import begins_elsewhere, begins_in

Plain = str | int | bool
ABROAD = "外国"
"""Instead of a place: `inside: 外国` holds of an address of which somebody said that it is abroad."""
TODAY = "today"
"""Instead of another date field: the day on which somebody stands here."""
_ROLES = ("subject", "visitor")
_DAY = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?:\[[MTSHR]\])?")


class AgeRange(BaseModel):
    """Full years, both ends included (満年齢).

    A year is full at the end of the day before the birthday (年齢計算ニ関する法律, 民法143条): over a counter
    somebody is 15 from the birthday on (15歳以上, 15歳未満). Where a law counts by the day on which an age is
    reached (40歳に達した日, 達したとき), that day itself already counts.

    Attributes:
        reached: `birthday` for 以上 and 未満, `day-before` for 達した日, `school-year` for whoever
            reaches it by next 31 March (18歳に達する日以後の最初の3月31日まで: `most: 18`).
        day: The date field on whose day the age counts (`died_on`); today without it, or where it is open.
        possible: Also where it only may be so: somebody born in 1951, month and day unknown, may be 75.
            Without it such a date is of an age only where it is on every day.
    """

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")

    least: int | None = None
    most: int | None = None
    reached: Literal["birthday", "day-before", "school-year"] = "birthday"
    day: str | None = None
    possible: bool = False

    def of_days(self, born: tuple[date, date], today: date) -> bool:
        """Whether somebody who was born between those two days is of such an age today, or may be."""
        if not self.possible:
            return all(self.includes(day, today) for day in born)
        oldest, youngest = (age_on(day, self._counted_on(today)) for day in born)
        return (self.least or 0) <= oldest and (self.most is None or youngest <= self.most)

    def includes(self, born: date, today: date) -> bool:
        """Whether somebody born on that day is of such an age today."""
        age = age_on(born, self._counted_on(today))
        return (self.least or 0) <= age and (self.most is None or age <= self.most)

    def _counted_on(self, day: date) -> date:
        """The day whose birthdays count on that day; the last day of the calendar has none after it."""
        if self.reached == "school-year":
            return date(min(day.year + ((day.month, day.day) >= (4, 1)), MAXYEAR), 4, 1)
        return day + timedelta(days=1) if self.reached == "day-before" and day < date.max else day


class Condition(BaseModel):
    """One condition; exactly one of `field`, `applicant`, `not`, `all`, `any` says about what.

    With `field` stands one test: `is`, `in`, `has` (a list of choices holds it), `empty`, `age`
    (a birth date), `before` or `after` (another date field, a year by its 1 January, `today`, a part of one
    person as `deceased.birth_date`; by two days and more with `by: 2`, on
    that day or later with `by: 0`),
    `past` (more than so many days
    before today), `same` (another field of the same kind), `outside` and `inside` (an address that names
    another place than the one written here, or names it: `東京都北区`; `外国` where somebody said so).

    `part` looks into an answer that has several: what was asked of a person, `from` and `to` of a period. Of
    several people it holds where it holds of any; with `who` only those are looked at whose other parts are
    so (`who: {relation: head}`), with `without` only those who were not chosen in that question. A day of
    which only the year or month is known is before or after another, or makes somebody of an age, only where
    it certainly does.
    """

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")

    field: str | None = None
    part: str | None = None
    who: Mapping[str, Plain] | None = None
    without: str | None = None
    applicant: tuple[str, ...] | None = None
    not_: Condition | None = Field(default=None, alias="not")
    all_: tuple[Condition, ...] | None = Field(default=None, alias="all")
    any_: tuple[Condition, ...] | None = Field(default=None, alias="any")
    is_: Plain | None = Field(default=None, alias="is")
    in_: tuple[Plain, ...] | None = Field(default=None, alias="in")
    has: Plain | None = None
    empty: bool | None = None
    age: AgeRange | None = None
    before: str | None = None
    after: str | None = None
    by: Annotated[int, Field(ge=0, le=73_000)] | None = None
    past: Annotated[int, Field(ge=1, le=73_000)] | None = None
    same: str | None = None
    outside: str | None = None
    inside: str | None = None

    @model_validator(mode="after")
    def _is_one_thing(self) -> Condition:
        subjects = (self.field, self.applicant, self.not_, self.all_, self.any_)
        if sum(one is not None for one in subjects) != 1:
            raise ValueError(told("say one of field, applicant, not, all, any"))
        dates = (self.age, self.before, self.after, self.past)
        places = (self.same, self.outside, self.inside)
        tests = (self.is_, self.in_, self.has, self.empty, *places, *dates)
        if sum(one is not None for one in tests) != (self.field is not None):
            raise ValueError(
                told(
                    "a field needs one of is, in, has, empty, same, outside, inside, age, before, after, past"
                )
            )
        if self.by is not None and self.before is None and self.after is None:
            raise ValueError(told("`by` needs `before` or `after`"))
        if self.part is not None and self.field is None:
            raise ValueError(told("a part needs the field it belongs to"))
        if self.who is not None and self.part is None:
            raise ValueError(told("`who` needs the part that is looked at"))
        if self.without is not None and self.part is None:
            raise ValueError(told("`without` needs the part that is looked at"))
        return self

    @property
    def compared(self) -> str | None:
        """With what this one is compared: a field, or a part of one person (`deceased.birth_date`); None
        without one, and for `today`.
        """
        named = self.before or self.after or self.same
        return None if named == TODAY else named

    @property
    def other(self) -> str | None:
        """The field that this one is compared with, or of which a part is."""
        whole, _, part = (self.compared or "").partition(".")
        return whole if part and whole not in _ROLES else self.compared


@dataclass(frozen=True, slots=True)
class Facts:
    """What conditions may look at.

    Attributes:
        data: The answers so far, by the ids that the definition uses; a missing one is not answered.
        applicant: Who the application is for (`self`, `household`, …).
    """

    data: Mapping[str, Data]
    applicant: str
    today: date


def holds(condition: Condition | None, facts: Facts) -> bool:
    """Whether it is so; no condition always holds. A test on a missing answer fails, but for `empty`."""
    if condition is None:
        return True
    if condition.field is not None:
        return _field_holds(condition, condition.field, facts)
    if condition.applicant is not None:
        return facts.applicant in condition.applicant
    if condition.not_ is not None:
        return not holds(condition.not_, facts)
    if condition.all_ is not None:
        return all(holds(one, facts) for one in condition.all_)
    return any(holds(one, facts) for one in condition.any_ or ())


def fields_of(condition: Condition | None) -> Iterator[str]:
    """Every field that the condition looks at."""
    if condition is None:
        return
    day = None if condition.age is None else condition.age.day
    for name in (condition.field, condition.other, condition.without, day):
        if name is not None:
            yield name
    for inner in (condition.not_, *(condition.all_ or ()), *(condition.any_ or ())):
        yield from fields_of(inner)


def applicants_of(condition: Condition | None) -> Iterator[str]:
    """Every applicant that the condition looks at."""
    if condition is None:
        return
    yield from condition.applicant or ()
    for inner in (condition.not_, *(condition.all_ or ()), *(condition.any_ or ())):
        yield from applicants_of(inner)


def age_on(born: date, day: date) -> int:
    """Full years from the birthday on; who was born on 29 February turns older on 1 March of other years.

    The year is full at the end of 28 February (the day before), so 1 March is the first day of the next.
    """
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def is_outside(town: str, place: str, said: str = "") -> bool:
    """Whether an address is in another prefecture or municipality than `place` (`東京都北区`).

    What somebody chose instead of a town (`said`: other, abroad, no-home) counts first, for the line behind
    it may be in any letters; a line that names the place all the same is there, unless it is abroad or
    nowhere. Where nothing was chosen a line may leave prefecture and city out: nothing speaks against it.
    """
    if said in ("abroad", "no-home"):
        return True
    return not begins_in(town, place) and (said == "other" or begins_elsewhere(town, place))


def is_inside(town: str, place: str, said: str = "") -> bool:
    """Whether an address names `place` itself, with its prefecture or without; or is abroad (`ABROAD`)."""
    if said == "abroad":
        return place == ABROAD
    return begins_in(town, place)


def date_in(data: Data) -> date | None:
    """The date an ISO string names; None for anything else, partial dates too."""
    if not isinstance(data, str):
        return None
    try:
        return date.fromisoformat(data)
    except ValueError:
        return None


def days_in(data: Data) -> tuple[date, date] | None:
    """The first and the last day that a date can mean: of `1940-01` its first and its 31st.

    A year (年度) means its 1 January, the day whose residence decides about it.
    """
    if isinstance(data, int) and not isinstance(data, bool) and MINYEAR <= data <= MAXYEAR:
        return date(data, 1, 1), date(data, 1, 1)
    found = _DAY.fullmatch(data) if isinstance(data, str) else None
    if found is None:
        return None
    year, month, day = (None if one is None else int(one) for one in found.groups())
    if year is None or not MINYEAR <= year <= MAXYEAR:
        return None
    try:
        last = date(year, month or 12, day or monthrange(year, month or 12)[1])
        return date(year, month or 1, day or 1), last
    except ValueError:
        return None


def _field_holds(condition: Condition, name: str, facts: Facts) -> bool:
    data = facts.data.get(name)
    if condition.part is None:
        return _holds_of(condition, data, facts)
    left = _not_chosen(data, condition.without, facts)
    return any(_holds_of(condition, one, facts) for one in parts_in(left, condition.part, condition.who))


def _not_chosen(data: Data, question: str | None, facts: Facts) -> Data:
    """The people of the list but those who were chosen in that question, by their places."""
    chosen = facts.data.get(question or "")
    if not isinstance(data, list) or not isinstance(chosen, list):
        return data
    return [row for place, row in enumerate(data, 1) if f"person-{place}" not in chosen]


def parts_in(data: Data, part: str, who: Mapping[str, Plain] | None = None) -> tuple[Data, ...]:
    """That part of a person or period, or of everybody in a list of whom `who` is true."""
    rows = data if isinstance(data, list) else [data]
    asked = (row for row in rows if isinstance(row, Mapping))
    return tuple(row.get(part) for row in asked if _is_who(row, who or {}))


def _is_who(row: Mapping[str, Data], who: Mapping[str, Plain]) -> bool:
    return all(_same(row.get(name), wanted) for name, wanted in who.items())


def _holds_of(condition: Condition, data: Data, facts: Facts) -> bool:
    if condition.empty is not None:
        return _is_empty(data) == condition.empty
    if _is_empty(data):
        return False
    if condition.is_ is not None:
        return _same(data, condition.is_)
    if condition.in_ is not None:
        return any(_same(data, one) for one in condition.in_)
    if condition.has is not None:
        return isinstance(data, list) and any(_same(one, condition.has) for one in data)
    if condition.same is not None:
        return same(data, _other(condition.same, facts))
    if condition.outside is not None:
        return is_outside(_town(data), condition.outside, _said(data))
    if condition.inside is not None:
        return is_inside(_town(data), condition.inside, _said(data))
    return _date_holds(condition, data, facts)


def _other(name: str, facts: Facts) -> Data:
    """What is compared with: another answer, or a part of one (`deceased.birth_date`)."""
    whole, _, part = name.rpartition(".")
    found = facts.data.get(whole)
    return found.get(part) if isinstance(found, Mapping) else facts.data.get(name)


def _town(data: Data) -> str:
    """Where an address begins: of the two persons a completed application has it as one line."""
    return data if isinstance(data, str) else str(data.get("town") or "") if isinstance(data, Mapping) else ""


def _said(data: Data) -> str:
    """What was chosen instead of a town of the ward; "" for nothing."""
    return str(data.get("place") or "") if isinstance(data, Mapping) else ""


def _date_holds(condition: Condition, data: Data, facts: Facts) -> bool:
    if condition.age is not None:
        born, on = days_in(data), date_in(facts.data.get(condition.age.day or ""))
        return born is not None and condition.age.of_days(born, on or facts.today)
    if condition.past is not None:
        days = days_in(data)
        return days is not None and (facts.today - days[1]).days > condition.past
    named = condition.before or condition.after or ""
    own = days_in(data)
    other = (facts.today, facts.today) if named == TODAY else days_in(_other(named, facts))
    if own is None or other is None:
        return False
    apart = other[0] - own[1] if condition.before is not None else own[0] - other[1]
    return apart.days >= (1 if condition.by is None else condition.by)


def _is_empty(data: Data) -> bool:
    return data is None or data == "" or data == [] or data == {}


def _same(data: Data, wanted: Plain) -> bool:
    """Equal and of the same kind: 1 is not true."""
    return data == wanted and isinstance(data, bool) == isinstance(wanted, bool)
