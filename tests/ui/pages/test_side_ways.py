from __future__ import annotations

import pytest
from PySide6.QtWidgets import QBoxLayout
from pytestqt.qtbot import QtBot

from kiosk.visit.screen import Button
from tests.fakes.looks import a_look
from ui.pages.parts import SideKey
from ui.pages.side_ways import SideWays, rows_of

WAY = QBoxLayout.Direction


def keys_of(qtbot: QtBot, *labels: str) -> list[SideKey]:
    keys = [SideKey(a_look("largest"), Button(label, label, "inline"), 16.0) for label in labels]
    for key in keys:
        qtbot.addWidget(key)
    return keys


@pytest.mark.parametrize(
    ("wide", "way", "lines"),
    [(300, WAY.LeftToRight, 3), (190, WAY.TopToBottom, 2), (80, WAY.TopToBottom, 3)],
    ids=["one-line", "two-by-two", "one-below-the-other"],
)
def test_three_side_ways_take_as_few_lines_as_their_words_allow(
    qtbot: QtBot, wide: int, way: QBoxLayout.Direction, lines: int
) -> None:
    look = a_look("largest")
    keys = keys_of(qtbot, "ひとつもどす", "書きなおす", "字をけす")
    rows = rows_of(keys, look.mm(4), look.mm(wide))
    assert (rows.direction(), rows.count()) == (way, lines)


def test_one_alone_is_no_wider_than_its_column(qtbot: QtBot) -> None:
    look = a_look("largest")
    (key,) = keys_of(qtbot, "番号が\u200bわからない")
    key.setMinimumWidth(look.mm(150))
    ways = SideWays([key], look.mm(5), look.mm(100))
    qtbot.addWidget(ways)
    assert ways.minimumSizeHint().width() <= look.mm(100)
