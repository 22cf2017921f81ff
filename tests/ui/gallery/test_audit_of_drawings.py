"""Drawings and icons that nobody sees, or of which a part is missing, are reported; sound ones are not."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kiosk.visit.screen import Screen
from tests.fakes.looks import RESOURCES, a_look, the_words
from tests.fakes.shown_screens import ShownScreens
from tests.screens import samples
from tests.ui.gallery.planting import Plant, audited, dressed_in, on_the_page, picture, rules
from ui.gallery.audit import audit_window
from ui.gallery.drawing import Keep, draw_view
from ui.gallery.drawn import cut_drawings, dim_drawings, dressed_drawings
from ui.gallery.modes import USUAL, Mode
from ui.gallery.tints import Tints
from ui.gallery.violation import Violation
from ui.gallery.writing import traces_of
from ui.theme import drawings
from ui.theme.drawings import Drawings
from ui.theme.look import Look, LookSource
from ui.theme.tokens import THEMES, Palette
from ui.widgets.key_button import KeyButton, Kind
from ui.widgets.picture import Picture

PAPER = "#f7f5f0"
ART = sorted(file.stem for file in (RESOURCES / "art").glob("*.svg"))
ICONS = sorted(file.stem for file in (RESOURCES / "icons").glob("*.svg"))
WITH_DRAWINGS: dict[str, Callable[[], Screen]] = {
    "welcoming": samples.welcome,
    "choosing-who": samples.who,
    "waiting-for-card": samples.card_waiting,
}


def faint_icon(parent: QWidget, look: Look) -> QWidget:
    on_the_page(parent, look)
    palette = dataclasses.replace(look.palette, accent="#c8c8c8", ink="#c8c8c8")
    made = KeyButton(dressed_in(look, palette), "help", "てつだう", icon="help", kind=Kind.KEY, parent=parent)
    made.setGeometry(look.mm(20.0), look.mm(20.0), look.mm(90.0), look.mm(30.0))
    return made


def under_a_panel(parent: QWidget, look: Look) -> QWidget:
    made = picture(parent, look, "printer")
    panel = QWidget(parent)
    panel.setAutoFillBackground(True)
    panel.setGeometry(made.geometry())
    return made


class Astray(Picture):
    """Draws from its middle."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawPixmap(self.width() // 2, self.height() // 2, self._whole())
        painter.end()

    def _whole(self) -> QPixmap:
        return self._look.drawings.pixmap(self._svg(), self.width(), self.height(), 1.0)


class Quarter(Astray):
    """Draws the first quarter alone."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawPixmap(QRect(0, 0, 100, 100), self._whole(), QRect(0, 0, 100, 100))
        painter.end()


class Clear(Astray):
    """Draws a pixmap on which nothing is."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, clear = QPainter(self), QPixmap(self.size())
        clear.fill("#00000000")
        painter.drawPixmap(0, 0, clear)
        painter.end()


class Idle(Picture):
    """Draws nothing."""

    def paintEvent(self, event: QPaintEvent) -> None: ...


def drawn_by(kind: type[Picture]) -> Plant:
    def plant(parent: QWidget, look: Look) -> QWidget:
        on_the_page(parent, look)
        made = kind(look, "printer", parent=parent)
        made.setGeometry(look.mm(20.0), look.mm(20.0), look.mm(80.0), look.mm(60.0))
        return made

    return plant


@pytest.mark.parametrize(
    ("plant", "rule"),
    [
        (faint_icon, "dim"),
        (under_a_panel, "dim"),
        (drawn_by(Astray), "cut"),
        (drawn_by(Quarter), "cut"),
        (drawn_by(Clear), "cut"),
        (drawn_by(Idle), "cut"),
    ],
    ids=["faint-icon", "covered", "astray", "quarter", "clear", "idle"],
)
def test_planted_fault_is_reported(qtbot: QtBot, plant: Plant, rule: str) -> None:
    assert rule in rules(audited(qtbot, plant))


def found_on(shown: ShownScreens, screen: Screen) -> tuple[Violation, ...]:
    shown.show(screen)
    window, look = shown.presenter.window, shown.presenter.look
    return audit_window(window, look, page=shown.page, screen=screen, picture=window.grab().toImage())


@pytest.mark.parametrize("name", WITH_DRAWINGS)
def test_sound_screen_is_not_reported(shown: ShownScreens, name: str) -> None:
    assert not rules(found_on(shown, WITH_DRAWINGS[name]())) & {"dim", "cut"}


