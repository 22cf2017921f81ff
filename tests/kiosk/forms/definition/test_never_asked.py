from __future__ import annotations

import pytest

from kiosk.forms.definition.never_asked import never_asked
from tests.fakes.form_parts import library, procedure, question


def told(kind: str, **texts: object) -> list[str]:
    asked = procedure("juminhyo").model_copy(update={"questions": (question(kind, **texts),)})
    return [f"{one.path[-1]}: {one.message.split(':')[0]}" for one in never_asked(asked)]


@pytest.mark.parametrize(
    ("kind", "texts"),
    [
        ("digits", {"title": "{暗証番号|あんしょうばんごう}は何ですか"}),
        ("digits", {"label": "カードの暗証番号"}),
        ("text", {"explanation": "電子証明書のパスワードです。"}),
        ("count", {"title": "PINは何ですか"}),
        ("digits", {"title": "\uff30\uff29\uff2eは何ですか"}),
        ("digits", {"by_applicant": {"proxy": {"title": "ご本人の暗証\u200b番号は何ですか"}}}),
        ("digits", {"title": "カードの４けたの番号は"}),
        ("text", {"explanation": "いつも使う、四桁の数字です。"}),
    ],
    ids=["title", "label", "password", "latin", "wide", "of-one", "four-digits", "four-in-kanji"],
)
def test_pin_is_never_asked_for(kind: str, texts: dict[str, object]) -> None:
    (found,) = told(kind, **texts)
    assert found.endswith("asks for a PIN")


@pytest.mark.parametrize(
    ("kind", "texts"),
    [
        ("digits", {"title": "マイナンバーは何番ですか", "groups": "4-4-4"}),
        ("text", {"title": "{個人番号|こじんばんごう}を入れてください"}),
        ("digits", {"title": "マイナンバーカードの12けたの番号は何ですか"}),
        ("digits", {"paper": "個人番号"}),
    ],
    ids=["title", "text", "on-the-card", "paper"],
)
def test_twelve_digit_number_is_never_asked_for(kind: str, texts: dict[str, object]) -> None:
    (found,) = told(kind, **texts)
    assert found.endswith("asks for the 12-digit number")


def test_person_of_a_list_is_not_asked_either() -> None:
    each = {"id": "number", "kind": "digits", "title": "その方のマイナンバーは", "label": "番号"}
    (found,) = told("persons", each=(each,))
    assert found == "title: asks for the 12-digit number"


@pytest.mark.parametrize(
    ("kind", "texts"),
    [
        ("yes-no", {"title": "暗証番号をおぼえていますか"}),
        ("choice", {"title": "マイナンバーをのせますか", "options": ({"id": "a", "label": "はい"},)}),
        ("digits", {"title": "保険の番号は何番ですか"}),
        ("digits", {"title": "14けたの番号は何番ですか"}),
        ("yes-no", {"title": "4けたの番号をおぼえていますか"}),
        ("kana", {"title": "スピンはどなたですか"}),
        ("count", {"title": "マイナンバーカードは何枚ですか"}),
    ],
    ids=["yes-no", "choice", "other-number", "more-digits", "of-four", "within-a-word", "cards"],
)
def test_question_about_one_is_fair(kind: str, texts: dict[str, object]) -> None:
    assert told(kind, **texts) == []


def test_no_shipped_definition_asks() -> None:
    assert [one.id for one in library().procedures() if tuple(never_asked(one))] == []
