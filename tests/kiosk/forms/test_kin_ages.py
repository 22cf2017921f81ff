"""A child is born after its parent; how long after is nobody's business."""

from __future__ import annotations

from datetime import date

import pytest

from kiosk.forms import checking
from kiosk.forms.answers import Data
from kiosk.forms.conditions import Facts
from kiosk.forms.definition.placed_conditions import nodes
from kiosk.forms.kin_ages import YOUNGEST_SPOUSE
from kiosk.forms.question_view import problem_text
from tests.fakes.form_parts import procedure, words

AGES = ("older-than-head", "younger-than-head", "spouse-child", "head-child", "parent-and-child")
HEAD: Data = {"name_kana": "ミホン　ハナコ", "birth_date": "1980-03-05", "relation": "head"}


def found(procedure_id: str, field: str, rows: list[Data], **said: Data) -> list[tuple[str, Data]]:
    facts = Facts({**said, field: rows}, "self", date(2026, 11, 23))
    problems = checking.crossed(procedure(procedure_id), facts, field=field)
    return [(one.kind, one.facts.get("number")) for one in problems if one.kind in AGES]


@pytest.mark.parametrize(
    ("relation", "born", "wanted"),
    [
        ("child", "1980-03-04", "older-than-head"),
        ("child", "1980-03-05", "older-than-head"),
        ("child", "1980-03-06", None),
        ("child", "1975", "older-than-head"),
        ("child", "1980", None),
        ("child", None, None),
        ("grandchild", "1979-12-31", "older-than-head"),
        ("father", "1980-03-05", "younger-than-head"),
        ("mother", "1980-03-04", None),
        ("grandmother", "1990-01-30", "younger-than-head"),
        ("older-brother", "1980-03-05", None),
        ("older-sister", "1980-03-06", "younger-than-head"),
        ("younger-brother", "1980-03-05", None),
        ("younger-sister", "1980-03-04", "older-than-head"),
        ("wife", "2008-11-24", "spouse-child"),
        ("husband", "2008-11-23", None),
        ("wife-unregistered", "2011", "spouse-child"),
        ("relative", "1940-01-01", None),
        ("child-husband", "1940-01-01", None),
    ],
)
def test_an_age_is_refused_only_where_it_cannot_be(relation: str, born: Data, wanted: str | None) -> None:
    somebody: Data = {"name_kana": "ミホン　ケン", "birth_date": born, "relation": relation}
    expected = [] if wanted is None else [(wanted, 2)]
    for moving in ("tenkyo", "tennyu", "tenshutsu"):
        assert found(moving, "movers", [HEAD, somebody]) == expected, moving


@pytest.mark.parametrize(
    ("spouse", "relation", "born", "wrong"),
    [
        ("wife", "wife-child", "1975-01-30", False),
        ("wife", "wife-child", "1969-12-31", True),
        ("wife", "wife-child", "1970-01-30", True),
        ("wife", "wife-mother", "1981-01-30", True),
        ("wife", "wife-father", "1969-01-30", False),
        ("husband", "husband-mother", "1970-01-30", True),
        ("husband", "husband-child", None, False),
        ("wife-unregistered", "wife-unregistered-child", "1960-01-30", True),
        ("wife-unregistered", "wife-unregistered-child", "1999-01-30", False),
        ("wife", "wife-unregistered-child", "1960-01-30", False),
        ("child", "wife-child", "1960-01-30", False),
        ("wife", "other", "1960-01-30", False),
    ],
)
def test_kin_of_a_spouse_are_compared_with_the_spouse(
    spouse: str, relation: str, born: Data, wrong: bool
) -> None:
    """A stepchild may be older than the head (of 1980 here); the wife is of 1970."""
    kin: Data = {"name_kana": "ミホン　ケン", "birth_date": born, "relation": relation}
    other: Data = {"name_kana": "ミホン　ユイ", "birth_date": "1970-01-30", "relation": spouse}
    wanted = [("older-than-head", 3)] if spouse == "child" else [("parent-and-child", 2)] if wrong else []
    assert found("tenkyo", "movers", [HEAD, kin, other]) == wanted


def test_of_kin_of_a_spouse_both_are_named() -> None:
    tenkyo = procedure("tenkyo")
    rows: list[Data] = [
        HEAD,
        {"birth_date": "1990-01-30", "relation": "wife"},
        {"birth_date": "1989-01-30", "relation": "wife-child"},
    ]
    facts = Facts({"movers": rows}, "self", date(2026, 11, 23))
    (problem,) = [one for one in checking.crossed(tenkyo, facts) if one.kind in AGES]
    said = problem_text(tenkyo, problem, words())
    assert "3人目" in said
    assert "2人目" in said


