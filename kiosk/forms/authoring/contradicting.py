"""What keeps a definition from residents though every way through it is open: figures that contradict a rule.

Somebody who reads another day or price than the rule has comes too late, or with too little money. What
words could be plainer keeps nobody out; `kiosk procedures check` tells it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kiosk.forms.authoring.ages_said import ages_said
from kiosk.forms.authoring.ages_turned import ages_turned
from kiosk.forms.authoring.counts_said import counts_said
from kiosk.forms.authoring.days_said import days_said
from kiosk.forms.authoring.deadlines_said import deadlines_said
from kiosk.forms.authoring.debits_said import debits_said
from kiosk.forms.authoring.fees_counted import fees_counted
from kiosk.forms.authoring.fees_said import fees_said
from kiosk.forms.authoring.grades_said import grades_said
from kiosk.forms.authoring.holders_said import holders_said
from kiosk.forms.authoring.printed_days import printed_days
from kiosk.forms.authoring.steps_said import steps_said
from kiosk.forms.authoring.years_said import years_said
from kiosk.forms.authoring.yes_and_no import yes_and_no
from kiosk.forms.definition.finding import Finding
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.soundness import path_of

_LOOKED_FOR: tuple[Callable[[Procedure], Iterator[Finding]], ...] = (
    deadlines_said, printed_days, steps_said, ages_said, ages_turned, grades_said, days_said, years_said,
    counts_said, holders_said, debits_said, yes_and_no,
)  # fmt: skip


def contradicting(procedure: Procedure, *, is_event: bool) -> Iterator[Finding]:
    """Fees, last days, days of steps, ages, school years, counts, accounts against texts; a swapped はい."""
    yield from fees_said(procedure, path_of)
    if not is_event:
        yield from fees_counted(procedure, path_of)
    for looked_for in _LOOKED_FOR:
        yield from looked_for(procedure)
