from __future__ import annotations

import pytest

from kiosk.forms.fields.registry import KINDS
from tests.fakes.form_parts import context, problems_of, question, value_of


@pytest.mark.parametrize(
    ("length", "found"), [(29, []), (30, []), (31, [("", "too-long")])], ids=["limit-1", "limit", "limit+1"]
)
def test_kana_is_held_at_its_most_characters(length: int, found: list[tuple[str, str]]) -> None:
    assert problems_of(question("kana"), "あ" * length) == found


@pytest.mark.parametrize("typed", ["山", "みほん1", "mihon", "見本　はなこ"])
def test_what_is_no_kana_is_said(typed: str) -> None:
    assert problems_of(question("kana"), typed) == [("", "not-kana")]


@pytest.mark.parametrize("typed", ["すーざん・すみす", "ｽｰｻﾞﾝ･ｽﾐｽ", "スーザン・スミス"])
def test_long_vowels_and_middle_dots_belong_to_names(typed: str) -> None:
    assert value_of(question("kana"), typed) == "スーザン・スミス"


def test_the_keyboard_gets_hiragana_back() -> None:
    assert KINDS["kana"].pieces(question("kana"), "ミホン\u3000ハナコ", context()) == "みほん\u3000はなこ"
