from __future__ import annotations

import pytest

from tests.fakes.frame_screens import QUIT, a_screen
from tests.fakes.stage import Stage
from ui.shell.top_band import TopBand


def a_band(stage: Stage, width: float) -> TopBand:
    band = TopBand(stage.look, lambda _id: None, lambda _id, _why: None)
    stage.put(band, 0, 0, width, 26)
    return band


@pytest.mark.parametrize(("width", "shown"), [(430.0, True), (230.0, False)], ids=["wide", "narrow"])
def test_capsules_give_way_before_any_word(stage: Stage, width: float, shown: bool) -> None:
    band = a_band(stage, width)
    band.show_band(a_screen(), QUIT, staffed=False)
    assert (not band.capsules.isHidden()) is shown
    assert all(label.fits() for label in band.labels)


def test_outside_a_procedure_there_are_no_capsules(stage: Stage) -> None:
    band = a_band(stage, 430)
    band.show_band(a_screen(left=None), None, staffed=False)
    assert band.capsules.isHidden()
    assert band.keys == ()


def test_simulated_card_is_said_on_the_screen(stage: Stage) -> None:
    band = a_band(stage, 430)
    band.show_band(a_screen(simulated="見本のカードです"), QUIT, staffed=False)
    assert "見本のカードです" in [label.marked for label in band.labels]
    assert all(label.fits() for label in band.labels)
    assert all(band.rect().contains(label.geometry()) for label in band.labels)
