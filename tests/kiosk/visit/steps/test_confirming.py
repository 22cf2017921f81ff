"""What the card told, confirmed: births that the register knows in part, or not at all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.visit import effects as to_do
from kiosk.visit.gallery import HANAKO
from kiosk.visit.screen import Facts
from tests.fakes.paced_visit import PacedVisit, handbook_of

BOOK = handbook_of()


@pytest.fixture
def visit() -> PacedVisit:
    return PacedVisit(BOOK)


@pytest.mark.parametrize(
    ("born", "shown"),
    [
        ("1948-03-05", "昭和23年3月5日"),
        ("1948-03", "昭和23年3月（1948年。日はわかりません）"),
        ("1948", "昭和23年（1948年。月と日はわかりません）"),
        ("1870-03-05", "1870年3月5日"),
    ],
)
def test_birth_is_shown_as_far_as_it_is_known(born: str, shown: str, visit: PacedVisit) -> None:
    body = visit.to_confirming(person=replace(HANAKO, birth_date=born)).body

    assert isinstance(body, Facts)
    assert body.rows[-1].value == shown


@pytest.mark.parametrize("language", ["en", "ja-easy", "zh-Hans", "ko", "vi"])
def test_birth_known_in_part_is_shown_in_every_language(language: str, visit: PacedVisit) -> None:
    visit.press(f"language:{language}")
    body = visit.to_confirming(person=replace(HANAKO, birth_date="1948-03")).body

    assert isinstance(body, Facts)
    assert "1948" in body.rows[-1].value


def test_birth_that_nobody_knows_is_not_shown_and_is_asked_for(visit: PacedVisit) -> None:
    body = visit.to_confirming(person=replace(HANAKO, birth_date=None)).body

    assert isinstance(body, Facts)
    assert len(body.rows) == 2
    visit.press("next")
    asked = []
    while visit.screen.name.startswith("asking"):
        asked.append(visit.screen.name)
        visit.answers()
    assert "asking:subject.birth_date" in asked


def test_birth_known_in_part_goes_on_to_the_paper_as_the_card_says(visit: PacedVisit) -> None:
    visit.to_confirming(person=replace(HANAKO, birth_date="1948-03"))
    visit.press("next")
    assert visit.to_check().name == "checking-answers"
    visit.press("next")

    assert visit.last(to_do.HandIn).application.applicant.birth_date == "1948-03"


@pytest.mark.parametrize(
    ("typed", "born", "screen"),
    [
        ("5", "1948-03-05", "confirming"),
        ("5", "1948-03", "confirming"),
        ("5", "1948", "confirming"),
        ("5", None, "confirming"),
        ("6", "1948-03-05", "not-mine"),
        ("5", "1948-04", "not-mine"),
    ],
)
def test_card_of_somebody_else_is_noticed_by_what_is_known(
    typed: str, born: str | None, screen: str, visit: PacedVisit
) -> None:
    day = {"era": "showa", "year": "23", "month": "3", "day": typed}
    person = replace(HANAKO, birth_date=born)

    assert visit.to_card_after_typing(person, {"subject.birth_date": day}).name == screen
