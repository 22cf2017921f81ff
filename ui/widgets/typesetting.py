"""Sets marked text into lines: breaks between phrases, balances the lines, places readings over kanji."""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from ui.theme.fonts import body_letter, hang
from ui.theme.look import Look, TextRole
from ui.widgets.line_breaks import lines_of
from ui.widgets.marks import HYPHEN, Run, too_low_for_readings
from ui.widgets.phrases import Phrase, letters, phrases, words_of

Align: TypeAlias = Literal["left", "center", "right"]

_RUBY_FROM_MM = 10.0  # a reading of half the size would fall below 4 mm under this
_RUBY_LEAST_MM = 4.0
_SHARE = {"left": 0.0, "center": 0.5, "right": 1.0}
_UNBOUNDED = float("inf")
_RUBY_GAP = 0.02  # between base and reading, in parts of the base
_SOFT_EDGE_PX = 0.5  # of a reading's uppermost strokes, which rounding would put over the line's edge
_HORN, _HORN_OUT = "\u031b", 0.08  # of ơ and ư, so far beyond the letter's width in parts of the font size


@dataclass(frozen=True, slots=True)
class Piece:
    """One run in its place: left ends of base and reading, in pixels from the line's left end."""

    run: Run
    x: float
    ruby_x: float


@dataclass(frozen=True, slots=True)
class Line:
    """One line; `y` is the top of its box, `height` the box's height; all in pixels."""

    pieces: tuple[Piece, ...]
    width: float
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Setting:
    """Finished lines with the extent that they need.

    Attributes:
        cut: Phrases wider than the line that had to be cut between letters, and words torn at a hyphen.
        rise: Pixels of the height that readings over the first line take; none where it has none.
    """

    lines: tuple[Line, ...]
    width: float
    height: float
    cut: tuple[str, ...] = ()
    rise: float = 0.0


