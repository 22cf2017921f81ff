from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from tests.fakes.looks import a_look
from tests.fakes.stage import Stage
from ui.widgets.key_button import KeyButton
from ui.widgets.surface import Surface, bare, clear, dress, forget_below
from ui.widgets.text_field import TextField


class Nest(Surface):
    """Counts how often it is arranged."""

    def arrange(self) -> None:
        self.arranged = getattr(self, "arranged", 0) + 1


def test_look_reaches_every_part_however_deep(stage: Stage) -> None:
    nest = Nest(stage.look)
    plain = QWidget(nest)
    inner = Nest(stage.look, plain)
    key = KeyButton(stage.look, "k", "あ", parent=inner)
    larger = a_look("larger", "dark")
    nest.set_look(larger)
    assert inner.look is larger
    assert key.look is larger
    assert (nest.arranged, inner.arranged) == (1, 1)


def test_other_colours_reach_every_part_and_move_nothing(stage: Stage) -> None:
    nest = Nest(stage.look)
    inner = Nest(stage.look, QWidget(nest))
    dark = a_look(theme="dark")
    nest.set_look(dark)
    assert inner.look is dark
    assert not hasattr(nest, "arranged")
    assert not hasattr(inner, "arranged")


def test_everything_below_forgets(stage: Stage) -> None:
    nest = Nest(stage.look)
    field = TextField(stage.look, parent=QWidget(nest))
    field.set_text("みほん")
    forget_below(nest)
    assert field.text() == ""


def test_cleared_layout_is_empty_at_every_level(stage: Stage) -> None:
    host = QWidget(stage)
    outer, inner = QVBoxLayout(host), QVBoxLayout()
    bare(outer, 3)
    outer.addLayout(inner)
    inner.addWidget(QWidget())
    clear(outer)
    assert outer.count() == 0
    assert host.findChildren(QWidget) == []


def test_dress_reaches_widgets_of_a_plain_host(stage: Stage) -> None:
    key = KeyButton(stage.look, "k", "あ", parent=stage)
    dark = a_look(theme="dark")
    dress(stage, dark)
    assert key.look is dark
