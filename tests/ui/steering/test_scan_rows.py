"""How far everything is for two switches: rows are what stands in one line."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Iterator, Sequence

import pytest
from PySide6.QtCore import QPoint, QRect
from pytestqt.qtbot import QtBot

from kiosk.visit.screen import Screen
from kiosk.visit.timing import SLOW_IDLE_S
from tests.fakes.shown_screens import ShownScreens
from tests.screens import samples
from ui.steering.scan_rows import Row, board_of, rows_of, things_of
from ui.steering.scanning import PACES_S, ROUNDS
from ui.widgets.kana_board import KanaBoard
from ui.widgets.key_button import KeyButton, Kind
from ui.widgets.touchable import Touchable

LINES, COLUMNS = 5, 10
"""Of the kana board, the largest of all boards."""
FARTHEST = 17
"""Moves from the top of any page to anything on it: what is last in the last band."""
SIZES = ("standard", "large", "larger", "largest")
BOARDS = ("kana", "text", "block", "phone", "era_date", "postal", "secret_pad")


@pytest.fixture(params=["landscape", "upright"])
def window(request: pytest.FixtureRequest, qtbot: QtBot) -> ShownScreens:
    return ShownScreens(qtbot, upright=request.param == "upright")


def of_size(screen: Screen, size: str) -> Screen:
    return dataclasses.replace(screen, comfort=dataclasses.replace(screen.comfort, text_size=size))


def steps_of(window: ShownScreens, screen: Screen, size: str = "standard") -> list[Touchable]:
    window.show(of_size(screen, size))
    return window.presenter.window.frame.steps()


def board_rows(things: Sequence[Row]) -> list[Row]:
    """From the first row of a board on: where scanning goes on after a letter."""
    at = next(at for at, row in enumerate(things) if board_of(row[0]) is not None)
    return list(things[at:])


def moves_to(one: Touchable, things: Sequence[Row]) -> int:
    """A row that is opened shows its first thing by itself."""
    at, row = next((at, row) for at, row in enumerate(things, start=1) if one in row)
    return at + row.index(one)


def farthest(things: Sequence[Row]) -> int:
    """The most moves to a key of the board, after another key of it."""
    rows = board_rows(things)
    return max(moves_to(one, rows) for row in rows for one in row if board_of(one) is not None)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", BOARDS)
def test_no_key_of_a_board_is_farther_than_its_lines_and_columns(
    name: str, size: str, window: ShownScreens
) -> None:
    things = things_of(steps_of(window, getattr(samples, name)(), size))
    assert farthest(things) <= LINES + COLUMNS


def test_neighbours_in_reading_order_would_be_too_far(window: ShownScreens) -> None:
    """The fault that the test above is there for: kana are walked downwards, each would be a row."""
    steps = steps_of(window, samples.kana())
    assert farthest([(one,) for one in steps]) > LINES + COLUMNS


def test_kana_stand_in_the_lines_of_their_board(window: ShownScreens) -> None:
    rows = rows_of(steps_of(window, samples.kana()))
    letters = ["".join(one.id for one in row) for row in rows if is_of_kana(row)]
    assert letters == [
        "あかさたなはまやらわ",
        "いきしちにひみりを",
        "うくすつぬふむゆるん",
        "えけせてねへめれー",
        "おこそとのほもよろ",
    ]


def is_of_kana(row: Row) -> bool:
    first = row[0]
    return (
        isinstance(first.parentWidget(), KanaBoard)
        and isinstance(first, KeyButton)
        and (first.kind is Kind.CHARACTER)
    )


def pages(window: ShownScreens, size: str) -> Iterator[tuple[str, list[Touchable]]]:
    """Every page that can be shown, by its name."""
    for name, screen in samples.everything():
        yield name, steps_of(window, screen, size)


@pytest.mark.parametrize("size", ["standard", "largest"])
def test_everything_is_in_one_row_of_one_part(size: str, window: ShownScreens) -> None:
    for name, steps in pages(window, size):
        rows = rows_of(steps)
        assert sorted(map(id, steps)) == sorted(id(one) for row in rows for one in row), name
        assert all(len({id(one.parentWidget()) for one in row}) == 1 for row in rows), name


def test_a_pad_of_digits_is_scanned_in_its_lines(window: ShownScreens) -> None:
    rows = rows_of(steps_of(window, samples.phone()))
    pads = [row for row in rows if board_of(row[0]) is not None]
    assert [len(row) for row in pads if len(row) > 1][:3] == [3, 3, 3]


def strangers(row: Row, steps: Sequence[Touchable]) -> list[str]:
    """What a ring around that row would surround, or cut, too."""
    ring = functools.reduce(QRect.united, map(place_of, row))
    return [one.id for one in steps if one not in row and ring.intersects(place_of(one))]


def place_of(one: Touchable) -> QRect:
    return QRect(one.mapTo(one.window(), QPoint(0, 0)), one.size())


@pytest.mark.parametrize("size", ["standard", "largest"])
def test_a_ring_surrounds_its_row_alone_and_nothing_is_far(size: str, window: ShownScreens) -> None:
    for name, steps in pages(window, size):
        things = things_of(steps)
        assert [strangers(row, steps) for row in things] == [[]] * len(things), name
        assert max(moves_to(one, things) for one in steps) <= FARTHEST, name


def test_a_ring_around_more_than_a_row_would_be_noticed(window: ShownScreens) -> None:
    """The fault that the test above is there for: a row that is none."""
    steps = steps_of(window, samples.kana())
    by_id = {one.id: one for one in steps}
    assert strangers((by_id["い"], by_id["く"]), steps)


def slow_rounds_s(things: Sequence[Row]) -> float:
    """Two whole rounds of a page at the slowest pace, and the longest of its rows opened in vain."""
    return (2 * len(things) + ROUNDS * max(map(len, things))) * max(PACES_S)


@pytest.mark.parametrize("size", ["standard", "largest"])
def test_two_slow_rounds_are_over_before_anybody_is_asked(size: str, window: ShownScreens) -> None:
    for name, steps in pages(window, size):
        assert slow_rounds_s(things_of(steps)) <= SLOW_IDLE_S, name


def test_a_round_of_single_things_would_be_asked_about(window: ShownScreens) -> None:
    """The fault that the test above is there for."""
    steps = steps_of(window, samples.kana())
    assert slow_rounds_s([(one,) for one in steps]) > SLOW_IDLE_S
