from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from kiosk.forms.conditions import Condition, Facts, age_on, applicants_of, fields_of, holds

TODAY = date(2026, 11, 23)
DATA = {
    "copies": 2,
    "show": ["a", "b"],
    "kind": "one",
    "wanted": False,
    "born": "1948-03-05",
    "partly": "1948-03",
    "yearly": "1951",
    "ended": "2026-10-31",
    "nothing": None,
    "dead": {"name_kana": "ミホン", "birth_date": "1948-03"},
    "movers": [{"birth_date": "1990-01-01"}, {"birth_date": "2026-11-20"}, {"birth_date": None}],
    "period": {"from": "2025-01-01", "to": "2026-11-22"},
    "home": {"postal_code": "1140022", "town": "東京都北区王子本町1丁目", "block": "15-22", "building": ""},
    "card": {"postal_code": "", "town": "東京都北区王子本町一丁目１５番２２号", "block": "", "building": ""},
    "room": {"postal_code": "1140022", "town": "東京都北区王子本町1丁目", "block": "15-22", "building": "2"},
    "none": [],
    "gone": ["person-1", "person-3"],
    "fiscal": 2026,
    "new_year": "2026-01-01",
    "address": {"town": "埼玉県川口市本町1丁目"},
    "line": "埼玉県川口市本町1丁目2-3",
}


def ask(**said: object) -> bool:
    return holds(Condition.model_validate(said), Facts(DATA, "household", TODAY))


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ({"field": "kind", "is": "one"}, True),
        ({"field": "kind", "is": "two"}, False),
        ({"field": "wanted", "is": False}, True),
        ({"field": "copies", "is": True}, False),
        ({"field": "copies", "in": (1, 2)}, True),
        ({"field": "copies", "in": (3,)}, False),
        ({"field": "show", "has": "b"}, True),
        ({"field": "show", "has": "c"}, False),
        ({"field": "kind", "has": "one"}, False),
        ({"field": "nothing", "is": "one"}, False),
        ({"field": "absent", "is": "one"}, False),
        ({"field": "absent", "empty": True}, True),
        ({"field": "none", "empty": True}, True),
        ({"field": "wanted", "empty": True}, False),
        ({"field": "kind", "empty": False}, True),
        ({"field": "ended", "before": "today", "by": 23}, True),
        ({"field": "ended", "before": "today", "by": 24}, False),
        ({"field": "ended", "after": "born", "by": 2}, True),
        ({"field": "partly", "before": "ended", "by": 2}, True),
        ({"field": "ended", "after": "today", "by": 2}, False),
        ({"field": "born", "age": {"least": 78}}, True),
        ({"field": "born", "age": {"least": 79}}, False),
        ({"field": "born", "age": {"most": 78}}, True),
        ({"field": "born", "age": {"most": 77}}, False),
        ({"field": "partly", "age": {"least": 78}}, True),  # whatever the day in March
        ({"field": "partly", "age": {"least": 79}}, False),
        ({"field": "yearly", "age": {"least": 75}}, False),
        ({"field": "yearly", "age": {"least": 75, "possible": True}}, True),
        ({"field": "yearly", "age": {"most": 74, "possible": True}}, True),
        ({"field": "yearly", "age": {"least": 76, "possible": True}}, False),
        ({"field": "yearly", "age": {"most": 73, "possible": True}}, False),
        ({"field": "born", "age": {"least": 79, "possible": True}}, False),
        ({"field": "born", "age": {"least": 1, "day": "born"}}, False),
        ({"field": "born", "before": "ended"}, True),
        ({"field": "born", "after": "ended"}, False),
        ({"field": "ended", "after": "ended"}, False),
        ({"field": "address", "outside": "東京都北区"}, True),
        ({"field": "line", "outside": "東京都北区"}, True),
        ({"field": "line", "outside": "埼玉県川口市"}, False),
        ({"field": "copies", "outside": "東京都北区"}, False),
        ({"field": "born", "after": "absent"}, False),
        ({"field": "ended", "before": "today"}, True),
        ({"field": "ended", "after": "fiscal"}, True),
        ({"field": "new_year", "after": "fiscal"}, False),
        ({"field": "new_year", "before": "fiscal"}, False),
        ({"field": "born", "before": "fiscal"}, True),
        ({"field": "born", "before": "wanted"}, False),
        ({"field": "ended", "after": "today"}, False),
        ({"field": "ended", "past": 22}, True),
        ({"field": "ended", "past": 23}, False),
        ({"field": "partly", "past": 400}, True),
        ({"field": "absent", "past": 1}, False),
        ({"field": "movers", "part": "birth_date", "past": 3}, True),
        ({"field": "partly", "before": "ended"}, True),
        ({"field": "born", "before": "partly"}, False),
        ({"field": "dead", "part": "birth_date", "before": "ended"}, True),
        ({"field": "dead", "part": "birth_date", "after": "born"}, False),
        ({"field": "dead", "part": "name_kana", "is": "ミホン"}, True),
        ({"field": "dead", "part": "address", "empty": True}, True),
        ({"field": "movers", "part": "birth_date", "after": "ended"}, True),
        ({"field": "movers", "part": "birth_date", "after": "today"}, False),
        ({"field": "movers", "part": "birth_date", "age": {"least": 18}}, True),
        ({"field": "movers", "part": "birth_date", "age": {"least": 60}}, False),
        ({"field": "period", "part": "to", "before": "today"}, True),
        ({"field": "period", "part": "from", "after": "today"}, False),
        ({"field": "absent", "part": "to", "before": "today"}, False),
        ({"field": "home", "same": "card"}, True),
        ({"field": "home", "same": "room"}, False),
        ({"field": "home", "same": "absent"}, False),
        ({"field": "home", "inside": "東京都北区"}, True),
        ({"field": "home", "inside": "東京都港区"}, False),
        ({"field": "absent", "inside": "東京都北区"}, False),
        ({"applicant": ("self", "household")}, True),
        ({"applicant": ("self",)}, False),
        ({"not": {"applicant": ("self",)}}, True),
        ({"all": ({"applicant": ("household",)}, {"field": "kind", "is": "two"})}, False),
        ({"any": ({"applicant": ("self",)}, {"field": "kind", "is": "one"})}, True),
    ],
    ids=str,
)
def test_a_condition_is_so_or_not(said: dict[str, object], answer: bool) -> None:
    assert ask(**said) is answer


