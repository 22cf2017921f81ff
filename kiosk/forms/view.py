"""One field as the screen needs it: everything already in words, nothing left to decide."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from kiosk.basics.ids import FieldId
from kiosk.basics.marked import Marked
from kiosk.forms.answers import Draft

Input: TypeAlias = Literal[
    "one",  # draft: str, the id of one option, or None
    "many",  # draft: list[str], ids of options in their order
    "yes-no",  # draft: "yes" | "no" | None; exactly two options with these ids
    "count",  # draft: int | None; limits: least, most, unit
    "cells",  # draft: str of digits; limits: groups ("3-4"), suffix
    "amount",  # draft: str of digits without leading zeros; limits: most_digits, unit
    "phone",  # draft: str of digits, a telephone number or another of any length; limits: most_digits
    "block",  # draft: str of digits and hyphens (番地); limits: most
    "date",  # draft: {"era","year","month","day"}: str each; era is an option id or ""
    "kana",  # draft: str, hiragana and one ideographic space between names; limits: most
    "text",  # draft: str, as kana, plus letters and digits by another board; limits: most
    "ink",  # draft: {"text": str, "strokes": lists of [x, y], 0 to 1000}; options: what they may be
    "people",  # draft: list; options are the rows (id = index), limits: most; row (the one to show)
    "none",  # nothing to press: staff fill this in
]
"""The shape a part is answered in. A `date` row of `unknown` parts carries "?" for the part."""


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that can be chosen.

    Attributes:
        id: What the draft will hold, or the `Acted` action's name.
        label: The full answer (「いいえ、のせません」).
        note: One plain line under it.
        picture: Name of a drawing in `resources/icons` or `resources/art`, without ending.
        chosen: Whether the draft holds it now.
        barred: Why it cannot be chosen now; shown dashed, said when touched.
        own: It comes from this person's answers or card (towns found by their postal code, names they
            gave): only headphones say it, and かくす covers it.
        described: What the ear hears instead of the label, where others sound the same: by which words its
            characters are told apart.
        covered: かくす lies over what it is, or over whether it is chosen: a touch changes nothing, and is
            answered with the field's `covered`.
    """

    id: str
    label: Marked
    note: Marked | None = None
    picture: str | None = None
    chosen: bool = False
    barred: Marked | None = None
    own: bool = False
    covered: bool = False
    described: Marked | None = None


@dataclass(frozen=True, slots=True)
class FieldView:
    """One part of one field, as it stands at this moment.

    Attributes:
        kind: The field kind (`address`), which chooses the widget.
        part: Which screen of the field (`postal`, `town`; "" where one is enough).
        input: The shape it is answered in, and so the draft's.
        label: What is asked for, and whose, in a few words, no other part's: for a screen reader, and
            where the question has no room.
        draft: What was typed so far in this part.
        problem: What is missing, in words, directly above the field.
        options: What can be chosen (eras for a date, rows for people).
        extras: Side ways that change the draft at once (きょう, きのう, わからない, もうひとり加える);
            pressing one posts `Acted(field, part, option.id)`.
        limits: Numbers and short words the widget needs, named beside `Input`.
        echo: A line under the field that repeats the draft in other words (300円 × 2通 = 600円).
        sensitive: Which option is chosen is nobody else's; only headphones say it.
        hidden: What was typed is drawn as dots; of what can be chosen nobody sees what is.
        covered: How a touch on something covered is answered: it is to be shown first.
    """

    field: FieldId
    kind: str
    part: str
    input: Input
    label: Marked
    draft: Draft
    problem: Marked | None = None
    options: tuple[Option, ...] = ()
    extras: tuple[Option, ...] = ()
    limits: Mapping[str, int | str] = dataclasses.field(default_factory=dict)
    echo: Marked | None = None
    sensitive: bool = False
    hidden: bool = False
    covered: Marked | None = None
