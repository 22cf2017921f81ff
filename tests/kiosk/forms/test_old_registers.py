"""Registers kept elsewhere, of others and of the dead: what can be had here, and what has to be exact."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from kiosk.basics.ids import FieldId
from kiosk.forms.answers import Answers
from kiosk.words.furigana import plain
from tests.fakes.form_parts import interview
from tests.kiosk.forms.branches import answered, asked, told


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


ONE_PERSON = ("one", "part", "addresses-one")


@pytest.mark.parametrize("kind", ONE_PERSON)
@pytest.mark.parametrize("applicant", ["self", "legal", "proxy"])
def test_a_paper_of_one_person_may_be_anothers_of_the_same_register(kind: str, applicant: str) -> None:
    typed = {"where": "kita", "use": "work", "types": [kind]}
    oneself = "self" if applicant == "self" else "subject"
    assert "needed_of" in asked("koseki", typed, applicant)
    assert "needed" not in asked("koseki", typed, applicant)
    assert "needed" not in asked("koseki", {**typed, "needed_of": oneself}, applicant)
    assert "needed" in asked("koseki", {**typed, "needed_of": "another"}, applicant)


@pytest.mark.parametrize("kind", ONE_PERSON)
@pytest.mark.parametrize("applicant", ["relative", "other"])
def test_who_asks_for_the_register_of_others_says_at_once_whose_paper(kind: str, applicant: str) -> None:
    typed = {"where": "kita", "use": "work", "types": [kind]}
    assert "needed" in asked("koseki", typed, applicant)
    assert "needed_of" not in asked("koseki", typed, applicant)


@pytest.mark.parametrize("applicant", ["self", "relative", "legal", "proxy", "other"])
def test_a_paper_of_everybody_asks_of_nobody_whose_it_is(applicant: str) -> None:
    typed = {"where": "kita", "use": "work", "types": ["full", "addresses"]}
    assert not {"needed_of", "needed"} & set(asked("koseki", typed, applicant))


@pytest.mark.parametrize(("applicant", "own"), [("self", "わたし"), ("legal", "ご本人"), ("proxy", "ご本人")])
def test_whose_paper_is_offered_in_the_words_of_whoever_stands_here(applicant: str, own: str) -> None:
    about = interview("koseki", applicant)
    taken = answered(about, {"where": "kita", "use": "work", "types": ["one"]})
    assert isinstance(taken, Answers)
    first, second = about.question(FieldId("koseki.needed_of"), taken).options
    assert own in plain(first.label)
    assert second.id == "another"
