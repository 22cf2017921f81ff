from __future__ import annotations

import pytest

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
