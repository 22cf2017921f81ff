from __future__ import annotations

import pytest

from kiosk.forms.authoring.years_said import years_said
from tests.fakes.form_parts import library, procedure


def told(text: str) -> list[str]:
    return [one.message for one in years_said(procedure("kyufukin").model_copy(update={"result": text}))]


def test_every_year_of_the_installed_is_one() -> None:
    for one in (*library().procedures(), *(event.as_procedure() for event in library().life_events())):
        assert list(years_said(one)) == [], one.id


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2026年（{令和|れいわ}7年）6月1日です。", "says 2026年(令和7, but 令和7年 is 2025"),
        ("令和9年（2026年）の分です。", "says 令和9年(2026, but 令和9年 is 2027"),
        ("平成元年・1988年の方", "says 平成元年・1988, but 平成元年 is 1989"),
        ("昭和40年＝1964年", "says 昭和40年=1964, but 昭和40年 is 1965"),
    ],
)
def test_two_years_for_one_are_told(text: str, meant: str) -> None:
    assert told(text) == [meant]


@pytest.mark.parametrize(
    "text",
    [
        "2026年（令和8年）6月1日です。",
        "令和元年（2019年）",
        "2026年と令和7年の分です。",
        "平成31年、令和元年",
    ],
)
def test_the_same_year_and_two_that_are_meant_are_let_be(text: str) -> None:
    assert told(text) == []
