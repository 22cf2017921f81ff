"""A step said to be taken late without loss, though the procedure it leads to says what is lost then."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiosk.basics.telling import told
from kiosk.forms.authoring.narrow import narrow
from kiosk.forms.definition.finding import Finding
from kiosk.forms.definition.library import Library
from kiosk.forms.definition.placed_questions import questions_of
from kiosk.forms.definition.procedure import Procedure

_LOSS = re.compile(
    "(?:おそく|遅く|あとから)(?:始|はじ)ま|(?:続|つづ)(?:かず|きません|かない)"
    "|(?:もらえ|受け取れ|受けとれ)(?:ません|ない|なく)|(?:少な|すくな)く|(?:減|へ)(?:り|る)|なくなります"
)


def late_elsewhere(procedure: Procedure, library: Library) -> Iterator[Finding]:
    """Every step with `late: still` to a procedure of which whoever comes late loses something."""
    for path, question in questions_of(procedure):
        for place, option in enumerate(question.options):
            target = library.get(option.procedure) if option.procedure and option.late == "still" else None
            lost = None if target is None else _lost(target)
            if lost is not None:
                pattern = "`still` says that nothing is lost; {other!r} itself says 「{said}」"
                facts = {"other": option.procedure, "said": lost}
                yield Finding((*path, "options", place, "late"), told(pattern, **facts))


def _lost(target: Procedure) -> str | None:
    """The sentence about it, of whichever of its deadlines."""
    lates = (sentence for rule in target.every_deadline for sentence in narrow(rule.late).split("。"))
    return next((one for one in lates if _LOSS.search(one)), None)
