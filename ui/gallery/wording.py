"""What is written: all of it visible, whole words, in the page's language, with a name, and said aloud."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields
from functools import lru_cache

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtWidgets import QWidget

from kiosk.visit.screen import FieldView, Notice, Question, Screen, Sheet, Welcome
from kiosk.words.furigana import reading
from ui.gallery.scripts import in_its_letters
from ui.gallery.violation import Violation, name_of
from ui.gallery.vocabulary import borrowed
from ui.gallery.writing import Writing, Written, lines_of, sizes_by_widget
from ui.theme.look import Look
from ui.widgets.entry_cells import Cell
from ui.widgets.key_button import KeyButton, Kind
from ui.widgets.marks import plain
from ui.widgets.named_answer import NamedAnswer
from ui.widgets.ruby_label import RubyLabel
from ui.widgets.stepper import Plate
from ui.widgets.text_field import TextField
from ui.widgets.touch_guard import Repeat
from ui.widgets.touchable import Touchable
from ui.widgets.whole import SLACK_MM, cut_words, lies_inside, shows_all

_KEY = re.compile(r"^[a-z][a-z0-9-]*(\.[a-z0-9-]+)+$")
_UNFILLED = re.compile(r"\{[a-z_]+\}|%\([a-z_]+\)")
_GAPS = re.compile(r"[\s\u200b\u00ad\u3000=＝]+")
"""What no voice says: spaces, break marks, and the sign that a sum is drawn with."""
_WRITTEN_SO = frozenset({"name", "address", "persons"})
"""Kinds of questions that propose what Japanese papers have: names, towns, those of people in a list."""
_TYPED_SO = re.compile(r"[:：]\s*[ぁ-んァ-ヶー\s]+$")
"""An example of what is typed on a board of kana: `Example: みほん　はなこ`."""
_SAYS_SOMETHING = re.compile(r"\w")
_TYPED_INTO = (Cell, TextField)
_TIP = 0.07
"""Of the font size: so far the horn of ợ and the last bar of च reach over the width that their font tells.

It is forgiven at a line's ends alone: upwards and downwards a font tells all, and the tail of a g that is cut
off would be less than that.
"""
_EDGE_PX = 0.7
"""A soft edge of a letter may reach into a pixel that is cut off, and no farther."""


def clipped(shown: list[QWidget], writing: Writing, look: Look) -> Iterator[Violation]:
    """No text is cut off: by its widget's word, by the ink of every line, by a rim; no target, by an edge."""
    cut = {id(line.widget) for line in lines_of(writing) if _is_cut(line, look) or _is_on_the_rim(line)}
    for widget in shown:
        outside = isinstance(widget, Touchable) and not lies_inside(widget)
        if outside or not shows_all(widget) or id(widget) in cut:
            figure = f"{widget.accessibleName()!r} in {widget.width()}x{widget.height()} px"
            yield Violation("clipped", name_of(widget), figure)


def wordless(shown: list[QWidget], writing: Writing) -> Iterator[Violation]:
    """What a label, key or card has to say stands on it, from the first letter to the last."""
    sizes = sizes_by_widget(writing)
    for widget in shown:
        if not isinstance(widget, RubyLabel | Touchable) or not _SAYS_SOMETHING.search(widget.marked):
            continue
        # Too small for readings, easy Japanese is drawn in kana.
        wanted = {run_together((said(widget.marked),)) for said in (plain, reading)}
        stands = [run_together((text,)) for text in sizes.get(id(widget), {}).values()]
        if not any(words in text for words in wanted for text in stands):
            yield Violation("clipped", name_of(widget), f"{plain(widget.marked)!r} does not stand on it")


def icons_alone(targets: list[QWidget], writing: Writing) -> Iterator[Violation]:
    """A word stands on every key: nobody has to guess what an icon means, or that there is a key at all.

    A field that is typed into says by its place what it is for; a letter of a board is its own word.
    """
    written = {id(above) for one in writing if one.letters.strip() for above in _with_parents(one.widget)}
    for target in targets:
        if isinstance(target, Touchable) and not isinstance(target, Cell) and id(target) not in written:
            yield Violation("no-name", name_of(target), "no word stands on it")


def _with_parents(widget: QWidget | None) -> Iterator[QWidget]:
    while widget is not None:
        yield widget
        widget = widget.parentWidget()


def broken_words(shown: list[QWidget]) -> Iterator[Violation]:
    """Lines end between phrases, never inside a word."""
    for widget in shown:
        for word in cut_words(widget):
            yield Violation("word-break", name_of(widget), f"{word!r} in {widget.width()} px")


def untranslated(
    shown: list[QWidget], writing: Writing, look: Look, screen: Screen | None
) -> Iterator[Violation]:
    """No key of a catalogue, no empty place in a sentence, no words of another language."""
    own = own_words(screen)
    for widget in shown:
        for name in _names(widget):
            if _is_raw(name):
                yield Violation("untranslated", name_of(widget), name)
    for widget, words in _prose(shown, writing):
        if not _is_raw(words) and not in_language(look.language, words, own):
            yield Violation("untranslated", name_of(widget), f"{words!r} in {look.language}")


def own_words(screen: Screen | None) -> frozenset[str]:
    """What stands there in a language of its own, run together: names of languages, of towns, of people."""
    return frozenset(run_together((plain(name),)) for name in _own_names(screen))


