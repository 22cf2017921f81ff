"""What keeps a definition from residents though every name in it exists: ways that nobody, or all, must go.

And figures that contradict its rules. Walking a definition takes up to a second, and a kiosk is to start at
once. So the kiosk looks only at what nobody looked at before: `walked.json` names the structures and the
whole definitions that were found in good order. A kiosk whose ward changed a text compares its figures
again; texts make no difference to a walk, so only one whose ward changed a condition walks as well.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from pathlib import Path as FilePath
from typing import Final

from pydantic.main import IncEx

from kiosk.basics.telling import told
from kiosk.forms.authoring.contradicting import contradicting
from kiosk.forms.authoring.counted_facts import lacking_facts
from kiosk.forms.authoring.deciding import undecided
from kiosk.forms.authoring.letters_asked import asked_for_letters
from kiosk.forms.authoring.ordinary import nowhere, refused
from kiosk.forms.authoring.walking import Walked, walk
from kiosk.forms.definition.faults import Fault
from kiosk.forms.definition.finding import Finding
from kiosk.forms.definition.library import LIFE_EVENT, Library
from kiosk.forms.definition.placed_questions import each_of, questions_of
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.question import Question
from kiosk.forms.definition.yaml_lines import Located, Path
from kiosk.forms.fields.kind import Context

FILE = "walked.json"
_KEYS = (
    "id", "kind", "when", "optional", "shared", "least", "most", "earliest", "latest", "partial", "eras",
    "among", "without", "within", "newest_from", "groups", "sentence_version",
)  # fmt: skip
_OPTION: Final[IncEx] = {"id", "when"}
_ANSWER: Final[IncEx] = {"answer"}
_CHECK: Final[IncEx] = {"id", "field", "wrong_when"}
_OPTIONS: Final[IncEx] = {"__all__": _OPTION}
_EACH: Final[dict[str, IncEx | bool]] = {
    **dict.fromkeys(_KEYS, True),
    "options": _OPTIONS,
    "dont_know": _ANSWER,
}
_PEOPLE: Final[IncEx] = {"__all__": _EACH}
_QUESTION: Final[dict[str, IncEx | bool]] = {**_EACH, "each": _PEOPLE}
_QUESTIONS: Final[IncEx] = {"__all__": _QUESTION}
_DEADLINE: Final[IncEx] = {"field", "also", "when"}
_ROW: Final[IncEx] = {"per"}
_ROWS: Final[IncEx] = {"__all__": _ROW}
_FEE: Final[dict[str, IncEx | bool]] = {"per": True, "rows": _ROWS}
_DEADLINES: Final[IncEx] = {"__all__": _DEADLINE}
_APPLICANT: Final[IncEx] = {"id", "represents"}
_APPLICANTS: Final[IncEx] = {"__all__": _APPLICANT}
_CHECKS: Final[IncEx] = {"__all__": _CHECK}
_LOOKED_AT: Final[dict[str, IncEx | bool]] = {
    "applicants": _APPLICANTS,
    "checks": _CHECKS,
    "deadline": _DEADLINE,
    "deadlines": _DEADLINES,
    "fee": _FEE,
    "questions": _QUESTIONS,
}
"""What a walk looks at, but for when it is free"""


class Inspection:
    """What a library asks before it offers a definition; called with one that is sound otherwise."""

    def __init__(
        self, root: FilePath, context: Callable[[], Context], *, people: FilePath | None = None
    ) -> None:
        """`root` may hold the list of what was walked before; `context` is asked only when it is needed.

        `people` are the answers of invented people that no rule may refuse.
        """
        self._people = people
        self._known = walked_in(root)
        self._context = context

    def __call__(self, procedure: Procedure, located: Located, file: str) -> tuple[Fault, ...]:
        if whole(procedure) in self._known:
            return ()
        wrong = tuple(_contradictions(procedure, located, file))
        if structure(procedure) in self._known:
            return wrong
        return (*wrong, *impassable(procedure, located, file, self._context(), people=self._people))


def _contradictions(procedure: Procedure, located: Located, file: str) -> Iterator[Fault]:
    is_event = file.endswith(LIFE_EVENT)
    for one in contradicting(procedure, is_event=is_event):
        if not is_event or one.path in located.lines:  # an event has texts that only a procedure's file holds
            yield one.fault(file, located)


def impassable(
    procedure: Procedure, located: Located, file: str, context: Context, *, people: FilePath | None = None
) -> tuple[Fault, ...]:
    """Dead ends, ways that nobody goes, conditions that decide nothing, rules that stop ordinary people."""
    found = (
        *_branches(procedure, walk(procedure, context)),
        *undecided(procedure, context),
        *nowhere(procedure, context),
        *refused(procedure, people, context),
    )
    return tuple(one.fault(file, located) for one in found)


def structure(procedure: Procedure) -> str:
    """SHA-256, in hexadecimal, of everything that a walk looks at; texts make no difference to it."""
    data = procedure.model_dump(mode="json", include=_LOOKED_AT)
    free = () if procedure.fee is None else procedure.fee.free
    data["free"] = [None if one.when is None else one.when.model_dump(mode="json") for one in free]
    return hashlib.sha256(json.dumps(data, sort_keys=True).encode()).hexdigest()


def whole(procedure: Procedure) -> str:
    """SHA-256, in hexadecimal, of all that stands in the definition, texts too."""
    return hashlib.sha256(procedure.model_dump_json().encode()).hexdigest()


def walked_in(root: FilePath) -> frozenset[str]:
    """The structures and whole definitions in the list beside the definitions; none where there is none."""
    try:
        read = json.loads((root / FILE).read_text("utf-8"))
        return frozenset(digest for one in read.values() for digest in one.values())
    except (OSError, ValueError, AttributeError):
        return frozenset()


def write_walked(root: FilePath, library: Library) -> None:
    """Writes the list anew: every definition and life event of a library in which nothing was found."""
    found = {
        one.file: {"ways": structure(one.procedure), "whole": whole(one.procedure)}
        for one in library.sources()
    }
    (root / FILE).write_text(json.dumps(found, indent=2) + "\n", "utf-8")


def _branches(procedure: Procedure, walked: Walked) -> Iterator[Finding]:
    ids = [str(one.id) for one in procedure.questions]
    # What lies behind a dead end is not reached because of it: the dead end alone is told.
    last = min((ids.index(one) for one in walked.dead_ends), default=len(ids))
    for place, (path, question) in enumerate(questions_of(procedure)):
        if question.kind == "office":
            continue
        if question.id not in walked.questions:
            if place < last:
                yield Finding((*path, "when"), told("no way leads to this question"))
            continue
        if question.id in walked.dead_ends:
            yield Finding(path, told("somebody can stand here and no answer leads on"))
        if place <= last:
            yield from _unreached_options(question, str(question.id), path, walked)
            for where, each in each_of(question, path):
                yield from _unreached_options(each, f"{question.id}.{each.id}", where, walked)
    for place, check in enumerate(procedure.checks):
        if f"check {check.id}" not in walked.endings and not walked.dead_ends:
            yield Finding(("checks", place, "wrong_when"), told("no answers lead to this check"))
    yield from lacking_facts(procedure, walked.lacking)
    yield from asked_for_letters(procedure, walked.asked_of)


def _unreached_options(question: Question, name: str, path: Path, walked: Walked) -> Iterator[Finding]:
    for place, option in enumerate(question.options):
        if f"{name}/{option.id}" not in walked.options:
            where: Path = (*path, "options", place)
            yield Finding(where, told("no way leads to the option {id!r}", id=option.id))
