from __future__ import annotations

import pytest

from kiosk.forms.authoring.placeholders import placeholders
from tests.fakes.form_parts import library


def told(text: str, key: str = "title") -> list[str]:
    return [one.message for one in placeholders({key: text})]


def test_no_installed_text_is_still_to_be_written() -> None:
    for one in library().sources():
        assert list(placeholders(one.located.data)) == [], one.file


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("TODO: 聞く", "TODO"), ("ＴＯＤＯ", "TODO"), ("○○の届", "○○"), ("〇月〇日まで", "〇月"),
        ("テスト", "テスト"), ("{未定|みてい}", "未定"), ("（未定）", "未定"),
        ("ここに書く", "ここに書"), ("あああ", "あああ"),
        ("質問3", "質問3"), ("ダミーの文です。", "ダミー"), ("？？？", "???"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("key", ["title", "result", "explanation"])
def test_text_that_is_still_to_be_written_is_told(text: str, word: str, key: str) -> None:
    assert told(text, key) == [f"「{word}」 stands where something is still to be written"]


@pytest.mark.parametrize("title", ["転入届（案）", "転入届のコピー", "テスト転入届", "転入届コピー2"])
def test_title_of_a_draft_is_told(title: str) -> None:
    assert len(told(title)) == 1
    assert told(title, "explanation") == []


def test_answer_may_be_undecided() -> None:
    data = {"questions": ({"options": ({"id": "later", "label": "未定"},)},)}
    assert list(placeholders(data)) == []
    assert told("読み書きのテスト") == told("住所は、未定でかまいません。") == []
