from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests.fakes.looks import RESOURCES, the_words
from tests.screens import samples
from ui.gallery.drawing import Picture, draw_mode, report
from ui.gallery.modes import Display, Mode
from ui.gallery.violation import Violation
from ui.theme.look import LookSource

MODE = Mode("ja", "dark", "standard", Display(1920, 1080, 4.03))


@pytest.mark.usefixtures("qapp")
def test_every_screen_becomes_a_picture_of_the_display(tmp_path: Path) -> None:
    drawn = draw_mode(LookSource(RESOURCES), the_words, MODE, samples.drawn()[:4], tmp_path)
    assert [picture.screen for picture in drawn] == [name for name, _ in samples.drawn()[:4]]
    for picture in drawn:
        image = QImage(str(picture.file))
        assert (image.width(), image.height()) == (1920, 1080)
        assert image.pixelColor(1910, 600).name() == "#000000"
        assert picture.violations == ()


def test_report_names_pictures_and_violations_as_json() -> None:
    fault = Violation("gap", "KeyButton(a) / KeyButton(b)", "1.0 mm, at least 3")
    picture = Picture(Path("x/04.png"), "04", MODE, (fault,))
    said = json.loads(json.dumps(report([picture], [("dark", (Violation("contrast", "a on b", "2"),))])))
    assert said["pictures"][0] == {
        "file": "04.png", "screen": "04", "language": "ja", "theme": "dark", "text_size": "standard",
        "display": "1920x1080@4.03",
    }  # fmt: skip
    assert [one["picture"] for one in said["violations"]] == ["04.png", "theme:dark"]
    assert said["violations"][0]["rule"] == "gap"
