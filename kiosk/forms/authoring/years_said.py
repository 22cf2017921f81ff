"""A year that is written twice, of the West and of an era: both must be the same one.

Who copies a campaign to the next year changes 2026年 and forgets （令和8年）: then nobody knows which it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiosk.basics.telling import told
from kiosk.forms.authoring.narrow import narrow
from kiosk.forms.definition.finding import Finding
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.soundness import path_of
from kiosk.forms.definition.texts import texts
from kiosk.words.dates import Era

_FIRST = {one.kanji: one.first_year for one in Era}
_OPENS, _CLOSES = r"\s*[(\[・=/、]\s*", r"年"
_WESTERN = r"(?P<western>(?:19|20)\d\d)"
_ERA = rf"(?P<era>{'|'.join(_FIRST)})(?P<year>\d{{1,2}}|元)"
_PAIRS = (
    re.compile(f"{_WESTERN}年?{_OPENS}{_ERA}{_CLOSES}"),
    re.compile(f"{_ERA}年?{_OPENS}{_WESTERN}{_CLOSES}"),
)


def years_said(procedure: Procedure) -> Iterator[Finding]:
    """Every pair of years in its texts that are two."""
    for key, text in texts(procedure):
        for pair in (found for pattern in _PAIRS for found in pattern.finditer(narrow(text))):
            year = _FIRST[pair["era"]] + (1 if pair["year"] == "元" else int(pair["year"])) - 1
            if year != int(pair["western"]):
                pattern = "says {said}, but {era}{year}年 is {meant}"
                said = pair[0].rstrip("年")
                message = told(pattern, said=said, era=pair["era"], year=pair["year"], meant=year)
                yield Finding(path_of(procedure, key), message)
