"""Whether a well-formed definition makes sense: names that exist, an order that works, limits to keep."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiosk.basics.telling import told
from kiosk.forms.definition.account_holders import account_holders
from kiosk.forms.definition.births import births
from kiosk.forms.definition.comparisons import comparisons, given_beforehand
from kiosk.forms.definition.conditions_of_each import conditions_of_each
from kiosk.forms.definition.confirmed import too_many
from kiosk.forms.definition.era_days import era_days
from kiosk.forms.definition.faults import Fault, nearest
from kiosk.forms.definition.finding import Finding
from kiosk.forms.definition.late_steps import late_steps
from kiosk.forms.definition.left_to_bring import left_to_bring
from kiosk.forms.definition.limits import limits
from kiosk.forms.definition.never_asked import never_asked
from kiosk.forms.definition.placed_questions import each_of, questions_of
from kiosk.forms.definition.printed_options import printed_options
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.question import Question
from kiosk.forms.definition.references import references
from kiosk.forms.definition.row_places import row_places
from kiosk.forms.definition.texts import blanks, texts
from kiosk.forms.definition.yaml_lines import Located, Path
from kiosk.forms.fields.registry import KINDS
from kiosk.forms.letter import HERE, LETTER, NONE
from kiosk.words.furigana import faults as furigana_faults

_COMMON = frozenset({
    "id", "kind", "title", "label", "explanation", "why", "note", "paper", "section", "shared", "when",
    "optional", "dont_know", "everybody_knows", "preset", "confirm", "parts", "by_applicant", "source",
    "example", "fact", "nothing_else", "of_year", "newest_january", "said", "told",
})  # fmt: skip
_NEEDS = {
    "choice": "options", "choices": "options", "documents": "options", "next-steps": "options",
    "person": "each", "persons": "each", "consent": "sentence", "digits": "groups", "count": "unit",
}  # fmt: skip
_OF_STEPS = frozenset({"due", "late", "where", "elsewhere", "procedure", "run"})
"""Keys of an option that only `next-steps` understands."""


def unsound(
    procedure: Procedure, located: Located, file: str, folder: str, groups: tuple[str, ...]
) -> tuple[Fault, ...]:
    """Every mistake that the models cannot see, each with its line."""
    findings = (
        *_names(procedure, folder, groups),
        *_twice(procedure),
        *_questions(procedure),
        *references(procedure),
        *_confirmations(procedure),
        *comparisons(procedure),
        *given_beforehand(procedure),
        *limits(procedure),
        *never_asked(procedure),
        *account_holders(procedure),
        *births(procedure),
        *era_days(procedure),
        *late_steps(procedure),
        *left_to_bring(procedure),
        *printed_options(procedure),
        *row_places(procedure),
        *_letter_not_asked_for(procedure),
        *_wording(procedure),
        *_empty(procedure, located),
    )
    return tuple(one.fault(file, located) for one in findings)


def _names(procedure: Procedure, folder: str, groups: tuple[str, ...]) -> Iterator[Finding]:
    if procedure.id != folder:
        pattern = (
            "{id!r} stands in the folder {folder!r}: name both alike. One id has one definition; a change "
            "that begins on a day takes its place on that day"
        )
        likely = None if folder.startswith(procedure.id) else nearest(procedure.id, [folder])
        yield Finding(("id",), told(pattern, id=procedure.id, folder=folder), likely)
    if procedure.group not in groups:
        likely = nearest(procedure.group, groups)
        yield Finding(
            ("group",), told("there is no group {group!r} in groups.yaml", group=procedure.group), likely
        )
    if not procedure.version.strip():
        yield Finding(("version",), told("says nothing: what is handed in has to tell by which version"))
    if procedure.effective_until is not None and procedure.effective_until < procedure.effective_from:
        yield Finding(("effective_until",), told("is before effective_from"))


def _twice(procedure: Procedure) -> Iterator[Finding]:
    lists: dict[str, list[str]] = {
        "questions": [str(one.id) for one in procedure.questions],
        "applicants": [one.id for one in procedure.applicants],
        "bring": [one.id for one in procedure.bring],
        "checks": [one.id for one in procedure.checks],
        "deadlines": [one.id for one in procedure.deadlines],
    }
    for name, ids in lists.items():
        yield from _repeated(ids, (name,))
    yield from _repeated([one.id for one in procedure.paper.sections], ("paper", "sections"))


def _repeated(ids: list[str], path: Path) -> Iterator[Finding]:
    for place, one in enumerate(ids):
        if one in ids[:place]:
            yield Finding((*path, place, "id"), told("{one!r} stands here twice", one=one))


def _questions(procedure: Procedure) -> Iterator[Finding]:
    sections = [one.id for one in procedure.paper.sections]
    for path, question in questions_of(procedure):
        yield from _question(question, path)
        if question.told:
            yield Finding((*path, "told"), told("stands with what is asked of each (`each`)"))
        if question.section not in sections:
            likely = nearest(question.section, sections)
            yield Finding(
                (*path, "section"),
                told("the paper has no section {section!r}", section=question.section),
                likely,
            )
        yield from _repeated([str(one.id) for one in question.each], (*path, "each"))
        for where, each in each_of(question, path):
            yield from _each(each, where)
        yield from conditions_of_each(question, path)


def _needs_none(question: Question) -> bool:
    """Whether something else says the same: people to choose from, or up to how many digits there are."""
    return question.among is not None or (question.kind == "digits" and question.most is not None)


def _question(question: Question, path: Path) -> Iterator[Finding]:
    kind = KINDS[question.kind]
    for key in sorted(question.model_fields_set - _COMMON - kind.settings):
        likely = nearest(key, kind.settings)
        yield Finding(
            (*path, key),
            told("{key!r} means nothing for the kind {kind!r}", key=key, kind=question.kind),
            likely,
        )
    needed = _NEEDS.get(question.kind)
    if needed is not None and not getattr(question, needed) and not _needs_none(question):
        yield Finding(
            (*path, needed), told("the kind {kind!r} needs {needed!r}", kind=question.kind, needed=needed)
        )
    for inner, option in enumerate(question.options):
        for key in sorted(_OF_STEPS & option.model_fields_set if question.kind != "next-steps" else ()):
            where = (*path, "options", inner, key)
            yield Finding(
                where, told("{key!r} means nothing for the kind {kind!r}", key=key, kind=question.kind)
            )
    ids = [option.id for option in question.options]
    yield from _repeated(ids, (*path, "options"))
    if question.kind == "yes-no" and ids and sorted(ids) != ["no", "yes"]:
        yield Finding((*path, "options"), told("must be 'yes' and 'no' (in quotation marks)"))


def _each(each: Question, path: Path) -> Iterator[Finding]:
    if each.kind in ("person", "persons"):
        yield Finding((*path, "kind"), told("a person cannot hold persons"))
        return
    if "." in each.id:
        yield Finding((*path, "id"), told("what is asked of every person has no dot in its id"))
    yield from _question(each, path)


def _confirmations(procedure: Procedure) -> Iterator[Finding]:
    """The riskiest answers are confirmed singly: up to three pages on a way, a whole list at once."""
    yield from too_many(procedure)
    for path, question in questions_of(procedure):
        for where, each in each_of(question, path):
            if each.confirm is not None:
                yield Finding((*where, "confirm"), told("confirm the whole list instead"))


def _wording(procedure: Procedure) -> Iterator[Finding]:
    """Texts that would be drawn broken, and those for somebody who may not apply: nobody would read them."""
    for key, text in texts(procedure):
        for fault in furigana_faults(text):
            yield Finding(path_of(procedure, key), fault)
    people = [one.id for one in procedure.applicants]
    for place, question in enumerate(procedure.questions):
        for name in question.by_applicant:
            if name not in people:
                where: Path = ("questions", place, "by_applicant", name)
                yield Finding(where, told("there is no applicant {name!r}", name=name), nearest(name, people))
        for name in question.dont_know.applicants if question.dont_know else ():
            if name not in people:
                unsure: Path = ("questions", place, "dont_know", "applicants")
                yield Finding(
                    unsure, told("there is no applicant {name!r}", name=name), nearest(name, people)
                )


def _empty(procedure: Procedure, located: Located) -> Iterator[Finding]:
    """Texts of the file that say nothing: a page would have a hole there."""
    for key in blanks(procedure):
        path = path_of(procedure, key)
        if path in located.lines:
            yield Finding(path, told("says nothing: write the text, or leave the key out"))


def _letter_not_asked_for(procedure: Procedure) -> Iterator[Finding]:
    """Who comes with a 委任状 is asked whether they have it: who has none gets one to be signed."""
    asked = procedure.question(LETTER)
    options = () if asked is None else tuple(option.id for option in asked.options)
    if set(options) == {HERE, NONE}:
        return
    for place, applicant in enumerate(procedure.applicants):
        if applicant.letter:
            path: Path = ("applicants", place, "letter")
            yield Finding(
                path,
                told(
                    "needs a question {letter!r} with the options {here!r} and {none!r}",
                    letter=LETTER,
                    here=HERE,
                    none=NONE,
                ),
            )


def path_of(procedure: Procedure, key: str) -> Path:
    """The path of a text key: ids of list entries become their places again."""
    path: list[str | int] = []
    here: object = procedure
    for step in _steps(key, procedure.id):
        if isinstance(here, tuple):
            place = next((at for at, one in enumerate(here) if getattr(one, "id", None) == step), 0)
            path.append(place)
            here = here[place]
        else:
            path.append(step)
            here = here.get(step) if isinstance(here, dict) else getattr(here, step, None)
    return tuple(path)


def _steps(key: str, procedure_id: str) -> list[str]:
    """The key's steps; the dot inside `subject.phone` does not divide."""
    rest = re.sub(r"\.(subject|visitor)\.", r".\1\0", key.removeprefix(f"{procedure_id}."))
    return [step.replace("\0", ".") for step in rest.split(".")]
