from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.forms.definition.bounds import FromToday
from kiosk.forms.fields.date import Day, day_of, day_problems
from kiosk.forms.fields.registry import KINDS
from tests.fakes.form_parts import TODAY, context, problems_of, question, value_of

DATE = KINDS["date"]


def pieces(era: str, year: str, month: str, day: str) -> dict[str, str]:
    return {"era": era, "year": year, "month": month, "day": day}


@pytest.mark.parametrize(
    ("draft", "iso"),
    [
        (pieces("taisho", "15", "12", "24"), "1926-12-24"),
        (pieces("showa", "1", "12", "25"), "1926-12-25"),
        (pieces("showa", "64", "1", "7"), "1989-01-07"),
        (pieces("heisei", "1", "1", "8"), "1989-01-08"),
        (pieces("heisei", "31", "4", "30"), "2019-04-30"),
        (pieces("reiwa", "元", "5", "1"), "2019-05-01"),
        (pieces("reiwa", "８", "１１", "３"), "2026-11-03"),
        (pieces("western", "2024", "2", "29"), "2024-02-29"),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_a_day_is_read_on_both_sides_of_a_change_of_era(draft: dict[str, str], iso: str) -> None:
    day = value_of(question("date"), draft)
    assert isinstance(day, Day)
    assert day.iso == iso


@pytest.mark.parametrize(
    ("eras", "iso", "draft"),
    [
        (("reiwa", "western"), "2018-04-01", pieces("western", "2018", "4", "1")),
        (("reiwa", "western"), "2026-11-03", pieces("reiwa", "8", "11", "3")),
        ((), "1926-12-24", pieces("western", "1926", "12", "24")),
        (("showa", "heisei"), "2026-11-03", pieces("reiwa", "8", "11", "3")),
    ],
    ids=["not-offered", "offered", "usual-eras", "nothing-else-to-say-it-by"],
)
def test_a_day_comes_back_in_an_era_that_can_be_chosen(
    eras: tuple[str, ...], iso: str, draft: dict[str, str]
) -> None:
    """A western year that somebody typed came back as 平成30年 with no era to choose beside it."""
    assert DATE.pieces(question("date", eras=eras), day_of(iso), context()) == draft


@pytest.mark.parametrize(
    ("draft", "right"),
    [
        (pieces("taisho", "15", "12", "25"), ("showa", 1)),
        (pieces("showa", "1", "12", "24"), ("taisho", 15)),
        (pieces("showa", "64", "1", "8"), ("heisei", 1)),
        (pieces("heisei", "1", "1", "7"), ("showa", 64)),
        (pieces("heisei", "31", "5", "1"), ("reiwa", 1)),
        (pieces("reiwa", "1", "4", "30"), ("heisei", 31)),
    ],
)
def test_a_day_of_another_era_names_the_right_one(draft: dict[str, str], right: tuple[str, int]) -> None:
    read = DATE.parse(question("date"), draft, context())
    view = DATE.part_view(question("date"), draft, "", context())
    assert view.problem is not None
    assert view.problem.kind == "date-outside-era"
    assert (view.problem.facts["right_era"], view.problem.facts["right_year"]) == right
    assert problems_of(question("date"), draft) == [("", "date-outside-era")], read


@pytest.mark.parametrize(
    ("draft", "kind"),
    [
        (pieces("reiwa", "8", "2", "29"), "date-impossible"),
        (pieces("reiwa", "8", "13", ""), "date-impossible"),
        (pieces("", "", "", "32"), "date-impossible"),
        (pieces("reiwa", "8", "4", "31"), "date-impossible"),
        (pieces("reiwa", "8", "0", "1"), "date-impossible"),
    ],
)
def test_an_impossible_day_is_said_at_once(draft: dict[str, str], kind: str) -> None:
    view = DATE.part_view(question("date"), draft, "", context())
    assert view.problem is not None
    assert view.problem.kind == kind
    assert view.echo is None


@pytest.mark.parametrize(
    ("draft", "kind"),
    [
        (None, "missing-date"),
        (pieces("", "", "", ""), "missing-date"),
        (pieces("", "8", "11", "3"), "date-no-era"),
        (pieces("reiwa", "", "11", "3"), "date-no-year"),
        (pieces("reiwa", "8", "", "3"), "date-no-month"),
        (pieces("reiwa", "8", "11", ""), "date-no-day"),
        (pieces("reiwa", "8", "11", "?"), "date-incomplete"),
        ("2026-11", "date-incomplete"),
        ("tomorrow", "date-unreadable"),
    ],
)
def test_what_is_still_missing_is_named(draft: object, kind: str) -> None:
    assert problems_of(question("date"), draft) == [("", kind)]


@pytest.mark.parametrize(("offset", "found"), [(-1, []), (0, []), (1, [("", "date-future")])])
def test_the_future_is_kept_out_where_it_is_stated(offset: int, found: list[tuple[str, str]]) -> None:
    day = (TODAY + timedelta(days=offset)).isoformat()
    assert problems_of(question("date", latest="today"), day) == found
    assert problems_of(question("date"), day) == []


@pytest.mark.parametrize(("offset", "found"), [(10, []), (11, [("", "date-too-late")])])
def test_a_day_too_far_ahead_is_kept_out(offset: int, found: list[tuple[str, str]]) -> None:
    day = (TODAY + timedelta(days=offset)).isoformat()
    assert problems_of(question("date", latest=FromToday(days=10)), day) == found


def test_a_day_too_long_ago_is_told_with_the_first_that_is_taken() -> None:
    spec = question("date", earliest=FromToday(school_year=18))
    (found,) = day_problems(spec, Day(2008, 4, 1), context())
    said = context().words(f"forms.problem.{found.kind}", **found.facts)
    assert said == "平成20年4月2日（2008年）からあとの日を入れてください。"


@pytest.mark.parametrize(
    ("day", "found"),
    [
        ("2028-11-23", []),
        ("2028-11-24", [("", "date-too-late")]),
        ("9999-12-31", [("", "date-too-late")]),
        ("1876-11-23", []),
        ("1876-11-22", [("", "date-too-early")]),
    ],
    ids=["two-years", "more", "end-of-the-calendar", "long-ago", "longer-ago"],
)
def test_a_slip_of_the_finger_is_kept_out_where_nothing_is_stated(
    day: str, found: list[tuple[str, str]]
) -> None:
    assert problems_of(question("date"), day) == found


def test_a_definition_may_ask_for_days_farther_away() -> None:
    wide = question("date", earliest=date(1800, 1, 1), latest=FromToday(years=5))
    assert [problems_of(wide, day) for day in ("1801-01-01", "2031-11-01")] == [[], []]


def test_the_last_day_that_is_taken_is_named() -> None:
    (told,) = day_problems(question("date", latest=date(2027, 2, 28)), Day(2027, 3, 1), context())
    assert told.facts["last"] == "令和9年2月28日（2027年）"


@pytest.mark.parametrize(("day", "found"), [("1999-12-31", 1), ("2000-01-01", 0), ("2000-01-02", 0)])
def test_a_day_too_long_ago_is_kept_out(day: str, found: int) -> None:
    assert len(problems_of(question("date", earliest=date(2000, 1, 1)), day)) == found


@pytest.mark.parametrize(
    ("draft", "iso"),
    [(pieces("showa", "10", "3", "?"), "1935-03"), (pieces("western", "1935", "?", "?"), "1935")],
)
def test_unknown_parts_are_taken_where_the_question_allows(draft: dict[str, str], iso: str) -> None:
    day = value_of(question("date", partial=True), draft)
    assert isinstance(day, Day)
    assert day.iso == iso
    assert problems_of(question("date", partial=True), draft) == []


@pytest.mark.parametrize(
    ("draft", "right"),
    [
        (pieces("showa", "99", "?", "?"), ("reiwa", 6)),
        (pieces("taisho", "16", "?", "?"), ("showa", 2)),
        (pieces("meiji", "99", "?", "?"), ("showa", 41)),
        (pieces("meiji", "59", "?", "?"), ("western", 1926)),
        (pieces("showa", "0", "?", "?"), ("taisho", 14)),
        (pieces("showa", "64", "12", "?"), ("heisei", 1)),
        (pieces("heisei", "31", "5", "?"), ("reiwa", 1)),
        (pieces("showa", "1", "11", "?"), ("taisho", 15)),
    ],
)
def test_an_era_of_a_day_known_in_part_is_tested_too(draft: dict[str, str], right: tuple[str, int]) -> None:
    spec = question("date", partial=True)
    view = DATE.part_view(spec, draft, "", context())
    assert view.problem is not None
    assert view.problem.kind == "date-outside-era"
    assert (view.problem.facts["right_era"], view.problem.facts["right_year"]) == right
    assert problems_of(spec, draft) == [("", "date-outside-era")]


@pytest.mark.parametrize(
    ("draft", "data", "said"),
    [
        (pieces("taisho", "15", "?", "?"), "1926[T]", "大正15年（1926年。月と日はわかりません）"),
        (pieces("showa", "1", "?", "?"), "1926[S]", "昭和元年（1926年。月と日はわかりません）"),
        (pieces("showa", "1", "12", "?"), "1926-12[S]", "昭和元年12月（1926年。日はわかりません）"),
        (pieces("taisho", "15", "11", "?"), "1926-11", "大正15年11月（1926年。日はわかりません）"),
        (pieces("showa", "64", "?", "?"), "1989[S]", "昭和64年（1989年。月と日はわかりません）"),
        (pieces("showa", "64", "1", "?"), "1989-01[S]", "昭和64年1月（1989年。日はわかりません）"),
        (pieces("showa", "10", "?", "?"), "1935", "昭和10年（1935年。月と日はわかりません）"),
        (pieces("western", "1935", "?", "?"), "1935", "昭和10年（1935年。月と日はわかりません）"),
        (pieces("western", "1926", "?", "?"), "1926", "1926年（月と日はわかりません）"),
        (pieces("western", "1850", "3", "?"), "1850-03", "1850年3月（日はわかりません）"),
    ],
)
def test_the_era_stays_with_a_day_known_in_part(draft: dict[str, str], data: str, said: str) -> None:
    spec = question("date", partial=True)
    day = value_of(spec, draft)
    assert isinstance(day, Day)
    assert DATE.data(spec, day) == data
    assert DATE.show(spec, day, context()) == said
    assert value_of(spec, data) == value_of(spec, DATE.pieces(spec, day, context())) == day
    assert day_of(data) == day


@pytest.mark.parametrize("text", ["1935[T]", "1926-11[S]", "1926-12-25[S]", "1926[X]"])
def test_a_mark_of_an_era_that_cannot_be_is_refused(text: str) -> None:
    assert len(problems_of(question("date", partial=True), text)) == 1


def test_a_day_without_its_month_is_no_partial_date() -> None:
    assert problems_of(question("date", partial=True), pieces("showa", "10", "?", "5")) == [
        ("", "date-incomplete")
    ]


@pytest.mark.parametrize(("action", "iso"), [("today", "2026-11-23"), ("yesterday", "2026-11-22")])
def test_shortcuts_enter_the_day(action: str, iso: str) -> None:
    spec = question("date", shortcuts=("today", "yesterday"))
    draft, part = DATE.act(spec, None, "", action, context())
    assert part == ""
    assert value_of(spec, draft) == value_of(spec, iso)


def test_the_line_below_repeats_the_other_calendar() -> None:
    spec = question("date")
    assert (
        DATE.part_view(spec, pieces("reiwa", "8", "11", "3"), "", context()).echo == "2026年11月3日（火曜日）"
    )
    western = DATE.part_view(spec, pieces("western", "2026", "11", "3"), "", context())
    assert western.echo == "令和8年11月3日（火曜日）"


def test_a_western_year_half_typed_is_no_problem_yet() -> None:
    spec = question("date", earliest=date(2000, 1, 1))
    assert DATE.part_view(spec, pieces("western", "20", "11", "3"), "", context()).problem is None


@settings(max_examples=300, deadline=None)
@given(st.dates(date(1873, 1, 1), date(2100, 12, 31)))
def test_every_day_goes_through_its_era_and_back(day: date) -> None:
    spec = question("date")
    value = Day(day.year, day.month, day.day)
    assert value_of(spec, DATE.pieces(spec, value, context())) == value
    assert value.full == day


@pytest.mark.parametrize(
    ("draft", "kind"),
    [
        (pieces("reiwa", "", "", "8"), "date-no-year"),
        (pieces("reiwa", "", "12", "31"), "date-no-year"),
        (pieces("reiwa", "8", "", "31"), "date-no-month"),
        (pieces("", "8", "12", "31"), "date-no-era"),
        (pieces("reiwa", "8", "12", "31"), "all-in"),
    ],
)
def test_one_digit_more_says_which_part_is_still_empty(draft: dict[str, str], kind: str) -> None:
    assert DATE.part_view(question("date"), draft, "", context()).limits["longer"] == kind
