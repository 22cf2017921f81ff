from __future__ import annotations

import pytest

from kiosk.forms.fields import writing


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("みほん　はなこ", "ミホン\u3000ハナコ"),
        ("ﾐﾎﾝ ﾊﾅｺ", "ミホン\u3000ハナコ"),
        ("ｶﾞｯｺｳ", "ガッコウ"),
        ("か\u3099く", "ガク"),
        ("  ミホン   ハナコ ", "ミホン\u3000ハナコ"),
        ("ゔぁいおりん", "ヴァイオリン"),
        ("見本 花子", "見本\u3000花子"),
    ],
    ids=["hiragana", "half-width", "half-width-voiced", "combining", "spaces", "vu", "kanji-stay"],
)
def test_any_kana_becomes_full_width_katakana(typed: str, kept: str) -> None:
    assert writing.katakana(typed) == kept


@pytest.mark.parametrize("name", ["神\ufa19", "葛\U000e0101", "\u795e\ufe00", "髙﨑"])
def test_characters_of_names_are_never_replaced(name: str) -> None:
    assert writing.katakana(name) == name
    assert writing.free(name) == name


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("１１４−００２２", "1140022"),
        ("〒114-0022", "1140022"),
        ("０３（１２３４）５６７８", "0312345678"),
        ("1,200", "1200"),
    ],
)
def test_digits_lose_width_and_separators(typed: str, kept: str) -> None:
    assert writing.digits(typed) == kept


def test_free_text_narrows_letters_and_widens_kana() -> None:
    assert writing.free("ﾊｲﾂ　Ａ１０１") == "ハイツ A101"


def test_hiragana_and_back_is_the_same() -> None:
    assert writing.katakana(writing.hiragana("ミホン\u3000ハナコ")) == "ミホン\u3000ハナコ"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("ミホン\u3000ハナコ", "ミホンハナコ", True),
        ("ショウジ", "シヨウジ", True),
        ("ミヅホ", "ミズホ", True),
        ("メアリー・アン", "メアリ\u3000アン", True),
        ("ミホン\u3000ハナコ", "ミホン\u3000タロウ", False),
    ],
    ids=["spaces", "small-kana", "zu", "long-and-dot", "another"],
)
def test_one_name_is_known_in_a_banks_spelling(one: str, other: str, same: bool) -> None:
    assert writing.same_name(one, other) is same
