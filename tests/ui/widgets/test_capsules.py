from __future__ import annotations

import pytest

from tests.fakes.stage import Stage
from ui.widgets.capsules import Capsules


def test_passed_questions_are_filled(stage: Stage) -> None:
    capsules = Capsules(stage.look)
    capsules.set_counts(passed=2, left=3)
    stage.put(capsules, 10, 10, 60, 4)
    image = stage.grab(capsules.geometry()).toImage()
    look = stage.look
    middles = [round(look.exact(10.5) * at + look.exact(4.5)) for at in range(5)]
    inside = [image.pixelColor(x, look.mm(3.2) // 2).name() for x in middles]
    assert inside == [look.palette.accent] * 2 + [look.palette.bg] * 3


@pytest.mark.parametrize("count", [1, 8, 15])
def test_many_questions_become_narrower_capsules(stage: Stage, count: int) -> None:
    capsules = Capsules(stage.look)
    capsules.set_counts(passed=0, left=count)
    assert capsules.sizeHint().width() <= stage.look.mm(84.0) + 1
