"""The screens of an address, one for each of its parts: what each shows, and what it offers to touch."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

from kiosk.basics.marked import Marked
from kiosk.forms.definition.question import Question
from kiosk.forms.fields import writing
from kiosk.forms.fields.kind import ALL_IN, Context, PartView, words_of
from kiosk.forms.fields.text import name_limits
from kiosk.forms.fields.ward_towns import WrongTown, wrong_town
from kiosk.forms.fields.written_addresses import block_behind
from kiosk.forms.view import Option
from kiosk.lookups.city_wards import lacking
from kiosk.lookups.service import Place

OTHER = "other"
"""The last choice of every list of towns: 「この中にありません」."""
ABROAD, NO_HOME = "abroad", "no-home"
"""Chosen instead of a row of towns."""
NOT_IN_JAPAN = (ABROAD, NO_HOME)
"""What nobody is offered where only a place in Japan can be meant (本籍)."""
NO_POSTAL_CODE = "unknown"
UNLISTED, SURE = "unlisted", "sure"
"""The part that asks about a town which the list does not have, and its answer."""
MOST = {"block": 20, "building": 60, "elsewhere": 120}
"""Letters that each of these parts takes."""


def screen_of(spec: Question, pieces: Mapping[str, object], part: str, context: Context) -> PartView:
    """The screen of one part as far as the address is known."""
    text = words_of(pieces.get(part))
    match part:
        case "postal":
            return _postal(text, known_lines(context) if spec.known else (), context)
        case "row":
            return PartView("one", text or None, options=_rows(spec, text, context))
        case "town":
            return _town(pieces, context)
        case "unlisted":
            return _unlisted(spec, words_of(pieces.get("elsewhere")), text, context)
        case "block":
            return _block(spec, text, _so_far(pieces) or words_of(pieces.get("elsewhere")), context)
        case _:
            view = PartView("text", text, limits=name_limits(MOST[part]), echo=_so_far(pieces))
            if part != "elsewhere" or pieces.get("row") != ABROAD:
                return view
            return dataclasses.replace(view, explanation=context.words("forms.address.abroad.explanation"))


def known_lines(context: Context) -> tuple[str, ...]:
    """The address of whoever stands here, or of whose matter it is, as this visit knows it."""
    return tuple(dict.fromkeys(one.address for one in context.known if one.address))[:1]


def wrong_in(spec: Question, line: str, context: Context) -> WrongTown | None:
    """What is wrong with the town of a line; what a card says is let be, whatever the list has.

    Where a form asks for no 番地, a city alone may be all that it wants.
    """
    if spec.former or any(one.address == line for one in context.known):
        return None
    wrong = wrong_town(line, context.lookups)
    if wrong is not None or (spec.numbered is None and not writing.has_number(line)):
        return wrong
    lack = lacking(line)
    return None if lack is None else WrongTown(lack)


def _unlisted(spec: Question, line: str, text: str, context: Context) -> PartView:
    """A list may lack a town, the last 丁目 of one, a ward: whoever is sure goes on, and staff look it up."""
    words, wrong = context.words, wrong_in(spec, line, context)
    sure = Option(SURE, line, words("forms.address.sure"), chosen=text == SURE, own=True)
    retype = Option("retype", words("forms.address.retype"), picture="pencil")
    return PartView(
        "one",
        text or None,
        options=(sure,),
        extras=(retype,),
        explanation=None if wrong is None else _why_asked(wrong, context),
        whole_unknown="",
    )


def _why_asked(wrong: WrongTown, context: Context) -> Marked:
    last = 0 if wrong.town is None else wrong.town.chome
    if last:
        return context.words("forms.address.chome-listed", most=last)
    return context.words(f"forms.address.{wrong.kind}")


def _postal(text: str, known: tuple[str, ...], context: Context) -> PartView:
    extras = [Option("unknown-postal", context.words("forms.address.unknown-postal"), picture="help")]
    extras += [
        Option(f"known:{place}", _known_label(line, context), own=True) for place, line in enumerate(known)
    ]
    shown = "" if text == NO_POSTAL_CODE else text
    whole = context.words("forms.address.unknown")
    return PartView(
        "cells", shown, extras=tuple(extras), limits={"groups": "3-4", "longer": ALL_IN}, whole_unknown=whole
    )


def _known_label(line: str, context: Context) -> Marked:
    name = next(one.name for one in context.known if one.address == line)
    return context.words("forms.address.known", name=name)


def _rows(spec: Question, text: str, context: Context) -> tuple[Option, ...]:
    rows = tuple(
        Option(row, context.words("forms.address.row", row=row), chosen=row == text)
        for row in context.lookups.rows()
    )
    instead = ((OTHER, "other-city"), (ABROAD, "abroad"), (NO_HOME, "no-home"))
    offered = [(one, key) for one, key in instead if not (spec.in_japan and one in NOT_IN_JAPAN)]
    others = (Option(one, context.words(f"forms.address.{key}"), chosen=text == one) for one, key in offered)
    return (*rows, *others)


def _town(pieces: Mapping[str, object], context: Context) -> PartView:
    """Towns of a postal code tell where somebody lives; those of a row are many, and public names.

    Which one is chosen is theirs either way (`privacy.is_sensitive`).
    """
    chosen = words_of(pieces.get("town")) or None
    own = words_of(pieces.get("postal")) != NO_POSTAL_CODE
    options = tuple(
        Option(one.text, one.label, chosen=one.text == chosen, own=own) for one in _places(pieces, context)
    )
    other = Option(OTHER, context.words("forms.address.other"), chosen=chosen == OTHER)
    return PartView("one", chosen, options=(*options, other))


def _places(pieces: Mapping[str, object], context: Context) -> tuple[Place, ...]:
    postal = words_of(pieces.get("postal"))
    if postal == NO_POSTAL_CODE:
        return context.lookups.row_places(words_of(pieces.get("row")))
    return context.lookups.places(writing.code(postal))


def _block(spec: Question, text: str, echo: Marked, context: Context) -> PartView:
    ways = (Option("open-block", context.words("forms.address.open-block"), picture="help"),)
    limits = name_limits(MOST["block"])
    if spec.numbered != "open":
        return PartView("block", text, limits=limits, echo=echo or None)
    return PartView("block", text, extras=ways, limits=limits, echo=echo or None, whole_unknown="")


def _so_far(pieces: Mapping[str, object]) -> Marked | None:
    """The address as far as it is known."""
    town = words_of(pieces.get("town"))
    return None if town in ("", OTHER) else town + block_behind(town, words_of(pieces.get("block")))
