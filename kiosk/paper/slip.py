"""The slip (ひかえ) that a person takes home: 80 mm wide, as long as it needs to be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.forms.fields.next_steps import BETWEEN
from kiosk.forms.lines import applicant_of, lines_of
from kiosk.paper.bringing import to_bring
from kiosk.paper.filling import fee_of
from kiosk.paper.marks import Mark, Page, Rule
from kiosk.paper.sections import Plain
from kiosk.paper.sense import wrapped_by_sense
from kiosk.paper.setting import block, block_height, line_height, wrapped
from kiosk.words.dates import wareki

if TYPE_CHECKING:
    from kiosk.basics.marked import Marked
    from kiosk.forms.application import Application
    from kiosk.forms.definition.procedure import Procedure
    from kiosk.paper.marks import Ruler
    from kiosk.words.catalogue import Words

WIDTH = 80.0
MARGIN = 5.0
SECOND = 11
"""Points of the second language, or less where the Japanese above it is smaller."""
TICK = "□ "
"""Before each thing to bring."""
SHORT_NUMBER = 6
"""Digits of the application id's end that stand for it until the back-end gives a number."""


@dataclass(frozen=True, slots=True)
class Slip:
    """What the slip says.

    Attributes:
        number: Heading, and the number in large digits; both "" where nothing was handed in.
        notes: Sentences below the number: the date that counts, and what happens next.
        rows: Label and text: where to pay, which counter.
        remarks: Sentences below the rows.
    """

    title: str
    procedure: str
    number: tuple[str, str]
    notes: tuple[str, ...]
    rows: tuple[tuple[str, str], ...]
    footer: str
    remarks: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"Slip({self.procedure!r}, …)"


class Written(Plain):
    """With the readings behind the kanji where the language is one whose readers need them."""

    def text(self, marked: Marked) -> str:
        return self.words.written(marked)


def slip_of(application: Application, procedure: Procedure, receipt_number: str | None, words: Words) -> Slip:
    """In the words' language; `procedure` already speaks it."""
    say = Written(words)
    at = application.completed_at
    short = application.application_id[-SHORT_NUMBER:].upper()
    waiting = receipt_number is None
    counts = "paper.slip.counts-waiting" if waiting else "paper.slip.counts"
    heading = "paper.slip.waiting-number" if waiting else "paper.slip.number"
    day = wareki(at.date()) if words.language.startswith("ja") else at.date().isoformat()
    return Slip(
        title=say("paper.slip.title"),
        procedure=say.text(procedure.title),
        number=(say(heading), receipt_number or short),
        notes=(say(counts, date=day), *((say("paper.slip.waiting"),) if waiting else ())),
        rows=tuple(_rows(application, procedure, say)),
        footer=say(
            "paper.slip.footer", office=application.kiosk[1], kiosk=application.kiosk[0], time=f"{at:%H:%M}"
        ),
    )


def slip_page(slip: Slip, ruler: Ruler, second: Slip | None = None, language: str = "") -> Page:
    """One page, exactly as long as its text; `second` is the same slip in the visitor's language."""
    strip = _Strip(ruler, language)
    own = slip if second is None else second
    strip.write(slip.title, own.title, 16, bold=True, centred=True)
    strip.rule()
    strip.write(slip.procedure, own.procedure, 13, bold=True)
    strip.gap(2)
    if any(slip.number):
        strip.write(slip.number[0], own.number[0], 11)
        strip.write(slip.number[1], "", 26, bold=True, centred=True)
    for note, own_note in zip(slip.notes, own.notes, strict=True):
        strip.write(note, own_note, 11)
    strip.rule()
    for (label, text), (own_label, own_text) in zip(slip.rows, own.rows, strict=True):
        strip.write(label, own_label, 10)
        for line, own_line in _paired(text, own_text):
            strip.write(line, own_line, 12, bold=True)
        strip.gap(1)
    for remark, own_remark in zip(slip.remarks, own.remarks, strict=True):
        strip.write(remark, own_remark, 11)
    strip.rule()
    strip.write(slip.footer, own.footer, 10)
    return strip.page()


