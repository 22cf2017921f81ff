"""The desk's own words: every key that code asks for has its text."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from kiosk.backend.desk.kiosks import Left
from kiosk.backend.desk.record import Act
from kiosk.backend.desk.wording import RESOURCES, labels_of, place_said, words

CODE = RESOURCES.parent / "kiosk" / "backend" / "desk"
ASKED = re.compile(r"""(?:say|words\(\))\(\s*f?["']([a-z]+\.[a-z_]+)["']\s*\)""")
NOTICE = re.compile(r"""notice=["']([a-z-]+)["']|_answer\([^)]*, ["']([a-z-]+)["']\)""")


def sources() -> str:
    return "\n".join(path.read_text("utf-8") for path in sorted(CODE.glob("*.py")))


def test_every_key_that_code_asks_for_is_there() -> None:
    asked = set(ASKED.findall(sources()))
    assert len(asked) > 10
    assert asked - words().keys() == set()


def test_every_notice_and_act_has_its_sentence() -> None:
    notices = {f"notice.{one or other}" for one, other in NOTICE.findall(sources())}
    assert len(notices) >= 8
    assert notices - words().keys() == set()
    assert {f"act.{act.value}" for act in Act} - words().keys() == set()
    assert {f"left.{what}" for what in get_args(Left)} - words().keys() == set()


def test_every_procedure_has_its_title_without_marks() -> None:
    for path in sorted((RESOURCES / "procedures").glob("*/procedure.yaml")):
        title = labels_of(path.parent.name).title
        assert title != path.parent.name
        assert not set("{|}") & set(title)


def test_procedure_that_is_not_here_is_named_by_its_id() -> None:
    assert labels_of("../secrets").title == "../secrets"
    labels = labels_of("unheard-of")
    assert list(labels.lines({"copies": 2, "sure": True})) == [("copies", "2"), ("sure", "はい")]


def test_answer_of_several_parts_is_shown_part_by_part_and_an_empty_one_as_nothing() -> None:
    address = {"postal_code": "1140022", "town": "東京都北区王子本町1丁目", "block": "1-2", "building": ""}
    shown = [text for _, text in labels_of("juminhyo").lines({"subject.address": address, "use": {}})]

    assert "王子本町1丁目" in shown[0]
    assert "1-2" in shown[0]
    assert shown[1] == "なし"


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("LastTry", "暗証番号 最後の1回"),
        ("Preparing:juminhyo", "住民票の写し　はじめる前の説明"),
        (
            "Asking:kaigo-nintei:kaigo-nintei.disease",
            "介護の認定をうける　質問の画面　「どの病気ですか」（kaigo-nintei.disease）",
        ),
        ("Asking:care:care.certified", "「今、介護の認定がありますか」（care.certified）"),
        ("Asking:nowhere:nowhere.a", "nowhere　質問の画面　「nowhere.a」（nowhere.a）"),
        ("Unheard", "Unheard"),
    ],
)
def test_place_of_a_call_is_said_with_procedure_and_question(place: str, said: str) -> None:
    assert said in place_said(place)
