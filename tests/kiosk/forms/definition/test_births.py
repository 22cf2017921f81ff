from __future__ import annotations

from datetime import date

import pytest

from kiosk.forms.definition.births import births
from tests.fakes.form_parts import library, procedure, question


def told(**keys: object) -> list[str]:
    asked = procedure("juminhyo").model_copy(update={"questions": (question("date", **keys),)})
    return [".".join(map(str, one.path)) for one in births(asked)]


@pytest.mark.parametrize(
    "texts",
    [
        {"id": "subject.birth_date"},
        {"title": "いつ{生|う}まれましたか"},
        {"label": "お子さんの生まれた日"},
        {"paper": "生年月日"},
        {"title": "{誕生日|たんじょうび}はいつですか"},
    ],
    ids=["id", "title", "label", "paper", "birthday"],
)
@pytest.mark.parametrize(
    "latest", ["any", {"days": 1}, {"years": 2}, date(2027, 1, 1)], ids=["any", "tomorrow", "years", "day"]
)
def test_birth_to_come_is_told(texts: dict[str, object], latest: object) -> None:
    assert told(**texts, latest=latest) == ["questions.0.latest"]
    assert told(**texts, latest="today") == []


def test_birth_without_any_limit_is_told() -> None:
    assert told(id="birth_date") == ["questions.0.latest"]


@pytest.mark.parametrize(
    "texts",
    [
        {"title": "いつ引っこしますか", "label": "引っこす日"},
        {"title": "{出産|しゅっさん}予定日はいつですか", "label": "お子さんの生まれる予定日"},
        {"id": "birth_date", "label": "生まれる予定日"},
    ],
    ids=["move", "due", "due-by-id"],
)
def test_other_day_to_come_is_let_be(texts: dict[str, object]) -> None:
    assert told(**texts, latest="any") == []


def test_each_person_of_a_list_is_looked_at() -> None:
    each = {"id": "birth_date", "kind": "date", "title": "いつ生まれましたか", "label": "生まれた日"}
    asked = procedure("tenkyo").model_copy(update={"questions": (question("persons", each=(each,)),)})
    assert [one.path for one in births(asked)] == [("questions", 0, "each", 0, "latest")]


def test_children_of_a_school_year_are_born() -> None:
    assert told(id="birth_date", earliest={"school_year": 22}, latest={"school_year": 19}) == []


def test_no_shipped_definition_takes_a_birth_to_come() -> None:
    every = (*library().procedures(), *(one.as_procedure() for one in library().life_events()))
    assert [one.id for one in every if tuple(births(one))] == []