def _paired(text: str, own: str) -> list[tuple[str, str]]:
    """Line by line where a list has as many lines in both languages, else one after the other."""
    lines, own_lines = text.split("\n"), own.split("\n")
    if len(lines) == len(own_lines):
        return list(zip(lines, own_lines, strict=True))
    return [(text, own)]


def _rows(application: Application, procedure: Procedure, say: Plain) -> Iterator[tuple[str, str]]:
    handled = procedure.handled_by
    yield say("paper.slip.counter"), say.text(handled.counter)
    fee = fee_of(application, procedure, say)
    if procedure.fee is not None and fee:
        yield say("paper.slip.fee"), fee
    if handled.pay is not None and procedure.fee is not None:
        yield say("paper.slip.pay"), say.text(handled.pay)
    yield say("paper.slip.takes"), say.text(handled.takes)
    posted = applicant_of(application, procedure).posted
    if posted is None:
        yield say("paper.slip.hand-over"), say.text(handled.hand_over)
    else:
        yield say("paper.slip.posted"), say.text(posted)
    lacking = to_bring(application, procedure, say)
    if lacking:
        yield say("paper.slip.bring"), "\n".join(f"{TICK}{one}" for one in lacking)
    yield from _next_steps(application, procedure, say)


def _next_steps(application: Application, procedure: Procedure, say: Plain) -> Iterator[tuple[str, str]]:
    """What the answers lead to: name, last day, counter and things to bring on a line each."""
    for line in lines_of(application, procedure, say.words):
        question = procedure.question(line.field)
        if question is not None and question.kind == "next-steps":
            yield say.text(line.label), line.paper.replace(BETWEEN, "\n")


class _Strip:
    """Lines stacked on a strip of paper."""

    def __init__(self, ruler: Ruler, language: str) -> None:
        self._ruler, self._language = ruler, language
        self._marks: list[Mark] = []
        self._y = MARGIN

    def write(self, text: str, own: str, size: float, *, bold: bool = False, centred: bool = False) -> None:
        """Japanese, and below it the visitor's language where that says something else."""
        self._write(text, size, "", bold=bold, centred=centred)
        if self._language and own.split() not in ([], text.split()):
            self._write(own, min(size, SECOND), self._language, centred=centred)
            self._y += 0.8

    def _write(self, text: str, size: float, language: str, *, bold: bool = False, centred: bool) -> None:
        """What goes on below a little square stands under the words, not under the square."""
        for part in text.split("\n"):
            mark = TICK if part.startswith(TICK) else ""
            x = self._ruler.width(mark, size, bold=bold, language=language)
            room = WIDTH - 2 * MARGIN - x
            lines = self._lines(part.removeprefix(mark), room, size, language, bold=bold)
            self._set(f"{mark}{lines[0]}", 0.0, size, language, bold=bold, centred=centred)
            for line in lines[1:]:
                self._set(line, x, size, language, bold=bold, centred=centred)

    def _set(self, line: str, x: float, size: float, language: str, *, bold: bool, centred: bool) -> None:
        wide = self._ruler.width(line, size, bold=bold, language=language)
        left = (WIDTH - wide) / 2 if centred else MARGIN + x
        self._marks += block((line,), left, self._y, size, bold=bold, language=language)
        self._y += line_height(size)

    def _lines(self, text: str, room: float, size: float, language: str, *, bold: bool) -> tuple[str, ...]:
        if language:
            return wrapped(text, room, size, self._ruler, bold=bold, language=language)
        return wrapped_by_sense(text, room, size, self._ruler, bold=bold)

    def rule(self) -> None:
        self._y += 1.0
        self._marks.append(Rule(MARGIN, self._y, WIDTH - MARGIN, self._y, 0.4))
        self._y += 2.5

    def gap(self, height: float) -> None:
        self._y += height

    def page(self) -> Page:
        return Page(WIDTH, self._y + block_height(1, 10) + MARGIN, tuple(self._marks))
