from __future__ import annotations

import pytest

from kiosk.forms.authoring.own_unasked import own_unasked
from kiosk.forms.definition.procedure import Procedure
from tests.fakes.form_parts import library, procedure, question


def with_question(kind: str, title: str, *, without: str = "", **keys: object) -> Procedure:
    asked = question(kind, title=title, label=keys.pop("label", title), **keys)
    kept = tuple(one for one in procedure("kazei-shomei").questions if one.id != without)
    return procedure("kazei-shomei").model_copy(update={"questions": (*kept, asked)})


def told(one: Procedure) -> list[str]:
    return [found.message for found in own_unasked(one, is_event=False)]


def test_no_installed_procedure_asks_so() -> None:
    for one in library().procedures():
        assert told(one) == [], one.id


@pytest.mark.parametrize(
    ("kind", "title", "own"),
    [
        ("address", "住所", "subject.address"),
        ("phone", "電話番号は何番ですか", "subject.phone"),
        ("date", "生年月日", "subject.birth_date"),
        ("kana", "フリガナ", "subject.name_kana"),
    ],
)
def test_what_the_card_tells_beside_an_empty_box_is_told(kind: str, title: str, own: str) -> None:
    (message,) = told(with_question(kind, title, without=own))
    assert f"call it `{own}`" in message
    assert title in message


def test_name_that_the_kiosk_asks_for_by_itself_is_told() -> None:
    (message,) = told(with_question("name", "氏名"))
    assert "once more after `subject.name_kana`" in message


def test_somebody_else_s_and_another_one_beside_a_filled_box_are_let_be() -> None:
    assert told(with_question("address", "保護者の住所", without="subject.address")) == []
    assert told(with_question("address", "住所", label="使う家の住所", without="subject.address")) == []
    assert told(with_question("address", "住所")) == []
    empty = with_question("address", "住所", without="subject.address")
    assert list(own_unasked(empty, is_event=True)) == []


def test_address_that_the_form_takes_for_the_home_is_let_be() -> None:
    """転出届 asks for the address before the move, which fills the box (`home`)."""
    one = procedure("tenshutsu")
    assert told(one) == []
    bare = one.model_copy(update={"paper": one.paper.model_copy(update={"home": None})})
    (message,) = told(bare)
    assert "call it `subject.address`" in message
