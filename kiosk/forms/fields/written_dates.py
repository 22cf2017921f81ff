"""Days as people write them: `S23.3.5`, 昭和23年3月5日, 令和元年5月1日, 1948/3/5, in any width."""

from __future__ import annotations

import re
import unicodedata

from kiosk.words.dates import Era

_ERAS = {name: one.id for one in Era for name in (one.id[0], one.kanji, one.kanji[0])}
"""s, 昭和 and 昭 → showa."""
_BETWEEN = r"[年月./\-ー‐]"
_WRITTEN = re.compile(
    rf"(?P<era>{'|'.join(sorted(_ERAS, key=len, reverse=True))})?(?P<year>元|\d{{1,4}}){_BETWEEN}"
    rf"(?P<month>\d{{1,2}}){_BETWEEN}(?P<day>\d{{1,2}})日?"
)
_RUN_TOGETHER = re.compile(r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})")
WESTERN_DIGITS = 4


def pieces_in(text: str) -> dict[str, str] | None:
    """Era, year, month and day as four pieces of a draft; None where it is no such text.

    Without an era a year needs its four digits: nobody knows what 23.3.5 means.
    """
    plain = "".join(unicodedata.normalize("NFKC", text).lower().split())
    found = _WRITTEN.fullmatch(plain) or _RUN_TOGETHER.fullmatch(plain)
    if found is None:
        return None
    parts = found.groupdict()
    era = _ERAS.get(parts.pop("era", None) or "", "western")
    if era == "western" and len(parts["year"]) != WESTERN_DIGITS:
        return None
    return {"era": era, **parts}