class Typesetter:
    """Sets text of one size and weight; remembers its last text alone, as the widget that shows it does.

    Args:
        line: Line height in parts of the font size.
        ruby: Size of readings in parts of the font size (0.5 in questions, 0.42 in choices).
    """

    def __init__(
        self, look: Look, role: TextRole | float, *, bold: bool, line: float, ruby: float = 0.5
    ) -> None:
        size = look.text_mm(role)
        self._language = look.language
        self._font = look.font(role, bold=bold)
        self._metrics = QFontMetricsF(self._font)
        self._em = float(look.mm(size))
        self._pitch = self._em * line
        self._hang = self._em * hang(look.language)
        ruby_mm = max(_RUBY_LEAST_MM, size * ruby)
        self._ruby_font: QFont | None = look.font(ruby_mm) if size >= _RUBY_FROM_MM else None
        self._ruby_em = float(look.mm(ruby_mm)) if self._ruby_font else 0.0
        self._ruby_metrics = QFontMetricsF(self._ruby_font) if self._ruby_font else None
        self._baseline = (self._pitch - self._metrics.height()) / 2 + self._metrics.ascent()
        self._high = self._above_middle(body_letter(look.language))
        self._text: str | None = None
        self._phrases: tuple[Phrase, ...] = ()
        self._wide: tuple[float, ...] = ()
        self._parted: dict[Phrase, tuple[Phrase, ...]] = {}
        self._advances: dict[Run, tuple[float, float]] = {}
        self._settings: dict[float, Setting] = {}

    @property
    def headroom(self) -> float:
        """Pixels that a reading needs above the first line's box."""
        return max(0.0, self._ruby_em + self._em * _RUBY_GAP + _SOFT_EDGE_PX - self._above())

    def top_in(self, height: float, setting: Setting) -> float:
        """Pixels from the top of a box to words that look as if they stood in its middle, beside an icon.

        A font's line reaches farther below Devanagari than above it, and farther above Hangul than below.
        """
        spare = (height - setting.height) / 2
        return spare + max(-spare, min(spare, self._high))

    def set(self, marked: str, width: float) -> Setting:
        """The text in lines no wider than `width` pixels wherever that is possible."""
        self._take(marked)
        return self._setting(width)

    def natural_width(self, marked: str) -> float:
        """Width of the text where nothing but its own line ends breaks it."""
        return self.set(marked, _UNBOUNDED).width

    def widest_phrase(self, marked: str) -> float:
        """The narrowest width at which no word has to be cut between letters."""
        self._take(marked)
        words = (word for phrase in self._phrases for word in self._words(phrase))
        return max(map(self._phrase_width, words), default=0.0)

    def paint(self, painter: QPainter, setting: Setting, box: QRectF, align: Align, ink: QColor) -> None:
        """Draws the lines from the top of `box`, each aligned within its width."""
        painter.setPen(ink)
        for line in setting.lines:
            shift = _SHARE[align] * (box.width() - line.width)
            for piece in line.pieces:
                self._paint_piece(painter, piece, QPointF(box.x() + shift, box.y() + line.y), line)

    def _above_middle(self, letter: str | None) -> float:
        """Pixels from the middle of such a letter's ink down to that of the line."""
        if letter is None:
            return 0.0
        return self._pitch / 2 - self._baseline - self._metrics.tightBoundingRect(letter).center().y()

    def ink_of(self, letters: str) -> QRectF:
        """What letters on one line cover, counted from the top of that line."""
        ink = self._metrics.tightBoundingRect(letters)
        ink.translate(0, self._baseline)
        return ink

    def _paint_piece(self, painter: QPainter, piece: Piece, at: QPointF, line: Line) -> None:
        top = at.y() + line.height - self._pitch
        painter.setFont(self._font)
        painter.drawText(QPointF(at.x() + piece.x, top + self._baseline), piece.run.base)
        if piece.run.ruby and self._ruby_font and self._ruby_metrics:
            body_top = top + (self._pitch - self._em) / 2
            painter.setFont(self._ruby_font)
            foot = body_top - self._em * _RUBY_GAP - self._ruby_em * 0.12
            painter.drawText(QPointF(at.x() + piece.ruby_x, foot), piece.run.ruby)

    def _take(self, marked: str) -> None:
        """Layouts ask for the same text many times over; another text makes the one before forgotten."""
        if marked != self._text:
            self._text, self._settings, self._advances, self._parted = marked, {}, {}, {}
            self._phrases = phrases(self._readable(marked), self._language)
            self._wide = tuple(self._real_width((phrase,)) for phrase in self._phrases)

    def _readable(self, marked: str) -> str:
        """With the readings that this size has room for, or what stands for them."""
        return marked if self._ruby_font else too_low_for_readings(marked, self._language)

    def _setting(self, width: float) -> Setting:
        known = self._settings.get(width)
        if known is None:
            known = self._settings[width] = self._set_anew(width)
        return known

    def _set_anew(self, width: float) -> Setting:
        """Where all of it fits as it would stand by itself, that setting is the one."""
        if width == _UNBOUNDED:
            return self._laid(self._paragraphs(), ())
        whole = self._setting(_UNBOUNDED)
        if whole.width <= width and max(self._wide, default=0.0) <= width:
            return whole
        rows = self._rows(width)
        return self._laid(rows, (*self._too_wide(width), *_torn(rows)))

    def _words(self, phrase: Phrase) -> tuple[Phrase, ...]:
        """What it may be parted into; asked once for a text."""
        if phrase not in self._parted:
            self._parted[phrase] = words_of(phrase, self._language)
        return self._parted[phrase]

    def _too_wide(self, width: float) -> Iterator[str]:
        """Phrases with a word that has to be cut between letters."""
        for phrase, wide in zip(self._phrases, self._wide, strict=True):
            words = self._words(phrase) if wide > width else ()
            if any(self._real_width((word,)) > width for word in words):
                yield _letters_of(phrase)

    def _narrowed(self, phrase: Phrase, width: float) -> Iterator[Phrase]:
        """The phrase cut between its words, and a word that is still too wide between letters."""
        for word in self._words(phrase):
            if self._real_width((word,)) <= width:
                yield word
            else:
                yield from letters(word)

    def _laid(self, rows: Sequence[Sequence[Phrase]], cut: tuple[str, ...]) -> Setting:
        """One line below the other."""
        lines: list[Line] = []
        y = 0.0
        for row in rows:
            line = self._line(row, y, first=not lines)
            lines.append(line)
            y = line.y + line.height
        rise = lines[0].height - self._pitch if lines else 0.0
        return Setting(tuple(lines), max((line.width for line in lines), default=0.0), y, cut, rise)

    def _above(self) -> float:
        return (self._pitch - self._em) / 2

    def _line(self, row: Sequence[Phrase], y: float, *, first: bool) -> Line:
        runs = _as_line(row)
        pieces, width = self._pieces(runs)
        needs = self._ruby_font is not None and any(run.ruby for run in runs)
        above = self.headroom if first else max(0.0, self.headroom - self._above())
        return Line(tuple(pieces), width, y, self._pitch + (above if needs else 0.0))

    def _pieces(self, runs: Sequence[Run]) -> tuple[list[Piece], float]:
        """Every run in its place, and where the last one ends."""
        pieces: list[Piece] = []
        x = 0.0
        for index, run in enumerate(runs):
            own, ruby = self._advance(run)
            if ruby <= own:
                pieces.append(Piece(run, x, x + (own - ruby) / 2))
                x += own
            else:
                piece, x = self._overhung(run, x, (self._free(runs, index - 1), self._free(runs, index + 1)))
                pieces.append(piece)
        return pieces, x + self._hanging(runs)

    def _overhung(self, run: Run, x: float, room: tuple[float, float]) -> tuple[Piece, float]:
        """Places a run whose reading is longer: it hangs over its neighbours as far as they leave room."""
        own, ruby = self._advance(run)
        over = ruby - own
        left = min(over / 2, room[0])
        right = min(over - left, room[1])
        rest = over - left - right
        return Piece(run, x + (rest / 2 if room[0] else 0.0), x - left), x + own + rest

    def _hanging(self, runs: Sequence[Run]) -> float:
        """Room for the ink of a last sign beyond its letter, so that no line's edge cuts it."""
        last = runs[-1].base[-1:] if runs else ""
        if last and _HORN in unicodedata.normalize("NFD", last):
            return self._em * _HORN_OUT
        return self._hang if last and unicodedata.category(last).startswith("M") else 0.0

    def _free(self, runs: Sequence[Run], neighbour: int) -> float:
        """How far a reading may reach over this neighbour: not over another reading, not out of the line."""
        if 0 <= neighbour < len(runs) and not runs[neighbour].ruby:
            return min(self._ruby_em, self._advance(runs[neighbour])[0])
        return 0.0

    def _advance(self, run: Run) -> tuple[float, float]:
        """How wide the letters are, and their reading; asked of the font once for a text."""
        known = self._advances.get(run)
        if known is None:
            metrics = self._ruby_metrics
            ruby = metrics.horizontalAdvance(run.ruby) if run.ruby and metrics else 0.0
            known = self._advances[run] = self._metrics.horizontalAdvance(run.base), ruby
        return known

    def _phrase_width(self, phrase: Phrase) -> float:
        widths = (max(self._advance(Run(_hyphenated(run.base), run.ruby))) for run in phrase.runs)
        return sum(widths) + self._hanging(phrase.runs)

    def _real_width(self, row: Sequence[Phrase]) -> float:
        return self._pieces(_as_line(row))[1]

    def _paragraphs(self) -> list[list[Phrase]]:
        """The lines that the text itself makes."""
        rows: list[list[Phrase]] = [[]]
        for phrase in self._phrases:
            rows[-1].append(phrase)
            if phrase.ends_line:
                rows.append([])
        return rows[:-1]

    def _rows(self, width: float) -> list[list[Phrase]]:
        rows: list[list[Phrase]] = []
        paragraph: list[Phrase] = []
        for phrase, wide in zip(self._phrases, self._wide, strict=True):
            paragraph.extend([phrase] if wide <= width else self._narrowed(phrase, width))
            if phrase.ends_line:
                rows.extend(self._balanced(paragraph, width))
                paragraph = []
        return rows

    def _balanced(self, paragraph: list[Phrase], width: float) -> list[list[Phrase]]:
        """As few lines as possible, each with its sentence or all as equal as possible."""
        # Readings that hang over kana make a line shorter than the sum of its parts.
        if self._real_width(paragraph) <= width + 0.01:
            return [paragraph]
        widths = [self._phrase_width(phrase) for phrase in paragraph]
        texts = [_letters_of(phrase) for phrase in paragraph]
        raised = [self._ruby_font is not None and any(run.ruby for run in one.runs) for one in paragraph]
        return [paragraph[a:b] for a, b in lines_of(texts, widths, width, raised)]


