"""The few words that widgets need by themselves (けす, 空白), handed in by whoever has the catalogue."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WidgetWords:
    """Marked texts in the visitor's language; the keys are `widgets.<name>`, `_` written as `-`.

    Attributes:
        erase, erase_all: Keys of pads and boards (けす, 全部けす).
        restore: In the place of 全部けす, brings back what that took away.
        voiced, half_voiced, small, space: Keys of the kana board (てんてん, まる, 小さい字, 空白).
        kana, letters, digits, signs: Keys that change the board; `signs` to 甲, イ, 無番地.
        qwerty, abc: Keys that put Latin letters into the order of a computer, or of the alphabet.
        qwerty_said, abc_said: Their names, which begin with what stands on them.
        rows: Key that leads back to the ten row keys of the two-step board; `row` names one, with `{letter}`.
        choose, chosen: Beside the tick of a card; `covered` where かくす lies over it.
        mend, remove: Keys of rows (なおす, けす).
        before, after: Keys that turn pages (前へ, つぎへ); `page` says which, with `{page}` and `{pages}`;
            `page_said` the same for the ear, `half_said` where each is half a sheet of paper; `next_page`
            leads on where not all pages were seen.
        filled: What a screen reader hears of an entry, with `{done}` and `{all}`.
        full: Said when nothing more goes in.
        empty: What a screen reader hears of an empty field; `cell`: which cell of several, with `{n}`.
        less, more: Keys of a stepper; `least`, `most` are said at its limits.
        year, month, day: After the cells of a date; `unknown` stands for a part nobody knows.
        missing: What still has to be typed, with `{count}`; `begin_again` where a secret was not kept.
        nobody: Where a list of people is still empty.
        chosen_count: How many of several are chosen, with `{count}`.
        by_staff: Where staff fill in.
        resting, several: What a hand that rests on the glass, or many fingers at once, are told.
    """

    erase: str
    erase_all: str
    restore: str
    voiced: str
    half_voiced: str
    small: str
    space: str
    kana: str
    letters: str
    signs: str
    digits: str
    qwerty: str
    qwerty_said: str
    abc: str
    abc_said: str
    rows: str
    row: str
    choose: str
    chosen: str
    covered: str
    mend: str
    remove: str
    before: str
    after: str
    page: str
    page_said: str
    half_said: str
    next_page: str
    filled: str
    full: str
    empty: str
    cell: str
    less: str
    more: str
    least: str
    most: str
    year: str
    month: str
    day: str
    unknown: str
    missing: str
    begin_again: str
    nobody: str
    chosen_count: str
    by_staff: str
    resting: str
    several: str


def widget_words(word: Callable[[str], str]) -> WidgetWords:
    """All of them from a catalogue: `word("widgets.erase-all")` and so on."""
    names = [field.name for field in dataclasses.fields(WidgetWords)]
    return WidgetWords(**{name: word(f"widgets.{name.replace('_', '-')}") for name in names})
