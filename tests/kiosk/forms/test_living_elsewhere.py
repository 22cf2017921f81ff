"""Whoever lives outside the ward is told so at the address; whoever rightly comes all the same goes on."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace

import pytest

from kiosk.basics.ids import FieldId
from kiosk.forms import checking
from kiosk.forms.answers import Answers, Data
from kiosk.forms.conditions import Facts
from kiosk.forms.fields.kind import Parsed
from kiosk.forms.fields.registry import KINDS
from kiosk.forms.service import AnswersFile, parse_answers
from kiosk.words.furigana import plain
from tests.fakes.form_parts import (
    HANAKO,
    RESOURCES,
    TODAY,
    context,
    interview,
    lookups,
    procedure,
    question,
    words,
)
from tests.kiosk.forms.branches import answered, asked, told

SHINJUKU: dict[str, Data] = {
    "postal_code": "1600023",
    "town": "東京都新宿区西新宿2丁目",
    "block": "1-1",
    "building": "",
}
OJI: dict[str, Data] = {**SHINJUKU, "postal_code": "1140022", "town": "東京都北区王子本町1丁目"}
ASKS = {
    "kokuho-kanyu": "lives_here",
    "jido-teate": "lives_here",
    "inkan-shomei": "lives_here",
    "ansho-bango": "lives_here",
    "kaigo-nintei": "insured_here",
    "kokuho-soshitsu": "kokuho_here",
    "kyufukin": "letter_from",
}
"""The question that an address elsewhere leads to."""


def of_persona(name: str, change: Mapping[str, object]) -> Answers:
    """The answers of one of the shipped files with some changed."""
    procedure_id = name.partition("/")[0]
    file = json.loads((RESOURCES / "personas" / f"{name}.json").read_text(encoding="utf-8"))
    found = parse_answers(
        procedure(procedure_id),
        {**file, "answers": {**file["answers"], **change}},
        words=words(),
        lookups=lookups(),
        today=TODAY,
    )
    assert isinstance(found, AnswersFile), found
    return found.answers


@pytest.mark.parametrize("procedure_id", ASKS)
def test_an_address_in_another_ward_is_asked_about_before_anything_is_handed_in(procedure_id: str) -> None:
    about = interview(procedure_id)
    missing = about.missing(of_persona(f"{procedure_id}/self", {"subject.address": SHINJUKU}))
    assert [one.field.split(".")[-1] for one in missing] == [ASKS[procedure_id]]


@pytest.mark.parametrize("procedure_id", ASKS)
def test_an_address_in_the_ward_is_asked_nothing_more(procedure_id: str) -> None:
    about = interview(procedure_id)
    assert about.missing(of_persona(f"{procedure_id}/self", {"subject.address": OJI})) == ()


@pytest.mark.parametrize("procedure_id", ASKS)
def test_a_card_with_an_address_elsewhere_leads_there_without_asking_the_address(procedure_id: str) -> None:
    card = replace(HANAKO, name_kana="ミホン　ハナコ", address="東京都新宿区西新宿二丁目1番1号")
    about = interview(procedure_id)
    answers = about.prefill(card, Answers())
    if procedure_id == "kyufukin":
        route = FieldId("kyufukin.route")
        taken = about.accept(about.question(route, answers), {route: "letter"}, answers)
        assert isinstance(taken, Answers)
        answers = taken
    ids = [one.id.split(".")[-1] for one in about.questions(answers)]
    assert ASKS[procedure_id] in ids
    assert "address" not in ids


@pytest.mark.parametrize(
    ("procedure_id", "question", "wrong", "words_"),
    [
        ("kokuho-kanyu", "lives_here", "elsewhere", "住んでいる町の役所"),
        ("jido-teate", "lives_here", "elsewhere", "受け取る親が住む町の役所"),
        ("inkan-shomei", "lives_here", "elsewhere", "その町"),
        ("ansho-bango", "lives_here", "elsewhere", "住んでいる町の役所"),
        ("kaigo-nintei", "insured_here", "elsewhere", "住んでいる町の役所"),
        ("kokuho-kanyu", "lives_here", "not-yet", "転入届"),
        ("jido-teate", "lives_here", "not-yet", "転入届"),
        ("inkan-shomei", "lives_here", "not-yet", "転入届"),
        ("ansho-bango", "lives_here", "not-yet", "転入届"),
        ("kaigo-nintei", "insured_here", "not-yet", "転入届"),
        ("kokuho-soshitsu", "kokuho_here", False, "その国保の町の役所"),
    ],
)
def test_who_belongs_to_another_office_is_told_which(
    procedure_id: str, question: str, wrong: str | bool, words_: str
) -> None:
    assert words_ in told(procedure_id, {"subject.address": SHINJUKU, question: wrong})


@pytest.mark.parametrize("procedure_id", [one for one in ASKS if ASKS[one] == "lives_here"])
def test_who_moved_in_with_the_old_address_on_the_card_goes_on_with_the_new_one(procedure_id: str) -> None:
    moved = {"subject.address": SHINJUKU, "lives_here": "moved"}
    assert "ward_address" in asked(procedure_id, moved)
    answers = of_persona(f"{procedure_id}/self", {**moved, "ward_address": OJI})
    assert interview(procedure_id).missing(answers) == ()
    assert "北区の住所を入れてください" in told(procedure_id, {**moved, "ward_address": SHINJUKU})


@pytest.mark.parametrize(
    ("persona", "change"),
    [
        ("kaigo-nintei/self", {"insured_here": "home"}),
        ("kokuho-soshitsu/self", {"kokuho_here": True}),
        ("kyufukin/self", {"letter_from": True}),
        ("kyufukin/self-form", {"base": "ward", "base_address": OJI}),
        ("kazei-shomei/self", {"january": "ward", "january_address": OJI}),
        ("kazei-shomei/self", {"january": "same", "january_town": "ward"}),
        ("jido-teate/self", {"lives_here": "moved", "ward_address": OJI}),
    ],
)
def test_who_lives_elsewhere_and_is_right_here_hands_in(persona: str, change: Mapping[str, object]) -> None:
    answers = of_persona(persona, {"subject.address": SHINJUKU, **change})
    assert interview(persona.partition("/")[0]).missing(answers) == ()


def test_an_end_of_the_allowance_by_moving_out_is_asked_nothing() -> None:
    typed = {"event": "less", "subject.address": SHINJUKU}
    assert "lives_here" not in asked("jido-teate", typed)


@pytest.mark.parametrize("applicant", ["household", "proxy"])
def test_of_two_people_the_address_counts_whose_matter_it_is(applicant: str) -> None:
    """A family shares one address; a proxy may live anywhere."""
    typed = {"visitor.address": SHINJUKU}
    assert ("lives_here" in asked("kokuho-kanyu", typed, applicant)) is (applicant == "household")


def refused(procedure_id: str, answers: Mapping[str, Data], applicant: str = "self") -> list[str]:
    found = checking.crossed(procedure(procedure_id), Facts(answers, applicant, TODAY))
    return [f"{one.field}:{one.kind.removeprefix('check:')}" for one in found]


@pytest.mark.parametrize("applicant", ["self", "household"])
def test_an_unmoved_address_elsewhere_is_no_tax_certificate_of_the_ward(applicant: str) -> None:
    whose = "visitor" if applicant == "household" else "subject"
    typed = {"year": 2026, "january": "same", f"{whose}.address": SHINJUKU}
    assert "january_town" in asked("kazei-shomei", typed, applicant)
    assert "1月1日に住んでいた役所" in told("kazei-shomei", {**typed, "january_town": "elsewhere"}, applicant)


def test_the_base_date_is_not_offered_at_an_address_elsewhere() -> None:
    about = interview("kyufukin")
    answers = answered(about, {"route": "form", "subject.address": SHINJUKU})
    assert isinstance(answers, Answers)
    base = about.question(FieldId("kyufukin.base"), answers)
    assert [one.id for one in base.options] == ["ward", "elsewhere"]


@pytest.mark.parametrize(
    ("where", "honseki", "wanted"),
    [
        ("kita", SHINJUKU, ["koseki.honseki:register-elsewhere"]),
        ("kita", OJI, []),
        ("elsewhere", OJI, ["koseki.honseki:register-here"]),
        ("elsewhere", SHINJUKU, []),
    ],
)
def test_the_place_of_a_register_agrees_with_the_ward_that_was_said(
    where: str, honseki: Data, wanted: list[str]
) -> None:
    said = {"where": where, "honseki": honseki, "head_relation": "self"}
    assert refused("koseki", said) == wanted


@pytest.mark.parametrize("applicant", ["self", "household"])
def test_of_somebody_who_died_it_is_asked_whether_the_insurance_was_of_the_ward(applicant: str) -> None:
    """A mother who lived in another town was insured there: her daughter's address says nothing of it."""
    whose = "visitor" if applicant == "household" else "subject"
    died = {"reason": "death", f"{whose}.address": OJI}
    assert "kokuho_here" in asked("kokuho-soshitsu", died, applicant)
    assert "その国保の町の役所" in told("kokuho-soshitsu", {**died, "kokuho_here": False}, applicant)
    assert "kokuho_here" not in asked("kokuho-soshitsu", {**died, "reason": "insured"}, applicant)


