from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.fakes.looks import a_look
from ui.pages.heading import Heading


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
    assert len(heading.yielding()) == (not kept)
    assert len(heading.yielding_last()) == kept
