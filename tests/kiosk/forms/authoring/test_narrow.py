from __future__ import annotations

import pytest

from kiosk.forms.authoring.narrow import narrow, said, sentences
from tests.fakes.form_parts import question


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("{三百円|さんびゃくえん}", "300円"),
        ("３００円", "300円"),
        ("二十才、20さい", "20歳、20歳"),
        ("3ヶ月、3カ月、3箇月", "3か月、3か月、3か月"),
        ("一番、十日市", "一番、十日市"),
        ("{記載事項|きさいじこう}\u200b証明書", "記載事項証明書"),
    ],
)
def test_figures_are_read_in_one_spelling(text: str, bare: str) -> None:
    assert narrow(text) == bare


def test_sentences_keep_their_ends() -> None:
    assert sentences("はい。いいえ。 なし") == ["はい。", "いいえ。", " なし"]


def test_every_text_of_a_question_is_told_with_its_place() -> None:
    own = {"proxy": {"title": "その方は"}}
    asked = question("bank-account", why="なぜ", by_applicant=own, parts={"place": {"explanation": "通帳"}})
    assert [key for key, _ in said(asked)] == [
        ("title",),
        ("label",),
        ("why",),
        ("by_applicant", "proxy", "title"),
        ("parts", "place", "explanation"),
    ]
