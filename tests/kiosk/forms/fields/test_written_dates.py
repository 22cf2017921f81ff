from __future__ import annotations

import pytest

from kiosk.forms.fields.date import Day
from kiosk.forms.fields.registry import KINDS
from kiosk.forms.fields.written_dates import pieces_in
from tests.fakes.form_parts import context, problems_of, question, value_of


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("S23.3.5", "1948-03-05"),
        ("s23/3/5", "1948-03-05"),
        ("Ｓ２３．３．５", "1948-03-05"),
        ("S23-03-05", "1948-03-05"),
        ("昭和23年3月5日", "1948-03-05"),
        ("昭和 ２３年 ３月 ５日", "1948-03-05"),
        ("昭23.3.5", "1948-03-05"),
        ("令和元年5月1日", "2019-05-01"),
        ("R1.5.1", "2019-05-01"),
        ("大正15年12月24日", "1926-12-24"),
        ("1948/3/5", "1948-03-05"),
        ("1948年3月5日", "1948-03-05"),
        ("19480305", "1948-03-05"),
        ("2024.2.29", "2024-02-29"),
    ],
)
def test_a_day_is_read_as_people_write_it(text: str, iso: str) -> None:
    day = value_of(question("date"), text)
    assert isinstance(day, Day)
    assert day.iso == iso


@pytest.mark.parametrize("text", ["23.3.5", "3月5日", "X23.3.5", "昭和23年", "きのう", "S23.3.5.1"])
def test_what_may_mean_several_days_is_not_guessed(text: str) -> None:
    assert pieces_in(text) is None
    assert problems_of(question("date"), text) == [("", "unreadable")]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("昭和64年1月8日", "date-outside-era"),
        ("H31.5.1", "date-outside-era"),
        ("2023/2/29", "date-impossible"),
    ],
)
def test_a_written_day_that_never_was_is_told_as_a_typed_one(text: str, kind: str) -> None:
    assert [found for _, found in problems_of(question("date"), text)] == [kind]
    assert KINDS["date"].parse(question("date"), text, context())
