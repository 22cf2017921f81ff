from __future__ import annotations

import pytest

from kiosk.forms.answers import Data
from kiosk.forms.definition.texts import said
from kiosk.forms.fields.person_said import clause, sentence
from kiosk.forms.fields.registry import KINDS
from kiosk.words.furigana import plain, reading
from tests.fakes.form_parts import context, procedure, question, value_of, words

HARU: dict[str, Data] = {
    "name_kana": "ヤマダ\u3000ハル",
    "birth_date": "2021-05-02",
    "gender": "female",
    "relation": "grandchild",
}


def told(procedure_id: str, field: str, person: dict[str, Data], language: str = "ja") -> str:
    spoken = said(procedure(procedure_id), words(language)).question(field)
    assert spoken is not None
    record = value_of(spoken.model_copy(update={"kind": "person"}), person)
    return plain(KINDS["person"].show(spoken, record, context(language)))


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("ja", "ヤマダ\u3000ハルさん、令和3年5月2日（2021年）生まれ、女性、世帯主の子の子（孫）。"),
        (
            "ja-easy",
            "ヤマダ\u3000ハルさん、令和3年5月2日（2021年） 生まれ、女の 人、世帯主の 子の 子（孫）。",
        ),
        ("en", "ヤマダ\u3000ハル, born May 2, 2021, female, grandchild of the head of the household."),
        ("zh-Hans", "ヤマダ\u3000ハル，令和3年5月2日（2021年）出生，女，户主的孙子女。"),
        ("ko", "ヤマダ\u3000ハル 님, 2021년 5월 2일 출생, 여성, 세대주의 손자녀."),
        ("vi", "ヤマダ\u3000ハル, sinh vào 2 tháng 5 năm 2021, nữ, cháu nội, ngoại của chủ hộ."),
        ("ne", "ヤマダ\u3000ハル, 2021 मे 2 मा जन्म, महिला, घरमूलीको नाति-नातिना।"),
    ],
)
def test_a_person_is_told_in_one_sentence_in_every_language(language: str, sentence: str) -> None:
    assert told("tennyu", "movers", HARU, language) == sentence


def test_what_nobody_knows_stands_in_a_sentence_of_its_own() -> None:
    known: dict[str, Data] = {"gender": "male"}
    half = {**HARU, "birth_date": None, "relation": None}
    assert told("tennyu", "movers", half) == (
        "ヤマダ\u3000ハルさん、女性。生まれた日、続柄は、窓口でたしかめます。"
    )
    nobody: dict[str, Data] = {"name_kana": None, "birth_date": None, "relation": None} | known
    assert told("tennyu", "movers", nobody, "en") == (
        "Male. To be checked at the counter: Name, Date of birth, Relation."
    )


def test_without_any_answer_there_is_no_sentence_but_what_staff_ask() -> None:
    assert sentence((), (), words()) == ""
    assert sentence((), ("お名前",), words()) == "お名前は、窓口でたしかめます。"


def test_a_definition_says_its_own_answers() -> None:
    person: dict[str, Data] = {
        "name_kana": "ヤマダ\u3000ハル",
        "birth_date": "1990-05-02",
        "relation": "head",
        "tax": "untaxed",
        "january": "kita",
    }
    assert told("kyufukin", "members", person).endswith(
        "、世帯主、住民税はかかりません、1月1日は北区でした。"
    )


def test_an_answer_stands_where_the_definition_has_its_place() -> None:
    asked = question("text").model_copy(update={"said": "国は…です"})
    assert clause(asked, "x", "ネパール", words()) == "国はネパールです"


def test_an_answer_without_words_of_its_own_stands_beside_its_label() -> None:
    assert clause(question("text", label="仕事"), "x", "大工", words()) == "仕事は大工"


def test_the_ear_hears_the_same_sentence() -> None:
    spec = procedure("tennyu").question("movers")
    assert spec is not None
    person = value_of(spec.model_copy(update={"kind": "person"}), HARU)
    heard = KINDS["person"].speak(spec, person, context())
    assert heard.startswith("ヤマダ\u3000ハルさん、れいわさんねん ごがつ ふつか")
    assert heard.endswith("生まれ、女性、せたいぬしの子の子（まご）。")
    assert reading(heard) == heard
