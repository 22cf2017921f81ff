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
        ("昭和二十三年三月五日", "1948-03-05"),
        ("昭和二三年三月五日", "1948-03-05"),
        ("一九四八年三月五日", "1948-03-05"),
        ("大正十五年十二月二十四日", "1926-12-24"),
        ("S230305", "1948-03-05"),
        ("Ｓ２３０３０５", "1948-03-05"),
        ("昭和230305", "1948-03-05"),
        ("1948年3月5日生", "1948-03-05"),
        ("昭和23年3月5日生まれ", "1948-03-05"),
    ],
)
def test_a_day_is_read_as_people_write_it(text: str, iso: str) -> None:
    day = value_of(question("date"), text)
    assert isinstance(day, Day)
    assert day.iso == iso


@pytest.mark.parametrize(
    "text", ["23.3.5", "3月5日", "X23.3.5", "23年3月", "昭和十十年3月5日", "きのう", "S23.3.5.1"]
)
def test_what_may_mean_several_days_is_not_guessed(text: str) -> None:
    assert pieces_in(text) is None
    assert problems_of(question("date"), text) == [("", "date-unreadable")]


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


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("昭和23年3月", "1948-03"),
        ("昭和二十三年三月", "1948-03"),
        ("昭和２３年", "1948"),
        ("1948年3月", "1948-03"),
        ("大正15年", "1926[T]"),
        ("昭和23年3月生", "1948-03"),
    ],
)
def test_what_is_not_said_is_unknown_where_that_is_allowed(text: str, data: str) -> None:
    spec = question("date", partial=True)
    assert KINDS["date"].data(spec, value_of(spec, text)) == data
    assert problems_of(question("date"), text) == [("", "date-incomplete")]
