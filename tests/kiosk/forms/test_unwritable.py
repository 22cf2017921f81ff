from __future__ import annotations

import pytest

from kiosk.basics.ids import FieldId
from kiosk.forms import checking
from kiosk.forms.fields.kind import Unfit
from kiosk.forms.service import parse_answers, sample_answers
from kiosk.forms.unwritable import parts_of
from tests.fakes.form_parts import TODAY, context, interview, lookups, procedure, question, words

BAD = ["\x00", "\ud800", "\udfff", "\x1b", "\x7f", "😢", "👴🏻", "ไ", "ا", "א", "\U0010ffff", "\u0378"]
"""Controls, halves of pairs, emoji, and letters of Thai, Arabic and Hebrew: no font of the paper has them."""


@pytest.mark.parametrize("letter", BAD, ids=ascii)
@pytest.mark.parametrize("kind", ["text", "name", "kana", "phone", "digits", "date", "address", "money"])
def test_a_character_that_cannot_be_written_is_refused_in_every_kind(kind: str, letter: str) -> None:
    read = checking.read(question(kind), f"みほん{letter}", context())
    assert isinstance(read, Unfit)
    assert [(one.kind, one.part) for one in read.problems] == [("unwritable", "")]


@pytest.mark.parametrize(
    "text",
    [
        "みほん\tはなこ\r\n", "\U00020bb7野", "葛\U000e0100", "\ue000", "", "ﾐﾎﾝ", "Nguyễn Văn Ấn", "काठमाडौं",
        "김미나", "Иван", "Ⅻ①☎→～〜−㈱℡", "O’Neil\u3000\u00a0", "\u4db6",
    ],
)  # fmt: skip
def test_rare_letters_and_white_space_are_not_meant(text: str) -> None:
    assert list(parts_of({"a": [text]})) == []


def test_the_place_inside_an_answer_is_named() -> None:
    assert list(parts_of([{"name_kana": "み\x00"}, {"place": "bank", "holder": "\ud800"}])) == [
        "0.name_kana",
        "1.holder",
    ]


@pytest.mark.parametrize("letter", BAD, ids=ascii)
def test_an_answers_file_and_a_screen_are_told(letter: str) -> None:
    asking = interview("juminhyo")
    sample = sample_answers(asking)
    answers = sample["answers"]
    assert isinstance(answers, dict)
    file = {**sample, "answers": {**answers, "subject.name": f"見本{letter}"}}
    told = parse_answers(procedure("juminhyo"), file, words=words(), lookups=lookups(), today=TODAY)
    assert isinstance(told, tuple)
    assert "unwritable" in [one.kind for one in told]
    asked = question("text")
    found = asking.check_part(asked, "", {FieldId("thing"): f"みほん{letter}"})
    assert found is not None
    assert found.kind == "unwritable"
