from __future__ import annotations

import pytest

from kiosk.forms.authoring.manners import manners


def told(text: str, key: str = "x.checks.a.message") -> list[str]:
    return [message for _, message in manners({key: text})]


@pytest.mark.parametrize(
    "text",
    [
        "早く書きなさい。",
        "名前を書け。",
        "早くしろ。",
        "早くしろよ。",
        "名前を記入せよ。",
        "もう一度見よ。",
        "名前を書くこと。",
        "紙を出すこと！",
        "ここに書くな。",
    ],
)
def test_order_is_told(text: str) -> None:
    assert any("is an order" in one for one in told(text))


@pytest.mark.parametrize(
    "text", ["だめです。", "違います。", "それは、まちがいです。", "できません。", "無効です。だめです。"]
)
def test_refusal_that_leads_nowhere_is_told(text: str) -> None:
    assert any("only refuses" in one for one in told(text))


@pytest.mark.parametrize(
    "text", ["お前の番です。", "あなたのまちがいです。", "書いてください！", "バカです。"]
)
def test_blame_and_shouting_are_told(text: str) -> None:
    assert any("blames or shouts" in one for one in told(text))


@pytest.mark.parametrize(
    "text",
    [
        "03-1234-5678へ、お電話ください。",
        "０３（１２３４）５６７８へ、お電話ください。",
        "0312345678へ、お電話ください。",
        "くわしくは https://example.jp です。",
        "www.example.tokyo.jp を見てください。",
        "info@example.jp に送ってください。",
    ],
)
def test_phone_number_or_address_is_told_once(text: str) -> None:
    assert len([one for one in told(text) if "will change one day" in one]) == 1


@pytest.mark.parametrize(
    "text",
    [
        "もう一度、えらんでください。",
        "少しお待ちください。",
        "紙がなくても、申しこめます。",
        "引っこしたあとでも、出せます。",
        "ここでは、できません。窓口でお話しください。",
        "その方ばかりではありません。",
        "2026-11-01からです。",
        "1回に10通まで、300円です。",
        "「03-1234-5678」のように入れてください。",
    ],
)
def test_kind_sentence_is_let_be(text: str) -> None:
    assert told(text) == []


def test_option_may_be_as_short_as_an_answer() -> None:
    assert told("ちがいます", "x.questions.a.options.no.label") == []
    assert told("気をつけること", "x.questions.a.label") == []
