from __future__ import annotations

from tests.fakes.stage import Stage
from ui.widgets.tries_dots import TriesDots


def test_spent_tries_are_empty_rings(stage: Stage) -> None:
    dots = TriesDots(stage.look)
    dots.set_tries(left=2, most=3)
    stage.put(dots, 10, 10, 40, 6.4)
    image = stage.grab(dots.geometry()).toImage()
    look = stage.look
    inside = [image.pixelColor(round(look.exact(3.2 + 11.4 * at)), look.mm(3.2)).name() for at in range(3)]
    assert inside == [look.palette.accent, look.palette.accent, look.palette.bg]
