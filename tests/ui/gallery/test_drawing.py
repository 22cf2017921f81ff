from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests.fakes.looks import RESOURCES, the_words
from tests.screens import samples
from ui.gallery.drawing import Keep, draw_mode
from ui.gallery.modes import Display, Mode
from ui.theme.look import LookSource

MODE = Mode("ja", "dark", "standard", Display(1920, 1080, 4.03))


@pytest.mark.usefixtures("qapp")
def test_every_screen_becomes_a_picture_of_the_display(tmp_path: Path) -> None:
    drawn = draw_mode(LookSource(RESOURCES), the_words, MODE, samples.drawn()[:4], tmp_path)
    assert [picture.screen for picture in drawn] == [name for name, _ in samples.drawn()[:4]]
    for picture in drawn:
        assert picture.file is not None
        image = QImage(str(tmp_path / picture.file))
        assert (image.width(), image.height()) == (1920, 1080)
        assert image.pixelColor(1910, 600).name() == "#000000"
        assert picture.violations == ()


@pytest.mark.usefixtures("qapp")
def test_picture_in_which_nothing_is_wrong_is_not_kept_where_only_faults_are_wanted(tmp_path: Path) -> None:
    drawn = draw_mode(LookSource(RESOURCES), the_words, MODE, samples.drawn()[:1], tmp_path, Keep.FAULTY)
    assert [(one.file, one.thumbnail, one.violations) for one in drawn] == [(None, None, ())]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("qapp")
def test_faulty_picture_is_kept_with_a_thumbnail(tmp_path: Path) -> None:
    tiny = Mode("ja", "standard", "largest", Display(640, 400, 4.03))
    (drawn,) = draw_mode(LookSource(RESOURCES), the_words, tiny, samples.drawn()[1:2], tmp_path, Keep.FAULTY)
    assert drawn.violations
    assert drawn.file is not None
    assert QImage(str(tmp_path / drawn.file)).width() == 640
    assert drawn.thumbnail is not None
    assert QImage.fromData(drawn.thumbnail).width() == 200