@pytest.mark.parametrize(
    ("procedure_id", "field", "words_"),
    [
        ("tenkyo", "old_address", "転入届"),
        ("kyufukin", "base_address", "「北区のそと」をえらんで"),
        ("kazei-shomei", "january_address", "「北区のそと」をえらんで"),
        ("juminhyo", "last_address", "その町の役所でとれます"),
        ("juminhyo", "absent_address", "その町の役所でとれます"),
    ],
)
def test_an_address_that_has_to_be_of_the_ward_is_asked_again_with_a_way_on(
    procedure_id: str, field: str, words_: str
) -> None:
    found = checking.crossed(procedure(procedure_id), Facts({field: SHINJUKU}, "self", TODAY), field=field)
    message = interview(procedure_id).problem_text(found[0])
    assert "北区の住所を入れてください" in message
    assert words_ in plain(message)


@pytest.mark.parametrize(
    ("town", "is_here"),
    [
        ("きたく", True),
        ("北区", True),
        ("とうきょうと　きたく", True),
        ("東京都北区", True),
        ("大阪市北区", False),
        ("おおさかしきたく", False),
        ("かわぐちし", False),
    ],
)
def test_whoever_came_from_this_ward_itself_is_told_so(town: str, is_here: bool) -> None:
    """A Kita of another city is another town; both are asked to say which they mean."""
    value = KINDS["text"].parse(question("text", most=30), town, context())
    assert isinstance(value, Parsed)
    facts = Facts({"type": "moved-in", "moved_from_town": str(value.value)}, "self", TODAY)
    found = [one.kind for one in checking.crossed(procedure("kaigo-nintei"), facts, field="moved_from_town")]
    assert ("check:moved-from-here" in found) is is_here
