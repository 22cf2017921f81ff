"""Whether a well-formed definition makes sense: names that exist, an order that works, limits to keep."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from kiosk.basics.telling import Told, told
from kiosk.forms.conditions import TODAY, Condition, Plain, applicants_of, fields_of
from kiosk.forms.definition.choices import Choice
from kiosk.forms.definition.comparisons import comparisons, given_beforehand, unfit
from kiosk.forms.definition.faults import Fault, nearest
from kiosk.forms.definition.finding import Finding
from kiosk.forms.definition.limits import limits
from kiosk.forms.definition.never_asked import never_asked
from kiosk.forms.definition.procedure import Check, DeadlineRule, Procedure
from kiosk.forms.definition.question import TOGETHER, Question
from kiosk.forms.definition.row_places import row_places
from kiosk.forms.definition.texts import blanks, texts
from kiosk.forms.definition.yaml_lines import Located, Path
from kiosk.forms.fields.registry import KINDS
from kiosk.forms.letter import HERE, LETTER, NONE
from kiosk.words.furigana import faults as furigana_faults

MOST_CONFIRMED = 3
_COMMON = frozenset({
    "id", "kind", "title", "label", "explanation", "why", "note", "paper", "section", "shared", "when",
    "optional", "dont_know", "everybody_knows", "preset", "confirm", "parts", "by_applicant", "source",
    "fact", "nothing_else", "of_year", "said", "told",
})  # fmt: skip
_NEEDS = {
    "choice": "options", "choices": "options", "documents": "options", "next-steps": "options",
    "person": "each", "persons": "each", "consent": "sentence", "digits": "groups", "count": "unit",
}  # fmt: skip
PERSON_FIELDS = ("name", "name_kana", "birth_date", "gender", "address", "phone")
_OF_STEPS = frozenset({"due", "late", "where", "bring", "procedure", "run"})
"""Keys of an option that only `next-steps` understands."""
_QUESTION = told("question")
_YEAR = told("year before this one")
_KNOWN = frozenset(f"{who}.{name}" for who in ("subject", "visitor") for name in PERSON_FIELDS)


def unsound(
    procedure: Procedure, located: Located, file: str, folder: str, groups: tuple[str, ...]
) -> tuple[Fault, ...]:
    """Every mistake that the models cannot see, each with its line."""
    findings = (
        *_names(procedure, folder, groups),
        *_twice(procedure),
        *_questions(procedure),
        *_references(procedure),
        *_confirmations(procedure),
        *comparisons(procedure),
        *given_beforehand(procedure),
        *limits(procedure),
        *never_asked(procedure),
        *row_places(procedure),
        *_letter_not_asked_for(procedure),
        *_wording(procedure),
        *_empty(procedure, located),
    )
    return tuple(one.fault(file, located) for one in findings)


def _names(procedure: Procedure, folder: str, groups: tuple[str, ...]) -> Iterator[Finding]:
    if procedure.id != folder:
        yield Finding(("id",), told("the folder is called {folder!r}", folder=folder), folder)
    if procedure.group not in groups:
        likely = nearest(procedure.group, groups)
        yield Finding(
            ("group",), told("there is no group {group!r} in groups.yaml", group=procedure.group), likely
        )
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
    for place, question in enumerate(procedure.questions):
        path: Path = ("questions", place)
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
        for inner, each in enumerate(question.each):
            yield from _each(each, (*path, "each", inner))


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
    if needed is not None and not getattr(question, needed) and question.among is None:
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
    if each.when is not None or "." in each.id:
        yield Finding(
            (*path, "when"), told("what is asked of every person has no condition and no dot in its id")
        )
    yield from _question(each, path)


def _references(procedure: Procedure) -> Iterator[Finding]:
    ids = [str(one.id) for one in procedure.questions]
    for place, question in enumerate(procedure.questions):
        path: Path = ("questions", place)
        yield from _refers(question.when, (*path, "when"), ids[:place], procedure)
        if question.among is not None:
            yield from _exists(
                question.among, (*path, "among"), ids[:place], told("question before this one")
            )
            yield from _is_kind(procedure, question.among, (*path, "among"), "persons")
        yield from _chosen_before(question, path, ids[:place], procedure)
        yield from _begins(question, path, ids[:place], procedure)
        yield from _year_reference(question, path, ids[:place], procedure)
        for inner, option in enumerate(question.options):
            yield from _option_refers(option, (*path, "options", inner), ids[:place], procedure)
    for place, check in enumerate(procedure.checks):
        yield from _refers(check.wrong_when, ("checks", place, "wrong_when"), ids, procedure)
        yield from _exists(check.field, ("checks", place, "field"), ids)
        yield from _told_too_early(check, ("checks", place, "field"), ids)
    yield from _deadline_references(procedure, ids)
    yield from _fee_references(procedure, ids)
    people = [one.id for one in procedure.applicants]
    for place, applicant in enumerate(procedure.applicants):
        if applicant.letter and applicant.authority != "voluntary":
            yield Finding(
                ("applicants", place, "letter"), told("only a voluntary proxy is empowered by 委任状")
            )
    for place, thing in enumerate(procedure.bring):
        for one in thing.applicants:
            if one not in people:
                yield Finding(
                    ("bring", place, "applicants"),
                    told("no applicant {one!r}", one=one),
                    nearest(one, people),
                )


def _chosen_before(
    question: Question, path: Path, earlier: list[str], procedure: Procedure
) -> Iterator[Finding]:
    """`without` and `within` name people chosen before among the same list; a list takes any of them."""
    for key, name in (("without", question.without), ("within", question.within)):
        if name is None:
            continue
        yield from _exists(name, (*path, key), earlier, told("question before this one"))
        other = procedure.question(name)
        alike = None if other is None else other.among is not None and _same_people(question, other)
        if alike is False:
            yield Finding((*path, key), told("{name!r} does not choose among the same people", name=name))


def _same_people(question: Question, other: Question) -> bool:
    return question.kind == "persons" or other.among == question.among


def _begins(question: Question, path: Path, earlier: list[str], procedure: Procedure) -> Iterator[Finding]:
    """`begins` names parts of a person, and an answer before of the same kind for each."""
    if question.begins is None:
        return
    here: Path = (*path, "begins")
    yield from _refers(question.begins.when, (*here, "when"), earlier, procedure)
    for place, gives in enumerate(question.begins.gives):
        yield from _refers(gives.when, (*here, "gives", place, "when"), earlier, procedure)
        yield from _given_of_first(question, gives.each, (*here, "gives", place, "each"))
    kinds = {str(one.id): one.kind for one in question.each}
    for part, source in question.begins.takes.items():
        where: Path = (*path, "begins", "takes", part)
        if part not in kinds:
            message = told("{name!r} has no part {part!r}", name=question.id, part=part)
            yield Finding(where, message, nearest(part, kinds))
            continue
        yield from _exists(source, where, earlier, told("question before this one"))
        yield from _is_kind(procedure, source, where, kinds[part])


def _given_of_first(question: Question, each: Mapping[str, Plain], path: Path) -> Iterator[Finding]:
    parts = {str(one.id): one for one in question.each}
    for name, value in each.items():
        if name not in parts:
            message = told("{name!r} has no part {part!r}", name=question.id, part=name)
            yield Finding((*path, name), message, nearest(name, parts))
            continue
        found = unfit(parts[name], value)
        if found is not None:
            yield Finding((*path, name), *found)


def _told_too_early(check: Check, path: Path, ids: list[str]) -> Iterator[Finding]:
    """Whoever answers the last of these questions is told there; at an earlier one nothing was wrong yet."""
    looked_at = [ids.index(one) for one in fields_of(check.wrong_when) if one in ids]
    if check.field in ids and looked_at and max(looked_at) > ids.index(check.field):
        last = ids[max(looked_at)]
        yield Finding(
            path,
            told("looks at {last!r}, which is asked after {field!r}", last=last, field=check.field),
            last,
        )


def _confirmations(procedure: Procedure) -> Iterator[Finding]:
    """The riskiest answers are confirmed singly: up to three pages, or a reason why there is none.

    Accounts of several holders are one page: money is paid to one of them.
    """
    pages = {
        one.confirm if one.confirm in {*TOGETHER, "account"} else one.id: place
        for place, one in reversed([*enumerate(procedure.questions)])
        if one.confirm is not None
    }
    marked = sorted(pages.values())
    for place in marked[MOST_CONFIRMED:]:
        path: Path = ("questions", place, "confirm")
        yield Finding(
            path, told("more than {most} answers to confirm singly tire people", most=MOST_CONFIRMED)
        )
    for place, question in enumerate(procedure.questions):
        inner = [at for at, each in enumerate(question.each) if each.confirm is not None]
        for at in inner:
            yield Finding(("questions", place, "each", at, "confirm"), told("confirm the whole list instead"))


def _year_reference(
    question: Question, path: Path, earlier: list[str], procedure: Procedure
) -> Iterator[Finding]:
    if question.of_year is not None:
        where = (*path, "of_year")
        yield from _exists(question.of_year, where, earlier, _YEAR)
        yield from _is_kind(procedure, question.of_year, where, "year")


def _deadline_references(procedure: Procedure, ids: list[str]) -> Iterator[Finding]:
    if procedure.deadline is not None:
        yield from _deadline(procedure.deadline, ("deadline",), ids, procedure)
    for place, rule in enumerate(procedure.deadlines):
        yield from _deadline(rule, ("deadlines", place), ids, procedure)


def _deadline(rule: DeadlineRule, path: Path, ids: list[str], procedure: Procedure) -> Iterator[Finding]:
    kind = "date" if rule.part is None else "period"
    for one in rule.fields:
        key = "field" if one == rule.field else "also"
        yield from _exists(one, (*path, key), ids, told("period") if rule.part else told("date"))
        yield from _is_kind(procedure, one, (*path, key), kind)
        if one.endswith(".birth_date"):
            yield Finding(
                (*path, key),
                told("{one!r} was long ago: name the day from which the days count", one=one),
            )
        if one in ids:
            yield from _refers(rule.when, (*path, "when"), ids[: ids.index(one)], procedure)
    if (rule.opens is None) is not (rule.early is None):
        yield Finding((*path, "opens"), told("`opens` and `early` belong together"))


def _fee_references(procedure: Procedure, ids: list[str]) -> Iterator[Finding]:
    fee = procedure.fee
    if fee is None:
        return
    first: list[tuple[str, Path]] = [] if fee.per is None else [(fee.per, ("fee", "per"))]
    rows: list[tuple[str, Path]] = [
        (row.per, ("fee", "rows", place, "per")) for place, row in enumerate(fee.rows)
    ]
    for per, path in (*first, *rows):
        yield from _exists(per, path, ids)
        yield from _is_kind(procedure, per, path, "count")
    for place, free in enumerate(fee.free):
        yield from _refers(free.when, ("fee", "free", place, "when"), ids, procedure)


def _refers(
    condition: Condition | None, path: Path, earlier: Iterable[str], procedure: Procedure
) -> Iterator[Finding]:
    known = {*earlier, *_KNOWN}
    for name in fields_of(condition):
        if name not in known:
            yield Finding(
                path, told("no question before this one is called {name!r}", name=name), nearest(name, known)
            )
    people = [one.id for one in procedure.applicants]
    for name in applicants_of(condition):
        if name not in people:
            yield Finding(path, told("there is no applicant {name!r}", name=name), nearest(name, people))


def _option_refers(option: Choice, path: Path, earlier: list[str], procedure: Procedure) -> Iterator[Finding]:
    yield from _refers(option.when, (*path, "when"), earlier, procedure)
    yield from _refers(option.usual, (*path, "usual"), earlier, procedure)
    for place, also in enumerate(option.run.also):
        yield from _refers(also.when, (*path, "run", "also", place, "when"), earlier, procedure)
    if option.due is not None and option.due.field != TODAY:
        yield from _exists(option.due.field, (*path, "due"), earlier, told("date before this one"))
        yield from _is_kind(procedure, option.due.field, (*path, "due"), "date")


def _exists(name: str, path: Path, ids: list[str], kind: Told = _QUESTION) -> Iterator[Finding]:
    if name not in ids:
        yield Finding(path, told("there is no {kind} {name!r}", kind=kind, name=name), nearest(name, ids))


def _is_kind(procedure: Procedure, name: str, path: Path, kind: str) -> Iterator[Finding]:
    question = procedure.question(name)
    if question is not None and question.kind != kind:
        yield Finding(path, told("{name!r} is no question of the kind {kind!r}", name=name, kind=kind))


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
