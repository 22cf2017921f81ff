"""Three numbers off the card: checked in words, joined once, and gone from the visit at once."""

from __future__ import annotations

import pytest

from kiosk.basics.ids import FieldId
from kiosk.basics.result import Ok
from kiosk.visit import effects as to_do
from kiosk.visit.events import FULL, Acted
from kiosk.visit.screen import Question
from kiosk.words.furigana import reading
from tests.fakes.paced_visit import PacedVisit, handbook_of, trouble

BOOK = handbook_of()
BIRTH = {"era": "showa", "year": "23", "month": "3", "day": "5"}


@pytest.fixture
def visit() -> PacedVisit:
    made = PacedVisit(BOOK)
    made.to_card()
    made.card(there=True)
    made.ends(to_do.ReadTries, Ok({"card-text-pin": None}))
    return made


def types(visit: PacedVisit, birth: object = BIRTH, expiry: object = "2033", code: object = "4567") -> None:
    for field, draft in (("card.birth", birth), ("card.expiry", expiry), ("card.code", code)):
        visit.types(field, draft)
        visit.press("next")


def problem_of(visit: PacedVisit) -> str | None:
    assert isinstance(visit.screen.body, Question)
    problem = visit.screen.body.field.problem
    return None if problem is None else reading(problem)


def numbers(visit: PacedVisit) -> list[str]:
    return [name for name in visit.visit.drafts if name.startswith("card.")]


@pytest.mark.parametrize(
    ("birth", "joined"),
    [
        (BIRTH, b"23030520334567"),
        ({"era": "reiwa", "year": "1", "month": "12", "day": "31"}, b"01123120334567"),
        ({"era": "western", "year": "1985", "month": "1", "day": "9"}, b"85010920334567"),
        ({"era": "showa", "year": "64", "month": "1", "day": "7"}, b"64010720334567"),
    ],
)
def test_the_three_become_one_secret_and_leave_the_visit(
    birth: dict[str, str], joined: bytes, visit: PacedVisit
) -> None:
    types(visit, birth)
    assert visit.screen.name == "reading-card"
    secret = visit.last(to_do.ReadCard).secret
    assert bytes(secret.view()) == joined
    assert numbers(visit) == []
    assert visit.last(to_do.ReadCard).using == "card-number-b"
    secret.wipe()


@pytest.mark.parametrize(
    "birth",
    [
        None,
        "",
        [],
        7,
        {},
        {"era": ""},
        {"era": "showa"},
        {**BIRTH, "day": ""},
        {**BIRTH, "day": "31", "month": "2"},
        {**BIRTH, "day": "５"},
        {**BIRTH, "year": "65"},
        {**BIRTH, "era": "edo"},
        {**BIRTH, "month": "13"},
        {**BIRTH, "year": "²"},
        {**BIRTH, "year": None},
        {**BIRTH, "year": "-3"},
    ],
    ids=repr,
)
def test_a_birth_date_that_cannot_be_is_asked_again_in_words(birth: object, visit: PacedVisit) -> None:
    visit.types("card.birth", birth)
    screen = visit.press("next")
    assert screen.name == "typing-card-numbers:birth"
    assert isinstance(screen.body, Question)
    assert screen.body.field.problem
    assert reading(screen.body.field.problem) in screen.spoken


@pytest.mark.parametrize(
    "expiry", [None, "", "203", "1999", "2100", "abcd", "20 3", "²033", {}, 2033], ids=repr
)
def test_a_year_that_cannot_be_is_asked_again(expiry: object, visit: PacedVisit) -> None:
    visit.types("card.birth", BIRTH)
    visit.press("next")
    visit.types("card.expiry", expiry)
    assert visit.press("next").name == "typing-card-numbers:expiry"


@pytest.mark.parametrize("code", [None, "", "456", "abcd", "45 6", "４５６７", "45678"], ids=repr)
def test_a_code_of_another_shape_never_reaches_the_card(code: object, visit: PacedVisit) -> None:
    types(visit, code=code)
    assert visit.screen.name == "typing-card-numbers:code"
    assert visit.count(to_do.ReadCard) == 0


@pytest.mark.parametrize("steps", [1, 2, 3])
def test_going_out_by_back_drops_what_was_typed(steps: int, visit: PacedVisit) -> None:
    drafts = (("card.birth", BIRTH), ("card.expiry", "2033"), ("card.code", "4567"))
    for place, (field, draft) in enumerate(drafts[:steps], start=1):
        visit.types(field, draft)
        if place < steps:
            visit.press("next")
    visit.press(*["back"] * steps)
    assert visit.screen.name == "choosing-who"
    assert numbers(visit) == []


def test_wrong_numbers_are_typed_anew_and_say_why(visit: PacedVisit) -> None:
    types(visit)
    visit.last(to_do.ReadCard).secret.wipe()
    screen = visit.ends(to_do.ReadCard, trouble("wrong-secret", secret="number-b", tries_left=9))
    assert screen.name == "typing-card-numbers:birth"
    assert screen.support_code == "CARD-04"
    assert isinstance(screen.body, Question)
    assert screen.body.summary


def test_the_card_taken_meanwhile_loses_nothing(visit: PacedVisit) -> None:
    visit.types("card.birth", BIRTH)
    visit.card(there=False)
    assert visit.screen.name == "typing-card-numbers:birth"
    assert numbers(visit) == ["card.birth"]


def test_a_full_cell_does_not_say_that_all_are_in_while_another_is_empty(visit: PacedVisit) -> None:
    visit.types("card.birth", {**BIRTH, "year": ""})
    visit.happens(Acted(FieldId("card.birth"), "", FULL))
    assert problem_of(visit) == "年・月・日を入れてください。"


def test_a_digit_too_many_is_told_till_something_is_typed(visit: PacedVisit) -> None:
    visit.types("card.birth", BIRTH)
    visit.happens(Acted(FieldId("card.birth"), "", FULL))
    assert problem_of(visit) == "全部入っています。つぎへ進むか、けしてなおしてください。"
    visit.happens(Acted(FieldId("card.code"), "", FULL))
    visit.types("card.birth", {**BIRTH, "day": ""})
    assert problem_of(visit) is None