def in_language(language: str, words: str, own: frozenset[str]) -> bool:
    """Whether the words are in that language, or are `own_words`."""
    return run_together((words,)) in own or _is_in(language, words)


def _is_raw(words: str) -> bool:
    """A catalogue's key, or a sentence with a place that nobody filled."""
    return bool(_KEY.match(words) or _UNFILLED.search(words))


def _names(widget: QWidget) -> Iterator[str]:
    """What a screen reader says of it; of an answer behind its name, each by itself."""
    if isinstance(widget, NamedAnswer):
        yield from (plain(part) for part in widget.parts)
    else:
        yield widget.accessibleName()


@lru_cache(maxsize=20_000)
def _is_in(language: str, words: str) -> bool:
    return in_its_letters(language, words) and not borrowed(language, words)


def unspoken(
    shown: list[QWidget], writing: Writing, look: Look, screen: Screen | None
) -> Iterator[Violation]:
    """Every word of the page is in what the voice says; keys say their own names when they are reached."""
    if screen is None:
        return
    said = run_together((*screen.spoken, *screen.private))
    # Too small for readings, easy Japanese is drawn in kana.
    around = tuple(_around_the_page(screen))
    quiet = {run_together((said_so(text),)) for text in around for said_so in (plain, reading)}
    own = tuple(own_patterns(look))
    for widget, marked in _to_be_said(shown, writing):
        words, seen = run_together((reading(marked),)), run_together((plain(marked),))
        if not _SAYS_SOMETHING.search(words) or words in said or seen in quiet:
            continue
        if not any(pattern.fullmatch(seen) for pattern in own):
            yield Violation("unspoken", name_of(widget), repr(plain(marked)))


def _to_be_said(shown: list[QWidget], writing: Writing) -> Iterator[tuple[QWidget, str]]:
    """Labels and keys, and what other widgets write that is not in the name that a reader says of them."""
    sizes = sizes_by_widget(writing)
    for widget in shown:
        if isinstance(widget, RubyLabel | Touchable):
            parts = widget.parts if isinstance(widget, NamedAnswer) else (widget.marked,)
            yield from ((widget, part) for part in parts if not _is_key(widget))
        elif not isinstance(widget, _TYPED_INTO):
            value = plain(widget.value_words) if isinstance(widget, Plate) else ""
            name = run_together((widget.accessibleName(), value))
            texts = sizes.get(id(widget), {}).values()
            yield from ((widget, text) for text in texts if run_together((text,)) not in name)


def _is_key(widget: QWidget) -> bool:
    return isinstance(widget, Touchable) and widget.repeat is Repeat.EVERY


def _prose(shown: list[QWidget], writing: Writing) -> Iterator[tuple[QWidget, str]]:
    """Words that are the product's own: not the letters of a board, nor what a person typed with them."""
    sizes = sizes_by_widget(writing)
    for widget in shown:
        if isinstance(widget, NamedAnswer):
            yield from ((widget, name) for name in _names(widget))
        elif isinstance(widget, RubyLabel | Touchable):
            if not (isinstance(widget, KeyButton) and widget.kind is Kind.CHARACTER):
                yield widget, plain(widget.marked)
        elif not isinstance(widget, _TYPED_INTO):
            yield from ((widget, words) for words in sizes.get(id(widget), {}).values())


def _is_cut(line: Written, look: Look) -> bool:
    """Whether anything is missing above or below, or more than the tip of a stroke at one end."""
    tip = max(look.exact(SLACK_MM), _TIP * line.size)
    return not line.seen.adjusted(-tip, -_EDGE_PX, tip, _EDGE_PX).contains(line.box)


def _is_on_the_rim(line: Written) -> bool:
    """Whether typed letters run over the rim of what they stand in, by more than the pixel of a soft edge."""
    widget = line.widget
    if not isinstance(widget, _TYPED_INTO):
        return False
    inside = widget.inside().translated(QPointF(widget.mapTo(widget.window(), QPoint(0, 0))))
    return not inside.adjusted(-1, -1, 1, 1).contains(line.box)


def _own_names(screen: Screen | None) -> Iterator[str]:
    """Names of languages and what a person typed are written as they are."""
    if screen is None:
        return
    yield from screen.private
    yield screen.office
    yield from (button.label for button in screen.buttons if button.said)
    if isinstance(screen.body, Welcome):
        yield from (option.label for option in screen.body.languages)
    if isinstance(screen.body, Sheet):
        rows = [row for row in screen.body.rows if "language" in (row.id, row.look)]
        yield from (option.label for row in rows for option in row.options)
    if isinstance(screen.body, Question):
        yield screen.body.example or ""  # as it is typed on a Japanese form
    if isinstance(screen.body, Notice):  # the same example, where the help page tells it
        yield from (line for line in screen.body.lines if _TYPED_SO.search(plain(line)))
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


def own_patterns(look: Look) -> Iterator[re.Pattern[str]]:
    """What widgets add to the page's words (えらぶ, 1 / 3): said with the name of what they stand on."""
    for field in fields(look.words):
        value = getattr(look.words, field.name)
        if isinstance(value, str) and value:
            words = re.escape(run_together((plain(value),)))
            yield re.compile(re.sub(r"\\{[a-z]+\\}", ".+", words))


def run_together(texts: Iterable[str]) -> str:
    """Without what no voice says."""
    return _GAPS.sub("", "".join(texts))
