from __future__ import annotations

import pytest

from tests.fakes.looks import a_look
from tests.fakes.stage import Stage, colours
from ui.widgets.picture import Picture


@pytest.mark.parametrize(
    ("name", "quiet", "moves"),
    [
        ("reader-waiting", False, True),
        ("reader-waiting", True, False),
        ("reader-reading", False, True),
        ("printer-printing", False, True),
        ("printer-printing", True, False),
        ("printer", False, False),
        ("hero", False, False),
    ],
)
def test_only_pictures_that_explain_move_and_never_in_quiet_mode(
    stage: Stage, name: str, quiet: bool, moves: bool
) -> None:
    picture = Picture(a_look(quiet=quiet), name)
    stage.put(picture, 10, 10, 150, 110)
    assert picture.moves is moves
    picture.hide()
    assert not picture.moves


def test_moving_picture_shows_the_same_card_at_rest(stage: Stage) -> None:
    look = a_look(quiet=True)
    quiet, moving = Picture(look, "reader-waiting"), Picture(a_look(quiet=False), "reader-waiting")
    images = []
    for picture in (quiet, moving):
        stage.put(picture, 10, 10, 150, 110)
        picture._timer.stop()
        picture._clock.invalidate()
        images.append(stage.grab(picture.geometry()).toImage())
        picture.setParent(None)
    different = sum(
        abs(images[0].pixelColor(x, y).lightness() - images[1].pixelColor(x, y).lightness()) > 60
        for x in range(0, images[0].width(), 2)
        for y in range(0, images[0].height(), 2)
    )
    assert different < images[0].width() * images[0].height() / 4 * 0.01


def test_picture_is_painted_in_the_themes_colours(stage: Stage) -> None:
    look = a_look(theme="dark")
    picture = Picture(look, "printer", says="プリンター")
    stage.put(picture, 10, 10, 60, 60)
    image = stage.grab(picture.geometry()).toImage()
    seen = colours(image, [(x, y) for x in range(image.width()) for y in range(image.height())])
    assert "#ffffff" in seen
    assert "#00316a" not in seen
    assert picture.accessibleName() == "プリンター"
