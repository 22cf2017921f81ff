"""Faults planted on real pages, in the whole window, each of a kind that a sound page never shows."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import TypeAlias, TypeVar

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.visit.screen import Button, Screen
from tests.fakes.looks import the_words
from tests.fakes.shown_screens import ShownScreens
from tests.screens import samples
from tests.ui.gallery.planting import dressed
from ui.gallery.audit import audit_window
from ui.gallery.drawing import settle
from ui.gallery.focus import focus_chain
from ui.gallery.violation import Violation
from ui.gallery.ways import stranded, unheard
from ui.theme.look import Look
from ui.widgets.choice_card import ChoiceCard
from ui.widgets.entry_cells import Cell
from ui.widgets.key_button import KeyButton
from ui.widgets.ring import Ring
from ui.widgets.ruby_label import RubyLabel
from ui.widgets.stepper import Stepper
from ui.widgets.surface import Looked
from ui.widgets.text_field import TextField

Widget = TypeVar("Widget", bound=QWidget)
Plant: TypeAlias = Callable[[ShownScreens], None]
PALE = "#d8d8d0"


class Listening(QWidget):
    """Takes touches without being a button."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()


class Writing(QWidget):
    """Writes a sentence by itself."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        font = painter.font()
        font.setPixelSize(40)
        painter.setFont(font)
        painter.setPen(Qt.GlobalColor.black)
        painter.drawText(self.rect(), 0, "あと三日で切れます")
        painter.end()


class Patch(QWidget):
    """Lies over something in the colour of the ground, and lets every finger through."""

    def __init__(self, look: Look, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._ground = look.palette.bg

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._ground)
        painter.end()


class TakesAQuarter(KeyButton):
    """Feels the finger on its left side alone."""

    def hitButton(self, pos: QPoint) -> bool:
        return pos.x() < self.width() // 4


Patch.__module__ = TakesAQuarter.__module__ = Listening.__module__ = Writing.__module__ = "ui.widgets.planted"


def seen(shown: ShownScreens, kind: type[Widget]) -> list[Widget]:
    return [one for one in shown.presenter.window.findChildren(kind) if one.isVisible()]


def called(shown: ShownScreens, id: str) -> KeyButton:  # noqa: A002 - the word of keys for it
    return next(one for one in seen(shown, KeyButton) if one.id == id)


def repaint(widget: Looked, look: Look, **colours: str) -> None:
    palette = dataclasses.replace(look.palette, **colours)  # type: ignore[arg-type]  # of colours alone
    tokens = dataclasses.replace(look.tokens, palettes={**look.tokens.palettes, look.metrics.theme: palette})
    widget.set_look(dataclasses.replace(look, tokens=tokens))


def smaller(look: Look, times: float) -> Look:
    metrics = dataclasses.replace(look.metrics, pixels_per_mm=look.metrics.pixels_per_mm / times)
    return dataclasses.replace(look, metrics=metrics)


def put(shown: ShownScreens, made: QWidget, box: tuple[float, float, float, float]) -> None:
    made.setGeometry(*(shown.presenter.look.mm(side) for side in box))
    made.show()


def blank_way_forward(shown: ShownScreens) -> None:
    look = shown.presenter.look
    repaint(called(shown, "next"), look, on_accent=look.palette.accent)


def unwritten_way_forward(shown: ShownScreens) -> None:
    key = called(shown, "next")
    key.paint_on = lambda painter, face: None  # type: ignore[method-assign]


def pale_cards(shown: ShownScreens) -> None:
    for card in seen(shown, ChoiceCard):
        repaint(card, card.look, ink=PALE, ink2=PALE, tint_ink="#c8dcf0")


def pale_words_in_a_dark_rim(shown: ShownScreens) -> None:
    repaint(called(shown, "back"), shown.presenter.look, ink="#f2f0ea", line="#1a1a1a")


def pale_typed_letters(shown: ShownScreens) -> None:
    repaint(seen(shown, TextField)[0], shown.presenter.look, ink=PALE)


def pale_number(shown: ShownScreens) -> None:
    repaint(seen(shown, Stepper)[0].plate, shown.presenter.look, ink=PALE)


def pale_cells(shown: ShownScreens) -> None:
    for cell in seen(shown, Cell):
        repaint(cell, cell.look, ink=PALE, tint_ink=PALE)


def pale_countdown(shown: ShownScreens) -> None:
    repaint(seen(shown, Ring)[0], shown.presenter.look, ink=PALE)


def pale_key_of_a_board(shown: ShownScreens) -> None:
    key = next(one for one in seen(shown, KeyButton) if one.id == "あ")
    key.set_look(dressed(key.look, ink=PALE))


def typed_letters_squeezed(shown: ShownScreens) -> None:
    seen(shown, TextField)[0].setFixedHeight(shown.presenter.look.mm(5))


def typed_letters_on_the_rim(shown: ShownScreens) -> None:
    field = seen(shown, TextField)[0]
    field.middle_of = lambda line, lines, size: size * 0.3  # type: ignore[method-assign]
    field.update()


def words_under_the_edge_of_a_frame(shown: ShownScreens) -> None:
    label = next(one for one in shown.page.findChildren(RubyLabel) if one.isVisible() and one.marked)
    box, frame = label.geometry(), QWidget(label.parentWidget())
    frame.setGeometry(box.x(), box.y(), box.width(), box.height() // 2)
    label.setParent(frame)
    label.setGeometry(0, 0, box.width(), box.height())
    frame.show()
    label.show()


def small_letters(shown: ShownScreens) -> None:
    for label in shown.page.findChildren(RubyLabel):
        if label.isVisible():
            label.set_look(smaller(shown.presenter.look, 1.65))


def small_letters_on_keys(shown: ShownScreens) -> None:
    for id_ in ("back", "next", "quit"):
        key = called(shown, id_)
        key.set_look(smaller(key.look, 1.65))


def listens_on_five_millimetres(shown: ShownScreens) -> None:
    put(shown, Listening(shown.page), (2, 2, 5, 5))


def listens_beside_a_key(shown: ShownScreens) -> None:
    key = called(shown, "back")
    made = Listening(key.parentWidget())
    side = shown.presenter.look.mm(16.0)
    made.setGeometry(key.geometry().right() + 2, key.y(), side, side)
    made.show()


def sentence_without_a_name(shown: ShownScreens) -> None:
    put(shown, Writing(shown.page), (2, 2, 120, 16))


def sentence_that_nobody_says(shown: ShownScreens) -> None:
    sentence_without_a_name(shown)


def sentence_on_the_title(shown: ShownScreens) -> None:
    sentence_without_a_name(shown)


def sentence_cut(shown: ShownScreens) -> None:
    put(shown, Writing(shown.page), (2, 2, 20, 16))


def frame_backwards(shown: ShownScreens) -> None:
    walked = focus_chain(shown.presenter.window)
    before = [one for one in walked if shown.page.isAncestorOf(one)][-1]
    for after in reversed([one for one in walked if not shown.page.isAncestorOf(one)]):
        QWidget.setTabOrder(before, after)
        before = after


def quit_before_back(shown: ShownScreens) -> None:
    QWidget.setTabOrder(called(shown, "next"), called(shown, "quit"))
    QWidget.setTabOrder(called(shown, "quit"), called(shown, "back"))


def rail_from_below(shown: ShownScreens) -> None:
    tools = [
        one for one in focus_chain(shown.presenter.window) if one in shown.presenter.window.frame.rail.keys
    ]
    before = called(shown, "quit")
    for tool in reversed(tools):
        QWidget.setTabOrder(before, tool)
        before = tool


def name_that_says_more(shown: ShownScreens) -> None:
    called(shown, "next").setAccessibleName("つぎへ つぎへ 押すと全部消えます")


def name_that_says_other(shown: ShownScreens) -> None:
    called(shown, "back").set_said("もどる取り消し")


def verb_that_no_drawing_says(shown: ShownScreens) -> None:
    key = called(shown, "back")
    key.set_said(f"{the_words().mend} {key.marked}")


def labels_without_names(shown: ShownScreens) -> None:
    for label in shown.page.findChildren(RubyLabel):
        label.setAccessibleName("")


def label_with_another_name(shown: ShownScreens) -> None:
    shown.page.findChildren(RubyLabel)[0].setAccessibleName("あとで")


def patch_over_a_word(shown: ShownScreens) -> None:
    label = next(one for one in shown.page.findChildren(RubyLabel) if one.isVisible() and one.marked)
    patch = Patch(shown.presenter.look, label.parentWidget())
    patch.setGeometry(label.x() + label.width() // 8, label.y(), label.width() // 8, label.height())
    patch.show()


def key_that_takes_a_quarter(shown: ShownScreens) -> None:
    key = called(shown, "next")
    made = TakesAQuarter(key.look, "next", key.marked, kind=key.kind, parent=key.parentWidget())
    made.setGeometry(key.geometry())
    key.hide()
    made.show()


def key_that_tells_nobody(shown: ShownScreens) -> None:
    called(shown, "next").blockSignals(True)


PLANTED: list[tuple[Callable[[], Screen], Plant, str]] = [
    (samples.who, blank_way_forward, "pale"),
    (samples.who, unwritten_way_forward, "clipped"),
    (samples.who, pale_cards, "pale"),
    (samples.who, pale_words_in_a_dark_rim, "pale"),
    (samples.kana, pale_typed_letters, "pale"),
    (samples.kana, pale_key_of_a_board, "pale"),
    (samples.copies, pale_number, "pale"),
    (samples.era_date, pale_cells, "pale"),
    (samples.countdown, pale_countdown, "pale"),
    (samples.kana, typed_letters_squeezed, "letters"),
    (samples.kana, typed_letters_on_the_rim, "clipped"),
    (samples.who, words_under_the_edge_of_a_frame, "clipped"),
    (samples.who, small_letters, "letters"),
    (samples.who, small_letters_on_keys, "letters"),
    (samples.who, listens_on_five_millimetres, "target-size"),
    (samples.who, listens_on_five_millimetres, "no-name"),
    (samples.who, listens_on_five_millimetres, "focus-order"),
    (samples.who, listens_beside_a_key, "gap"),
    (samples.who, sentence_without_a_name, "no-name"),
    (samples.who, sentence_that_nobody_says, "unspoken"),
    (samples.who, sentence_on_the_title, "overlap"),
    (samples.who, sentence_cut, "clipped"),
    (samples.who, frame_backwards, "focus-order"),
    (samples.who, quit_before_back, "focus-order"),
    (samples.who, rail_from_below, "focus-order"),
    (samples.who, name_that_says_more, "no-name"),
    (samples.who, name_that_says_other, "no-name"),
    (samples.who, verb_that_no_drawing_says, "no-name"),
    (samples.who, labels_without_names, "no-name"),
    (samples.who, label_with_another_name, "no-name"),
    (samples.who, patch_over_a_word, "covered"),
    (samples.who, key_that_takes_a_quarter, "dead"),
    (samples.who, key_that_tells_nobody, "dead"),
]


def audited(shown: ShownScreens, screen: Screen) -> tuple[Violation, ...]:
    window = shown.presenter.window
    settle(window)
    picture = window.grab().toImage()
    return audit_window(window, shown.presenter.look, page=shown.page, screen=screen, picture=picture)


@pytest.mark.parametrize(
    ("made", "plant", "rule"), PLANTED, ids=[f"{plant.__name__}-{rule}" for _, plant, rule in PLANTED]
)
def test_fault_planted_on_a_page_is_reported(
    shown: ShownScreens, made: Callable[[], Screen], plant: Plant, rule: str
) -> None:
    screen = made()
    shown.show(screen)
    assert audited(shown, screen) == ()
    plant(shown)
    assert rule in {one.rule for one in audited(shown, screen)}


def test_sentence_that_is_named_and_said_is_not_reported(shown: ShownScreens) -> None:
    """What a widget writes by itself is held to the same, and no more, as a label."""
    screen = samples.who()
    shown.show(screen)
    made = Writing(shown.page)
    made.setAccessibleName("あと三日で切れます")
    put(shown, made, (230, 2, 120, 16))
    assert audited(shown, screen) == ()


def without(screen: Screen, *ids: str) -> Screen:
    return dataclasses.replace(screen, buttons=tuple(one for one in screen.buttons if one.id not in ids))


def everything_said_to_all_is_not_heard(screen: Screen) -> Screen:
    return dataclasses.replace(screen, heard=())


def heard_backwards(screen: Screen) -> Screen:
    return dataclasses.replace(screen, heard=tuple(reversed(screen.heard)))


def heard_and_nobody_told(screen: Screen) -> Screen:
    return dataclasses.replace(screen, heard=(*screen.heard, "ほかのこと"))


def nobody_to_call(screen: Screen) -> Screen:
    return without(screen, "call")


def one_language_alone(screen: Screen) -> Screen:
    return without(screen, "tool:language")


def no_way_on(screen: Screen) -> Screen:
    return without(screen, *(one.id for one in screen.buttons if one.place not in ("tool", "top")))


def nothing_but_why_and_cover(screen: Screen) -> Screen:
    kept = ("tool", "top", "why", "inline")
    why = Button("why", "なぜ聞くの？", "why")
    return dataclasses.replace(screen, buttons=(*(one for one in screen.buttons if one.place in kept), why))


@pytest.mark.parametrize(
    ("spoil", "rule"),
    [
        (everything_said_to_all_is_not_heard, "unspoken"),
        (heard_backwards, "unspoken"),
        (heard_and_nobody_told, "unspoken"),
        (nobody_to_call, "no-way"),
        (one_language_alone, "no-way"),
        (no_way_on, "no-way"),
        (nothing_but_why_and_cover, "no-way"),
    ],
)
def test_screen_that_says_or_offers_too_little_is_reported(
    spoil: Callable[[Screen], Screen], rule: str
) -> None:
    screen = samples.who()
    assert (*unheard(screen), *stranded(screen)) == ()
    spoilt = spoil(screen)
    assert rule in {one.rule for one in (*unheard(spoilt), *stranded(spoilt))}


def test_page_of_staff_and_a_work_under_way_need_no_key() -> None:
    working = no_way_on(samples.working())
    staff = nobody_to_call(dataclasses.replace(samples.who(), name="staff-here"))
    assert (*stranded(working), *stranded(staff)) == ()
