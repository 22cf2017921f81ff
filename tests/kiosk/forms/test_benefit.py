"""The benefit (給付金): whose account, who may confirm, whom it does not reach."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from kiosk.basics.ids import FieldId
from kiosk.forms.answers import Answers
from kiosk.forms.authoring.narrow import narrow
from kiosk.forms.definition.texts import texts
from kiosk.words.furigana import plain
from tests.fakes.form_parts import interview, procedure
from tests.kiosk.forms.branches import KNOWN, answered, asked, told


def test_the_benefit_goes_to_an_account_of_the_heads_own() -> None:
    account = {"place": "yucho", "symbol": "10140", "number": "1231", "holder": "みほん たろう"}
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
    [("all_declared", "税の窓口"), ("tax_look", "税金の証明書")],
)
def test_whoever_cannot_confirm_is_told_what_to_do_and_not_to_say_yes(field: str, told_: str) -> None:
    said = told("kyufukin", {"route": "letter", field: "no"})
    assert told_ in said
    assert "「はい」" not in said


def test_a_household_of_dependants_is_led_to_staff_and_any_other_goes_on() -> None:
    assert "係の人" in told("kyufukin", {"route": "letter", "dependants": "yes"})
    assert "tax_look" in asked("kyufukin", {"route": "letter", "dependants": "no"})


def test_a_proxy_who_declines_is_offered_nothing_that_contradicts_it() -> None:
    about = interview("kyufukin", "proxy")
    for route, offered in (
        ("decline", ["decline", "died"]),
        ("letter", ["apply", "both", "receive", "died"]),
    ):
        taken = answered(about, {"route": route})
        assert isinstance(taken, Answers)
        options = about.question(FieldId("kyufukin.scope"), taken).options
        assert [one.id for one in options] == offered


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
    assert not left & {"bank_account", "account_choice", "dependants", "tax_look", "members", "papers"}


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


def test_all_dates_of_a_campaign_are_of_its_year() -> None:
    """Whoever changes the base date of a campaign does so everywhere: 基準日 and 1月1日 of one year."""
    about = procedure("kyufukin")
    said = " ".join(narrow(plain(text)) for _, text in texts(about))
    year = about.effective_from.year
    assert set(re.findall(r"(20\d\d)年", said)) == {str(year)}
    assert set(re.findall(r"令和(\d+)年", said)) == {str(year - 2018)}
    assert set(re.findall(r"(\d+月\d+日)", said)) == {"6月1日", "1月1日"}


@pytest.mark.parametrize(
    ("year", "month", "day", "taken"),
    [("8", "5", "31", False), ("8", "6", "1", True), ("9", "11", "23", True), ("9", "11", "24", False)],
)
def test_a_letter_is_due_neither_before_its_campaign_nor_a_year_ahead(
    year: str, month: str, day: str, taken: bool
) -> None:
    about = interview("kyufukin")
    answers = answered(about, {"route": "letter"})
    assert isinstance(answers, Answers)
    due = about.question(FieldId("kyufukin.letter_due"), answers)
    drafts = {due.id: {"era": "reiwa", "year": year, "month": month, "day": day}}
    assert isinstance(about.accept(due, drafts, answers), Answers) is taken
