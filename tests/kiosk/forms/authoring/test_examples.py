from __future__ import annotations

import pytest

from kiosk.forms.authoring.examples import examples
from tests.fakes.form_parts import context, procedure, question


def told(kind: str, text: str, **keys: object) -> list[tuple[tuple[str | int, ...], str]]:
    asked = question(kind, explanation=text, **keys)
    one = procedure("juminhyo").model_copy(update={"questions": (asked,)})
    return [(found.path, found.message) for found in examples(one, context())]


@pytest.mark.parametrize(
    ("kind", "text", "keys"),
    [
        ("date", "「13月45日」のように入れてください。", {}),
        ("date", "たとえば、令和8年2月30日です。", {}),
        ("phone", "「0312」のように入れてください。", {}),
        ("phone", "例：123", {}),
        ("digits", "「12-34」のように入れてください。", {"groups": "3-4"}),
        ("kana", "「山田」のように入れてください。", {}),
        ("count", "「20」のように入れてください。", {"unit": "人", "most": 10}),
        ("text", "「たなかです」と入れてください。", {"most": 3}),
        ("year", "「平成80年」のように入れてください。", {}),
    ],
)
def test_example_that_is_refused_is_told(kind: str, text: str, keys: dict[str, object]) -> None:
    ((path, message),) = told(kind, text, **keys)
    assert path == ("questions", 0, "explanation")
    assert "is refused here" in message


@pytest.mark.parametrize(
    ("kind", "text", "keys"),
    [
        ("date", "「昭和23年3月5日」のように入れてください。", {}),
        ("date", "たとえば、S23.3.5です。", {}),
        ("phone", "「03-1234-5678」のように入れてください。", {}),
        ("digits", "「123-4567」のように入れてください。", {"groups": "3-4"}),
        ("kana", "名字と名前のあいだは、「空白」です。", {}),
        ("choice", "「そのほか」のように、えらびます。", {}),
    ],
)
def test_example_that_is_taken_is_let_be(kind: str, text: str, keys: dict[str, object]) -> None:
    assert told(kind, text, **keys) == []


@pytest.mark.parametrize(("block", "refused"), [("1-15", False), ("ありません番", True)])
def test_example_of_one_part_is_tried_in_its_place(block: str, refused: bool) -> None:
    found = told("address", "", parts={"block": {"explanation": f"「{block}」のように入れてください。"}})
    expected = [("questions", 0, "parts", "block", "explanation")] if refused else []
    assert [path for path, _ in found] == expected
