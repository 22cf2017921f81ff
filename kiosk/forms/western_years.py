"""1948 typed where 昭和 is chosen: 19, 4 and 8 run on from the year into month and day, and are another day.

The same four digits may be meant as they stand (昭和19年4月8日), so nothing is put in their place: where one
digit more comes it is told which year it is, and つぎへ asks once before it takes such a day.
"""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.basics.ids import FieldId
from kiosk.forms.answers import Draft, FieldProblem
from kiosk.words.dates import Era

YEAR, DOUBT = "date-western-year", "date-western-doubt"
"""What is told while typing, and what つぎへ asks once."""


def told(field: FieldId, part: str, draft: Draft) -> FieldProblem | None:
    """Which year of the era it is; None where these digits are no western year of it."""
    facts = _facts(draft)
    return None if facts is None else FieldProblem(field, YEAR, facts, part)


def doubt(field: FieldId, part: str, draft: Draft, last: FieldProblem | None) -> FieldProblem | None:
    """Whether the day that stands there is meant; None where it was asked before, or is not in doubt.

    Args:
        field: The question.
        part: Its screen.
        draft: What stands in the date of that screen.
        last: What was told there last. A month without a day after the year is in doubt only once another
            digit found no room: else nobody would stop there.
    """
    facts = _facts(draft)
    if facts is None or (_rest(draft) == 1 and (last is None or last.kind not in (YEAR, DOUBT))):
        return None
    asked = FieldProblem(field, DOUBT, facts, part)
    return None if last == asked else asked


def _facts(draft: Draft) -> Mapping[str, str | int] | None:
    joined, chosen = _joined(draft), _era(draft)
    if chosen is None or len(joined) < 4 or "0" in joined[4:]:
        return None
    western = int(joined[:4])
    if not chosen.first_year <= western <= _last_year(chosen):
        return None
    pieces = draft if isinstance(draft, Mapping) else {}
    year = western - chosen.first_year + 1
    standing = {name: int(str(pieces.get(name) or 0)) for name in ("month", "day")}
    return {"western": western, "right_era": chosen.id, "right_year": year, **standing}


def _joined(draft: Draft) -> str:
    """All digits as they were typed; "" where a part is unknown, or the year holds another number of them."""
    if not isinstance(draft, Mapping):
        return ""
    pieces = [str(draft.get(name) or "") for name in ("year", "month", "day")]
    text = "".join(pieces)
    return text if len(pieces[0]) == 2 and text.isascii() and text.isdecimal() else ""


def _rest(draft: Draft) -> int:
    """How many digits there are behind the western year."""
    return len(_joined(draft)) - 4


def _era(draft: Draft) -> Era | None:
    chosen = draft.get("era") if isinstance(draft, Mapping) else None
    return next((one for one in Era if one.id == chosen), None)


def _last_year(chosen: Era) -> int:
    """The year in which the next one begins; that of today's has no end here."""
    after = [one.first_year for one in Era if one.begins > chosen.begins]
    return min(after, default=9999)
