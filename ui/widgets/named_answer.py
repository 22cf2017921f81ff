"""The name of an answer and the answer in one text, where two columns or two lines would cost room."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.theme.look import Look
from ui.widgets.phrases import with_breaks
from ui.widgets.ruby_label import RubyLabel

_COLON = {"ja": "：", "zh": "："}
"""Between the two; a space follows it elsewhere."""


def together(name: str, answer: str, language: str) -> str:
    """The words of both, as they stand in one line."""
    return with_breaks((f"{name}{_COLON.get(language[:2], ': ')}", answer), language)


class NamedAnswer(RubyLabel):
    """Lines end within the name or within the answer as they would if each stood by itself.

    Attributes:
        parts: What the voice says one after the other: the name, then the answer.
    """

    def __init__(
        self, look: Look, name: str, answer: str, *, line: float, parent: QWidget | None = None
    ) -> None:
        self.parts = (name, answer)
        both = together(name, answer, look.language)
        super().__init__(look, both, role="label", bold=True, line=line, parent=parent)
        self.setAlignment(Qt.AlignmentFlag.AlignVCenter)
