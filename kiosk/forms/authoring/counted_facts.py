"""What a fee or a last day is counted from, and whether everybody whom it concerns is asked for it.

A count that nobody is asked for leaves the sum open, and a day that nobody names starts no period: the check
page and the slip say nothing then, and nobody notices.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.basics.telling import Told, told
from kiosk.forms.answers import Data
from kiosk.forms.authoring.fees_counted import is_decided_later
from kiosk.forms.conditions import Condition, Facts, fields_of, holds
from kiosk.forms.definition.finding import Finding
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.yaml_lines import Path
from kiosk.words.furigana import plain

_NAMED = 3


@dataclass(frozen=True, slots=True)
class Counted:
    """A fee or a last day.

    Attributes:
        path: Where it names its fields.
        fields: The questions of which one at least is to be asked.
        deciding: The questions that decide which of them are asked: who cannot answer is asked at the desk.
        when: For whom it counts.
        unless: Who pays nothing.
    """

    path: Path
    fields: tuple[str, ...]
    deciding: frozenset[str]
    when: Condition | None = None
    unless: tuple[Condition, ...] = ()

    def concerns(self, facts: Facts) -> bool:
        """Whether it counts for somebody who answered so."""
        return holds(self.when, facts) and not any(holds(one, facts) for one in self.unless)


def counted_in(procedure: Procedure) -> tuple[Counted, ...]:
    """Those whose questions are asked under conditions: any other is asked for in any case."""
    found = (*_fee(procedure), *_deadlines(procedure))
    return tuple(one for one in found if all(_may_be_left_out(procedure, name) for name in one.fields))


def met(found: tuple[Counted, ...], question: str, answer: Data) -> frozenset[str]:
    """The question, where it is one of the fields, or decides about them and was left open."""
    counts = any(question in one.fields for one in found)
    left_open = answer is None and any(question in one.deciding for one in found)
    return frozenset({question} if counts or left_open else ())


def conditions_of(found: tuple[Counted, ...]) -> tuple[Condition, ...]:
    """Those by which it is decided whom they concern."""
    return tuple(one for counted in found for one in (counted.when, *counted.unless) if one is not None)


def is_lacking(counted: Counted, asked: frozenset[str], facts: Facts) -> bool:
    """Whether somebody hands this in whom it concerns, who met none of its questions (see `met`)."""
    return not asked.intersection({*counted.fields, *counted.deciding}) and counted.concerns(facts)


def lacking_facts(procedure: Procedure, lacking: dict[Path, set[str]]) -> Iterator[Finding]:
    """A finding for each fee and last day that `lacking` holds, with the applicants who are not asked."""
    for counted in counted_in(procedure):
        who = lacking.get(counted.path)
        if who:
            names = [plain(one.label) for one in procedure.applicants if one.id in who]
            yield Finding(counted.path, _message(counted, names))


def _message(counted: Counted, names: list[str]) -> Told:
    fields, who = _listed(counted.fields), "・".join(names)
    if counted.path[0] == "fee":
        return told(
            "the fee is counted by {fields}, which somebody who pays is not asked for ({who})",
            fields=fields,
            who=who,
        )
    return told(
        "the last day is counted from {fields}, which not everybody is asked for ({who}): "
        "say in `when` for whom it counts",
        fields=fields,
        who=who,
    )


def _listed(fields: tuple[str, ...]) -> str:
    shown = ", ".join(fields[:_NAMED])
    return shown if len(fields) <= _NAMED else f"{shown}, …"


def _fee(procedure: Procedure) -> Iterator[Counted]:
    fee = procedure.fee
    if fee is not None and fee.per is not None and any(fee.prices.values()):
        free = tuple(one.when for one in fee.free)
        counts = (one for one in procedure.questions if one.kind == "count")
        later = tuple(str(one.id) for one in counts if is_decided_later(one))
        yield _counted(procedure, ("fee", "per"), (*fee.prices, *later), unless=free)


def _deadlines(procedure: Procedure) -> Iterator[Counted]:
    for place, rule in enumerate(procedure.deadlines):
        yield _counted(procedure, ("deadlines", place, "field"), rule.fields, rule.when)
    if procedure.deadline is not None:
        rule, others = procedure.deadline, tuple(one.when for one in procedure.deadlines if one.when)
        yield _counted(procedure, ("deadline", "field"), rule.fields, rule.when, others)


def _counted(
    procedure: Procedure,
    path: Path,
    fields: tuple[str, ...],
    when: Condition | None = None,
    unless: tuple[Condition, ...] = (),
) -> Counted:
    asked = [procedure.question(name) for name in fields]
    conditions = [one.when for one in asked if one is not None]
    deciding = frozenset(name for one in conditions for name in fields_of(one))
    return Counted(path, fields, deciding, when, unless)


def _may_be_left_out(procedure: Procedure, name: str) -> bool:
    question = procedure.question(name)
    return question is not None and question.when is not None
