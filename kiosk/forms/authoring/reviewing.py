"""What an author should look at again in a sound definition: branches and words, each with its line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path as FilePath

from kiosk.forms.authoring.walking import Walked, walk
from kiosk.forms.authoring.wording import Words, findings
from kiosk.forms.conditions import Condition
from kiosk.forms.definition.faults import Fault, key_of, nearest
from kiosk.forms.definition.library import FILE
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.question import Question
from kiosk.forms.definition.soundness import path_of
from kiosk.forms.definition.yaml_lines import Located, Path, read
from kiosk.forms.fields.kind import Context
from kiosk.forms.letter import HERE, LETTER, NONE

_Found = tuple[Path, str, str | None]


def review(procedure: Procedure, root: FilePath, words: Words, context: Context) -> tuple[Fault, ...]:
    """Every finding about one definition below `root`."""
    file = f"{procedure.id}/{FILE}"
    located = read((root / procedure.id / FILE).read_text(encoding="utf-8"))
    found = [
        *_branches(procedure, walk(procedure, context)),
        *_contradictions(procedure),
        *_answers_that_are_none(procedure),
        *_wordings(procedure),
        *_nothing_confirmed(procedure),
        *_confirmed_without_why(procedure),
        *_letter_not_asked_for(procedure),
        *((path_of(procedure, key), message, None) for key, message in findings(procedure, words)),
    ]
    return tuple(_fault(one, file, located) for one in found)


def impassable(procedure: Procedure, root: FilePath, context: Context) -> tuple[Fault, ...]:
    """What would leave a resident standing: dead ends, ways that nobody goes, contradictions.

    Words that could be plainer take no procedure from a resident; these do.
    """
    located = read((root / procedure.id / FILE).read_text(encoding="utf-8"))
    found = (*_branches(procedure, walk(procedure, context)), *_contradictions(procedure))
    return tuple(_fault(one, f"{procedure.id}/{FILE}", located) for one in found)


def _fault(found: _Found, file: str, located: Located) -> Fault:
    path, message, likely = found
    return Fault(file, located.line(path), key_of(path), message, likely)


def _branches(procedure: Procedure, walked: Walked) -> Iterator[_Found]:
    for place, question in enumerate(procedure.questions):
        path: Path = ("questions", place)
        if question.kind == "office":
            continue
        if question.id not in walked.questions:
            yield (*path, "when"), "no way leads to this question", None
            continue
        if question.id in walked.dead_ends:
            yield path, "somebody can stand here and no answer leads on", None
        for inner, option in enumerate(question.options):
            if f"{question.id}/{option.id}" not in walked.options:
                yield (*path, "options", inner), f"no way leads to the option {option.id!r}", None
    for place, check in enumerate(procedure.checks):
        if f"check {check.id}" not in walked.endings:
            yield ("checks", place, "wrong_when"), "no answers lead to this check", None


def _contradictions(procedure: Procedure) -> Iterator[_Found]:
    """`all` of things that exclude one another: the same answer to be this and that."""
    for place, question in enumerate(procedure.questions):
        yield from (((("questions", place, "when")), text, None) for text in _excluding(question.when))
        for inner, option in enumerate(question.options):
            where: Path = ("questions", place, "options", inner, "when")
            yield from ((where, text, None) for text in _excluding(option.when))
    for place, check in enumerate(procedure.checks):
        yield from ((("checks", place, "wrong_when"), text, None) for text in _excluding(check.wrong_when))


def _excluding(condition: Condition | None) -> Iterator[str]:
    if condition is None:
        return
    allowed: dict[str, set[object]] = {}
    for one in condition.all_ or ():
        values = _values(one)
        if one.field is None or values is None:
            continue
        if one.field in allowed and not allowed[one.field] & values:
            yield f"{one.field!r} cannot be both"
        allowed[one.field] = allowed.get(one.field, values) & values
    for inner in (condition.not_, *(condition.all_ or ()), *(condition.any_ or ())):
        yield from _excluding(inner)


def _values(condition: Condition) -> set[object] | None:
    if condition.is_ is not None:
        return {condition.is_}
    return set(condition.in_) if condition.in_ is not None else None


def _answers_that_are_none(procedure: Procedure) -> Iterator[_Found]:
    """Conditions that wait for an option that the question does not have."""
    by_id = {str(question.id): question for question in procedure.questions}
    for place, question in enumerate(procedure.questions):
        for condition in (question.when, *(option.when for option in question.options)):
            yield from _unknown(condition, by_id, ("questions", place, "when"))
    for place, check in enumerate(procedure.checks):
        yield from _unknown(check.wrong_when, by_id, ("checks", place, "wrong_when"))


def _unknown(condition: Condition | None, by_id: dict[str, Question], path: Path) -> Iterator[_Found]:
    if condition is None:
        return
    question = by_id.get(condition.field or "")
    if question is not None and question.options and question.kind != "yes-no" and question.among is None:
        ids = [option.id for option in question.options]
        for wanted in (condition.is_, condition.has, *(condition.in_ or ())):
            if wanted is not None and wanted not in ids:
                yield path, f"{condition.field!r} has no option {wanted!r}", nearest(wanted, ids)
    for inner in (condition.not_, *(condition.all_ or ()), *(condition.any_ or ())):
        yield from _unknown(inner, by_id, path)


def _nothing_confirmed(procedure: Procedure) -> Iterator[_Found]:
    """The riskiest answers (account, copies, year …) are confirmed singly, or it is said why none is."""
    marked = any(question.confirm is not None for question in procedure.questions)
    if not marked and not procedure.nothing_to_confirm:
        yield (
            ("questions",),
            "no answer has `confirm`: mark the riskiest, or say `nothing_to_confirm: why`",
            None,
        )
    if marked and procedure.nothing_to_confirm:
        yield ("nothing_to_confirm",), "some answers are confirmed: leave this out", None


def _confirmed_without_why(procedure: Procedure) -> Iterator[_Found]:
    """Whoever is asked the same thing twice, because so much hangs on it, is told why it is asked."""
    for place, question in enumerate(procedure.questions):
        if question.confirm is not None and not question.why:
            path: Path = ("questions", place, "confirm")
            yield path, "an answer that is confirmed needs `why`: say why it is asked", None


def _letter_not_asked_for(procedure: Procedure) -> Iterator[_Found]:
    """Who comes with a 委任状 is asked whether they have it: who has none gets one to be signed."""
    asked = procedure.question(LETTER)
    options = () if asked is None else tuple(option.id for option in asked.options)
    if set(options) == {HERE, NONE}:
        return
    for place, applicant in enumerate(procedure.applicants):
        if applicant.letter:
            path: Path = ("applicants", place, "letter")
            yield path, f"needs a question {LETTER!r} with the options {HERE!r} and {NONE!r}", None


def _wordings(procedure: Procedure) -> Iterator[_Found]:
    """Wording for somebody who may not apply: nobody would ever read it."""
    people = [one.id for one in procedure.applicants]
    for place, question in enumerate(procedure.questions):
        for name in question.by_applicant:
            if name not in people:
                where: Path = ("questions", place, "by_applicant", name)
                yield where, f"there is no applicant {name!r}", nearest(name, people)
