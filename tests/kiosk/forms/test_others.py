"""Nobody is their own husband, wife or child, and the dead are not among the living; a namesake may be."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from kiosk.basics.ids import FieldId
from kiosk.forms import checking, others
from kiosk.forms.answers import Answers, Data
from kiosk.forms.conditions import Facts
from kiosk.forms.question_view import problem_text
from tests.fakes.form_parts import interview, procedure, words

HANA, KEN, SAKURA = "ミホン　ハナコ", "ミホン　ケン", "ミホン　サクラ"
TODAY = date(2026, 11, 23)
CLAIMANT: dict[str, Data] = {"subject.name_kana": HANA, "subject.birth_date": "1988-03-05"}
DEAD: dict[str, Data] = {"deceased": {"name_kana": SAKURA, "birth_date": "1948-03-05"}}


def who(name: str, born: str | None, **more: Data) -> dict[str, Data]:
    return {"name_kana": name, "birth_date": born, **more}


def refused(procedure_id: str, answers: Mapping[str, Data]) -> list[tuple[str, str]]:
    found = checking.crossed(procedure(procedure_id), Facts(answers, "self", TODAY))
    return [(one.field.rpartition(".")[2], one.kind) for one in found if one.kind == "is-also"]


def doubted(procedure_id: str, answers: Mapping[str, Data], asked: str, applicant: str = "self") -> list[str]:
    facts = Facts(answers, applicant, TODAY)
    return [one.kind for one in others.doubts(procedure(procedure_id), facts, asked)]


@pytest.mark.parametrize(
    ("spouse", "hard", "soft"),
    [
        (who(HANA, "1988-03-05"), [("spouse_person", "is-also")], []),
        (who(HANA, "1987-03-05"), [], ["namesake-born"]),
        (who(HANA, None), [], ["namesake"]),
        (who(KEN, "1988-03-05"), [], []),
        (who(KEN, None), [], []),
    ],
    ids=["oneself", "namesake", "open", "another", "another-open"],
)
def test_nobody_is_their_own_spouse(spouse: Data, hard: list[tuple[str, str]], soft: list[str]) -> None:
    answers = {**CLAIMANT, "event": "born-first", "spouse": "together", "spouse_person": spouse}
    assert refused("jido-teate", answers) == hard
    assert doubted("jido-teate", answers, "spouse_person") == soft


def test_a_child_stands_in_one_list_and_is_none_of_the_parents() -> None:
    answers: dict[str, Data] = {**CLAIMANT, "spouse_person": who(KEN, "1987-01-30")}
    assert refused("jido-teate", {**answers, "children": [who(KEN, "1987-01-30")]}) == [
        ("children", "is-also")
    ]
    listed: dict[str, Data] = {
        **answers,
        "children": [who(SAKURA, None)],
        "older": [who(SAKURA, "2006-01-30")],
    }
    assert refused("jido-teate", listed) == []
    assert doubted("jido-teate", listed, "older") == ["namesake"]
    both: list[Data] = [who(SAKURA, "2006-01-30")]
    assert refused("jido-teate", {**answers, "children": both, "older": both}) == [("older", "is-also")]


@pytest.mark.parametrize("born", ["1948-03-05", "1950-01-30", None])
def test_who_has_died_is_none_of_the_family(born: str | None) -> None:
    family: list[Data] = [who(HANA, None), who(SAKURA, born)]
    answers: dict[str, Data] = {**DEAD, "family": family}
    assert refused("okuyami", answers) == ([("family", "is-also")] if born == "1948-03-05" else [])
    soft = {"1948-03-05": [], "1950-01-30": ["namesake-born"], None: ["namesake"]}
    assert doubted("okuyami", answers, "family") == soft[born]


def test_who_has_died_holds_no_funeral_and_inherits_nothing() -> None:
    assert doubted("okuyami", {**DEAD, "mourner": SAKURA}, "mourner") == ["namesake"]
    assert doubted("okuyami", {**DEAD, "heir_person": {"name_kana": SAKURA}}, "heir_person") == ["namesake"]
    assert doubted("okuyami", {**DEAD, "mourner": HANA}, "mourner") == []


def test_who_comes_for_a_namesake_is_asked_once_more() -> None:
    both: dict[str, Data] = {"visitor.name_kana": HANA, "subject.name_kana": HANA}
    assert doubted("kaigo-nintei", both, "subject.birth_date", "family") == ["namesake"]
    days: dict[str, Data] = {"visitor.birth_date": "1960-01-30", "subject.birth_date": "1930-01-30"}
    assert doubted("juminhyo", {**both, **days}, "subject.birth_date", "household") == ["namesake-born"]
    assert doubted("juminhyo", {**both, **days}, "subject.name_kana", "household") == []


def test_a_relation_to_the_head_tells_a_namesake_apart() -> None:
    def listed(relation: str | None) -> list[str]:
        members: list[Data] = [who(HANA, "2015-01-30", relation=relation)]
        return doubted("kokuho-kanyu", {**CLAIMANT, "members": members}, "members")

    assert listed("child") == []
    assert listed(None) == ["namesake-born"]


def test_it_is_said_of_one_of_a_list_and_of_one_alone() -> None:
    facts = Facts({**DEAD, "family": [who(HANA, None), who(SAKURA, None)], "mourner": SAKURA}, "self", TODAY)
    guide = procedure("okuyami")
    (listed,) = others.doubts(guide, facts, "family")
    assert problem_text(guide, listed, words()).startswith("2人目の方：さきの方とお名前が同じです。")
    (alone,) = others.doubts(guide, facts, "mourner")
    assert problem_text(guide, alone, words()).startswith("さきの方とお名前が同じです。")


def test_a_doubt_keeps_no_answer_from_being_taken() -> None:
    about = interview("okuyami")
    died = about.question(FieldId("deceased"), Answers())
    known = about.accept(died, {died.id: {"name_kana": SAKURA, "birth_date": "1948-03-05"}}, Answers())
    assert isinstance(known, Answers)
    known = known.with_(FieldId("okuyami.funeral"), "other", "typed")
    known = known.with_(FieldId("okuyami.insurance"), "kokuho", "typed")
    mourner = about.question(FieldId("okuyami.mourner"), known)
    taken = about.accept(mourner, {mourner.id: SAKURA}, known)
    assert isinstance(taken, Answers)
    assert [one.kind for one in about.doubts(mourner, taken)] == ["namesake"]
    assert about.missing(taken) == tuple(one for one in about.missing(taken) if one.kind != "namesake")
