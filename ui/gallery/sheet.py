"""The contact sheet: one page with every kept picture, by screen; it needs no other file and no script.

Boxes above choose what is shown: a rule of the style sheet hides the pictures of whatever is not ticked.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape

from ui.gallery.audit import RULES
from ui.gallery.units import Json, Unit

_AXES = {
    "language": "Language",
    "theme": "Theme",
    "text_size": "Text size",
    "display": "Display",
    "low_reach": "Low reach",
}
_UNSAFE = re.compile(r"[^a-z0-9]+")


def sheet(units: Iterable[Unit], style: str) -> str:
    """The page as HTML; `style` is the style sheet that it takes along."""
    every = tuple(units)
    pictures = [one for unit in every for one in unit.pictures]
    found = [one for unit in every for one in unit.violations]
    notes = [one for unit in every for one in unit.notes]
    axes = {name: _values(pictures, name) for name in _AXES}
    parts = (
        '<!doctype html>\n<html lang="en">\n<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width">\n<title>Every screen</title>',
        f"<style>\n{style}{''.join(_hiding(axes))}</style>",
        "<h1>Every screen</h1>",
        _summary(every, found, notes),
        *_boxes(axes),
        "<main>",
        *_sections(pictures, found, notes),
        "</main>\n</html>\n",
    )
    return "\n".join(parts)


def _values(pictures: Sequence[Json], axis: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(one[axis]) for one in pictures))


def _hiding(axes: Mapping[str, Sequence[str]]) -> Iterator[str]:
    for axis, values in axes.items():
        for value in values:
            name = _name(axis, value)
            yield f"#{name}:not(:checked) ~ main .{name} {{ display: none; }}\n"


def _summary(units: Sequence[Unit], found: Sequence[Json], notes: Sequence[Json]) -> str:
    counted, noted = (Counter(str(one["rule"]) for one in some) for some in (found, notes))
    rows = "".join(
        f"<tr><td>{escape(rule)}<td>{escape(demand)}<td>{counted[rule]}<td>{noted[rule]}"
        for rule, demand in RULES.items()
    )
    screens = sum(unit.screens for unit in units)
    return (
        f"<p>{len(units)} modes, {screens} screens drawn and measured, {len(found)} violations, "
        f"{len(notes)} notes (meant so, and still to be known).</p>\n"
        f"<table><tr><th>Rule<th>Demand<th>Violations<th>Notes{rows}</table>"
    )


def _boxes(axes: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Beside each other with the pictures' element, as the rules of the style sheet need them."""
    yield '<input type="checkbox" id="only-faulty"><label for="only-faulty">Only what is wrong</label>'
    for axis, values in axes.items():
        yield f'<span class="axis">{_AXES[axis]}</span>'
        for value in values:
            name = _name(axis, value)
            yield (f'<input type="checkbox" id="{name}" checked><label for="{name}">{escape(value)}</label>')


def _sections(pictures: Sequence[Json], found: Sequence[Json], notes: Sequence[Json]) -> Iterator[str]:
    by_screen: dict[str, list[Json]] = defaultdict(list)
    for one in pictures:
        by_screen[str(one["screen"])].append(one)
    faults, noted = _by_picture(found), _by_picture(notes)
    for screen, drawn in by_screen.items():
        figures = "\n".join(_figure(one, faults[str(one["file"])], noted[str(one["file"])]) for one in drawn)
        yield f'<section>\n<h2>{escape(screen)}</h2>\n<div class="row">\n{figures}\n</div>\n</section>'


def _by_picture(found: Sequence[Json]) -> Mapping[str, list[Json]]:
    by_picture: dict[str, list[Json]] = defaultdict(list)
    for one in found:
        by_picture[str(one["picture"])].append(one)
    return by_picture


def _figure(picture: Json, found: Sequence[Json], notes: Sequence[Json]) -> str:
    classes = [_name(axis, str(picture[axis])) for axis in _AXES]
    words = " · ".join(str(picture[axis]) for axis in _AXES if axis != "low_reach")
    low = " · low reach" if picture["low_reach"] else ""
    faults = "".join(f"<li>{escape(_line(one))}" for one in found)
    faults += "".join(f'<li class="note">{escape(_line(one))}' for one in notes)
    return (
        f'<figure class="{" ".join((*classes, *(["faulty"] if found else [])))}">'
        f'<a href="{escape(str(picture["file"]))}"><img loading="lazy" src="{picture["thumbnail"]}" '
        f'alt="{escape(str(picture["screen"]))}"></a>'
        f"<figcaption>{escape(words + low)}{f'<ul>{faults}</ul>' if faults else ''}</figcaption></figure>"
    )


def _line(found: Json) -> str:
    return f"{found['rule']}: {found['widget']} {found['figure']}"


def _name(axis: str, value: str) -> str:
    """Of a box and of the class that it hides."""
    return f"{axis}-{_UNSAFE.sub('-', value.lower())}".replace("_", "-")