def test_no_condition_always_holds() -> None:
    assert holds(None, Facts({}, "self", TODAY))


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"field": "a"},
        {"is": "a"},
        {"field": "a", "is": "b", "in": ("c",)},
        {"field": "a", "is": "b", "applicant": ("self",)},
        {"field": "a", "iz": "b"},
        {"part": "a", "applicant": ("self",)},
        {"field": "a", "part": "b"},
    ],
    ids=str,
)
def test_a_condition_says_exactly_one_thing(said: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Condition.model_validate(said)


@pytest.mark.parametrize(
    ("day", "age"),
    [(date(2026, 3, 4), 77), (date(2026, 3, 5), 78), (date(2026, 3, 6), 78)],
    ids=["day-before", "birthday", "day-after"],
)
def test_age_turns_on_the_birthday(day: date, age: int) -> None:
    assert age_on(date(1948, 3, 5), day) == age


@pytest.mark.parametrize(
    ("born", "day", "at_birthday", "a_day_before"),
    [
        (date(1986, 11, 25), date(2026, 11, 23), 39, 39),
        (date(1986, 11, 24), date(2026, 11, 23), 39, 40),
        (date(1986, 11, 23), date(2026, 11, 23), 40, 40),
        (date(2008, 2, 29), date(2026, 2, 27), 17, 17),
        (date(2008, 2, 29), date(2026, 2, 28), 17, 18),
        (date(2008, 2, 29), date(2026, 3, 1), 18, 18),
        (date(2008, 2, 29), date(2028, 2, 28), 19, 20),
        (date(2008, 2, 29), date(2028, 2, 29), 20, 20),
        (date(2008, 1, 1), date(2025, 12, 31), 17, 18),
    ],
    ids=str,
)
def test_age_of_a_law_is_reached_on_the_day_before(
    born: date, day: date, at_birthday: int, a_day_before: int
) -> None:
    for reached, age in (("birthday", at_birthday), ("day-before", a_day_before)):
        exactly = Condition.model_validate(
            {"field": "born", "age": {"least": age, "most": age, "reached": reached}}
        )
        assert holds(exactly, Facts({"born": born.isoformat()}, "self", day))


def test_everything_a_condition_looks_at_is_named() -> None:
    condition = Condition.model_validate(
        {
            "all": (
                {"field": "a", "after": "b"},
                {"not": {"any": ({"applicant": ("self",)}, {"field": "c", "is": 1})}},
            )
        }
    )
    assert list(fields_of(condition)) == ["a", "b", "c"]
    assert list(applicants_of(condition)) == ["self"]


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ({"part": "birth_date", "empty": True}, True),
        ({"part": "birth_date", "empty": True, "without": "gone"}, False),
        ({"part": "birth_date", "after": "ended", "without": "gone"}, True),
        ({"part": "birth_date", "age": {"least": 20}, "without": "gone"}, False),
        ({"part": "birth_date", "age": {"least": 20}, "without": "unanswered"}, True),
    ],
)
def test_of_a_list_those_who_were_chosen_elsewhere_are_left_out(
    said: dict[str, object], answer: bool
) -> None:
    assert ask(field="movers", **said) is answer


def test_without_needs_the_part_and_is_looked_at() -> None:
    with pytest.raises(ValidationError, match="without"):
        Condition.model_validate({"field": "movers", "empty": True, "without": "gone"})
    said = {"field": "movers", "part": "birth_date", "empty": True, "without": "gone"}
    assert list(fields_of(Condition.model_validate(said))) == ["movers", "gone"]
