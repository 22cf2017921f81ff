from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.fakes.looks import a_look
from tests.fakes.stage import Stage
from ui.shell.page_switch import PageSwitch
from ui.theme.look import Look
from ui.widgets.error_summary import ErrorSummary
from ui.widgets.key_button import KeyButton
from ui.widgets.ruby_label import RubyLabel
from ui.widgets.surface import Surface
from ui.widgets.text_field import TextField


def a_page(look: Look, *parts: QWidget) -> Surface:
    page = Surface(look)
    column = QVBoxLayout(page)
    for part in parts:
        column.addWidget(part)
    return page


def a_switch(stage: Stage, *, quiet: bool) -> PageSwitch:
    switch = PageSwitch(a_look(quiet=quiet))
    stage.put(switch, 0, 0, 300, 200)
    return switch


def test_pages_fade_within_a_moment(qtbot: QtBot, stage: Stage) -> None:
    switch = a_switch(stage, quiet=False)
    first, second = a_page(stage.look), a_page(stage.look)
    states = []
    for page in (first, second):
        switch.show_page(page)
        states.append(switch.fading)
    assert states == [False, True]
    assert (first.isVisible(), second.isVisible()) == (False, True)
    qtbot.waitUntil(lambda: not switch.fading)


def test_quiet_mode_changes_at_once(stage: Stage) -> None:
    switch = a_switch(stage, quiet=True)
    switch.show_page(a_page(stage.look))
    switch.show_page(a_page(stage.look))
    assert not switch.fading


def test_same_page_again_changes_nothing(stage: Stage) -> None:
    switch = a_switch(stage, quiet=False)
    page = a_page(stage.look)
    switch.show_page(page)
    switch.show_page(page)
    assert switch.page is page
    assert not switch.fading


def test_focus_is_on_the_question(stage: Stage) -> None:
    switch = a_switch(stage, quiet=True)
    title = RubyLabel(stage.look, "どなたの住民票ですか", role="head")
    switch.show_page(a_page(stage.look, title, KeyButton(stage.look, "k", "あ")))
    assert title.hasFocus()


def test_focus_is_on_what_is_missing_first(stage: Stage) -> None:
    switch = a_switch(stage, quiet=True)
    summary = ErrorSummary(stage.look, "あと 2つ")
    switch.show_page(a_page(stage.look, RubyLabel(stage.look, "何番ですか"), summary))
    assert summary.hasFocus()


def test_page_may_say_where_the_focus_goes(stage: Stage) -> None:
    class Page(Surface):
        def first_focus(self) -> QWidget | None:
            return self.findChild(KeyButton)

    switch = a_switch(stage, quiet=True)
    page = Page(stage.look)
    QVBoxLayout(page).addWidget(KeyButton(stage.look, "k", "あ"))
    switch.show_page(page)
    first = page.first_focus()
    assert first is not None
    assert first.hasFocus()


def test_forgetting_drops_the_picture_of_the_page_before(stage: Stage) -> None:
    switch = a_switch(stage, quiet=False)
    field = TextField(stage.look)
    switch.show_page(a_page(stage.look, field))
    field.set_text("みほん")
    switch.show_page(a_page(stage.look))
    switch.forget_all()
    assert not switch.fading
    assert switch._veil._picture is None
    assert field.text() == ""
