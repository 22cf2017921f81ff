"""With low reach the centre of everything that is touched lies in the lowest 40 %; some screens, by lot.

`GALLERY_SEED` draws other lots. What cannot be so low stands in `docs/decisions`, and in `TOO_MUCH`.
"""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kiosk.bootstrap import RESOURCES, Services
from kiosk.settings import Settings
from kiosk.visit.gallery import portraits
from kiosk.visit.screen import Button
from tests.fakes.looks import FULL_HD_15, FULL_HD_21, a_look, the_words
from ui.commands.matrix import MOMENT, sample_document
from ui.gallery.audit import audit_window
from ui.gallery.drawing import Keep, draw_mode
from ui.gallery.modes import TEXT_SIZES, THEMES, Display, Mode
from ui.gallery.reach import spared_reach, too_high
from ui.pages.parts import SideKey
from ui.theme.look import LookSource
from ui.theme.metrics import Orientation
from ui.widgets.kana_board import KanaBoard
from ui.widgets.key_button import KeyButton

SEED = os.environ.get("GALLERY_SEED", "2026")
LANGUAGES = ("ja", "en", "vi", "ne")
DISPLAYS = (Display(1920, 1080, 4.03), Display(1080, 1920, 4.03))
SCREENS = 12
KINDS = (
    "choosing",
    "entering",
    "settings",
    "checking",
    "staff-called",
    "confirming",
    "preparing",
    "previewing",
)
TOO_MUCH = ("name_kana", "head")
"""Questions with proposals over their keys: with the two largest letters up to 45 %."""


@pytest.fixture(scope="module")
def services() -> Services:
    return Services(Settings())


def drawn_by_lot() -> list[Mode]:
    """Each language once, both ways to stand and all sizes among them."""
    chance = random.Random(f"{SEED} low")
    sizes = chance.sample(TEXT_SIZES, len(TEXT_SIZES))
    return [
        Mode(language, chance.choice(THEMES), size, DISPLAYS[at % 2], low_reach=True)
        for at, (language, size) in enumerate(zip(LANGUAGES, sizes, strict=True))
    ]


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("mode", drawn_by_lot(), ids=lambda mode: mode.suffix)
def test_every_target_is_within_reach(mode: Mode, services: Services, tmp_path: Path) -> None:
    chance = random.Random(f"{SEED} {mode.suffix}")
    procedure = chance.choice(list(services.library.procedures())).id
    beginnings = (f"asking-{procedure}-", *KINDS)
    every = [
        (name, screen)
        for name, screen in portraits(
            services.handbook, MOMENT, mode.comfort, sample_document(services, mode.language), beginnings
        )
        if not (mode.text_size in ("larger", "largest") and any(part in name for part in TOO_MUCH))
    ]
    shown = chance.sample(every, min(len(every), SCREENS))
    pictures = draw_mode(LookSource(RESOURCES), the_words, mode, shown, tmp_path, Keep.FAULTY)
    wrong = [
        f"{one.screen} {mode.suffix}: {found.rule} {found.widget} {found.figure}"
        for one in pictures
        for found in one.violations
        if found.rule in ("reach", "gap", "target-size", "clipped", "outside", "overlap")
    ]
    assert wrong == []


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("display", DISPLAYS, ids=str)
def test_eras_and_what_was_written_by_hand_are_within_reach(
    display: Display, services: Services, tmp_path: Path
) -> None:
    mode = Mode("ja", "standard", "largest", display, low_reach=True)
    beginnings = ("asking-koseki-self-head_birth", "asking-name-family-ink")
    document = sample_document(services, "ja")
    shown = list(portraits(services.handbook, MOMENT, mode.comfort, document, beginnings))
    assert len(shown) == 3
    pictures = draw_mode(LookSource(RESOURCES), the_words, mode, shown, tmp_path, Keep.FAULTY)
    assert [(one.screen, found.rule) for one in pictures for found in one.violations] == []


