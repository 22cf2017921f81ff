"""Whether what leads to another procedure (`next-steps`, `run`) fits the questions that stand there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kiosk.basics.telling import told
from kiosk.forms.definition.choices import Also, Began, Choice, Taken
from kiosk.forms.definition.comparisons import unfit
from kiosk.forms.definition.faults import nearest
from kiosk.forms.definition.finding import Finding
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.question import Question
from kiosk.forms.definition.told_answers import told_of_each
from kiosk.forms.definition.yaml_lines import Path
from kiosk.forms.fields.address import PARTS
from kiosk.forms.people import FIELDS, ROLES, spec_of

_GIVEN = frozenset({"choice", "yes-no", "count", "money", "year", "date", "text", "digits", "kana", "name"})
"""Kinds whose whole answer can be written in one word of a definition."""
_YES_NO = ("yes", "no")


def leads_on(asked: Procedure) -> bool:
    """Whether it looks at another procedure, by a step or by what is told there: only then they are read."""
    steps = any(option.procedure for question in asked.questions for option in question.options)
    return steps or any(sub.told for question in asked.questions for sub in question.each)


def runs(
    asked: Procedure, others: Mapping[str, Procedure | None], events: Iterable[Procedure] = ()
) -> Iterator[Finding]:
    """Every step that leads nowhere, or tells a procedure what it does not ask or cannot take.

    `others` are all procedures there are, by id; None stands for one that cannot be read: its own file says
    why, and nothing is held against those that lead to it. `events` are what life events ask.
    """
    for place, question in enumerate(asked.questions):
        for inner, option in enumerate(question.options):
            yield from _of_step(option, ("questions", place, "options", inner), asked, others)
    yield from told_of_each(asked, _sources(asked, {**others, **{one.id: one for one in events}}))


def _of_step(
    step: Choice, path: Path, asked: Procedure, others: Mapping[str, Procedure | None]
) -> Iterator[Finding]:
    if step.procedure is None:
        if "run" in step.model_fields_set:
            yield Finding((*path, "run"), told("leads to no procedure: say `procedure`"))
        return
    if step.procedure not in others:
        likely = nearest(step.procedure, others)
        yield Finding(
            (*path, "procedure"),
            told("there is no procedure {procedure!r}", procedure=step.procedure),
            likely,
        )
    target = others.get(step.procedure)
    if target is None:
        return
    sources = _sources(asked, others)
    yield from _of_run(step.run, (*path, "run"), target, sources)
    for place, also in enumerate(step.run.also):
        here: Path = (*path, "run", "also", place)
        yield from _of_run(also, here, target, sources)
        yield from _applicants(also, (*here, "applicants"), target)


def _of_run(run: Began, path: Path, target: Procedure, sources: Mapping[str, Question]) -> Iterator[Finding]:
    yield from _given(run, (*path, "gives"), target)
    yield from _taken(run, (*path, "takes"), target, sources)
    if run.whose is not None:
        yield from _whose(run.whose, (*path, "whose"), sources)


def _applicants(also: Also, path: Path, target: Procedure) -> Iterator[Finding]:
    known = [one.id for one in target.applicants]
    for name in also.applicants:
        if name not in known:
            message = told("{id!r} is for no applicant {name!r}", id=target.id, name=name)
            yield Finding(path, message, nearest(name, known))


def _given(run: Began, path: Path, target: Procedure) -> Iterator[Finding]:
    for name, value in run.gives.items():
        question = target.question(name)
        if question is None:
            yield _no_target(name, (*path, name), target)
        elif question.kind not in _GIVEN:
            yield Finding(
                (*path, name), told("a question of the kind {kind!r} cannot be given", kind=question.kind)
            )
        elif not (question.kind == "yes-no" and value in _YES_NO):
            found = unfit(question, value)
            if found is not None:
                yield Finding((*path, name), *found)


def _taken(run: Began, path: Path, target: Procedure, sources: Mapping[str, Question]) -> Iterator[Finding]:
    for name, said in run.takes.items():
        taken = said if isinstance(said, Taken) else Taken(field=said)
        here: Path = (*path, name)
        wanted, source = target.question(name) or _of_person(name), sources.get(taken.field)
        if wanted is None:
            yield _no_target(name, here, target)
        elif source is None:
            yield Finding(
                here, told("no answer is called {field!r}", field=taken.field), nearest(taken.field, sources)
            )
        else:
            yield from _misfit(taken, source, wanted, here)


def _misfit(taken: Taken, source: Question, wanted: Question, path: Path) -> Iterator[Finding]:
    if taken.part is not None and taken.part not in (PARTS if source.kind == "address" else ()):
        yield Finding(path, told("{name!r} has no part {part!r}", name=taken.field, part=taken.part))
    elif (source.kind if taken.part is None else "text") != wanted.kind:
        message = told(
            "takes {field!r}, of the kind {kind!r}, for one of the kind {kind2!r}",
            field=taken.field,
            kind=source.kind,
            kind2=wanted.kind,
        )
        yield Finding(path, message)
    elif wanted.debit and not source.debit:
        message = told(
            "takes the account {field!r} to draw from, unasked: leave it out and say `known: true` there",
            field=taken.field,
        )
        yield Finding(path, message)
    elif taken.days and source.kind != "date":
        yield Finding(path, told("{field!r} is no date: `days` cannot be added", field=taken.field))
    elif source.options and wanted.options and not _ids(source) & _ids(wanted):
        yield Finding(path, told("no option of {field!r} is one of {id!r}", field=taken.field, id=wanted.id))


def _whose(name: str, path: Path, sources: Mapping[str, Question]) -> Iterator[Finding]:
    source = sources.get(name)
    if source is None:
        yield Finding(path, told("no answer is called {name!r}", name=name), nearest(name, sources))
    elif source.kind not in ("kana", "name", "person"):
        yield Finding(
            path, told("{name!r} is no name, but of the kind {kind!r}", name=name, kind=source.kind)
        )


def _sources(asked: Procedure, others: Mapping[str, Procedure | None]) -> dict[str, Question]:
    """Every answer that a visit may hold, by full id: persons, other procedures', and its own above all."""
    found = {f"{role}.{name}": spec_of(role, name, name) for role in ROLES for name in FIELDS}
    for one in (*others.values(), asked):
        if one is None:
            continue
        found.update({str(one.field_id(question.id)): question for question in one.questions})
    return found


def _of_person(name: str) -> Question | None:
    """A member of a person is carried over whether it is asked there or not."""
    role, _, member = name.partition(".")
    if role not in ROLES or member not in FIELDS:
        return None
    return spec_of("subject" if role == "subject" else "visitor", member, member)


def _no_target(name: str, path: Path, target: Procedure) -> Finding:
    likely = nearest(name, [str(one.id) for one in target.questions])
    return Finding(path, told("{id!r} asks nothing called {name!r}", id=target.id, name=name), likely)


def _ids(question: Question) -> set[str]:
    return {option.id for option in question.options}
