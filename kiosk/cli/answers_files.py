"""The answers files of invented people (`resources/personas`): what is not taken, by file and line."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Collection, Iterator
from pathlib import Path

from kiosk.basics.telling import told
from kiosk.bootstrap import RESOURCES, Services
from kiosk.cli.field_problems import named
from kiosk.cli.json_file import Unreadable, read_json
from kiosk.forms.answers import FieldProblem
from kiosk.forms.completing import NO_SUCH_KEY
from kiosk.forms.definition import yaml_lines
from kiosk.forms.definition.faults import Fault
from kiosk.forms.fields.kind import Context
from kiosk.forms.lines import APPLICANT
from kiosk.forms.service import AnswersFile, Interview, Library, Procedure, parse_answers
from kiosk.words.catalogue import SOURCE_LANGUAGE

PEOPLE = RESOURCES / "personas"
"""One folder a procedure, in it one file a person."""
_NOT_ASKED = "not-asked"
_NOT_ANSWERED = "not-answered"
_FEW = 3
"""Whoever answers everything else, and so little not, was not asked it when the file was written."""
_MANY = 4
"""So many answers a missing one make a file that was meant to be whole."""


def answers_faults(
    services: Services, library: Library, folder: Path = PEOPLE, ids: Collection[str] = ()
) -> Iterator[Fault]:
    """Every place in which such a file is broken, is refused, or answers what nobody asks these people.

    What is missing is told where everything else is there: a condition turned round asks these people of all.
    A file may be there for a few answers; nothing is missed in it. Nor are answers told of to a procedure
    that this library does not have, or not in order. With `ids`, only those to these procedures.
    """
    for path in sorted(folder.glob("*/*.json")):
        if ids and path.parent.name not in ids:
            continue
        yield from _faults(path, services, library)


def _faults(path: Path, services: Services, library: Library) -> Iterator[Fault]:
    name = f"{path.parent.name}/{path.name}"
    content = read_json(path)
    if isinstance(content, Unreadable):
        problem = told("not JSON: {problem}", problem=content.problem)
        yield Fault(name, content.line, "(file)", problem)
        return
    procedure = library.get(path.parent.name)
    if procedure is not None:
        yield from _unread(path, name, content, services, procedure)


def _unread(
    path: Path, name: str, content: object, services: Services, procedure: Procedure
) -> Iterator[Fault]:
    words = services.catalogue.words(SOURCE_LANGUAGE)
    today = services.clock.moment().now.date()
    context = Context(today, words, services.lookups)
    read = parse_answers(procedure, content, words=words, lookups=services.lookups, today=today)
    if isinstance(read, AnswersFile):
        broken = _on_any_day(read, procedure, context)
    else:
        broken = tuple(one for one in read if one.kind != _NOT_ANSWERED)
    lines = _lines(path)
    unasked = tuple(one for one in broken if one.kind == _NOT_ASKED)
    for one in unasked:
        key = f"answers.{one.field}"
        message = told("nobody asks this of these people: mend `when`, or leave it out")
        yield Fault(name, lines.line(tuple(_written(key, lines))), key, message)
    for one in _missed(read, procedure, context) if isinstance(read, AnswersFile) else ():
        message = told("is asked of these people, who answer everything else: mend `when`, or add the answer")
        yield Fault(name, lines.line(("answers",)), f"answers.{one.field}", message)
    for told_of in named(tuple(one for one in broken if one not in unasked), procedure, words):
        field = str(told_of["field"])
        is_outside = field in (APPLICANT, "answers") or told_of["problem"] == NO_SUCH_KEY
        key = field if is_outside else f"answers.{field}"
        line = lines.line(tuple(_written(key, lines)))
        message = told("cannot be read: {reason}", reason=told_of["message"] or "")
        yield Fault(name, line, key, message, told_of.get("likely"))


def _on_any_day(read: AnswersFile, procedure: Procedure, context: Context) -> tuple[FieldProblem, ...]:
    """What speaks against it today, and would have on the first day, too: a file grows old."""
    now = _against(read, procedure, context)
    if not now:
        return ()
    first = dataclasses.replace(context, today=procedure.effective_from)
    then = {(one.field, one.kind) for one in _against(read, procedure, first)}
    return tuple(one for one in now if (one.field, one.kind) in then)


def _against(read: AnswersFile, procedure: Procedure, context: Context) -> tuple[FieldProblem, ...]:
    """Answers that are refused, and those to questions that are not asked of whoever answers so.

    What a card may tell of a person (`subject.birth_date`) needs no question, and a rule of the definition
    (`checks`) that refuses them is told at the rule.
    """
    interview = Interview(procedure, read.applicant, context.words, context.lookups, context.today)
    asked = {one.id for one in interview.questions(read.answers)}
    local = (name for name in read.answers.by_field if name.startswith(f"{procedure.id}."))
    unasked = (FieldProblem(name, _NOT_ASKED) for name in local if name not in asked)
    refused = (
        one
        for one in interview.missing(read.answers)
        if one.kind != _NOT_ANSWERED and not one.kind.startswith("check:")
    )
    return (*unasked, *refused)


def _missed(read: AnswersFile, procedure: Procedure, context: Context) -> tuple[FieldProblem, ...]:
    """The few answers that such a file lacks, today and on the first day; none where it lacks many."""
    found = _unanswered(read, procedure, context)
    if not found or len(found) > _FEW or len(found) * _MANY > len(read.answers.by_field):
        return ()
    first = dataclasses.replace(context, today=procedure.effective_from)
    then = {one.field for one in _unanswered(read, procedure, first)}
    return tuple(one for one in found if one.field in then)


def _unanswered(read: AnswersFile, procedure: Procedure, context: Context) -> tuple[FieldProblem, ...]:
    interview = Interview(procedure, read.applicant, context.words, context.lookups, context.today)
    return tuple(one for one in interview.missing(read.answers) if one.kind == _NOT_ANSWERED)


def _lines(path: Path) -> yaml_lines.Located:
    """JSON is YAML, but for tabs; then everything stands on the first line."""
    try:
        return yaml_lines.read(path.read_text("utf-8-sig"))
    except yaml_lines.Unreadable:
        return yaml_lines.Located(None, {})


def _written(key: str, lines: yaml_lines.Located) -> Iterator[str | int]:
    """The path as the file has it: its ids are local or full, and hold dots themselves.

    Behind one may stand the place of a person in a list, and what is told of them.
    """
    first, _, field = key.partition(".")
    yield first
    there = [str(one[1]) for one in lines.lines if len(one) == 2 and one[0] == first]
    for name in sorted(there, key=len, reverse=True) if field else ():
        before, found, inside = f".{field}.".partition(f".{name}.")
        if found and not re.search(r"\.\d", before):
            yield name
            yield from (int(one) if one.isdecimal() else one for one in inside.split(".") if one)
            return
    yield field
