"""Cells that digits go into, in groups, with the active one tinted; a touch on a cell goes back to it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.look import Look, colour
from ui.widgets.focus_ring import ring_while_focused
from ui.widgets.marks import plain
from ui.widgets.reading_parts import be_group
from ui.widgets.room import Part
from ui.widgets.ruby_label import RubyLabel
from ui.widgets.shapes import KeyShape, paint_box
from ui.widgets.surface import Surface
from ui.widgets.touch_guard import Repeat
from ui.widgets.touchable import Choosing, Touchable
from ui.widgets.typesetting import Typesetter

_TEXT = 15.0
_HEIGHT, _SHALLOW_HEIGHT = 26.0, 20.0
_GAP = 3.0
_LEAST = 16.0
_DOT = 8.0
_MASK = "\u25cf"


@dataclass(frozen=True, slots=True)
class CellSpec:
    """One cell: its id, what stands behind it (年, –), its width in millimetres.

    Attributes:
        least: The part of its width that it never gives up.
    """

    id: str
    after: str = ""
    width: float = 20.0
    least: float = 0.72


def digit_cells(
    groups: Sequence[int], joiner: str = "\u2013", *, width: float = 20.0
) -> tuple[CellSpec, ...]:
    """One cell a digit; `joiner` stands between the groups."""
    last = [sum(groups[: n + 1]) - 1 for n in range(len(groups) - 1)]
    return tuple(CellSpec(str(at), joiner if at in last else "", width) for at in range(sum(groups)))


def width_of(look: Look, text: str) -> float:
    """Pixels that a text takes in a cell."""
    return _setter(look).natural_width(text)


class EntryCells(Surface):
    """Cells in a line; in more lines where a narrow display has no room for all side by side.

    Signals:
        activated: A cell was touched; carries its index.
    """

    activated = Signal(int)

    def __init__(
        self, look: Look, specs: Sequence[CellSpec], *, height: float = _HEIGHT, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, parent)
        self._specs: tuple[CellSpec, ...] = ()
        self._height = height
        self._low = False
        self._cells: list[Cell] = []
        self._words: list[RubyLabel | None] = []
        # Fixed would hold it to the height of one line, however many there are.
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        ring_while_focused(self, lambda: self.look, lambda: self.look.sizes.radius_cell)
        be_group(self, "")
        self.set_specs(specs)

    def lower_cells(self) -> Part:
        """Gives some of the cells' height, as on a display that is not high."""
        return _Lower(self)

    @property
    def low(self) -> bool:
        return self._low

    def set_low(self, *, low: bool) -> None:
        self._low = low
        self.updateGeometry()
        self.arrange()

    @property
    def cells(self) -> tuple[Cell, ...]:
        return tuple(self._cells)

    def index_of(self, focus: QWidget | None) -> int | None:
        """Which cell that is; None where it is none of these."""
        return next((at for at, cell in enumerate(self._cells) if cell is focus), None)

    def focus_of(self, index: int) -> QWidget:
        """What has the focus for that cell: itself, or all of them where cells are only read."""
        cell = self._cells[index]
        return cell if cell.isEnabled() else self

    def set_specs(self, specs: Sequence[CellSpec]) -> None:
        if tuple(specs) == self._specs:
            return
        self._specs = tuple(specs)
        for gone in (*self._cells, *(word for word in self._words if word is not None)):
            gone.hide()
            gone.setParent(None)
            gone.deleteLater()
        self._cells = [self._cell(index, spec) for index, spec in enumerate(self._specs)]
        self._words = [self._word(spec) for spec in self._specs]
        for part in (*self._cells, *self._words):
            if part is not None:
                part.show()
        self.updateGeometry()
        self.arrange()

    def set_texts(self, texts: Sequence[str]) -> None:
        """What each cell shows, in order; missing ones are empty."""
        for index, cell in enumerate(self._cells):
            cell.set_text(texts[index] if index < len(texts) else "")
        self._describe(sum(1 for text in texts if text))

    def set_masked(self, count: int) -> None:
        """Dots in the first `count` cells; what they stand for is nowhere in here."""
        for index, cell in enumerate(self._cells):
            cell.set_text(_MASK if index < count else "")
        self._describe(count)

    def set_active(self, index: int | None) -> None:
        for at, cell in enumerate(self._cells):
            cell.set_active(active=at == index)

    def set_problem(self, indices: Collection[int]) -> None:
        for at, cell in enumerate(self._cells):
            cell.set_problem(problem=at in indices)

    def forget(self) -> None:
        self.set_texts([])

    def arrange(self) -> None:
        """Cells at their usual width; narrower before a word is cut, and in more lines before they touch."""
        gap, tall = self.look.mm(_GAP), self._cell_height()
        y = max(0, self.height() - self.heightForWidth(self.width())) // 2
        for line in self._lines(self.width()):
            widths = self._widths(line, self.width())
            high = self._line_height(line)
            x = 0
            for at, wide in zip(line, widths, strict=True):
                self._cells[at].setGeometry(x, y + (high - tall) // 2, wide, tall)
                x += wide + gap
                word = self._words[at]
                if word is not None:
                    own = word.natural_width()
                    word.setGeometry(x, y, own, high)
                    x += own + gap
            y += high + gap

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        lines = self._lines(width)
        return sum(self._line_height(line) for line in lines) + (len(lines) - 1) * self.look.mm(_GAP)

    def sizeHint(self) -> QSize:
        wide = self._extent(range(len(self._specs)), self._usual)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        wide = max((self._extent([at], self._least) for at in range(len(self._specs))), default=0)
        return QSize(wide, self._cell_height())

    def _lines(self, width: int) -> list[list[int]]:
        """Which cells stand together: all of them, else as few equal lines as there is room for."""
        every = list(range(len(self._specs)))
        for count in range(1, len(every) + 1):
            share = -(-len(every) // count)
            lines = [every[at : at + share] for at in range(0, len(every), share)]
            if all(self._extent(line, self._least) <= width for line in lines):
                return lines
        return [[at] for at in every]

    def _widths(self, line: Sequence[int], room: int) -> list[int]:
        """All cells of a line give the same part of what they can give."""
        usual, least = self._extent(line, self._usual), self._extent(line, self._least)
        given = min(1.0, max(0, usual - room) / max(1, usual - least))
        return [int(self._usual(at) - given * (self._usual(at) - self._least(at))) for at in line]

    def _extent(self, line: Iterable[int], width_of: Callable[[int], int]) -> int:
        parts = [width_of(at) for at in line]
        parts += [word.natural_width() for word in (self._words[at] for at in line) if word is not None]
        return sum(parts) + max(0, len(parts) - 1) * self.look.mm(_GAP)

    def _usual(self, at: int) -> int:
        return self.look.mm(self._specs[at].width)

    def _least(self, at: int) -> int:
        spec = self._specs[at]
        return self.look.mm(min(spec.width, max(_LEAST, spec.width * spec.least)))

    def _cell_height(self) -> int:
        most = _SHALLOW_HEIGHT if self.look.metrics.shallow or self._low else self._height
        return self.look.mm(min(most, self._height))

    def _line_height(self, line: Sequence[int]) -> int:
        words = [word for word in (self._words[at] for at in line) if word is not None]
        return max([self._cell_height(), *(word.heightForWidth(word.natural_width()) for word in words)])

    def _cell(self, index: int, spec: CellSpec) -> Cell:
        cell = Cell(self.look, str(index), spec.width, place=self._place(index, spec), parent=self)
        cell.setObjectName(f"cell:{spec.id}")
        cell.activated.connect(self._touched)
        # With low reach they stand where they are only read; けす leads back to them.
        cell.setEnabled(not self.look.low_reach)
        cell.only_seen = self.look.low_reach
        return cell

    def _word(self, spec: CellSpec) -> RubyLabel | None:
        if not spec.after:
            return None
        word = RubyLabel(self.look, spec.after, role="label", parent=self)
        word.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        return word

    def _place(self, index: int, spec: CellSpec) -> str:
        """What a cell is for: the word behind it, else which digit it holds."""
        if spec.id.isdigit():
            return self.look.words.cell.replace("{n}", str(index + 1))
        return spec.after or self.look.words.choose

    def _describe(self, done: int) -> None:
        words = self.look.words.filled.replace("{done}", str(done)).replace("{all}", str(len(self._cells)))
        self.setAccessibleDescription(plain(words))

    def _touched(self, id_: str) -> None:
        self.activated.emit(int(id_))


@dataclass(frozen=True, slots=True)
class _Lower:
    """Cells as low as their digits allow."""

    cells: EntryCells

    def wanted(self) -> bool:
        return not self.cells.low

    def give(self) -> None:
        self.cells.set_low(low=True)

    def come_back(self) -> None:
        self.cells.set_low(low=False)


class Cell(Touchable):
    """One cell: flat, since it is a place to see, but a touch leads back to it.

    Attributes:
        place: Which cell it is, in plain words.
    """

    repeat = Repeat.EVERY
    choosing = Choosing.PLACE

    def __init__(
        self,
        look: Look,
        id: str,  # noqa: A002 - as elsewhere
        width: float,
        *,
        place: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, id, "", parent)
        self.place = plain(place)
        self._text = ""
        self._active = False
        self._problem = False
        self._width = width
        self._name()

    @property
    def text_shown(self) -> str:
        return self._text

    def set_text(self, text: str) -> None:
        if text != self._text:
            self._text = text
            self._name()
            self.update()

    @property
    def active(self) -> bool:
        """Whether the next digit goes in here."""
        return self._active

    @property
    def chosen(self) -> bool:
        return self._active

    def set_active(self, *, active: bool) -> None:
        changed, self._active = active != self._active, active
        self.update()
        if changed:
            self.tell_chosen()

    def set_problem(self, *, problem: bool) -> None:
        self._problem = problem
        self.update()

    def forget(self) -> None:
        self.set_text("")

    def sizeHint(self) -> QSize:
        return QSize(self._look.mm(self._width), self._look.mm(_HEIGHT))

    def shape_now(self) -> KeyShape:
        sizes, palette = self._look.sizes, self._look.palette
        if self._problem:
            face = palette.tint if self._active else palette.surface
            return KeyShape(face, palette.err_line, sizes.rim_error, "", 0.0, sizes.radius_cell)
        if self._active:
            return KeyShape(palette.tint, palette.accent, sizes.rim_chosen, "", 0.0, sizes.radius_cell)
        return KeyShape(palette.surface, palette.line, sizes.rim_barred, "", 0.0, sizes.radius_cell)

    def paint_on(self, painter: QPainter, face: QRectF) -> None:
        look, palette = self._look, self._look.palette
        shape = self.shape_now()
        box = QRectF(self.rect())
        paint_box(
            painter,
            box,
            look.exact(shape.radius_mm),
            fill=shape.face,
            rim=shape.rim,
            rim_px=look.line(shape.rim_mm),
        )
        if self._text == _MASK:
            side = look.exact(_DOT)
            painter.setBrush(colour(palette.ink))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawEllipse(box.center(), side / 2, side / 2)
        elif self._text:
            setter = self._setter()
            setting = setter.set(self._text, box.width())
            middle = QRectF(0, (box.height() - setting.height) / 2, box.width(), setting.height)
            middle.translate(0, self._off_the_rim(middle.y()))
            setter.paint(
                painter, setting, middle, "center", colour(palette.tint_ink if self._active else palette.ink)
            )
        elif self._active:
            wide, tall = look.line(look.sizes.caret), look.exact(_TEXT)
            caret = QRectF(round(box.center().x() - wide / 2), box.center().y() - tall / 2, wide, tall)
            painter.fillRect(caret, colour(palette.accent))

    def _off_the_rim(self, top: float) -> float:
        """Pixels by which letters that rise over their line (शोवा) stand lower: their ink in the middle."""
        ink = self._setter().ink_of(self._text)
        ink.translate(0, top)
        inside = self.inside()
        whole = inside.top() <= ink.top() and ink.bottom() <= inside.bottom()
        return 0.0 if whole else inside.center().y() - ink.center().y()

    def inside(self) -> QRectF:
        """What the rim leaves, in its own pixels."""
        rim = self._look.line(self.shape_now().rim_mm)
        return QRectF(self.rect()).adjusted(rim, rim, -rim, -rim)

    def fits(self) -> bool:
        return self._setter().natural_width(self._text) <= self.width()

    def _setter(self) -> Typesetter:
        return _setter(self._look)

    def _name(self) -> None:
        self.setAccessibleName(f"{self.place} {self._text or plain(self._look.words.empty)}".strip())


def _setter(look: Look) -> Typesetter:
    return Typesetter(look, _TEXT, bold=True, line=1.0)
