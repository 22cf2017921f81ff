from __future__ import annotations

import pytest
from PySide6.QtGui import QImage

from tests.fakes.looks import a_look
from tests.fakes.stage import Stage
from ui.widgets.ring import Ring


@pytest.mark.parametrize(("seconds", "full"), [(45, True), (11, False)])
def test_ring_empties_with_the_seconds(stage: Stage, seconds: int, full: bool) -> None:
    ring = Ring(stage.look)
    stage.put(ring, 10, 10, 120, 120)
    ring.set_seconds(seconds, 45, "秒")
    image = stage.grab(ring.geometry()).toImage()
    left = image.pixelColor(stage.look.mm(4), image.height() // 2).name()
    assert (left == stage.look.palette.accent) is full
    assert ring.accessibleName() == f"{seconds}秒"


def test_a_long_unit_stays_within_the_ring(stage: Stage) -> None:
    ring = Ring(stage.look)
    stage.put(ring, 10, 10, 64, 64)
    ring.set_seconds(34, 45, "seconds")
    image = stage.grab(ring.geometry()).toImage()
    ink = stage.look.palette.ink
    inked = [x for x in range(image.width()) if has_ink(image, x, ink)]
    air = image.width() * 14 // 200
    assert air < inked[0]
    assert inked[-1] < image.width() - air


def test_a_ring_can_be_as_large_as_its_unit_needs_in_the_letters_of_the_step() -> None:
    wide = {size: Ring.side_for(a_look(size, language="en"), "seconds") for size in ("standard", "largest")}
    assert wide["largest"] > 1.9 * wide["standard"] > 0
    assert Ring.side_for(a_look("largest"), "秒") < wide["largest"]


def has_ink(image: QImage, x: int, ink: str) -> bool:
    return any(image.pixelColor(x, y).name() == ink for y in range(image.height()))
