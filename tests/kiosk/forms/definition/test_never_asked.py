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
        ("address", {"title": "アンショウ番号を入れてください"}),
        ("kana", {"title": "あんしょうばんごうは"}),
        ("text", {"title": "P I Nコードは", "label": "ピン・コード"}),
        ("text", {"label": "パス　ワード"}),
        ("digits", {"title": "カードの4つの数字は"}),
        ("text", {"explanation": "6文字から16文字です。"}),
        ("digits", {"title": "カードの番号は何番ですか", "groups": "4"}),
        ("digits", {"id": "pin_code", "title": "番号は何番ですか", "groups": "4"}),
        ("bank-account", {"parts": {"number": {"explanation": "キャッシュカードの暗証番号もです。"}}}),
        ("yes-no", {"title": "暗証番号は何番ですか"}),
        ("choice", {"title": "暗証番号を教えてください", "options": ({"id": "a", "label": "1234"},)}),
        ("persons", {"title": "ご家族の暗証番号を入れてください", "each": ()}),
    ],
    ids=[
        "title",
        "label",
        "password",
        "latin",
        "wide",
        "of-one",
        "four-digits",
        "four-in-kanji",
        "katakana",
        "hiragana",
        "apart",
        "wide-space",
        "four-figures",
        "long-one",
        "four-of-a-card",
        "by-its-id",
        "a-part",
        "yes-no",
        "choice",
        "people",
    ],
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
        ("address", {"title": "マイ・ナンバーは何番ですか"}),
        ("name", {"title": "ﾏｲﾅﾝﾊﾞｰは何番ですか"}),
        ("phone", {"title": "まいなんばーを入れてください"}),
        ("money", {"title": "コジンバンゴウは"}),
        ("text", {"title": "マイナンバーカードにある番号は"}),
        ("text", {"explanation": "１２ケタです。"}),
        ("text", {"explanation": "十二桁の番号です。"}),
        ("digits", {"title": "あなたの番号は何番ですか", "groups": "4-4-4"}),
        ("digits", {"title": "あなたの番号は何番ですか", "groups": "12"}),
        ("text", {"id": "my_number", "title": "番号は何番ですか"}),
        ("bank-account", {"title": "口座と個人番号を入れてください"}),
        ("persons", {"title": "みなさんの個人番号は", "each": ()}),
        ("date", {"title": "マイナンバーを入れてください"}),
        ("yes-no", {"title": "個人番号は何番ですか"}),
    ],
    ids=[
        "title",
        "text",
        "on-the-card",
        "paper",
        "address",
        "narrow",
        "phone",
        "money",
        "of-the-card",
        "figures",
        "kanji",
        "groups",
        "one-group",
        "by-its-id",
        "account",
        "people",
        "date",
        "yes-no",
    ],
)
def test_twelve_digit_number_is_never_asked_for(kind: str, texts: dict[str, object]) -> None:
    (found,) = told(kind, **texts)
    assert found.endswith("asks for the 12-digit number")


@pytest.mark.parametrize(("most", "count"), [(12, 1), (11, 0), (17, 0)])
def test_twelve_digits_are_not_asked_for_by_their_limit(most: int, count: int) -> None:
    assert len(told("digits", title="カードの番号は何番ですか", groups=None, most=most)) == count


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
        ("phone", {"title": "電話番号は", "explanation": "{暗証|あんしょう}番号は、聞きません。"}),
        ("kana", {"title": "マイナンバーをのせる方は、どなたですか"}),
        ("digits", {"title": "免許証の番号は何番ですか", "explanation": "12けたです。", "groups": "12"}),
        ("digits", {"title": "支店の番号は何番ですか", "groups": "3"}),
        ("office", {"title": "個人番号"}),
    ],
    ids=[
        "yes-no",
        "choice",
        "other-number",
        "more-digits",
        "of-four",
        "within-a-word",
        "cards",
        "not-asked",
        "whose",
        "licence",
        "three-digits",
        "box-of-staff",
    ],
)
def test_question_about_one_is_fair(kind: str, texts: dict[str, object]) -> None:
    assert told(kind, **texts) == []


def test_no_shipped_definition_asks() -> None:
    assert [one.id for one in library().procedures() if tuple(never_asked(one))] == []
