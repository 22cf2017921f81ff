from __future__ import annotations

import pytest

from kiosk.forms.authoring.counter_readings import ages, wrong_counters
from kiosk.words.furigana import parse


@pytest.mark.parametrize(
    ("text", "word", "right"),
    [
        ("20{歳|とし}", "歳", ("さい",)),
        ("１８{歳|ざい}まで", "歳", ("さい",)),
        ("3{通|どおり}", "通", ("つう",)),
        ("1{人|ひとり}です", "人", ("にん",)),
        ("{18歳|はたち}", "18歳", ("じゅうはっさい",)),
        ("{20歳|にじゅうさい}", "20歳", ("はたち", "にじゅっさい")),
        ("{二十歳|にじゅうさい}", "二十歳", ("はたち", "にじゅっさい")),
        ("4{月|つき}1日", "月", ("がつ",)),
    ],
)
def test_counter_that_is_never_read_so_is_told(text: str, word: str, right: tuple[str, ...]) -> None:
    assert [(found, usual) for found, _, usual in wrong_counters(parse(text))] == [(word, right)]


@pytest.mark.parametrize(
    "text",
    [
        "20{歳|さい}と1{歳|さい}",
        "{20歳|はたち}と{二十歳|はたち}",
        "{20歳|にじゅっさい}",
        "{18歳|じゅうはっさい}",
        "{歳|とし}をとる",
        "2{日|か}と14{日|にち}",
        "3か{月|げつ}",
        "{人|ひと}が3{人|にん}",
    ],
)
def test_counters_as_they_are_read_are_let_be(text: str) -> None:
    assert list(wrong_counters(parse(text))) == []


def test_ages_are_worked_out() -> None:
    assert [ages(one) for one in (1, 8, 10, 75)] == [
        ("いっさい",), ("はっさい",), ("じゅっさい",), ("ななじゅうごさい",)
    ]  # fmt: skip
