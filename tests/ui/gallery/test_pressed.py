"""What cannot be read while a finger is on it is reported, and what can be read is not."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.fakes.looks import a_look
from tests.fakes.shown_screens import ShownScreens
from tests.screens import samples
from tests.ui.gallery.planting import audited, dressed_in, key, on_the_page
from ui.gallery.audit import audit_window
from ui.gallery.pressed import Sort, pale_when_pressed
from ui.theme.look import Look
from ui.theme.tokens import THEMES
from ui.widgets.choice_card import ChoiceCard
from ui.widgets.key_button import KeyButton, Kind
from ui.widgets.look_sample import LookSample
from ui.widgets.menu_tile import MenuTile
from ui.widgets.touchable import Touchable

Make = Callable[[Look, QWidget], Touchable]


class Deaf(KeyButton):
    """Keeps its ink when it is pressed."""

    def _ink(self) -> QColor:
        return QColor(self.look.palette.ink)


def of_kind(kind: Kind) -> Make:
    return lambda look, parent: KeyButton(look, "planted", "つぎへ", icon="next", kind=kind, parent=parent)


KEYS: dict[str, Make] = {
    **{kind.name.lower(): of_kind(kind) for kind in Kind},
    "card": lambda look, parent: ChoiceCard(look, "one", "はい", picture="help", parent=parent),
    "tile": lambda look, parent: MenuTile(look, "one", "doc", "証明書", "住民票など", parent),
    "sample": lambda look, parent: LookSample(look, "one", "標準", parent=parent),
}


def pressed(qtbot: QtBot, make: Make, look: Look) -> list[str]:
    """What is wrong with it while it is pressed."""

    def plant(parent: QWidget, look: Look) -> QWidget:
        on_the_page(parent, look)
        made = make(look, parent)
        made.setGeometry(look.mm(20.0), look.mm(20.0), look.mm(120.0), look.mm(60.0))
        return made

    return [one.figure for one in audited(qtbot, plant, look) if one.rule == "pressed"]


def as_dark_as_their_words(look: Look) -> Look:
    palette = look.palette
    return dressed_in(
        look,
        dataclasses.replace(palette, press=palette.on_press, primary_press=palette.on_primary_press),
    )


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", KEYS)
def test_key_is_as_readable_when_it_is_pressed(qtbot: QtBot, name: str, theme: str) -> None:
    assert pressed(qtbot, KEYS[name], a_look(theme=theme)) == []


@pytest.mark.parametrize("name", KEYS)
def test_key_that_is_as_dark_as_its_words_when_pressed_is_reported(qtbot: QtBot, name: str) -> None:
    assert any("1.0, at least 10" in figure for figure in pressed(qtbot, KEYS[name], spoiled()))


def spoiled() -> Look:
    return as_dark_as_their_words(a_look())


def test_icon_that_is_lost_when_pressed_is_reported_too(qtbot: QtBot) -> None:
    assert any("of the icon" in figure for figure in pressed(qtbot, KEYS["primary"], spoiled()))


def test_key_that_keeps_its_ink_is_reported_in_the_inverted_theme(qtbot: QtBot) -> None:
    def deaf(look: Look, parent: QWidget) -> Touchable:
        return Deaf(look, "planted", "もどる", kind=Kind.KEY, parent=parent)

    assert pressed(qtbot, deaf, a_look()) == []
    assert pressed(qtbot, deaf, a_look(theme="dark")) != []


def test_what_was_found_sound_is_not_pressed_again_and_what_was_not_is(qtbot: QtBot) -> None:
    window, look = QWidget(), a_look()
    qtbot.addWidget(window)
    window.resize(*look.metrics.size_px)
    sound_one, wrong_one = key(window, look), key(window, spoiled(), at=(20.0, 80.0))
    window.show()
    sound: set[Sort] = set()
    for _ in range(2):
        assert list(pale_when_pressed(window, [sound_one, wrong_one], sound))
        assert len(sound) == 1
    assert list(pale_when_pressed(window, [sound_one], sound)) == []


def test_key_rises_again(qtbot: QtBot) -> None:
    window, look = QWidget(), a_look()
    qtbot.addWidget(window)
    window.resize(*look.metrics.size_px)
    made = key(window, look)
    window.show()
    heard: list[str] = []
    made.pressed.connect(lambda: heard.append("pressed"))
    made.clicked.connect(lambda: heard.append("clicked"))
    audit_window(window, look, picture=window.grab().toImage())
    assert (made.isDown(), heard) == (False, [])


def test_pressing_for_the_audit_posts_nothing(shown: ShownScreens) -> None:
    screen = samples.kana()
    shown.show(screen)
    window = shown.presenter.window
    found = audit_window(
        window, shown.presenter.look, page=shown.page, screen=screen, picture=window.grab().toImage()
    )
    assert (found, shown.posted) == ((), [])
