from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from kiosk.lookups.handwriting import Handwriting, Stroke

HERE = Handwriting()
installed = pytest.mark.skipif(not HERE.there, reason=f"no recogniser on this machine: {HERE.lacking}")


def line(*points: tuple[int, int]) -> Stroke:
    """A stroke through these points, as a finger draws it."""
    drawn: list[tuple[int, int]] = []
    for (x, y), (to_x, to_y) in itertools.pairwise(points):
        drawn += [(x + (to_x - x) * step // 8, y + (to_y - y) * step // 8) for step in range(9)]
    return tuple(drawn)


THREE = (line((250, 250), (750, 250)), line((300, 500), (700, 500)), line((200, 780), (800, 780)))
RIVER = (
    line((250, 200), (240, 600), (150, 850)),
    line((500, 250), (500, 750)),
    line((780, 180), (780, 850)),
)
TEN = (line((200, 480), (820, 480)), line((500, 150), (500, 880)))


@installed
@pytest.mark.parametrize(
    ("strokes", "character"), [(THREE, "三"), (RIVER, "川"), (TEN, "十")], ids=["three", "river", "ten"]
)
def test_what_was_written_is_among_the_first(strokes: tuple[Stroke, ...], character: str) -> None:
    assert character in HERE.characters(strokes, 8)[:3]


@installed
def test_no_stroke_is_no_character() -> None:
    assert HERE.characters((), 8) == ()
    assert HERE.characters(((),), 8) == ()


@installed
def test_one_character_leaves_nothing_for_the_next() -> None:
    first = HERE.characters(TEN, 8)
    HERE.characters(THREE, 8)
    assert HERE.characters(TEN, 8) == first


@installed
def test_a_whole_sleeve_of_strokes_breaks_nothing() -> None:
    assert len(HERE.characters([line((0, 0), (1000, 1000))] * 500, 8)) <= 8


@pytest.mark.parametrize(
    "lacking",
    [Handwriting(library="libnone.so.0"), Handwriting(model=Path("/nowhere/handwriting-ja.model"))],
    ids=["library", "model"],
)
def test_a_machine_without_it_tells_nothing_and_says_why(lacking: Handwriting) -> None:
    assert not lacking.there
    assert "missing" in (lacking.lacking or "")
    assert lacking.characters(TEN, 8) == ()
