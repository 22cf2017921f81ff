"""Certificates of residence and of taxes: which record, which year, how many."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from kiosk.basics.ids import FieldId
from kiosk.forms.answers import Answers
from kiosk.forms.service import AnswersFile, parse_answers
from kiosk.words.furigana import plain
from tests.fakes.form_parts import TODAY, interview, lookups
from tests.kiosk.forms.branches import KNOWN, answered, asked, told

HERE_ = {"postal_code": "1140022", "town": "東京都北区王子本町1丁目", "block": "1-2", "building": ""}
THERE = {"postal_code": "3320012", "town": "埼玉県川口市本町1丁目", "block": "2-3", "building": ""}


def record_types(applicant: str, **addresses: Mapping[str, str]) -> list[str]:
    """What kinds of 住民票 are offered to somebody with these addresses (`subject`, `visitor`)."""
    about = interview("juminhyo", applicant)
    typed = {f"{role}.address": where for role, where in addresses.items()}
    taken = answered(about, typed)
    assert isinstance(taken, Answers)
    return [one.id for one in about.question(FieldId("juminhyo.type"), taken).options]


def test_a_record_elsewhere_is_for_oneself_and_the_household_only() -> None:
    assert "wide" in record_types("self", subject=THERE)
    assert "wide" in record_types("household", visitor=THERE)
    assert "wide" not in record_types("self", subject=HERE_)
    assert "wide" not in record_types("proxy", visitor=THERE, subject=HERE_)
    assert "wide" not in record_types("proxy", visitor=HERE_, subject=THERE)


@pytest.mark.parametrize(
    ("applicant", "typed", "told_"),
    [
        ("self", {"subject.address": THERE, "type": "copy"}, "ほかの町の住民票"),
        ("household", {"visitor.address": THERE, "type": "items"}, "ほかの町の住民票"),
        ("proxy", {"subject.address": THERE, "type": "copy"}, "除票は、ここで"),
        ("self", {"subject.address": THERE, "type": "wide", "photo_id": "none"}, "顔写真"),
    ],
)
def test_who_lives_elsewhere_is_told_which_way_leads_on(
    applicant: str, typed: Mapping[str, object], told_: str
) -> None:
    assert told_ in told("juminhyo", typed, applicant)


def test_a_record_elsewhere_shows_no_domicile_and_a_removed_one_asks_for_the_last_address() -> None:
    wide = {"subject.address": THERE, "type": "wide", "photo_id": "here", "nationality": "japanese"}
    assert not {"show_honseki", "last_address"} & set(asked("juminhyo", wide))
    removed = {"subject.address": THERE, "type": "removed", "nationality": "japanese"}
    assert {"show_honseki", "last_address"} <= set(asked("juminhyo", removed))
    assert "last_address" not in asked("juminhyo", {"subject.address": HERE_, "type": "removed"})


def test_proof_of_not_living_somewhere_asks_nothing_about_a_record() -> None:
    absent = set(asked("juminhyo", {"type": "absent"}))
    assert "absent_address" in absent
    assert not {"head", "scope", "show", "nationality"} & absent


def test_several_papers_are_counted_each() -> None:
    ways = {"type": "several", "kinds": ["copy", "removed"]}
    counted = [one for one in asked("juminhyo", ways) if one.startswith("copies")]
    assert counted == ["copies_copy", "copies_removed"]


def test_by_a_proxy_my_number_is_posted_to_whose_it_is() -> None:
    about = interview("juminhyo", "proxy")
    offered = [one.id for one in about.question(FieldId("juminhyo.show"), Answers()).options]
    assert "number-by-post" in offered
    assert "number" not in offered
    ways = {"scope": "all", "show": ["number-by-post"]}
    assert {"number_use", "number_whose"} <= set(asked("juminhyo", ways, "proxy"))
    assert "number_whose" not in asked("juminhyo", {"scope": "one", "show": ["number"]})


@pytest.mark.parametrize("nationality", ["japanese", "foreign"])
@pytest.mark.parametrize(
    ("scope", "mixed", "shown"),
    [("all", True, 2), ("some", True, 2), ("all", False, 1), ("one", None, 1)],
)
def test_a_household_of_both_is_asked_for_both(
    nationality: str, scope: str, mixed: bool | None, shown: int
) -> None:
    ways = {"scope": scope, "nationality": nationality, **({} if mixed is None else {"mixed": mixed})}
    there = asked("juminhyo", ways)
    assert len({"show_honseki", "show_foreign"} & set(there)) == shown
    assert ("mixed" in there) is (scope != "one")


def test_a_foreign_resident_of_a_household_of_both_is_asked_for_letters() -> None:
    ways = {"scope": "all", "nationality": "foreign", "mixed": True}
    assert {"name_letters", "show_honseki"} <= set(asked("juminhyo", ways))


@pytest.mark.parametrize("procedure", ["juminhyo", "inkan-shomei", "kazei-shomei", "koseki"])
def test_letters_of_a_name_are_asked_where_no_card_told_them(procedure: str) -> None:
    who = "relative" if procedure == "koseki" else "self"
    assert "name_letters" in asked(procedure, {"nationality": "foreign"}, who)
    assert "name_letters" not in asked(procedure, {"nationality": "japanese"}, who)
    about = interview(procedure, who)
    carded = Answers().with_(FieldId("subject.name"), "MIHON MARIA", "card")
    field = about.procedure.field_id("nationality")
    taken = about.accept(about.question(FieldId(field), carded), {FieldId(field): "foreign"}, carded)
    assert isinstance(taken, Answers)
    assert "name_letters" not in [one.id for one in about.questions(taken)]


def test_who_has_no_register_is_led_to_the_spouses() -> None:
    assert "夫や妻の戸籍" in told("koseki", {"nationality": "foreign"})
    assert "where" in asked("koseki", {"nationality": "foreign"}, "relative")


def test_each_further_year_has_its_january_and_its_copies() -> None:
    years = {"more_years": "two", "year_2": 2025, "year_3": 2024}
    two = [one for one in asked("kazei-shomei", years) if one[-2:] in ("_2", "_3")]
    assert two == ["year_2", "january_2", "copies_2", "year_3", "january_3", "copies_3"]
    told_ = told("kazei-shomei", {"more_years": "one", "year_2": 2025, "january_2": "elsewhere"})
    assert told_.startswith("2つめの年")


@pytest.mark.parametrize(
    ("typed", "told_"),
    [
        ({"year": 2026, "more_years": "one", "year_2": 2026}, "ほかの年"),
        ({"year": 2026, "more_years": "two", "year_2": 2025, "year_3": 2025}, "もうえらんだ年"),
        ({"year": 2026, "more_years": "two", "year_2": 2025, "year_3": 2026}, "もうえらんだ年"),
    ],
)
def test_one_year_is_chosen_once(typed: Mapping[str, object], told_: str) -> None:
    assert told_ in told("kazei-shomei", typed)


@pytest.mark.parametrize("applicant", ["self", "household", "proxy"])
@pytest.mark.parametrize(
    ("typed", "question", "day"),
    [
        ({"year": 2026}, "january", "令和8年1月1日（2026年）"),
        ({"year": 2026, "more_years": "one", "year_2": 2024}, "january_2", "令和6年1月1日（2024年）"),
    ],
)
def test_the_first_of_january_is_said_with_its_year(
    applicant: str, typed: Mapping[str, object], question: str, day: str
) -> None:
    about = interview("kazei-shomei", applicant)
    answers = answered(about, typed)
    assert isinstance(answers, Answers)
    view = about.view(about.question(FieldId(f"kazei-shomei.{question}"), answers), "", {}, answers)
    assert view.explanation is not None
    assert day in plain(view.explanation)


def test_without_a_year_nobody_is_asked_about_its_january() -> None:
    about = interview("kazei-shomei")
    year = about.question(FieldId("kazei-shomei.year"), Answers())
    answers = about.dont_know(year, Answers())
    assert isinstance(answers, Answers)
    assert "kazei-shomei.january" not in [one.id for one in about.questions(answers)]


@pytest.mark.parametrize("procedure", ["juminhyo", "inkan-shomei", "kazei-shomei", "koseki"])
@pytest.mark.parametrize(("language", "said"), [("ja", "外国"), ("en", "country"), ("zh-Hans", "外国")])
def test_nationality_is_said_whole_where_the_answer_stands_alone(
    procedure: str, language: str, said: str
) -> None:
    """「国籍 … いいえ」 says nothing on the page of answers, or on paper beside another language."""
    about = interview(procedure, "relative" if procedure == "koseki" else "self", language)
    question = about.question(FieldId(about.procedure.field_id("nationality")), Answers())
    assert said in plain(next(one.label for one in question.options if one.id == "foreign"))


@pytest.mark.parametrize(("declared", "is_asked"), [("done", True), ("dependant", False)])
def test_a_certificate_without_amounts_is_asked_for_none(declared: str, is_asked: bool) -> None:
    ways = {"type": "income", "declared": declared}
    assert ("detail" in asked("kazei-shomei", ways)) is is_asked


@pytest.mark.parametrize(("lives", "is_here"), [("moved", True), ("elsewhere", False)])
def test_whose_card_still_shows_the_old_address_gets_the_record_of_here(lives: str, is_here: bool) -> None:
    """Between 転入届 and the card being rewritten: 住民票の写し, and not 広域交付."""
    away = {
        "postal_code": "",
        "town": "埼玉県川口市朝日1丁目",
        "block": "9-4",
        "building": "",
        "place": "other",
    }
    typed = {**KNOWN, "subject.address": away, "lives_here": lives}
    assert ("ward_address" in asked("juminhyo", typed)) is is_here
    about = interview("juminhyo")
    taken = answered(about, typed)
    assert isinstance(taken, Answers)
    options = [one.id for one in about.question(FieldId("juminhyo.type"), taken).options]
    assert ("wide" in options) is not is_here
    then = answered(about, {**typed, "type": "copy"})
    assert isinstance(then, Answers) is is_here


def test_letters_beside_another_name_are_told_and_not_lost() -> None:
    about = interview("juminhyo")
    file = {"subject.name": "見本　花子", "subject.name_kana": "Mihon Ken"}
    read = parse_answers(
        about.procedure,
        {"applicant": "self", "answers": file},
        words=about.words,
        lookups=lookups(),
        today=TODAY,
    )
    assert isinstance(read, AnswersFile)
    told = [one.kind for one in about.missing(read.answers) if one.field == "subject.name_kana"]
    assert told == ["not-kana"]
