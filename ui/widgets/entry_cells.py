"""Cells that digits go into, in groups, with the active one tinted; a touch on a cell goes back to it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.theme.look import Look, colour
from ui.widgets.focus_ring import ring_while_focused
from ui.widgets.marks import plain
from ui.widgets.room import Part
from ui.widgets.ruby_label import RubyLabel
from ui.widgets.shapes import KeyShape, paint_box
from ui.widgets.surface import Surface, bare, clear
from ui.widgets.touch_guard import Repeat
from ui.widgets.touchable import Touchable
from ui.widgets.typesetting import Typesetter

_TEXT = 15.0
_HEIGHT, _SHALLOW_HEIGHT = 26.0, 20.0
_GAP = 3.0
_LEAST = 16.0
_NARROWEST = 0.72
_DOT = 8.0
_MASK = "\u25cf"


@dataclass(frozen=True, slots=True)
class CellSpec:
    """One cell: its id, what stands behind it (年, –), its width in millimetres."""

    id: str
    after: str = ""
    width: float = 20.0


def digit_cells(
    groups: Sequence[int], joiner: str = "\u2013", *, width: float = 20.0
) -> tuple[CellSpec, ...]:
    """One cell a digit; `joiner` stands between the groups."""
    last = [sum(groups[: n + 1]) - 1 for n in range(len(groups) - 1)]
    return tuple(CellSpec(str(at), joiner if at in last else "", width) for at in range(sum(groups)))


class EntryCells(Surface):
    """A line of cells.

    Signals:
        activated: A cell was touched; carries its index.
    """

    activated = Signal(int)

    def __init__(
        self, look: Look, specs: Sequence[CellSpec], *, height: float = _HEIGHT, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, parent)
        self._row = QHBoxLayout(self)
        self._specs: tuple[CellSpec, ...] = ()
        self._height = height
        self._low = False
        self._cells: list[Cell] = []
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        ring_while_focused(self, lambda: self.look, lambda: self.look.sizes.radius_cell)
        self.set_specs(specs)

    def lower_cells(self) -> Part:
        """Gives some of the cells' height, as on a display that is not high."""
        return _Lower(self)

    @property
    def low(self) -> bool:
        return self._low

    def set_low(self, *, low: bool) -> None:
        self._low = low
        self.arrange()

    @property
    def cells(self) -> tuple[Cell, ...]:
        return tuple(self._cells)

    def set_specs(self, specs: Sequence[CellSpec]) -> None:
        if tuple(specs) == self._specs:
            return
        self._specs = tuple(specs)
        clear(self._row)
        self._cells = []
        for index, spec in enumerate(self._specs):
            cell = Cell(self.look, str(index), spec.width, place=self._place(index, spec))
            cell.setObjectName(f"cell:{spec.id}")
            cell.activated.connect(self._touched)
            # With low reach they stand where they are only read; けす leads back to them.
            cell.setEnabled(not self.look.low_reach)
            self._cells.append(cell)
            self._row.addWidget(cell)
            if spec.after:
                self._row.addWidget(RubyLabel(self.look, spec.after, role="label"))
        self._row.addStretch(1)
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
        look = self.look
        bare(self._row, look.mm(_GAP))
        for cell, spec in zip(self._cells, self._specs, strict=True):
            most = _SHALLOW_HEIGHT if look.metrics.shallow or self._low else self._height
            cell.setFixedHeight(look.mm(min(most, self._height)))
            # Beside long words (month) a cell becomes narrower before a word is cut.
            cell.setMinimumWidth(look.mm(min(spec.width, max(_LEAST, spec.width * _NARROWEST))))
            cell.setMaximumWidth(look.mm(spec.width))

    def _place(self, index: int, spec: CellSpec) -> str:
        """What a cell is for: the word behind it, else which digit it holds."""
        if spec.id.isdigit():
            return self.look.words.cell.replace("{n}", str(index + 1))
        return spec.after

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

    def set_active(self, *, active: bool) -> None:
        self._active = active
        self.update()

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
            setter.paint(
                painter, setting, middle, "center", colour(palette.tint_ink if self._active else palette.ink)
            )
        elif self._active:
            wide, tall = look.line(look.sizes.caret), look.exact(_TEXT)
            caret = QRectF(round(box.center().x() - wide / 2), box.center().y() - tall / 2, wide, tall)
            painter.fillRect(caret, colour(palette.accent))

    def fits(self) -> bool:
        return self._setter().natural_width(self._text) <= self.width()

    def _setter(self) -> Typesetter:
        return Typesetter(self._look, _TEXT, bold=True, line=1.0)

    def _name(self) -> None:
        self.setAccessibleName(f"{self.place} {self._text or plain(self._look.words.empty)}".strip())
