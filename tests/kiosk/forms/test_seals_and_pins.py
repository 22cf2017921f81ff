"""Seal certificates, and PINs that are set again or were blocked."""

from __future__ import annotations

import pytest

from kiosk.basics.ids import FieldId
from kiosk.forms.answers import Answers
from kiosk.words.furigana import plain
from tests.fakes.form_parts import interview, library, procedure
from tests.kiosk.forms.branches import answered, asked, told


@pytest.mark.parametrize(("card", "told_"), [("lost", "やりなおす"), ("none", "写真のある本人確認の書類")])
def test_without_a_registered_seal_it_says_what_comes_first(card: str, told_: str) -> None:
    assert told_ in told("inkan-shomei", {"registration_card": card})


@pytest.mark.parametrize(
    ("applicant", "says", "papers"),
    [
        ("self", "3番窓口", "写真のある本人確認の書類"),
        ("household", "2回", "代理権授与通知書"),
        ("proxy", "2回", "代理権授与通知書"),
    ],
)
def test_whose_seal_is_not_registered_decides_who_has_to_bring_what(
    applicant: str, says: str, papers: str
) -> None:
    assert says in told("inkan-shomei", {"registration_card": "none"}, applicant)
    about = interview("inkan-shomei", applicant)
    found = answered(about, {"registration_card": "none"})
    assert not isinstance(found, Answers)
    matter = library().desk_matter(about.desk_of(found[0]) or "")
    assert matter is not None
    assert papers in plain(matter.bring)


def test_a_seal_card_left_at_home_is_shown_at_hand_over() -> None:
    assert "number" not in asked("inkan-shomei", {"registration_card": "home"})
    assert "number" in asked("inkan-shomei", {"registration_card": "here"})


@pytest.mark.parametrize(
    ("born", "kind", "offered"),
    [
        ("2020-01-01", "parent", False),
        ("2020-01-01", "guardian", False),
        ("1948-03-05", "guardian", False),
        ("2008-11-23", "guardian", False),
        ("2008-11-25", "guardian", True),
        ("1948-03-05", "supporter", True),
    ],
    ids=["child-of-6", "child-of-6-with-guardian", "ward", "ward-of-18", "minor-of-17", "supported"],
)
def test_the_long_password_is_offered_to_no_child_and_to_no_adult_ward(
    born: str, kind: str, offered: bool
) -> None:
    about = interview("ansho-bango", "legal")
    taken = answered(about, {"legal_kind": kind, "subject.birth_date": born, "which": "some"})
    assert isinstance(taken, Answers)
    options = [one.id for one in about.question(FieldId("ansho-bango.pins"), taken).options]
    assert ("signature" in options) is offered
    assert options[-3:] == ["authentication", "resident", "entry"]


def test_from_15_on_the_holder_of_the_card_comes() -> None:
    for born, is_told in (("2011-11-23", True), ("2011-11-24", False)):
        found = answered(
            interview("ansho-bango", "legal"), {"legal_kind": "parent", "subject.birth_date": born}
        )
        assert isinstance(found, Answers) is not is_told, born
    taken = answered(interview("ansho-bango"), {"subject.birth_date": "2010-01-01", "which": "some"})
    assert isinstance(taken, Answers)
    options = interview("ansho-bango").question(FieldId("ansho-bango.pins"), taken).options
    assert "signature" in [one.id for one in options]


NO_HOME = {"postal_code": "", "town": "住所不定", "block": "", "building": ""}


@pytest.mark.parametrize("procedure_id", ["juminhyo", "kazei-shomei", "ansho-bango", "inkan-shomei"])
def test_who_has_no_home_is_led_to_the_desk(procedure_id: str) -> None:
    assert "窓口で話せます" in told(procedure_id, {"subject.address": NO_HOME})


def test_the_relation_does_not_say_that_the_seal_card_is_here() -> None:
    assert "登録証" not in (interview("inkan-shomei", "proxy").applicant.paper or "")


@pytest.mark.parametrize(
    ("operation", "which", "is_asked"),
    [("reset", "all", True), ("reset", "some", False), ("change", "all", False)],
)
def test_a_card_without_numbers_is_offered_where_all_are_made_anew(
    operation: str, which: str, is_asked: bool
) -> None:
    assert ("face_card" in asked("ansho-bango", {"operation": operation, "which": which})) is is_asked


def test_not_knowing_which_pin_means_all_of_them() -> None:
    about = interview("ansho-bango")
    which = about.question(FieldId("ansho-bango.which"), Answers())
    taken = about.dont_know(which, Answers())
    assert isinstance(taken, Answers)
    assert taken.get(FieldId("ansho-bango.which")) == "all"


@pytest.mark.parametrize(
    ("pins", "offered"),
    [(["signature"], True), (["signature", "authentication"], False), (["resident"], False)],
)
def test_only_the_long_password_alone_can_be_set_at_a_shop(pins: list[str], offered: bool) -> None:
    typed = {"operation": "reset", "which": "some", "pins": pins}
    assert ("phone_way" in asked("ansho-bango", typed)) is offered
    if offered:
        assert "コンビニ" in told("ansho-bango", {**typed, "phone_way": "phone"})


def test_a_child_comes_with_a_parent() -> None:
    assert "親の方" in told("ansho-bango", {"subject.birth_date": "2015-01-01"})


def test_no_pin_is_asked_for_anywhere() -> None:
    for applicant in ("self", "legal", "proxy"):
        kinds = {one.kind for one in interview("ansho-bango", applicant).procedure.questions}
        assert not kinds & {"digits", "text"}


@pytest.mark.parametrize(
    ("applicant", "thing", "told_"),
    [("legal", "authority", "同じ世帯の親"), ("proxy", "reply", "手紙を送る手続き")],
)
def test_whoever_comes_for_somebody_is_told_what_to_do_without_their_own_paper(
    applicant: str, thing: str, told_: str
) -> None:
    things = {str(one.id): plain(one.missing or "") for one in procedure("ansho-bango").things(applicant)}
    assert [one for one in things if one in ("authority", "reply")] == [thing]
    assert told_ in things[thing]
