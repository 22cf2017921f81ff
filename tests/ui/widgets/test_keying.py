from __future__ import annotations

import pytest

from ui.widgets import keying
from ui.widgets.boards import Board


def put(letters: str, face: Board) -> str:
    text = ""
    for letter in letters:
        text = keying.put(text, letter, face)
    return text


@pytest.mark.parametrize(
    ("letters", "text"),
    [
        ("ﾔﾏﾀﾞ", "やまだ"), ("ハ゛ハ゜", "ばぱ"), ("ヤマダ　タロウ", "やまだ　たろう"),
        ("yamada  たろう", "やまだ　たろう"), ("山田", "山田"), ("ｙａｍａｄａ", "やまだ"),
        ("ラ-ラー", "らーらー"),
        ("みほnあ", "みほんあ"), (" あ", "あ"), ("あ!?\t、", "あ"), ("ァッ", "ぁっ"), ("ヴ", "ゔ"),
    ],
)  # fmt: skip
def test_a_kana_face_takes_romaji_kana_keys_and_finished_text(letters: str, text: str) -> None:
    assert put(letters, Board.KANA) == text


@pytest.mark.parametrize(
    ("letters", "text"),
    [
        ("2-11-5", "2-11-5"),
        ("２－１１ー５", "2-11-5"),
        ("1a 2", "12"),
        ("甲１５の２", "甲15の2"),
        ("12い", "12イ"),
        ("無番地", "無番地"),
        ("十亀", ""),
    ],
    ids=["half-width", "full-width", "others", "old", "kana", "none", "kanji"],
)
def test_a_block_number_takes_digits_and_hyphens(letters: str, text: str) -> None:
    assert put(letters, Board.BLOCK) == text


def test_the_second_board_takes_letters_as_they_are() -> None:
    assert put("Ab 1-2.Ｃ\n", Board.TEXT) == "Ab　1-2.C"


def test_digits_are_found_in_both_widths() -> None:
    assert keying.digits("1a２٣") == (1, 2)