class Typesetters:
    """Those of one widget, each made once for its look, so that no painting sets the same text again."""

    def __init__(self) -> None:
        self._look: Look | None = None
        self._made: dict[tuple[TextRole | float, bool, float, float], Typesetter] = {}

    def of(
        self, look: Look, role: TextRole | float, *, bold: bool, line: float, ruby: float = 0.5
    ) -> Typesetter:
        """The one of that size and weight; a look of other sizes makes all of them anew."""
        if look is not self._look:
            if self._look is None or not look.recolours(self._look):
                self._made = {}
            self._look = look
        key = (role, bold, line, ruby)
        if key not in self._made:
            self._made[key] = Typesetter(look, role, bold=bold, line=line, ruby=ruby)
        return self._made[key]

    def forget(self) -> None:
        """Drops them with the texts that they remember."""
        self._made.clear()


def _as_line(row: Sequence[Phrase]) -> list[Run]:
    """The runs as they stand in one line: no space at its end, a hyphen nowhere else."""
    runs = [run for phrase in row for run in phrase.runs]
    if runs and not runs[-1].ruby:
        runs[-1] = Run(_hyphenated(runs[-1].base.rstrip()))
    return [run if run.ruby or HYPHEN not in run.base else Run(run.base.replace(HYPHEN, "")) for run in runs]


def _torn(rows: Sequence[Sequence[Phrase]]) -> Iterator[str]:
    """Words that end one line with a hyphen and go on in the next: better than a bare cut, and still one."""
    for above, below in itertools.pairwise(rows):
        start = _letters_of(above[-1])
        if start.endswith(HYPHEN):
            yield _hyphenated(start) + _letters_of(below[0])


def _letters_of(phrase: Phrase) -> str:
    return "".join(run.base for run in phrase.runs)


def _hyphenated(base: str) -> str:
    """A part of a word that ends its line has its hyphen."""
    return f"{base[:-1]}-" if base.endswith(HYPHEN) else base
