"""What `kiosk procedures simulate` reports of one procedure: all ways walked, some gone as a person goes."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path as FilePath

from kiosk.basics.telling import Told, told
from kiosk.forms.authoring.counted_facts import lacking_facts
from kiosk.forms.authoring.deciding import undecided
from kiosk.forms.authoring.ordinary import nowhere, refused
from kiosk.forms.authoring.row_reach import RowCounts, row_counts, unreached_rows
from kiosk.forms.authoring.walking import Walked, endings_of, options_of, questions_of, walk
from kiosk.forms.authoring.wandering import NoWayOn, wander
from kiosk.forms.definition.faults import key_of
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.fields.kind import Context
from kiosk.forms.interview import Interview


@dataclass(frozen=True, slots=True)
class Simulation:
    """The result; `unreached` names questions, options, endings and rows of the form that no way leads to.

    Attributes:
        wandered: How many ways were gone at random.
        stuck: What stood in the way of those that came to no end.
        undecided: Conditions that hold for everybody, never, of no place, or against ordinary people, and
            fees and last days counted from what somebody is not asked: what `check` says of them, too.
    """

    procedure: str
    walked: Walked
    questions: int
    options: int
    endings: int
    rows: RowCounts
    unreached: tuple[Told, ...]
    wandered: int
    stuck: tuple[Told, ...]
    undecided: tuple[Told, ...]

    @property
    def is_sound(self) -> bool:
        return not (self.unreached or self.stuck or self.undecided or self.walked.dead_ends)


def simulate(
    procedure: Procedure, context: Context, *, random_ways: int, seed: int, people: FilePath | None = None
) -> Simulation:
    """Walks every branch, and goes `random_ways` ways for everybody who may apply; the same for one seed.

    `people` are the answers of invented people that no rule may refuse.
    """
    walked = walk(procedure, context)
    questions, options, endings = questions_of(procedure), options_of(procedure), endings_of(procedure)
    unreached = (
        *(told("question {one} is not reached", one=one) for one in questions if one not in walked.questions),
        *(told("option {one} is not reached", one=one) for one in options if one not in walked.options),
        *(told("ending {one} is not reached", one=one) for one in endings if one not in walked.endings),
        *(told("row {one} is not reached", one=one) for one in unreached_rows(procedure, walked)),
    )
    stuck = _stuck(procedure, context, random_ways, random.Random(seed))  # noqa: S311 - not for secrets
    return Simulation(
        procedure.id,
        walked,
        len(questions),
        len(options),
        len(endings),
        row_counts(procedure),
        unreached,
        random_ways * len(procedure.applicants),
        stuck,
        tuple(
            told("{key}: {message}", key=key_of(one.path), message=one.message)
            for one in (
                *undecided(procedure, context),
                *nowhere(procedure, context),
                *refused(procedure, people, context),
                *lacking_facts(procedure, walked.lacking),
            )
        ),
    )


def _stuck(procedure: Procedure, context: Context, ways: int, chance: random.Random) -> tuple[Told, ...]:
    found: dict[Told, None] = {}
    for applicant in procedure.applicants:
        about = Interview(procedure, applicant.id, context.words, context.lookups, context.today)
        for _ in range(ways):
            try:
                wander(about, chance.randrange)
            except NoWayOn as problem:
                kinds = ", ".join(problem.kinds)
                stuck = told(
                    "{who}: stuck at {where}: {kinds}", who=applicant.id, where=problem.where, kinds=kinds
                )
                found[stuck] = None
    return tuple(found)
