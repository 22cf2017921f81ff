"""What is written: all of it visible, whole words, in the page's language, with a name, and said aloud."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields

from PySide6.QtWidgets import QWidget

from kiosk.visit.screen import FieldView, Question, Screen, Sheet, Welcome
from kiosk.words.furigana import reading
from ui.gallery.scripts import in_its_letters
from ui.gallery.violation import Violation, name_of
from ui.theme.look import Look
from ui.widgets.marks import plain
from ui.widgets.ruby_label import RubyLabel
from ui.widgets.touch_guard import Repeat
from ui.widgets.touchable import Touchable
from ui.widgets.whole import cut_words, lies_inside, shows_all

_KEY = re.compile(r"^[a-z][a-z0-9-]*(\.[a-z0-9-]+)+$")
_UNFILLED = re.compile(r"\{[a-z_]+\}|%\([a-z_]+\)")
_GAPS = re.compile(r"[\s\u200b\u00ad\u3000=＝]+")
"""What no voice says: spaces, break marks, and the sign that a sum is drawn with."""
_WRITTEN_SO = frozenset({"name", "address", "persons"})
"""Kinds of questions that propose what Japanese papers have: names, towns, those of people in a list."""
_SAYS_SOMETHING = re.compile(r"\w")


def clipped(shown: list[QWidget]) -> Iterator[Violation]:
    """No text is cut off or elided, and no target by the edge of what it stands on."""
    for widget in shown:
        if not shows_all(widget) or (isinstance(widget, Touchable) and not lies_inside(widget)):
            figure = f"{widget.accessibleName()!r} in {widget.width()}x{widget.height()} px"
            yield Violation("clipped", name_of(widget), figure)


def broken_words(shown: list[QWidget]) -> Iterator[Violation]:
    """Lines end between phrases, never inside a word."""
    for widget in shown:
        for word in cut_words(widget):
            yield Violation("word-break", name_of(widget), f"{word!r} in {widget.width()} px")


def untranslated(shown: list[QWidget], look: Look, screen: Screen | None) -> Iterator[Violation]:
    """No key of a catalogue, no empty place in a sentence, no words in the letters of another language."""
    named = {plain(name) for name in _own_names(screen)}
    for widget in shown:
        name = widget.accessibleName()
        if _KEY.match(name) or _UNFILLED.search(name):
            yield Violation("untranslated", name_of(widget), name)
        elif _is_prose(widget) and name not in named and not in_its_letters(look.language, name):
            yield Violation("untranslated", name_of(widget), f"{name!r} in {look.language}")


def unspoken(shown: list[QWidget], look: Look, screen: Screen | None) -> Iterator[Violation]:
    """Every word of the page is in what the voice says; keys say their own names when they are reached."""
    if screen is None:
        return
    said = _run_together((*screen.spoken, *screen.private))
    # Too small for readings, easy Japanese is drawn in kana.
    around = tuple(_around_the_page(screen))
    quiet = {_run_together((said_so(text),)) for text in around for said_so in (plain, reading)}
    own = tuple(_patterns(look))
    for widget in shown:
        if not isinstance(widget, RubyLabel | Touchable) or _is_key(widget):
            continue
        words, seen = _run_together((reading(widget.marked),)), _run_together((plain(widget.marked),))
        if not _SAYS_SOMETHING.search(words) or words in said or seen in quiet:
            continue
        if not any(pattern.fullmatch(seen) for pattern in own):
            yield Violation("unspoken", name_of(widget), repr(plain(widget.marked)))


def _is_key(widget: QWidget) -> bool:
    return isinstance(widget, Touchable) and widget.repeat is Repeat.EVERY


def _is_prose(widget: QWidget) -> bool:
    return isinstance(widget, RubyLabel | Touchable) and not _is_key(widget)


def _own_names(screen: Screen | None) -> Iterator[str]:
    """Names of languages and what a person typed are written as they are."""
    if screen is None:
        return
    yield from screen.private
    if isinstance(screen.body, Welcome):
        yield from (option.label for option in screen.body.languages)
    if isinstance(screen.body, Sheet):
        rows = [row for row in screen.body.rows if row.look == "language"]
        yield from (option.label for row in rows for option in row.options)
    if isinstance(screen.body, Question) and _is_written_so(screen.body.field):
        yield from (option.label for option in screen.body.field.options)  # how it is written, not said


def _is_written_so(field: FieldView) -> bool:
    """Also a person's address, which is a part of another kind's question."""
    return not _WRITTEN_SO.isdisjoint((field.kind, (field.part or "").partition(".")[0]))


def _around_the_page(screen: Screen) -> Iterator[str]:
    """What the frame repeats on every screen: said once, on request, not again at every question."""
    yield screen.office
    # A label in another language (日本語) is said in the person's own.
    yield from (button.label for button in screen.buttons if button.place == "tool" or button.said)
    yield from (text for text in (screen.progress, screen.simulated, screen.support_code) if text)
    if screen.topic is not None:
        yield screen.topic[0]
    if isinstance(screen.body, Question):
        # With larger letters the short name stands where the voice says the whole question.
        yield screen.body.field.label


def _patterns(look: Look) -> Iterator[re.Pattern[str]]:
    """What widgets add to the page's words (えらぶ, 1 / 3): said with the name of what they stand on."""
    for field in fields(look.words):
        value = getattr(look.words, field.name)
        if isinstance(value, str) and value:
            words = re.escape(_run_together((plain(value),)))
            yield re.compile(re.sub(r"\\{[a-z]+\\}", ".+", words))


def _run_together(texts: Iterable[str]) -> str:
    return _GAPS.sub("", "".join(texts))
