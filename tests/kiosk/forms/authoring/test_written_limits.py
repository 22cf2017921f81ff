from __future__ import annotations

from datetime import date

import pytest

from kiosk.forms.authoring.written_limits import day_in, limits_of_amounts, limits_of_days, rest_of


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("きょうまで", {"latest": "today"}),
        ("今日から", {"earliest": {"days": 0}}),
        ("あしたから", {"earliest": {"days": 1}}),
        ("３ヶ月先まで", {"latest": {"months": 3}}),
        ("2週間後まで", {"latest": {"days": 14}}),
        ("1年前から", {"earliest": {"years": -1}}),
        ("きょうから3か月先まで", {"earliest": {"days": 0}, "latest": {"months": 3}}),
        ("令和8年4月1日から", {"earliest": date(2026, 4, 1)}),
        ("2026-04-01から", {"earliest": date(2026, 4, 1)}),
        ("昭和31年4月1日以前", {"latest": date(1956, 4, 1)}),
        ("大正15年4月1日以降", {"earliest": date(1926, 4, 1)}),
        ("{今日|きょう}まで", {"latest": "today"}),
        ("なし", {}),
    ],
)
def test_limit_of_a_day_is_understood(text: str, keys: dict[str, object]) -> None:
    found = limits_of_days(text)
    assert (found.keys, found.unread, rest_of(text, found)) == (keys, (), "")


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("18さい以上", (18, None)),
        ("65歳から", (65, None)),
        ("15才まで", (None, 15)),
        ("20さい未満", (None, 19)),
    ],
)
def test_limit_of_an_age_is_understood(text: str, age: tuple[int | None, int | None]) -> None:
    found = limits_of_days(text)
    assert (found.age, found.keys, rest_of(text, found)) == (age, {}, "")


@pytest.mark.parametrize(
    "text",
    ["10日以内", "3か月以上前", "2か月より前まで", "5営業日先まで", "平成99年1月1日から", "今日の前日から"],
)
def test_what_sounds_like_a_limit_is_not_passed_over(text: str) -> None:
    assert limits_of_days(f"申しこみは、{text}です。").unread


@pytest.mark.parametrize(
    "text", ["ひっこした日です。", "わかるところまで、書いてください。", "10時に来てください。"]
)
def test_other_sentences_are_no_limits(text: str) -> None:
    found = limits_of_days(text)
    assert (found.keys, found.unread) == ({}, ())


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("10人まで", {"most": 10, "unit": "人"}),
        ("2つ以上", {"least": 2, "unit": "つ"}),
        ("1通から5通まで", {"least": 1, "most": 5, "unit": "通"}),
        ("40字まで", {"most": 40, "unit": "字"}),
        ("100円未満", {"most": 99, "unit": "円"}),
        ("20文字", {"most": 20, "unit": "文字"}),
        ("最大20文字", {"most": 20, "unit": "文字"}),
        ("5人", {"most": 5, "unit": "人"}),
        ("最大50人", {"most": 50, "unit": "人"}),
    ],
)
def test_limit_of_a_number_is_understood(text: str, keys: dict[str, object]) -> None:
    found = limits_of_amounts(text)
    assert (found.keys, rest_of(text, found)) == (keys, "")


@pytest.mark.parametrize("text", ["3級", "65歳", "10", "人", "5月"])
def test_number_that_may_say_anything_is_no_limit(text: str) -> None:
    assert limits_of_amounts(text).keys == {}


def test_day_is_read_as_people_write_it() -> None:
    assert day_in("R8.11.1") == day_in("2026/11/1") == date(2026, 11, 1)
    assert day_in("来月") is None


def test_months_are_counted_as_anything_else() -> None:
    assert limits_of_amounts("1か月から12ヶ月まで").keys == {"least": 1, "most": 12, "unit": "か月"}


@pytest.mark.parametrize(
    ("text", "most"),
    [
        ("10万円まで", 100_000),
        ("１２万５千円まで", 125_000),
        ("1万500円まで", 10_500),
        ("5千円まで", 5_000),
        ("100,000円まで", 100_000),
        ("10人まで", 10),
    ],
)
def test_large_amounts_are_read_as_they_are_written(text: str, most: int) -> None:
    found = limits_of_amounts(text)
    assert (found.keys["most"], rest_of(text, found)) == (most, "")
