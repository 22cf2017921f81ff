"""How far everything is for two switches: rows are what stands in one line."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import pytest
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


@pytest.mark.parametrize("name", [name for name, _ in samples.everything()])
def test_everything_is_in_one_row_and_rows_are_lines_or_bands(name: str, window: ShownScreens) -> None:
    steps = steps_of(window, dict(samples.everything())[name])
    rows = rows_of(steps)
    assert sorted(map(id, steps)) == sorted(id(one) for row in rows for one in row)
    for row in rows:
        assert len({id(one.parentWidget()) for one in row}) == 1


def test_a_pad_of_digits_is_scanned_in_its_lines(window: ShownScreens) -> None:
    rows = rows_of(steps_of(window, samples.phone()))
    pads = [row for row in rows if board_of(row[0]) is not None]
    assert [len(row) for row in pads if len(row) > 1][:3] == [3, 3, 3]


def slow_rounds_s(things: Sequence[Row]) -> float:
    """Two whole rounds of a page at the slowest pace, and the longest of its rows opened in vain."""
    return (2 * len(things) + ROUNDS * max(map(len, things))) * max(PACES_S)


@pytest.mark.parametrize("size", ["standard", "largest"])
@pytest.mark.parametrize("name", [name for name, _ in samples.everything()])
def test_two_slow_rounds_are_over_before_anybody_is_asked(name: str, size: str, window: ShownScreens) -> None:
    things = things_of(steps_of(window, dict(samples.everything())[name], size))
    assert slow_rounds_s(things) <= SLOW_IDLE_S


def test_a_round_of_single_things_would_be_asked_about(window: ShownScreens) -> None:
    """The fault that the test above is there for."""
    steps = steps_of(window, samples.kana())
    assert slow_rounds_s([(one,) for one in steps]) > SLOW_IDLE_S
