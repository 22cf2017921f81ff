"""The question at the top left, one sentence under it, なぜ聞くの？ at the top right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.visit.screen import Button
from ui.theme.look import Look, TextRole
from ui.widgets.key_button import KeyButton, Kind
from ui.widgets.marks import plain
from ui.widgets.room import Part, Unseen, Yielding
from ui.widgets.ruby_label import RubyLabel


class Heading(QWidget):
    """Title and explanation; in the two largest text steps side texts give way, the question never does.

    Attributes:
        title: The label of the question, where the page's focus begins for the ear.
        explanation: The sentence under it. example: 「例：…」 under that.
        why: The key at its right, where there is one.
    """

    def __init__(
        self,
        look: Look,
        title: str,
        explanation: str | None = None,
        *,
        role: TextRole | float = "head",
        why: Button | None = None,
        pressed: Callable[[str], None] | None = None,
        low: bool = False,
        kept: bool = False,
        narrow: bool = False,
        spared: bool = False,
    ) -> None:
        """A `low` heading has its explanation at the right of the question: a board needs the height.

        Where it is `kept`, it stands with the largest letters, too: nobody agrees to what they cannot read.
        Where it is `spared`, it does as long as it has room.
        A `narrow` heading, and every one upright, has the key under its words, which need the whole width.
        """
        super().__init__()
        self.title = RubyLabel(look, title, role=role, bold=True, heading=True)
        self.title.setObjectName("title")
        self._asked = title
        self.explanation = RubyLabel(look, explanation or "", role="body", tone="ink2")
        self.example = RubyLabel(look, "", role="cap", tone="ink2")
        self._roomy = not look.metrics.large_text
        self._kept = kept
        self._stands = self._roomy or kept or (spared and look.spares_side_texts)
        words = self._words(look, low=low)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.mm(8.0))
        row.addLayout(words, 1)
        has_place = look.spares_side_texts if look.portrait else self._roomy
        self.why: KeyButton | None = None
        self._why_elsewhere = False
        if why is not None and pressed is not None and has_place:
            self.why = _why_key(look, why, pressed)
        if self.why is not None and (narrow or look.portrait):
            words.addWidget(self.why, 0, Qt.AlignmentFlag.AlignLeft)
        elif self.why is not None:
            row.addWidget(self.why, 0, Qt.AlignmentFlag.AlignTop)
        self.set_words(title, explanation)

    def _words(self, look: Look, *, low: bool) -> QBoxLayout:
        """The question, with what is said of it under it, or at its right."""
        words: QBoxLayout = QHBoxLayout() if low else QVBoxLayout()
        words.setSpacing(look.mm(8.0 if low else 1.0))
        words.addWidget(self.title)
        said = words
        if low:
            said = QVBoxLayout()
            said.setSpacing(look.mm(0.5))
        said.addWidget(self.explanation)
        said.addWidget(self.example)
        if low:
            words.addLayout(said, 1)
        return words

    @property
    def tells_why(self) -> bool:
        """Whether the key stands here."""
        return self.why is not None and not self.why.isHidden()

    def send_why_away(self) -> None:
        """The key stands elsewhere from now on: it does not come back here."""
        self._why_elsewhere = True

    @property
    def keeps_why(self) -> bool:
        """Whether the key may come back where there is room for it."""
        return not self._why_elsewhere

    def yielding(self) -> tuple[Part, ...]:
        """The example, the sentence, then the key: their words stand on the help page, too."""
        why = () if self.why is None else (_WhyKey(self, self.why),)
        return why if self._kept else (Yielding(self.example), Yielding(self.explanation), *why)

    def yielding_last(self) -> tuple[Part, ...]:
        """A sentence that is kept gives way only after everything else did."""
        return (Yielding(self.explanation),) if self._kept else ()

    def set_words(self, title: str, explanation: str | None, example: str | None = None) -> None:
        if title != self._asked:  # a name that stands for the same question stays (031)
            self._asked = title
            self.title.set_text(title)
        for label, text in ((self.explanation, explanation), (self.example, example)):
            label.set_text(text or "")
            label.setVisible(bool(text) and self._stands)
        # Where the sentences gave way they are still read.
        said = " ".join(plain(text) for text in (explanation, example) if text)
        self.title.setAccessibleDescription("" if self._stands else said)


def _why_key(look: Look, why: Button, pressed: Callable[[str], None]) -> KeyButton:
    key = KeyButton(look, why.id, why.label, kind=Kind.SMALL, icon=why.icon or "help")
    key.setObjectName(f"button:{why.id}")
    # Its whole height: a layout that counted with less would take the rest from what stands below.
    usual = key.sizeHint()
    key.setMinimumSize(usual.expandedTo(QSize(0, key.needed_height(usual.width()))))
    key.activated.connect(pressed)
    return key


@dataclass(frozen=True, slots=True)
class _WhyKey(Unseen):
    """The key gives way; it never stands here and elsewhere at once."""

    heading: Heading
    key: KeyButton

    def wanted(self) -> bool:
        return self.heading.tells_why

    def give(self) -> None:
        self.key.hide()

    def come_back(self) -> None:
        self.key.setVisible(self.heading.keeps_why)
