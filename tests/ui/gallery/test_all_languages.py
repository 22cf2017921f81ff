"""The page that everybody meets first names every language in its own letters, whatever is spoken now."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.bootstrap import RESOURCES, Services
from kiosk.settings import Settings
from kiosk.visit.gallery import portraits
from kiosk.visit.screen import Welcome
from tests.fakes.looks import the_words
from ui.commands.matrix import MOMENT, sample_document
from ui.gallery.drawing import Keep, draw_mode
from ui.gallery.modes import USUAL, Display, Mode
from ui.theme.look import LookSource

SMALL = Display(1920, 1080, 5.56)
SMALL_UPRIGHT = Display(1080, 1920, 5.56)
MODES = [
    Mode("ja", "standard", "standard", SMALL),
    Mode("ja", "standard", "largest", SMALL),
    Mode("ja", "standard", "standard", SMALL_UPRIGHT),
    Mode("ja", "standard", "large", SMALL_UPRIGHT),
    Mode("ja-easy", "standard", "largest", USUAL),
    Mode("vi", "standard", "largest", USUAL),
]


@pytest.fixture(scope="module")
def services() -> Services:
    return Services(Settings())


def test_seven_languages_are_offered_unless_the_ward_says_otherwise(services: Services) -> None:
    names = [
        services.handbook.words(code)("visit.language.name")
        for code in services.handbook.catalogue.languages()
    ]
    assert set(Settings().visit.languages) == set(services.handbook.catalogue.languages())
    assert len(set(names)) == len(names) == 7, "nobody can choose between two keys of one name"


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("mode", MODES, ids=lambda mode: mode.suffix)
def test_all_of_them_have_room_where_the_visit_begins(mode: Mode, services: Services, tmp_path: Path) -> None:
    document = sample_document(services, mode.language)
    shown = list(portraits(services.handbook, MOMENT, mode.comfort, document, ("welcoming",)))
    [(_, screen)] = shown
    assert isinstance(screen.body, Welcome)
    assert len(screen.body.languages) == 7
    pictures = draw_mode(LookSource(RESOURCES), the_words, mode, shown, tmp_path, Keep.FAULTY)
    assert [
        f"{one.rule} {one.widget} {one.figure}" for picture in pictures for one in picture.violations
    ] == []