@pytest.mark.parametrize("name", WITH_DRAWINGS)
def test_drawings_and_icons_as_pale_as_the_paper_are_reported(
    shown: ShownScreens, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    icon, art = Drawings.icon, Drawings.art
    paper = Palette(False, *(PAPER for _ in dataclasses.fields(Palette)[1:]))

    def pale_icon(self: Drawings, name: str, colour: str, stroke: float | None = None) -> str:
        return icon(self, name, PAPER, stroke)

    def pale_art(self: Drawings, name: str, palette: Palette, *, chosen: bool = False) -> str:
        return art(self, name, paper, chosen=chosen)

    monkeypatch.setattr(Drawings, "icon", pale_icon)
    monkeypatch.setattr(Drawings, "art", pale_art)
    dim = [one.widget for one in found_on(shown, WITH_DRAWINGS[name]()) if one.rule == "dim"]
    assert len(dim) >= 3
    assert any(one.startswith(("Picture", "ChoiceCard")) for one in dim)


@pytest.mark.parametrize("name", ["welcoming", "waiting-for-card"])
def test_drawing_of_which_three_quarters_are_cut_off_is_reported(
    shown: ShownScreens, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Picture, "paintEvent", Astray.paintEvent)
    monkeypatch.setattr(Picture, "_whole", Astray._whole, raising=False)
    assert "cut" in rules(found_on(shown, WITH_DRAWINGS[name]()))


def test_drawing_that_leaves_its_own_edge_is_reported(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is rendered into the lower right of its pixmap, which is then drawn whole."""
    placed = drawings.placed
    monkeypatch.setattr(
        drawings,
        "placed",
        lambda svg, box: placed(svg, box).translated(box.width() / 2, box.height() / 2),
    )
    source = LookSource(RESOURCES)
    look = dataclasses.replace(a_look(), drawings=source.drawings)
    assert "cut" in rules(audited(qtbot, lambda parent, _: picture(parent, look, "printer")))


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", [(36.0, 27.0), (40.0, 60.0), (150.0, 90.0)], ids=["small", "high", "large"])
def test_no_drawing_of_ours_is_reported(qtbot: QtBot, theme: str, size: tuple[float, float]) -> None:
    window, look = QWidget(), a_look(theme=theme)
    qtbot.addWidget(window)
    window.resize(*look.metrics.size_px)
    made = picture(window, look, "hero", size=size)
    window.show()
    for name in (*ART, *ICONS):
        made.set_picture(name)
        pasted = traces_of(window).pasted
        found = (*cut_drawings([made], pasted), *dim_drawings(window.grab().toImage(), pasted))
        assert (len(pasted), name, found) == (1, name, ())


def test_what_a_drawing_covers_tells_icons_from_drawings(qtbot: QtBot) -> None:
    kinds = {}
    for name in ("help", "hero"):
        window = QWidget()
        qtbot.addWidget(window)
        window.resize(600, 400)
        picture(window, a_look(), name)
        grabbed = window.grab().toImage()
        ((_, dress),) = dressed_drawings(grabbed, traces_of(window).pasted)
        kinds[name] = dress.kind, f"#{dress.ground:06x}", f"#{dress.ink:06x}"
    accent = a_look().palette.accent
    assert kinds == {"help": ("icon", PAPER, accent), "hero": ("drawing", PAPER, accent)}


@pytest.mark.usefixtures("qapp")
def test_theme_that_spoils_drawings_alone_is_reported_where_it_was_only_painted(tmp_path: Path) -> None:
    source = LookSource(RESOURCES)
    palettes = dict(source.tokens.palettes)
    palettes["dark"] = dataclasses.replace(palettes["dark"], art_line="#000000", art_paper="#000000")
    source.tokens = dataclasses.replace(source.tokens, palettes=palettes)
    tints, shown = Tints(), {"waiting": samples.card_waiting()}
    for language in ("ja", "en"):
        view = tuple(Mode(language, theme, "standard", USUAL) for theme in ("standard", "dark"))
        given = dict.fromkeys(view, shown)
        pictures = draw_view(source, the_words, given, tmp_path, dict.fromkeys(view, Keep.FAULTY), tints)
        found = {mode.theme: {one.rule for one in pictures[mode][0].violations} for mode in view}
        assert "dim" in found["dark"] - found["standard"]
