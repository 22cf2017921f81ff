from __future__ import annotations

import dataclasses

import pytest

from kiosk.visit.screen import Question
from kiosk.visit.sketch import Sketch
from kiosk.visit.spoken import spoken_of
from kiosk.words.furigana import reading
from tests.screens import samples

TITLE, FULL, OTHER = "いっぱいになりました", "ここには、100文字まで入ります。", "あと 2つ入ります。"


@pytest.mark.parametrize(
    ("summary", "problem", "heard"),
    [
        ((TITLE, FULL), FULL, [TITLE, FULL]),
        ((TITLE, FULL), OTHER, [TITLE, FULL, OTHER]),
        (None, FULL, [FULL]),
    ],
    ids=["the-same", "another", "nothing-above"],
)
def test_what_is_wrong_is_said_once(summary: tuple[str, str] | None, problem: str, heard: list[str]) -> None:
    body = samples.kana("").body
    assert isinstance(body, Question)
    field = dataclasses.replace(body.field, problem=problem)
    said = spoken_of(Sketch(dataclasses.replace(body, field=field, summary=summary), ()), ())
    assert [text for text in said.heard if text in (TITLE, FULL, OTHER)] == heard
    assert [text for text in said.everyone if text in (TITLE, FULL, OTHER)] == heard


def test_described_characters_are_heard_in_place_of_their_label_and_by_nobody_else() -> None:
    screen = samples.town()
    assert isinstance(screen.body, Question)
    option = dataclasses.replace(screen.body.field.options[0], own=True, described="こどもの こ")
    field = dataclasses.replace(screen.body.field, options=(option,))
    body = dataclasses.replace(screen.body, field=field)
    spoken = spoken_of(Sketch(body, (), private=(option.label, "こどもの こ")), ())
    assert "こどもの こ" in spoken.private
    assert "こどもの こ" not in spoken.everyone
    assert reading(option.label) not in (*spoken.heard, *spoken.everyone)
    assert reading(option.label) in spoken.private
