"""Whether a line ends inside a Japanese word: told by a dictionary, not by what proposed the line's end."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from PySide6.QtWidgets import QWidget

from kiosk.forms.authoring.morphemes import words_in
from kiosk.visit.screen import Screen
from ui.gallery.names import texts_of
from ui.gallery.violation import Violation, name_of
from ui.gallery.wording import run_together
from ui.gallery.writing import Writing
from ui.theme.look import Look
from ui.widgets.entry_cells import Cell
from ui.widgets.marks import A_WORD, EASY_JAPANESE, parse, plain
from ui.widgets.ruby_label import RubyLabel
from ui.widgets.text_field import TextField
from ui.widgets.touchable import Touchable

_LETTER = re.compile("[一-龥々ぁ-んァ-ヶー]")
_LONG_READING = 8
"""Kana of a compound (こくみんけんこうほけん) that is wider than many a line: there are words in it."""
_TWO_WORDS = (("で", "かく"), ("は", "いりません"), ("は", "いらない"))
"""Where the dictionary reads one word across two of ours."""


def torn_words(
    shown: list[QWidget], writing: Writing, look: Look, screen: Screen | None
) -> Iterator[Violation]:
    """Every line as it was painted ends between words; what a person typed is no text of ours."""
    if not look.language.startswith("ja"):
        return
    lines = _painted(writing)
    private = {plain(text) for text in screen.private} if screen else set[str]()
    around = {text for text in texts_of(screen) if plain(text) not in private}
    for widget in (one for one in shown if not isinstance(one, Cell | TextField)):
        told = around | ({widget.marked} if isinstance(widget, RubyLabel | Touchable) else set())
        for above, below in lines.get(id(widget), ()):
            word = torn_word(above, below, told, easy=look.language == EASY_JAPANESE)
            if word:
                yield Violation("word-break", name_of(widget), f"{word!r} in {above!r} / {below!r}")


def _painted(writing: Writing) -> dict[int, list[tuple[str, str]]]:
    """By a widget's identity, each of its lines with the next one of the same size."""
    rows: dict[tuple[int, float], dict[int, str]] = {}
    for one in writing:
        row = rows.setdefault((id(one.widget), one.size), {})
        row[round(one.base)] = row.get(round(one.base), "") + one.letters
    found: dict[int, list[tuple[str, str]]] = {}
    for (widget, _size), row in rows.items():
        letters = [run_together((text,)) for _base, text in sorted(row.items())]
        found.setdefault(widget, []).extend(itertools.pairwise(letters))
    return found


def torn_word(above: str, below: str, told: Iterable[str], *, easy: bool) -> str | None:
    """The word that a line's end would part, where both lines are of one of these texts."""
    if not (above and below and _LETTER.match(above[-1]) and _LETTER.match(below[0])):
        return None
    if any(above.endswith(left) and below.startswith(right) for left, right in _TWO_WORDS):
        return None
    for text in told:
        for kana in (False, True) if easy else (False,):
            drawn, inside = _inside(text, kana=kana)
            at = drawn.find(above + below)
            if at >= 0:
                return inside.get(at + len(above))
    return None


@lru_cache(maxsize=20_000)
def _inside(marked: str, *, kana: bool) -> tuple[str, dict[int, str]]:
    """The text as it is drawn, without gaps, and each place in it that lies in a word, with the word.

    In kana a text says little of its words, so those are looked up in the kanji that it was written with. Two
    long readings are written with a gap: that its author parted them tells more than a dictionary.
    """
    drawn, within, places = "", dict[int, str](), list[int]()
    base, long_before = 0, False
    for run in parse(marked):
        ruby = run.ruby if kana else None
        shown = run_together((ruby or run.base,))
        if ruby and len(shown) <= _LONG_READING:
            within |= {len(drawn) + at: shown for at in range(1, len(shown))}
        long = ruby is not None and len(ruby) >= A_WORD
        first = -1 if long and long_before else base
        places += [first, *([-1] * (len(shown) - 1))] if ruby else range(base, base + len(shown))
        base, long_before = base + len(run_together((run.base,))), long
        drawn += shown
    torn = _in_words(plain(marked))
    return drawn, within | {at: torn[place] for at, place in enumerate(places) if place in torn}


def _in_words(text: str) -> dict[int, str]:
    """Places inside words, counted without gaps; a gap parts words that would read as another one."""
    found: dict[int, str] = {}
    at = 0
    for word in words_in(text):
        letters = run_together((word.surface(),))
        if all(map(_LETTER.match, letters)):
            found |= {at + inside: letters for inside in range(1, len(letters))}
        at += len(letters)
    return found