@pytest.mark.usefixtures("qapp")
def test_way_out_that_would_cost_the_foot_a_line_stands_with_the_side_ways(
    services: Services, tmp_path: Path
) -> None:
    mode = Mode("en", "standard", "largest", DISPLAYS[0], low_reach=True)
    beginnings = (
        "asking-jido-teate-household-spouse_address.postal",
        "asking-jido-teate-household-spouse_person.name_kana-missing",
        "asking-okuyami-proxy-mourner",
        "asking-ansho-bango-legal-subject.birth_date-missing",
    )
    document = sample_document(services, "en")
    shown = list(portraits(services.handbook, MOMENT, mode.comfort, document, beginnings))
    assert len(shown) == 6
    pictures = draw_mode(LookSource(RESOURCES), the_words, mode, shown, tmp_path, Keep.FAULTY)
    assert [(one.screen, found.rule) for one in pictures for found in one.violations] == []


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("language", "display"),
    [(language, display) for language in ("ja", "en", "ne") for display in DISPLAYS]
    + [("ja-easy", DISPLAYS[0])],  # upright its tools take two rows: 41.5 %
    ids=str,
)
def test_way_in_is_within_reach(language: str, display: Display, services: Services, tmp_path: Path) -> None:
    mode = Mode(language, "standard", "largest", display, low_reach=True)
    document = sample_document(services, language)
    shown = list(portraits(services.handbook, MOMENT, mode.comfort, document, ("welcoming",)))
    assert shown
    pictures = draw_mode(LookSource(RESOURCES), the_words, mode, shown, tmp_path, Keep.FAULTY)
    assert [(one.screen, found.rule) for one in pictures for found in one.violations] == []


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("text_size", ["standard", "largest"])
def test_chosen_screens_are_within_reach_on_the_smallest_display_upright(
    language: str, text_size: str, services: Services, tmp_path: Path
) -> None:
    mode = Mode(language, "standard", text_size, Display(1080, 1920, 5.56), low_reach=True)
    beginnings = (
        "choosing-topic",
        "settings",
        "asking-hesitating",
        "asking-kaigo-nintei-self-disease-missing",
    )
    document = sample_document(services, language)
    shown = list(portraits(services.handbook, MOMENT, mode.comfort, document, beginnings))
    assert len(shown) == 7
    pictures = draw_mode(LookSource(RESOURCES), the_words, mode, shown, tmp_path, Keep.FAULTY)
    found = [(one.screen, found.rule) for one in pictures for found in one.violations]
    assert found == []


@pytest.mark.parametrize(
    ("upright", "pixels_per_mm", "centre_share", "found"),
    [
        (False, FULL_HD_21, 0.385, set()),
        (False, FULL_HD_21, 0.42, {"reach"}),
        (True, FULL_HD_21, 0.385, set()),
        (True, FULL_HD_21, 0.42, {"reach"}),
        (True, FULL_HD_15, 0.53, set()),
        (True, FULL_HD_15, 0.57, {"reach"}),
        (False, FULL_HD_15, 0.85, set()),
    ],
)
def test_key_that_is_a_little_too_high_is_found(
    qtbot: QtBot, upright: bool, pixels_per_mm: float, centre_share: float, found: set[str]
) -> None:
    """On 15.6" upright 190 mm are 55 %; lying they are all of it (decision 030)."""
    orientation: Orientation = "portrait" if upright else "landscape"
    look = a_look(orientation=orientation, pixels_per_mm=pixels_per_mm, low_reach=True)
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(*look.metrics.size_px)
    key = KeyButton(look, "next", look.words.after, parent=window)
    key.resize(look.mm(90), look.mm(34))
    key.move(QPoint(40, round(window.height() * (1 - centre_share)) - key.height() // 2))
    window.show()
    qtbot.waitExposed(window)
    assert {one.rule for one in audit_window(window, look)} == found


@pytest.mark.parametrize(
    ("pixels_per_mm", "text_size", "board", "centre_mm", "violations", "notes"),
    [
        (FULL_HD_15, "largest", True, 214, 0, 1),
        (FULL_HD_15, "larger", True, 214, 0, 1),
        (FULL_HD_15, "largest", True, 224, 1, 0),
        (FULL_HD_15, "large", True, 214, 1, 0),
        (FULL_HD_15, "largest", False, 214, 1, 0),
        (FULL_HD_21, "largest", True, 214, 1, 0),
        (FULL_HD_15, "largest", True, 185, 0, 0),
    ],
    ids=["noted", "one-smaller", "too-high", "usual-letters", "no-board", "larger-display", "low-enough"],
)
def test_way_out_over_a_board_of_large_letters_is_noted(
    qtbot: QtBot,
    pixels_per_mm: float,
    text_size: str,
    board: bool,
    centre_mm: int,
    violations: int,
    notes: int,
) -> None:
    look = a_look(orientation="portrait", pixels_per_mm=pixels_per_mm, low_reach=True, text_size=text_size)
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(*look.metrics.size_px)
    if board:
        keys = KanaBoard(look, most=20)
        keys.setParent(window)
    key = SideKey(look, Button("known", "ミホン", "inline"), 16.0)
    key.setParent(window)
    key.resize(look.mm(90), look.mm(16))
    key.move(40, window.height() - look.mm(centre_mm) - key.height() // 2)
    window.show()
    qtbot.waitExposed(window)
    assert len(list(too_high(window, [key], look))) == violations
    assert len(list(spared_reach(window, [key], look))) == notes
