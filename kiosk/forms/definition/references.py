"""Whether the names in a definition exist: questions asked before, applicants, parts of a person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kiosk.basics.telling import Told, told
from kiosk.forms.conditions import TODAY, Condition, Plain, applicants_of, fields_of
from kiosk.forms.definition.choices import Choice
from kiosk.forms.definition.comparisons import unfit
from kiosk.forms.definition.faults import nearest
from kiosk.forms.definition.finding import Finding
from kiosk.forms.definition.procedure import Check, DeadlineRule, Procedure
from kiosk.forms.definition.question import Question
from kiosk.forms.definition.yaml_lines import Path
from kiosk.forms.people import ROLES

_A_YEAR = 12
PERSON_FIELDS = ("name", "name_kana", "birth_date", "gender", "address", "phone")
_QUESTION = told("question")
_YEAR = told("year before this one")
_KNOWN = frozenset(f"{who}.{name}" for who in ("subject", "visitor") for name in PERSON_FIELDS)


def references(procedure: Procedure) -> Iterator[Finding]:
    """Every name of a question, applicant or part that is not there, or is of another kind."""
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
        yield from _household(question, path, ids[:place], procedure)
        yield from _year_reference(question, path, ids[:place], procedure)
        for inner, option in enumerate(question.options):
            yield from _option_refers(option, (*path, "options", inner), ids[:place], procedure)
    for place, check in enumerate(procedure.checks):
        yield from _refers(check.wrong_when, ("checks", place, "wrong_when"), ids, procedure)
        yield from _exists(check.field, ("checks", place, "field"), ids)
        yield from _told_too_early(check, ("checks", place, "field"), ids)
    yield from _deadline_references(procedure, ids)
    yield from _fee_references(procedure, ids)
    yield from _titles(procedure, ids)
    yield from _home(procedure, ids)
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


def _titles(procedure: Procedure, ids: list[str]) -> Iterator[Finding]:
    for place, one in enumerate(procedure.paper.titles):
        yield from _refers(one.when, ("paper", "titles", place, "when"), ids, procedure)
    for place, entrusted in enumerate(procedure.paper.entrusts):
        yield from _refers(entrusted.when, ("paper", "entrusts", place, "when"), ids, procedure)


def _home(procedure: Procedure, ids: list[str]) -> Iterator[Finding]:
    name, path = procedure.paper.home, ("paper", "home")
    if name is not None:
        yield from _exists(name, path, ids)
        yield from _is_kind(procedure, name, path, "address")
    for place, one in enumerate(procedure.paper.visitor_homes):
        here: Path = ("paper", "visitor_homes", place)
        yield from _exists(one.field, (*here, "field"), ids)
        yield from _is_kind(procedure, one.field, (*here, "field"), "address")
        yield from _refers(one.when, (*here, "when"), ids, procedure)


def _chosen_before(
    question: Question, path: Path, earlier: list[str], procedure: Procedure
) -> Iterator[Finding]:
    """`without` and `within` name people chosen before among the same list; a list takes any of them.

    `unless_told` names any answer before, `letters_of` a name in kana.
    """
    if question.letters_of is not None:
        here = (*path, "letters_of")
        yield from _exists(question.letters_of, here, earlier, told("question before this one"))
        yield from _is_kind(procedure, question.letters_of, here, "kana")
    if question.unless_told is not None:
        here = (*path, "unless_told")
        yield from _exists(question.unless_told, here, earlier, told("question before this one"))
    for key, name in (("without", question.without), ("within", question.within)):
        if name is None:
            continue
        yield from _exists(name, (*path, key), earlier, told("question before this one"))
        other = procedure.question(name)
        alike = None if other is None else other.among is not None and _same_people(question, other)
        if alike is False:
            yield Finding((*path, key), told("{name!r} does not choose among the same people", name=name))


def _household(question: Question, path: Path, earlier: list[str], procedure: Procedure) -> Iterator[Finding]:
    """A head is named before the list whose people are their family, and so is the list they are part of."""
    if question.household is not None:
        here: Path = (*path, "household")
        yield from _exists(
            question.household.head, (*here, "head"), earlier, told("question before this one")
        )
        yield from _is_kind(procedure, question.household.head, (*here, "head"), "kana")
        yield from _refers(question.household.when, (*here, "when"), earlier, procedure)
        if "relation" not in {str(one.id) for one in question.each}:
            yield Finding(here, told("{name!r} has no part {part!r}", name=question.id, part="relation"))
    if question.part_of is not None:
        yield from _exists(question.part_of, (*path, "part_of"), earlier, told("question before this one"))
        yield from _names_people(procedure, question.part_of, (*path, "part_of"))
        yield from _refers(question.everybody, (*path, "everybody"), earlier, procedure)
        yield from _refers(question.not_everybody, (*path, "not_everybody"), earlier, procedure)
    if question.stays is not None:
        yield from _exists(question.stays, (*path, "stays"), earlier, told("question before this one"))
        yield from _is_kind(procedure, question.stays, (*path, "stays"), "kana")
    for place, name in enumerate(question.others):
        if name not in ROLES:
            yield from _exists(name, (*path, "others", place), earlier, told("question before this one"))
            yield from _names_people(procedure, name, (*path, "others", place))


def _names_people(procedure: Procedure, name: str, path: Path) -> Iterator[Finding]:
    """A question whose answer is people: a name, one person, a list, some of a list."""
    question = procedure.question(name)
    if question is not None and question.among is None and question.kind not in ("kana", "person", "persons"):
        yield Finding(path, told("{name!r} names nobody", name=name))


def _same_people(question: Question, other: Question) -> bool:
    return question.kind == "persons" or other.among == question.among


def _begins(question: Question, path: Path, earlier: list[str], procedure: Procedure) -> Iterator[Finding]:
    """`begins` names parts of a person, and an answer before of the same kind for each."""
    yield from _refers(question.first_when, (*path, "first_when"), earlier, procedure)
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
        yield from _long_ago(one, (*path, key))
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
    if option.elsewhere is not None:
        yield from _refers(option.elsewhere.when, (*path, "elsewhere", "when"), earlier, procedure)
    for place, also in enumerate(option.run.also):
        yield from _refers(also.when, (*path, "run", "also", place, "when"), earlier, procedure)
    if option.due is not None and option.due.field != TODAY:
        yield from _exists(option.due.field, (*path, "due"), earlier, told("date before this one"))
        yield from _is_kind(procedure, option.due.field, (*path, "due"), "date")
        if (option.due.months or 0) < _A_YEAR:
            yield from _long_ago(option.due.field, (*path, "due"))


def _long_ago(name: str, path: Path) -> Iterator[Finding]:
    """Days are never counted from a birth of whoever stands in the form; years may be (20歳になるまで)."""
    if name.endswith(".birth_date"):
        yield Finding(path, told("{one!r} was long ago: name the day from which the days count", one=name))


def _exists(name: str, path: Path, ids: list[str], kind: Told = _QUESTION) -> Iterator[Finding]:
    if name not in ids:
        yield Finding(path, told("there is no {kind} {name!r}", kind=kind, name=name), nearest(name, ids))


def _is_kind(procedure: Procedure, name: str, path: Path, kind: str) -> Iterator[Finding]:
    question = procedure.question(name)
    if question is not None and question.kind != kind:
        yield Finding(path, told("{name!r} is no question of the kind {kind!r}", name=name, kind=kind))
