"""Kana boards on a stage, and fingers on their keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.fakes.stage import Stage
from ui.theme.look import Look
from ui.widgets.boards import Board
from ui.widgets.kana_board import KanaBoard


def a_board(stage: Stage, look: Look | None = None, *, most: int = 20, board: Board = Board.KANA,
            size: tuple[float, float] = (400, 128)) -> KanaBoard:  # fmt: skip
    made = KanaBoard(look or stage.look, most=most, board=board)
    made.setParent(stage)
    made.setGeometry(0, 0, made.look.mm(size[0]), made.look.mm(size[1]))
    made.show()
    return made


def press(board: KanaBoard, *ids: str) -> str:
    for id_ in ids:
        QTest.mouseClick(board.keys()[id_], Qt.MouseButton.LeftButton)
    return board.text()
