"""Rules that refuse grown-ups by their age with a message that names no age.

Whether such a rule is the wrong way round, no text tells: `least: 65` for `most: 64` stops everybody whom the
procedure is for, and only the answers of an invented person show it. A rule that stops children alone says
mostly that a date is mistyped, and may go without.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiosk.basics.telling import told
from kiosk.forms.authoring.ages_turned import OLD, SAID, directions
from kiosk.forms.authoring.narrow import narrow
from kiosk.forms.conditions import Condition
from kiosk.forms.definition.finding import Finding
from kiosk.forms.definition.placed_conditions import nodes
from kiosk.forms.definition.procedure import Procedure

_GROWN_UP = 18
_NAMED = re.compile(r"\d{1,3}歳|生まれたばかり|赤ちゃん|新生児|成人|おとな|大人|高齢|未成年|年度")
"""An age, in figures or in a word for one."""


def ages_unsaid(procedure: Procedure) -> Iterator[Finding]:
    """Each message that names no age, of a rule that compares ages in one direction and stops grown-ups."""
    for place, check in enumerate(procedure.checks):
        ways = set(directions(check.wrong_when, holds=True))
        if len(ways) != 1 or _NAMED.search(narrow(check.message)):
            continue
        way = ways.pop()
        if way == OLD or any(bound > _GROWN_UP for bound in _bounds(check.wrong_when)):
            pattern = "names no age, and its rule refuses those {way}: say which, to compare them"
            yield Finding(("checks", place, "message"), told(pattern, way=SAID[way]))


def _bounds(condition: Condition) -> Iterator[int]:
    """The first age each that is beyond: 18 of `most: 17` and of `least: 18`."""
    for _, node in nodes(condition, ()):
        if node.age is not None:
            yield from (one for one in (node.age.least,) if one is not None)
            yield from (one + 1 for one in (node.age.most,) if one is not None)
