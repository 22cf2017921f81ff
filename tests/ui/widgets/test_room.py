from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tests.fakes.stage import Stage
from ui.widgets.room import Narrower, Room, Yielding

HEIGHT = 100


class Column(QWidget):
    """Blocks one above the other, each so many pixels high, the first to give way first."""

    def __init__(self, *heights: int) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        self.blocks = [QWidget(self) for _ in heights]
        for block, height in zip(self.blocks, heights, strict=True):
            block.setFixedHeight(height)
            box.addWidget(block)

    def standing(self) -> list[int]:
        return [block.height() for block in self.blocks if not block.isHidden()]


def fitted(stage: Stage, *heights: int, keeps: int = 1) -> tuple[Column, Room]:
    column = Column(*heights)
    stage.put(column, 0, 0, 100, 200)
    room = Room(column, [Yielding(block) for block in column.blocks[:-keeps]])
    room.fit(100, HEIGHT)
    return column, room


@pytest.mark.parametrize(
    ("heights", "left"),
    [
        ((20, 30, 50), [20, 30, 50]),
        ((20, 40, 50), [40, 50]),
        ((20, 80, 50), [20, 50]),
        ((10, 10, 20, 60, 60), [10, 10, 20, 60]),
        ((30, 30, 60, 60), [30, 60]),
        ((60, 60), [60]),
    ],
    ids=["all fit", "first goes", "first comes back", "three come back", "the later of two", "last"],
)  # fmt: skip
def test_no_more_gives_way_than_helps(stage: Stage, heights: tuple[int, ...], left: list[int]) -> None:
    column, _ = fitted(stage, *heights)
    assert column.standing() == left


def test_what_cannot_fit_leaves_all_that_can(stage: Stage) -> None:
    column, _ = fitted(stage, 20, 30, 120)
    assert column.standing() == [120]


def test_release_brings_everything_back(stage: Stage) -> None:
    column, room = fitted(stage, 20, 40, 50)
    room.release()
    assert column.standing() == [20, 40, 50]


def test_another_screen_decides_anew_what_is_hidden(stage: Stage) -> None:
    column, room = fitted(stage, 20, 40, 50)
    hidden = column.blocks[0]
    room.show_again()
    hidden.hide()
    column.blocks[1].setFixedHeight(10)
    room.fit(100, HEIGHT)
    room.release()
    assert hidden.isHidden()


def test_parts_give_way_one_by_one_where_the_widgets_ask_for_it(stage: Stage) -> None:
    column, room = fitted(stage, 20, 30, 40)
    assert room.give_next()
    assert column.standing() == [30, 40]
    assert room.give_next()
    assert not room.give_next()
    room.release()
    assert column.standing() == [20, 30, 40]


@pytest.mark.parametrize(
    ("width", "height", "lacking"),
    [(100, 90, False), (100, 89, True), (39, 90, True)],
    ids=["fits", "low", "narrow"],
)
def test_what_is_lacking_is_known(stage: Stage, width: int, height: int, lacking: bool) -> None:
    column, room = fitted(stage, 20, 30, 40)
    column.blocks[0].setFixedWidth(40)
    assert room.lacks(width, height) is lacking


class Lower:
    """A block made lower, as fewer cards are: whoever brings it back makes it as high as it was at first."""

    def __init__(self, block: QWidget, height: int) -> None:
        self._block, self._height, self._usual = block, height, block.height()

    def wanted(self) -> bool:
        return self._block.height() > self._height

    def give(self) -> None:
        self._block.setFixedHeight(self._height)

    def come_back(self) -> None:
        self._block.setFixedHeight(self._usual)


def test_what_gave_way_in_two_steps_keeps_both_where_both_are_needed(stage: Stage) -> None:
    column = Column(100, 50)
    stage.put(column, 0, 0, 100, 200)
    room = Room(column, [Lower(column.blocks[0], height) for height in (60, 30)])
    room.fit(100, HEIGHT)
    assert column.standing() == [30, 50]
    room.release()
    assert column.standing() == [100, 50]


@dataclass
class Higher:
    """Planted: what goes elsewhere and needs more room there."""

    block: QWidget
    usual: int

    def wanted(self) -> bool:
        return self.block.height() == self.usual

    def give(self) -> None:
        self.block.setFixedHeight(2 * self.usual)

    def come_back(self) -> None:
        self.block.setFixedHeight(self.usual)


@pytest.mark.parametrize(("kept", "left"), [(50, [30, 50]), (90, [30, 90])], ids=["fits", "lacks"])
def test_what_takes_more_room_than_it_makes_stays(stage: Stage, kept: int, left: list[int]) -> None:
    column = Column(30, 40, kept)
    stage.put(column, 0, 0, 100, 200)
    room = Room(column, [Higher(column.blocks[0], 30), Yielding(column.blocks[1])])
    room.fit(100, HEIGHT)
    assert column.standing() == left


def test_what_went_one_by_one_to_no_use_comes_back(stage: Stage) -> None:
    column, room = fitted(stage, 20, 30, 40)
    while room.give_next():
        pass
    assert column.standing() == [40]
    room.take_back(lambda: room.lacks(100, 70))
    assert column.standing() == [20, 40]


@dataclass
class Halved:
    """A block that gives half its height, and is seen all the same."""

    block: QWidget
    given: bool = False

    def wanted(self) -> bool:
        return not self.given

    def give(self) -> None:
        self.given = True
        self.block.setFixedHeight(30)

    def come_back(self) -> None:
        self.given = False
        self.block.setFixedHeight(60)


def test_what_was_seen_to_stand_otherwise_stays_so_whatever_room_there_is() -> None:
    column = Column(60, 60)
    part = Halved(column.blocks[0])
    room = Room(column, [part])
    room.fit(100, HEIGHT)
    assert part.given
    room.keep()
    room.release()
    room.fit(100, 10 * HEIGHT)
    assert part.given


def test_what_nobody_has_seen_yet_comes_back() -> None:
    column = Column(60, 60)
    part = Halved(column.blocks[0])
    room = Room(column, [part])
    room.fit(100, HEIGHT)
    room.release()
    room.fit(100, 10 * HEIGHT)
    assert not part.given


class Title(QWidget):
    """Words of which the longest takes so many pixels."""

    def __init__(self, wide: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._wide = wide

    def minimumSizeHint(self) -> QSize:
        return QSize(self._wide, 20)


@pytest.mark.parametrize(("wide", "stays"), [(60, True), (140, False)], ids=["short", "long"])
def test_column_gives_of_its_width_and_its_title_where_a_word_of_that_would_be_torn(
    stage: Stage, wide: int, stays: bool
) -> None:
    column = Column(20)
    column.setFixedWidth(200)
    title = Title(wide, column)
    part = Narrower(column, 100, title)
    part.give()
    assert (column.minimumWidth(), title.isHidden()) == (100, not stays)
    assert not part.wanted()
    part.come_back()
    assert (column.minimumWidth(), title.isHidden()) == (200, False)


def test_what_needs_more_room_where_it_went_comes_back_although_all_is_not_enough(stage: Stage) -> None:
    column = Column(30, 40, 90)
    stage.put(column, 0, 0, 100, 200)
    room = Room(column, [Higher(column.blocks[0], 30), Yielding(column.blocks[1])])
    while room.give_next():
        pass
    assert column.standing() == [60, 90]
    room.take_back_higher(100)
    assert column.standing() == [30, 90]
