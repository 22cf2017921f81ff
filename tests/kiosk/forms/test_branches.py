"""What the branches of single procedures say to whoever takes them: never a bare no, always what to do."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from kiosk.basics.ids import FieldId
from kiosk.forms.answers import Answers, FieldProblem
from kiosk.forms.service import Interview
from kiosk.words.furigana import plain
from tests.fakes.form_parts import interview

KNOWN = {"subject.name_kana": "みほん はなこ", "subject.birth_date": "1948-03-05"}


def answered(about: Interview, typed: Mapping[str, object]) -> Answers | tuple[FieldProblem, ...]:
    """The answers after all of them were given one by one, or what the last one is told."""
    answers: Answers | tuple[FieldProblem, ...] = Answers()
    for name, draft in typed.items():
        assert isinstance(answers, Answers), (name, answers)
        field = about.procedure.field_id(name)
        question = about.question(FieldId(field), answers)
        answers = about.accept(question, {field: draft}, answers)
    return answers


def told(procedure: str, typed: Mapping[str, object], applicant: str = "self") -> str:
    """The sentence that the last answer is met with."""
    about = interview(procedure, applicant)
    found = answered(about, typed)
    assert not isinstance(found, Answers), "the answer was taken"
    return plain(about.problem_text(found[0]))


def asked(procedure: str, typed: Mapping[str, object], applicant: str = "self") -> list[str]:
    """Local ids of all questions after those answers."""
    about = interview(procedure, applicant)
    answers = answered(about, typed)
    assert isinstance(answers, Answers), answers
    return [one.id.removeprefix(f"{procedure}.") for one in about.questions(answers)]


@pytest.mark.parametrize(
    ("typed", "applicant", "told_"),
    [
        ({"where": "unknown"}, "self", "住民票"),
        ({"where": "elsewhere"}, "proxy", "ゆうびん"),
        ({"where": "elsewhere"}, "legal", "ゆうびん"),
        ({"where": "elsewhere"}, "other", "きょうだい"),
        ({"where": "elsewhere", "photo_id": "none"}, "relative", "顔写真"),
        (
            {"where": "elsewhere", "photo_id": "here", "use": "passport", "wide_types": ["another"]},
            "self",
            "本籍の町",
        ),
    ],
    ids=["unknown", "proxy", "guardian", "sibling", "no-photo", "other-paper"],
)
def test_where_a_register_elsewhere_cannot_be_had_it_says_where(
    typed: Mapping[str, object], applicant: str, told_: str
) -> None:
    assert told_ in told("koseki", typed, applicant)


def test_a_branch_that_ends_here_is_headed_kindly() -> None:
    about = interview("koseki", "proxy")
    found = answered(about, {"where": "elsewhere"})
    assert not isinstance(found, Answers)
    where = about.question(FieldId("koseki.where"), Answers())
    view = about.view(where, "", {where.id: "elsewhere"}, Answers(), found[0])
    assert view.summary == ("たしかめてください", about.problem_text(found[0]))


def test_a_register_elsewhere_needs_its_place_and_name_exactly() -> None:
    about = interview("koseki")
    taken = answered(about, {"where": "elsewhere", "photo_id": "here", "use": "passport"})
    assert isinstance(taken, Answers)
    honseki = about.question(FieldId("koseki.honseki"), taken)
    found = about.dont_know(honseki, taken)
    assert not isinstance(found, Answers)
    assert "住民票" in plain(about.problem_text(found[0]))
    at_home = answered(about, {"where": "kita"})
    assert isinstance(at_home, Answers)
    assert isinstance(about.dont_know(honseki, at_home), Answers)


def test_a_register_elsewhere_offers_the_three_papers_and_the_way_out() -> None:
    about = interview("koseki")
    taken = answered(about, {"where": "elsewhere", "photo_id": "here", "use": "passport"})
    assert isinstance(taken, Answers)
    options = about.question(FieldId("koseki.wide_types"), taken).options
    assert [one.id for one in options] == ["full", "removed", "old", "another"]
    assert "types" not in asked("koseki", {"where": "elsewhere", "photo_id": "here"})


def test_an_inheritance_collects_the_whole_chain() -> None:
    ways = {"where": "kita", "use": "inheritance", "chain": "yes"}
    assert {"deceased", "died_on", "chain_sets"} <= set(asked("koseki", ways))
    assert not {"types", "pickup", "copies_full"} & set(asked("koseki", ways))
    elsewhere = {"where": "elsewhere", "photo_id": "here", "use": "inheritance", "chain": "yes"}
    assert {"chain_sets", "pickup"} <= set(asked("koseki", elsewhere))


def test_papers_of_one_person_ask_for_whom_where_it_is_not_oneself() -> None:
    typed = {"where": "kita", "use": "passport", "types": ["one"]}
    assert "needed" in asked("koseki", typed, "relative")
    assert "needed" not in asked("koseki", typed)


@pytest.mark.parametrize(("card", "told_"), [("lost", "やりなおす"), ("none", "3番窓口")])
def test_without_a_registered_seal_it_says_what_comes_first(card: str, told_: str) -> None:
    assert told_ in told("inkan-shomei", {"registration_card": card})


def test_a_seal_card_left_at_home_is_shown_at_hand_over() -> None:
    assert "number" not in asked("inkan-shomei", {"registration_card": "home"})
    assert "number" in asked("inkan-shomei", {"registration_card": "here"})


@pytest.mark.parametrize(
    ("born", "kind", "offered"),
    [
        ("2010-01-01", "parent", True),
        ("2020-01-01", "parent", False),
        ("1948-03-05", "guardian", False),
    ],
    ids=["child-of-16", "child-of-6", "ward"],
)
def test_the_long_password_is_offered_from_15_and_to_no_ward(born: str, kind: str, offered: bool) -> None:
    about = interview("ansho-bango", "legal")
    taken = answered(about, {"legal_kind": kind, "subject.birth_date": born, "which": "some"})
    assert isinstance(taken, Answers)
    options = [one.id for one in about.question(FieldId("ansho-bango.pins"), taken).options]
    assert ("signature" in options) is offered
    assert options[-3:] == ["authentication", "resident", "entry"]


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


def test_the_benefit_goes_to_an_account_of_the_heads_own() -> None:
    account = {"place": "yucho", "symbol": "10140", "number": "123", "holder": "みほん たろう"}
    typed = {**KNOWN, "route": "letter", "account_choice": "other", "bank_account": account}
    assert "ご本人の名前" in told("kyufukin", typed)
    for fits in ({**account, "holder": "ミホンハナコ"}, {"place": "registered"}):
        assert isinstance(answered(interview("kyufukin"), {**typed, "bank_account": fits}), Answers)


def test_a_proxy_who_receives_is_asked_for_no_account_here() -> None:
    typed = {"route": "form", "scope": "both"}
    assert not {"bank_account", "account_choice"} & set(asked("kyufukin", typed, "household"))
    assert "bank_account" in asked("kyufukin", {"route": "form", "scope": "apply"}, "household")


@pytest.mark.parametrize(
    ("field", "told_"),
    [("not_dependent", "係の人"), ("all_declared", "税の窓口"), ("tax_look", "税金の証明書")],
)
def test_whoever_cannot_confirm_is_told_what_to_do_and_not_to_say_yes(field: str, told_: str) -> None:
    said = told("kyufukin", {"route": "letter", field: "no"})
    assert told_ in said
    assert "「はい」" not in said


@pytest.mark.parametrize(
    ("typed", "applicant", "told_"),
    [
        ({"route": "form", "base": "elsewhere"}, "self", "6月1日に住んでいた役所"),
        ({"route": "letter", "scope": "died"}, "household", "係の人"),
    ],
    ids=["lived-elsewhere", "head-died"],
)
def test_whom_the_benefit_does_not_reach_here_is_told_where(
    typed: Mapping[str, object], applicant: str, told_: str
) -> None:
    assert told_ in told("kyufukin", typed, applicant)


def test_declining_asks_for_nothing_but_a_confirmation() -> None:
    left = set(asked("kyufukin", {"route": "decline"}))
    assert "declined" in left
    assert not left & {"bank_account", "account_choice", "not_dependent", "tax_look", "members", "papers"}


def test_a_letters_last_day_that_has_passed_is_explained_and_taken() -> None:
    about = interview("kyufukin")
    answers = answered(about, {"route": "letter"})
    assert isinstance(answers, Answers)
    due = about.question(FieldId("kyufukin.letter_due"), answers)
    drafts = {due.id: {"era": "reiwa", "year": "8", "month": "11", "day": "20"}}
    view = about.view(due, "", drafts, answers)
    assert view.note is not None
    assert "出せます" in plain(view.note)
    assert isinstance(about.accept(due, drafts, answers), Answers)


@pytest.mark.parametrize(
    ("procedure", "typed"),
    [
        ("inkan-shomei", {"registration_card": "here"}),
        ("ansho-bango", {"operation": "reset"}),
        ("koseki", {"where": "kita", "use": "passport", "types": ["full"]}),
        ("kyufukin", {"route": "letter", "account_choice": "printed"}),
    ],
)
def test_the_usual_way_of_one_person_with_a_card_is_short(
    procedure: str, typed: Mapping[str, object]
) -> None:
    from_the_card = {"subject.name", "subject.birth_date", "subject.address"}
    assert len(set(asked(procedure, typed)) - from_the_card) <= 12
