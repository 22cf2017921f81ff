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


@pytest.mark.parametrize("count", [1, 8, 15, 18, 19, 42])
def test_many_questions_become_narrower_capsules(stage: Stage, count: int) -> None:
    capsules = Capsules(stage.look)
    capsules.set_counts(passed=0, left=count)
    assert capsules.sizeHint().width() <= stage.look.mm(84.0) + 1


def test_more_than_can_be_told_apart_are_one_bar_filled_as_far_as_it_is_done(stage: Stage) -> None:
    capsules, look = Capsules(stage.look), stage.look
    capsules.set_counts(passed=10, left=30)
    stage.put(capsules, 10, 10, 84, 4)
    image = stage.grab(capsules.geometry()).toImage()
    inside = [
        image.pixelColor(look.mm(at), look.mm(3.2) // 2).name() for at in (2.0, 10.0, 20.0, 22.0, 50.0, 82.0)
    ]
    assert inside == [look.palette.accent] * 3 + [look.palette.bg] * 3
    assert (capsules.value(), capsules.maximum()) == (10, 40)


def test_nothing_of_the_bar_is_filled_before_the_first_answer(stage: Stage) -> None:
    capsules, look = Capsules(stage.look), stage.look
    capsules.set_counts(passed=0, left=40)
    stage.put(capsules, 10, 10, 84, 4)
    image = stage.grab(capsules.geometry()).toImage()
    assert image.pixelColor(look.mm(2.0), look.mm(3.2) // 2).name() == look.palette.bg
