"""What somebody said they are to who has died stands in the list of the family alike."""

from __future__ import annotations

from datetime import date

import pytest

from kiosk.forms import checking
from kiosk.forms.answers import Data
from kiosk.forms.conditions import Facts
from kiosk.forms.question_view import problem_text
from tests.fakes.form_parts import problems_of, procedure, words

HANA, KEN = "ミホン　ハナコ", "ミホン　ケン"
TODAY = date(2026, 11, 23)


def row(name: str, kinship: str | None, born: str | None = None) -> dict[str, Data]:
    return {"name_kana": name, "kinship": kinship, "birth_date": born, "lives": "together"}


def found(kinship: str | None, *family: Data, **said: Data) -> list[tuple[str, Data]]:
    data = {"subject.name_kana": HANA, "kinship": kinship, "family": [*family], **said}
    problems = checking.crossed(procedure("okuyami"), Facts(data, "self", TODAY))
    return [(one.kind.removeprefix("check:"), one.facts.get("number")) for one in problems]


@pytest.mark.parametrize(
    ("kinship", "family", "wanted"),
    [
        ("spouse", [row(HANA, "spouse"), row(KEN, "child")], []),
        ("spouse", [row(HANA, "child")], [("told-otherwise", 1)]),
        ("spouse", [row(HANA, "spouse"), row(KEN, "spouse")], [("told-of-another", 2)]),
        ("spouse", [row(KEN, "spouse")], [("told-of-another", 1)]),
        ("child", [row(KEN, "child"), row(HANA, "child")], []),
        ("child", [row(HANA, None)], []),
        (None, [row(HANA, "spouse")], []),
    ],
)
def test_the_family_agrees_with_who_came(
    kinship: str | None, family: list[Data], wanted: list[tuple[str, Data]]
) -> None:
    assert found(kinship, *family) == wanted


@pytest.mark.parametrize(
    ("family", "wanted"),
    [
        ([row(HANA, "partner"), row(KEN, "child")], []),
        ([row(HANA, "other")], [("told-otherwise", 1)]),
        ([row(HANA, "partner"), row(KEN, "partner")], [("told-of-another", 2)]),
        ([row(KEN, "spouse"), row(HANA, "partner")], []),
    ],
)
def test_a_partner_without_marriage_stands_there_as_that(
    family: list[Data], wanted: list[tuple[str, Data]]
) -> None:
    assert found(None, *family, tie="partner") == wanted


def test_nobody_leaves_two_husbands_or_wives() -> None:
    asked = procedure("okuyami").question("family")
    assert asked is not None
    assert problems_of(asked, [row(HANA, "spouse"), row(KEN, "spouse")]) == [("list", "two-alike")]
    assert problems_of(asked, [row(HANA, "child"), row(KEN, "child")]) == []


@pytest.mark.parametrize(
    ("kinship", "born", "wanted"),
    [
        ("child", "1948-03-04", "child-before-parent"),
        ("child", "1948-03-06", None),
        ("parent", "1948-03-06", "parent-after-child"),
        ("parent", "1948-03-04", None),
        ("child", "1948", None),
        ("spouse", "1930-01-30", None),
    ],
)
def test_a_child_of_who_has_died_is_younger(kinship: str, born: str, wanted: str | None) -> None:
    dead: Data = {"name_kana": "ミホン　サクラ", "birth_date": "1948-03-05"}
    came = found(kinship, deceased=dead, **{"subject.birth_date": born})
    assert came == ([] if wanted is None else [(wanted, None)])
    listed = found(None, row(KEN, kinship, born), deceased=dead)
    assert listed == ([] if wanted is None else [(f"listed-{wanted}", None)])


def test_it_is_said_what_was_told_before() -> None:
    guide = procedure("okuyami")
    data: dict[str, Data] = {"subject.name_kana": HANA, "kinship": "child", "family": [row(HANA, "parent")]}
    (problem,) = checking.crossed(guide, Facts(data, "self", TODAY))
    assert problem_text(guide, problem, words()).startswith("1人目の方は、さきの答えでは「子」です。")