@pytest.mark.parametrize("listing", ["kokuho-kanyu", "kokuho-soshitsu", "kyufukin"])
def test_the_head_who_is_not_in_the_list_was_named_before(listing: str) -> None:
    child: list[Data] = [{"name_kana": "ミホン　ケン", "birth_date": "1975-01-30", "relation": "child"}]
    known: dict[str, Data] = {"subject.name_kana": "ミホン　ハナコ", "subject.birth_date": "1980-03-05"}
    assert found(listing, "members", child, **known) == [("older-than-head", 1)]
    assert found(listing, "members", child) == []


def test_of_two_heads_nobody_knows_whose_child_it_is() -> None:
    other: Data = {"name_kana": "ミホン　タロウ", "birth_date": "1940-01-30", "relation": "head"}
    child: Data = {"name_kana": "ミホン　ケン", "birth_date": "1975-01-30", "relation": "child"}
    assert found("tenkyo", "movers", [HEAD, other, child]) == []
    joined: Data = {"birth_date": "1940-01-30", "relation": "child"}
    assert found("tenkyo", "movers", [joined], household_kind="merge") == []


def test_it_is_said_of_whom_and_from_which_age() -> None:
    tenkyo = procedure("tenkyo")
    wife: Data = {"birth_date": "2011-01-30", "relation": "wife"}
    facts = Facts({"movers": [HEAD, wife]}, "self", date(2026, 11, 23))
    (problem,) = [one for one in checking.crossed(tenkyo, facts) if one.kind in AGES]
    assert "2人目" in problem_text(tenkyo, problem, words())
    assert "18{歳|さい}より前の方は、係の人をよんでください" in problem_text(tenkyo, problem, words())


@pytest.mark.parametrize(
    ("where", "check"),
    [("jido-teate", "spouse-child"), ("okuyami", "listed-spouse-child"), ("koseki", "head-child")],
)
def test_definitions_say_the_same_age_of_a_husband_or_wife(where: str, check: str) -> None:
    """民法731条 is one number; who married by the law of another country finds the way to staff."""
    rule = next(one for one in procedure(where).checks if one.id == check)
    ages = [part.age.most for _, part in nodes(rule.wrong_when, ()) if part.age is not None]
    assert max(one for one in ages if one is not None) == YOUNGEST_SPOUSE - 1
    assert "係の人をよんでください" in rule.message


@pytest.mark.parametrize(
    ("relation", "head", "wanted"),
    [
        ("child", "1980-03-06", True),
        ("child", "1980-03-05", True),
        ("child", "1980-03-04", False),
        ("grandchild", "1981", True),
        ("child", "1980", False),
        ("child", None, False),
        ("parent", "1980-03-04", True),
        ("parent", "1980-03-05", True),
        ("grandparent", "1980-03-06", False),
        ("parent", "1980", False),
        ("spouse", "1990-01-30", False),
        ("other", "1990-01-30", False),
        ("self", None, False),
    ],
)
@pytest.mark.parametrize("applicant", ["self", "relative", "legal", "proxy", "other"])
def test_the_head_of_a_register_is_born_as_the_relation_says(
    relation: str, head: Data, wanted: bool, applicant: str
) -> None:
    said: dict[str, Data] = {
        "subject.birth_date": "1980-03-05",
        "head_relation": relation,
        "head_birth": head,
    }
    facts = Facts(said, applicant, date(2026, 11, 23))
    found = [one.kind for one in checking.crossed(procedure("koseki"), facts, field="head_birth")]
    assert ("check:head-born-otherwise" in found) is wanted


def test_the_head_is_asked_for_after_whose_register_it_is() -> None:
    """So that their two birth dates are compared before the next question."""
    ids = [str(one.id) for one in procedure("koseki").questions]
    assert ids.index("subject.birth_date") < ids.index("head_relation") < ids.index("head_birth")


@pytest.mark.parametrize("moving", ["tenkyo", "tennyu", "tenshutsu"])
@pytest.mark.parametrize(
    ("born", "refused"), [("2026-01-01", True), ("2011-11-24", True), ("2011-11-23", False), ("2012", True)]
)
def test_a_child_is_no_head_of_its_parents(moving: str, born: str, refused: bool) -> None:
    father: Data = {"name_kana": "ミホン　ケン", "birth_date": "1989-01-30", "relation": "father"}
    child: Data = {"name_kana": "ミホン　アカ", "birth_date": born, "relation": "head"}
    assert found(moving, "movers", [father, child]) == ([("head-child", 2)] if refused else [])


@pytest.mark.parametrize(("applicant", "refused"), [("self", True), ("household", True), ("legal", False)])
def test_a_child_alone_is_head_where_its_parent_came_for_it(applicant: str, refused: bool) -> None:
    child: Data = {"name_kana": "ミホン　アカ", "birth_date": "2014-01-01", "relation": "head"}
    facts = Facts({"movers": [child]}, applicant, date(2026, 11, 23))
    kinds = [one.kind for one in checking.crossed(procedure("tenshutsu"), facts, field="movers")]
    assert ("head-child" in kinds) is refused
