from __future__ import annotations

import jaconv
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.widgets import romaji
from ui.widgets.typing import ROWS


def typed(keys: str) -> str:
    text = ""
    for letter in keys:
        text = romaji.enter(text, letter)
    return text


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ("yamada", "やまだ"), ("shichi", "しち"), ("siti", "しち"), ("fuji", "ふじ"), ("huzi", "ふじ"),
        ("jyojo", "じょじょ"), ("zyo", "じょ"), ("tsutu", "つつ"), ("kekkon'", "けっこん"),
        ("matcha", "まっちゃ"),
        ("shin'ichi", "しんいち"), ("shinnichi", "しんいち"), ("konnna", "こんな"), ("sannya", "さんや"),
        ("kin'yuu", "きんゆう"), ("namba", "なんば"), ("homma", "ほんま"), ("ra-menn", "らーめん"),
        ("n-", "んー"),
        ("xtultsuxyalyo", "っっゃょ"), ("vadhitwu", "ゔぁでぃとぅ"), ("TOKYO", "ときょ"),
        ("wo", "を"), ("dudi", "づぢ"),
    ],
)  # fmt: skip
def test_both_spellings_become_kana(keys: str, text: str) -> None:
    assert typed(keys) == text


@pytest.mark.parametrize(
    ("keys", "shown"),
    [
        ("k", "ｋ"),
        ("ky", "ｋｙ"),
        ("yamad", "やまｄ"),
        ("n", "ｎ"),
        ("kk", "っｋ"),
        ("kt", "ｋｔ"),
        ("tsx", "ｔｓｘ"),
    ],
)
def test_what_is_half_a_kana_is_shown_at_the_end(keys: str, shown: str) -> None:
    assert typed(keys) == shown


def test_a_last_n_was_a_whole_kana() -> None:
    assert romaji.settled(typed("mihon")) == "みほん"
    assert romaji.settled(typed("mihok")) == "みほｋ"


def test_a_stray_apostrophe_is_nothing() -> None:
    assert typed("'a'") == "あ"


def test_every_kana_of_the_board_has_a_spelling() -> None:
    board = {letter for row in ROWS for letter in row if letter not in "　ー"}
    assert board <= set(romaji.KANA.values())


@given(st.text("abcdefghijklmnopqrstuvwxyz'-", max_size=30))
def test_no_letter_is_ever_lost_or_moved(keys: str) -> None:
    """One more key keeps all that was whole, and what it adds is kana, or letters that are still half one."""
    text = ""
    for letter in keys:
        whole, _ = romaji.split(text)
        text = romaji.enter(text, letter)
        assert text.startswith(whole)
    assert all(letter in "ーゔ" or "ぁ" <= letter <= "ん" or "ａ" <= letter <= "ｚ" for letter in text)


@given(st.text("".join(ROWS).replace("　", "").replace("ー", "") + "がざだばぱ", max_size=12))
def test_what_a_library_of_others_spells_is_read_back(kana: str) -> None:
    spelt = jaconv.kana2alphabet(kana.replace("ん", "ん'"))
    assert typed(spelt) == kana
