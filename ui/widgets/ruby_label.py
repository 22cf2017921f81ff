"""Text that is only read: with readings over kanji, lines broken between phrases, never shrunk."""

from __future__ import annotations

from typing import Literal, TypeAlias

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme.fonts import least_line
from ui.theme.look import Look, TextRole, colour
from ui.widgets.marks import plain
from ui.widgets.reading_parts import be_heading
from ui.widgets.typesetting import Align, Setting, Typesetter

Tone: TypeAlias = Literal["ink", "ink2", "accent", "err", "tint-ink", "on-accent"]

_LETTERS_TOGETHER = 8
_CLOSE_LINE = 1.25
_LINE_HEIGHTS = {"head": 1.5, "big": 1.3, "label": 1.45, "body": 1.5, "cap": 1.45}


class RubyLabel(QLabel):
    """One marked text. It is a QLabel for its accessible role; Qt's own text stays empty.

    Args:
        role: `cap`, `body`, `label`, `head`, `big`, or a font size in millimetres.
        line: Line height in parts of the font size; the role's own when None. Higher where the language's
            letters need it, and lower where a small display has no air to spare.
        heading: Whether it is the title of the page, which a reader jumps to.
    """

    def __init__(
        self,
        look: Look,
        marked: str = "",
        *,
        role: TextRole | float = "body",
        bold: bool | None = None,
        align: Align = "left",
        tone: Tone = "ink",
        line: float | None = None,
        heading: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        if heading:  # before it has a name: a reader asks for the role as soon as there is one
            be_heading(self)
        self._look = look
        self._role = role
        self._bold = role in ("head", "label", "big") if bold is None else bold
        self._align: Align = align
        self._tone = tone
        self._line = line or _LINE_HEIGHTS.get(str(role), 1.4)
        self._marked = ""
        self._setter: Typesetter | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_text(marked)

    @property
    def marked(self) -> str:
        return self._marked

    def set_text(self, marked: str) -> None:
        if marked == self._marked:
            return
        self._marked = marked
        self._setter = None
        self.setAccessibleName(plain(marked))
        self.updateGeometry()
        self.update()

    def set_tone(self, tone: Tone) -> None:
        self._tone = tone
        self.update()

    @property
    def role(self) -> TextRole | float:
        return self._role

    def set_role(self, role: TextRole | float) -> None:
        """Letters of another size; weight and line height stay."""
        if role != self._role:
            self._role = role
            self._setter = None
            self.updateGeometry()
            self.update()

    def set_look(self, look: Look) -> None:
        before, self._look = self._look, look
        if not look.recolours(before):
            self._setter = None
            self.updateGeometry()
        self.update()

    def fits(self) -> bool:
        """Whether nothing of the text is cut off at the present size."""
        setting = self._set(self.width())
        return setting.width <= self.width() + 1 and self._needed(setting) <= self.height() + 1

    def cut_phrases(self) -> tuple[str, ...]:
        """What had to be cut between letters."""
        return self.cut_at(self.width())

    def cut_at(self, width: int) -> tuple[str, ...]:
        """What would have to be cut in so many pixels."""
        return self._set(width).cut

    def lines(self) -> int:
        return self.lines_at(self.width())

    def lines_at(self, width: int) -> int:
        """How many lines the text takes in so many pixels."""
        return len(self._set(width).lines)

    def longest_phrase(self) -> int:
        """Pixels below which some phrase would be cut, however long it is."""
        return _up(self._typesetter().widest_phrase(self._marked))

    def natural_width(self) -> int:
        """Pixels that the text needs on one line."""
        return _up(self._typesetter().natural_width(self._marked))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return _up(self._needed(self._set(width)))

    def sizeHint(self) -> QSize:
        width = self.natural_width()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        # A phrase of many letters (an address) breaks between them where it must.
        most = _LETTERS_TOGETHER * self._look.exact(self._look.text_mm(self._role))
        width = _up(min(self._typesetter().widest_phrase(self._marked), most))
        return QSize(width, self.heightForWidth(self.natural_width()))

    def paintEvent(self, event: QPaintEvent) -> None:
        setting = self._set(self.width())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        ink = colour(getattr(self._look.palette, self._tone.replace("-", "_")))
        self._typesetter().paint(painter, setting, self._box(setting), self._align, ink)
        painter.end()

    def _box(self, setting: Setting) -> QRectF:
        spare = self.height() - self._needed(setting)
        flags = self.alignment()
        top = spare / 2 if flags & Qt.AlignmentFlag.AlignVCenter and spare > 0 else 0.0
        return QRectF(0, top + self._needed(setting) - setting.height, self.width(), setting.height)

    def _needed(self, setting: Setting) -> float:
        # A question keeps the room of a reading whether it has one or not, so its baseline never moves;
        # languages without readings need no such room.
        first = setting.lines[0] if setting.lines else None
        has = first is not None and any(piece.run.ruby for piece in first.pieces)
        none = has or self._role != "head" or not self._look.language.startswith("ja")
        none = none or self._look.metrics.close
        return setting.height + (0.0 if none else self._typesetter().headroom)

    def _typesetter(self) -> Typesetter:
        if self._setter is None:
            ruby = 0.5 if self._role in ("head", "big") else 0.42
            line = min(self._line, _CLOSE_LINE) if self._look.metrics.close else self._line
            line = max(line, least_line(self._look.language))
            self._setter = Typesetter(self._look, self._role, bold=self._bold, line=line, ruby=ruby)
        return self._setter

    def _set(self, width: int) -> Setting:
        return self._typesetter().set(self._marked, float(max(1, width)))


def _up(pixels: float) -> int:
    return int(-(-pixels // 1))
