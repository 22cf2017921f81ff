"""A wrong name on a board: the reason is on the glass, and no key moves under the hand."""

from __future__ import annotations

import dataclasses

import pytest
from pytestqt.qtbot import QtBot

from kiosk.visit.screen import Comfort, Question, Screen
from tests.fakes.shown_screens import ShownScreens
from tests.screens import samples
from tests.screens.sample_parts import WHY, b
from tests.ui.pages.test_kept_keys import DISPLAYS, on, places
from ui.theme.tokens import TEXT_SIZES
from ui.widgets.key_button import KeyButton
from ui.widgets.marks import plain
from ui.widgets.ruby_label import RubyLabel

WORDS = {
    "ja": (
        "お名前の/ふりがな",
        "お名前の/ふりがなを/入れてください",
        "お名前を/入れてください",
        "ふりがなか、/アルファベットだけで/入れてください。",
    ),
    "en": (
        "Name in kana",
        "Please enter your name in kana",
        "Please enter the name",
        "Please use only kana, or only letters A to Z.",
    ),
}
"""By language: the field, its question, what is missing, and what to do."""


def name_of(draft: str, language: str, size: str, *, wrong: bool) -> Screen:
    """Letters of two kinds, which no name may have."""
    screen = samples.kana(draft)
    assert isinstance(screen.body, Question)
    label, title, missing, reason = map(b, WORDS[language])
    limits = {**screen.body.field.limits, "letters": 1, "script": "latin"}
    if language == "ja":
        limits = dict(screen.body.field.limits)
    field = dataclasses.replace(
        screen.body.field, label=label, limits=limits, extras=(), problem=reason if wrong else None
    )
    summary = (missing, reason) if wrong else None
    body = dataclasses.replace(
        screen.body, title=title, explanation=None, note=None, field=field, summary=summary
    )
    comfort = Comfort(language=language, text_size=size)
    return dataclasses.replace(screen, body=body, comfort=comfort)


def seen(shown: ShownScreens) -> list[str]:
    """All words on the page, as they are read."""
    return [plain(one.marked) for one in shown.page.findChildren(RubyLabel) if one.isVisible()]


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("size", TEXT_SIZES)
@pytest.mark.parametrize("display", DISPLAYS)
def test_what_to_do_about_a_name_is_seen_once(qtbot: QtBot, display: str, size: str, language: str) -> None:
    shown = on(qtbot, display)
    shown.show(name_of("みA", language, size, wrong=False))
    shown.show(name_of("みA", language, size, wrong=True))
    assert seen(shown).count(plain(b(WORDS[language][3]))) == 1
    assert not [one for one in shown.page.findChildren(RubyLabel) if one.isVisible() and not one.fits()]


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize(
    ("display", "size"),
    [
        *((display, "standard") for display in DISPLAYS),
        *(("21-lying", size) for size in TEXT_SIZES[1:]),
        ("21-upright", "large"),
        ("15-lying", "larger"),
    ],
)
def test_no_key_moves_under_a_wrong_name(qtbot: QtBot, display: str, size: str, language: str) -> None:
    shown = on(qtbot, display)
    shown.show(name_of("みA", language, size, wrong=False))
    before = places(shown)
    shown.show(name_of("みA", language, size, wrong=True))
    assert places(shown) == before
    shown.show(name_of("みAB", language, size, wrong=False))
    assert places(shown) == before


def test_key_that_tells_why_gives_way_to_what_is_wrong_and_comes_back(shown: ShownScreens) -> None:
    for wrong in (False, True, False):
        screen = name_of("みA", "en", "standard", wrong=wrong)
        shown.show(dataclasses.replace(screen, buttons=(*screen.buttons, WHY)))
        assert keys_seen(shown).count("why") in ((0, 1) if wrong else (1,))


def keys_seen(shown: ShownScreens) -> list[str]:
    """Keys on the whole window, by id."""
    return [one.id for one in shown.presenter.window.findChildren(KeyButton) if one.isVisible()]
