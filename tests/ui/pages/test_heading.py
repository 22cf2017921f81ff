from __future__ import annotations

import dataclasses

import pytest
from pytestqt.qtbot import QtBot

from kiosk.visit.screen import Screen
from tests.fakes.looks import a_look
from tests.fakes.shown_screens import ShownScreens
from tests.screens import samples
from ui.pages.heading import Heading
from ui.widgets.room import Yielding


@pytest.mark.parametrize(
    ("size", "kept", "stands"),
    [("standard", False, True), ("largest", False, False), ("standard", True, True), ("largest", True, True)],
)
def test_sentence_that_is_agreed_to_stands_with_the_largest_letters(
    qtbot: QtBot, size: str, kept: bool, stands: bool
) -> None:
    heading = Heading(a_look(size), "ですか", "わたしは、そうです。", kept=kept)
    qtbot.addWidget(heading)
    assert heading.explanation.isVisibleTo(heading) is stands
    assert len(heading.yielding()) == (0 if kept else 2)
    assert len(heading.yielding_last()) == kept


@pytest.mark.parametrize(("size", "stands"), [("standard", True), ("largest", False)])
def test_example_stands_under_the_sentence_or_is_still_read(qtbot: QtBot, size: str, stands: bool) -> None:
    heading = Heading(a_look(size), "何ですか", "これです。")
    qtbot.addWidget(heading)
    heading.set_words("何ですか", "これです。", "例：みほん")
    assert heading.example.isVisibleTo(heading) is stands
    assert ("例：みほん" in heading.title.accessibleDescription()) is not stands
    first = heading.yielding()[0]
    assert isinstance(first, Yielding)
    assert first.widget is heading.example


def asked_with_a_reason(text_size: str) -> Screen:
    screen = samples.yes_no()
    comfort = dataclasses.replace(screen.comfort, text_size=text_size)
    others = [button for button in screen.buttons if button.id != "why"]
    return dataclasses.replace(screen, buttons=(*others, samples.WHY), comfort=comfort)


@pytest.mark.parametrize("size", ["standard", "large", "larger", "largest"])
@pytest.mark.parametrize("upright", [False, True])
def test_why_a_question_is_asked_is_one_touch_away(qtbot: QtBot, size: str, upright: bool) -> None:
    shown = ShownScreens(qtbot, upright=upright)
    shown.show(asked_with_a_reason(size))
    steps = [step.id for step in shown.presenter.window.frame.steps()]
    assert steps.count("why") == 1
