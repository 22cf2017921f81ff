"""What a page is made of, in millimetres from its top left corner; sizes of letters in points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, TypeAlias

MM_PER_POINT = 25.4 / 72
A4 = (210.0, 297.0)


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text; `y` is its baseline, `language` names the fonts it is set in ("" is Japanese)."""

    x: float
    y: float
    text: str
    size: float
    bold: bool = False
    language: str = ""

    def __repr__(self) -> str:
        return f"Text({self.x:.1f}, {self.y:.1f}, {len(self.text)} characters)"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: `line` is the thickness of its edge (0 for none), `grey` its filling (1 is white)."""

    x: float
    y: float
    width: float
    height: float
    line: float = 0.2
    grey: float = 1.0


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line."""

    x: float
    y: float
    to_x: float
    to_y: float
    line: float = 0.2


@dataclass(frozen=True, slots=True)
class Symbol:
    """A QR code without its quiet zone; `modules` are rows from the top, 1 is dark."""

    x: float
    y: float
    size: float
    modules: tuple[bytes, ...]


Mark: TypeAlias = Text | Box | Rule | Symbol


@dataclass(frozen=True, slots=True)
class Page:
    """One side of a sheet; later marks lie over earlier ones."""

    width: float
    height: float
    marks: tuple[Mark, ...]


class Ruler(Protocol):
    """Measures text as it will be drawn."""

    def width(self, text: str, size: float, *, bold: bool = False, language: str = "") -> float:
        """Millimetres."""


def shifted(mark: Mark, dx: float, dy: float) -> Mark:
    """The same mark elsewhere."""
    match mark:
        case Text(x, y, text, size, bold, language):
            return Text(x + dx, y + dy, text, size, bold, language)
        case Box(x, y, width, height, line, grey):
            return Box(x + dx, y + dy, width, height, line, grey)
        case Rule(x, y, to_x, to_y, line):
            return Rule(x + dx, y + dy, to_x + dx, to_y + dy, line)
        case Symbol(x, y, size, modules):
            return Symbol(x + dx, y + dy, size, modules)
