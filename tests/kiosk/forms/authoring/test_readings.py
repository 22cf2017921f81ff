from __future__ import annotations

import pytest

from kiosk.forms.authoring.readings import wrong_readings
from kiosk.forms.authoring.wording import words_in
from kiosk.forms.definition.texts import texts
from kiosk.forms.service import Group, LifeEvent, Procedure
from tests.fakes.form_parts import RESOURCES, library

KNOWN = words_in(RESOURCES / "procedures").readings


@pytest.mark.parametrize(
    ("text", "word", "right"),
    [
        ("{続柄|ぞくひん}です", "続柄", "つづきがら"),
        ("{委任状|いにんしょう}が必要です。", "委任状", "いにんじょう"),
        ("{写|しゃ}しです", "写し", "うつし"),
        ("使うところは{限|げん}られます", "限ら", "かぎら"),
        ("{世帯主|せたいしゅ}の方", "世帯主", "せたいぬし"),
        ("{記載事項|きざいじこう}\u200b証明書", "記載事項", "きさいじこう"),
        ("{生|せい}{年|ねん}{月日|がっび}", "年月日", "ねんがっぴ"),
    ],
)
def test_wrong_reading_is_told_with_the_right_one(text: str, word: str, right: str) -> None:
    (found,) = wrong_readings(text, {})
    assert repr(word) in found
    assert right in found


@pytest.mark.parametrize(
    "text",
    [
        "{続柄|ぞくがら}と{続柄|つづきがら}",
        "{学|がっ}{校|こう}",
        "{出生届|しゅっしょうとどけ}",
        "{王子本町|おうじほんちょう}",
        "{輻輳|ふくそう}",
        "住所と名前",
        "{鱻鱻|ぎょぎょ}",
    ],
)
def test_right_reading_and_unknown_word_are_let_be(text: str) -> None:
    assert list(wrong_readings(text, {})) == []


def test_reading_that_a_ward_lists_is_let_be() -> None:
    text = "{続柄|ぞくひん}"
    assert list(wrong_readings(text, {"続柄": "ぞくひん"})) == []
    assert len(list(wrong_readings(text, {"続柄": "ぞくへい"}))) == 1


def test_no_installed_text_is_read_wrongly() -> None:
    models: tuple[Procedure | LifeEvent | Group, ...] = (
        *library().procedures(),
        *library().life_events(),
        *library().groups(),
    )
    found = {key: list(wrong_readings(text, KNOWN)) for model in models for key, text in texts(model)}
    assert {key: wrong for key, wrong in found.items() if wrong} == {}
    assert sum("{" in text for model in models for _, text in texts(model)) > 300


def test_every_reading_on_the_list_is_needed() -> None:
    for word, said in KNOWN.items():
        assert list(wrong_readings(f"{{{word}|{said}}}", {})), word


@pytest.mark.parametrize("text", ["20{歳|とし}", "18{歳|ざい}", "{18歳|はたち}"])
def test_age_that_is_read_otherwise_is_told_once(text: str) -> None:
    assert len(list(wrong_readings(text, KNOWN))) == 1


@pytest.mark.parametrize("text", ["{20歳|はたち}", "{二十歳|はたち}", "{18歳|じゅうはっさい}", "20{歳|さい}"])
def test_age_as_it_is_read_is_let_be(text: str) -> None:
    assert list(wrong_readings(text, KNOWN)) == []


def test_reading_in_katakana_is_told() -> None:
    (found,) = wrong_readings("{戸籍|コセキ}です", KNOWN)
    assert found == "the reading above 「戸籍」 is in katakana: write 「こせき」"
