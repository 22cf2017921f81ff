"""What stands where a question has no room: something of the question, and no other question's."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from PySide6.QtWidgets import QWidget

from kiosk.visit.screen import Question, Screen
from kiosk.words.furigana import reading
from ui.gallery.violation import Violation, name_of
from ui.widgets.marks import plain
from ui.widgets.ruby_label import RubyLabel

_RUNS = (
    (re.compile(r"[一-鿿々]"), 1),
    (re.compile(r"[가-힣]{2,}"), 2),
    (re.compile(r"[ぁ-ゖァ-ヺー]{3,}"), 3),
)
"""Letters of words without spaces between them, and how many of them together mean something."""
_WORD = re.compile(r"[^\W\d_ぁ-ヿ一-鿿가-힣][\w\u0900-\u0963]{2,}")
_STEM, _NEPALI_STEM = 4, 3
"""So many letters of a word stay in its other forms; a shorter word counts whole."""
_SAYS_NOTHING = frozenset({"the", "and", "for"})


def strange(page: QWidget | None, screen: Screen | None) -> Iterator[Violation]:
    """A short name has a word in common with the question that it stands for."""
    for label, question, seen in _heading(page, screen):
        if seen != plain(question.title) and not _words_of(seen) & _words_of(plain(question.title)):
            yield Violation("heading", name_of(label), f"{seen!r} for {plain(question.title)!r}")


@dataclass(slots=True)
class Headings:
    """Those of all screens in one mode, each with the question that it was first seen for."""

    _seen: dict[tuple[str, str], str] = field(default_factory=dict)

    def repeated(self, page: QWidget | None, screen: Screen | None) -> Iterator[Violation]:
        """No two questions of one procedure stand under the same words."""
        for label, question, seen in _heading(page, screen):
            asked = plain(question.title)
            first = self._seen.setdefault((_procedure(screen), seen), asked)
            if first != asked:
                yield Violation("heading", name_of(label), f"{seen!r} for {asked!r} as for {first!r}")


def _heading(page: QWidget | None, screen: Screen | None) -> Iterator[tuple[RubyLabel, Question, str]]:
    """The page's title as it is seen, and what it asks; nothing where the page asks nothing."""
    if page is None or screen is None or not isinstance(screen.body, Question):
        return
    question = screen.body
    for label in page.findChildren(RubyLabel, "title"):
        if label.isVisible():
            # Drawn in kana alone, the words are the same.
            written = {plain(reading(one)): plain(one) for one in (question.field.label, question.title)}
            seen = plain(label.marked)
            yield label, question, written.get(seen, seen)


def _procedure(screen: Screen | None) -> str:
    return "" if screen is None or screen.topic is None else screen.topic[0]


def _words_of(text: str) -> frozenset[str]:
    """What carries the meaning: kanji, runs of other Asian letters, stems of words between spaces."""
    text = unicodedata.normalize("NFC", text).casefold()
    runs = (
        run[at : at + length]
        for letters, length in _RUNS
        for run in letters.findall(text)
        for at in range(len(run) - length + 1)
    )
    stems = (word[: _stem(word)] for word in _WORD.findall(text) if word not in _SAYS_NOTHING)
    return frozenset((*runs, *stems))


def _stem(word: str) -> int:
    return _NEPALI_STEM if "\u0900" <= word[0] <= "\u097f" else _STEM
