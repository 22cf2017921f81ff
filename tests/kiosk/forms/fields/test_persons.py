from __future__ import annotations

import pytest

from kiosk.forms.answers import Draft
from kiosk.forms.application import Person
from kiosk.forms.fields.persons import PersonsKind, rows_of
from kiosk.forms.fields.registry import KINDS
from tests.fakes.form_parts import context, problems_of, question, value_of

PERSONS = KINDS["persons"]
SPEC = question("persons", paper_rows=2, known=True)
ONE = {"name_kana": "みほん", "birth_date": "1948-03-05"}


def test_an_empty_list_is_the_overview_alone() -> None:
    assert PERSONS.parts(SPEC, [], context()) == ("list",)
    view = PERSONS.part_view(SPEC, [], "list", context())
    assert (view.input, view.options) == ("people", ())
    assert [one.id for one in view.extras] == ["add"]


def test_adding_leads_through_the_new_person() -> None:
    draft, part = PERSONS.act(SPEC, [ONE], "list", "add", context())
    assert part == "1.name_kana"
    assert PERSONS.parts(SPEC, draft, context()) == (
        "0.name_kana", "0.birth_date", "0.note", "1.name_kana", "1.birth_date", "1.note", "list",
    )  # fmt: skip
    typed = PERSONS.with_part(SPEC, draft, "1.name_kana", "たろう")
    assert typed == [ONE, {"name_kana": "たろう"}]
    assert PERSONS.part_view(SPEC, typed, "1.name_kana", context()).explanation == "タロウ"


def test_rows_can_be_changed_and_removed() -> None:
    assert PERSONS.act(SPEC, [ONE, {}], "list", "edit:1", context()) == ([ONE, {}], "1.name_kana")
    assert PERSONS.act(SPEC, [{}, ONE], "list", "remove:0", context()) == ([ONE], "list")
    assert PERSONS.act(SPEC, [ONE], "list", "remove:7", context()) == ([ONE], "list")


def test_the_overview_says_who_is_there_and_who_is_unfinished() -> None:
    view = PERSONS.part_view(SPEC, [ONE, {}], "list", context())
    assert [(one.id, one.label) for one in view.options] == [("0", "ミホン"), ("1", "お名前はこれから")]
    assert view.options[0].note == "昭和23年3月5日（1948年）生まれ。"
    assert view.options[1].note == "まだ、とちゅうです。"
    assert view.extras[0].barred is None


def test_somebody_known_in_this_visit_is_picked_not_typed() -> None:
    taro = Person("見本\u3000太郎", "ミホン\u3000タロウ", "1950-01-02")
    about = context(known=(taro,))
    extras = [(one.id, one.label) for one in PERSONS.part_view(SPEC, [], "list", about).extras]
    assert ("known:0", "見本\u3000太郎さんを加える") in extras
    draft, part = PERSONS.act(SPEC, [], "list", "known:0", about)
    assert part == "list"
    assert isinstance(draft, list)
    assert draft[0]["name_kana"] == "みほん\u3000たろう"
    again = [one.id for one in PERSONS.part_view(SPEC, draft, "list", about).extras]
    assert "known:0" not in again


def test_somebody_half_known_is_asked_the_rest() -> None:
    about = context(known=(Person("見本\u3000花子", None, "1948-03-05"),))
    draft, part = PERSONS.act(SPEC, [], "list", "known:0", about)
    assert part == "0.name_kana"
    assert PERSONS.parts(SPEC, draft, about)[-1] == "list"


@pytest.mark.parametrize(
    ("count", "found"),
    [
        (0, [("list", "too-few-people")]),
        (1, []),
        (2, []),
        (3, []),
        (20, []),
        (21, [("list", "too-many-people")]),
    ],
)
def test_more_people_are_taken_than_the_form_has_rows(count: int, found: list[tuple[str, str]]) -> None:
    assert problems_of(SPEC, _so_many(count)) == found


@pytest.mark.parametrize(("count", "found"), [(3, []), (4, [("list", "more-people-than-allowed")])])
def test_nobody_passes_a_limit(count: int, found: list[tuple[str, str]]) -> None:
    limited = question("persons", most=3, paper_rows=2)
    assert problems_of(limited, _so_many(count)) == found
    assert PERSONS.act(limited, _so_many(count), "list", "add", context()) == (_so_many(count), "list")


def test_a_limit_may_be_more_than_usually_are_taken() -> None:
    assert problems_of(question("persons", most=22), _so_many(22)) == []


def test_a_full_list_says_whether_the_rule_or_the_list_ends() -> None:
    said = [
        PERSONS.part_view(question("persons", **keys), _so_many(count), "list", context()).extras[0].barred
        for keys, count in (({"most": 3}, 2), ({"most": 3}, 3), ({"paper_rows": 3}, 3), ({}, 20))
    ]
    assert said == [
        None,
        "3人までです。ほかの方を加えるときは、さきにだれかをけしてください。",
        None,
        "20人まで入りました。ほかの方は、窓口で書きます。",
    ]


@pytest.mark.parametrize(
    ("keys", "rows"), [({}, 8), ({"paper_rows": 4}, 4), ({"most": 3}, 3), ({"most": 9, "paper_rows": 4}, 4)]
)
def test_who_has_a_row_on_the_form(keys: dict[str, int], rows: int) -> None:
    assert rows_of(question("persons", **keys)) == rows


def _so_many(count: int) -> list[Draft]:
    return [{"name_kana": "あ" * number, "birth_date": "1948-03-05"} for number in range(1, count + 1)]


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({}, [("list", "same-person-twice")]),
        ({"name_kana": "みほん　たろう"}, []),
        ({"birth_date": "1948-03-06"}, []),
        ({"note": "ほかの字"}, [("list", "same-person-twice")]),
    ],
    ids=["alike", "other-name", "other-day", "other-note"],
)
def test_somebody_who_is_listed_twice_is_noticed(
    change: dict[str, str], found: list[tuple[str, str]]
) -> None:
    assert problems_of(SPEC, [ONE, {**ONE, **change}]) == found


def test_two_of_whom_nothing_is_known_may_be_two() -> None:
    each = tuple({**one, "dont_know": {}} for one in SPEC.model_dump()["each"][:2])
    spec = question("persons", most=2, each=each)
    nobody = {"name_kana": None, "birth_date": None}
    assert problems_of(spec, [nobody, nobody]) == []


def test_a_couple_may_share_reading_and_birthday() -> None:
    relation = question("relation", id="relation").model_dump()
    spec = question("persons", most=2, each=(*SPEC.model_dump()["each"][:2], relation))
    head, wife = {**ONE, "relation": "head"}, {**ONE, "relation": "wife"}
    assert problems_of(spec, [head, wife]) == []
    assert problems_of(spec, [head, head]) == [("list", "same-person-twice")]


def test_where_no_birth_date_is_asked_the_name_says_who_it_is() -> None:
    each = (SPEC.model_dump()["each"][0], question("address", id="address", optional=True).model_dump())
    spec = question("persons", most=4, each=each)
    child, place = (
        {"name_kana": "みほん　こはる"},
        {"postal_code": "1140022", "town": "北区王子本町1丁目", "block": "1"},
    )
    assert problems_of(spec, [child, child]) == [("list", "same-person-twice")]
    assert problems_of(spec, [child, {**child, "address": place}]) == [("list", "same-person-twice")]
    assert problems_of(spec, [child, {"name_kana": "みほん　けん"}]) == []


def test_a_household_has_one_head() -> None:
    relation = question("relation", id="relation").model_dump()
    spec = question("persons", most=3, each=(*SPEC.model_dump()["each"][:2], relation))
    head, other = {**ONE, "relation": "head"}, {**ONE, "name_kana": "たろう", "relation": "head"}
    assert problems_of(spec, [head, {**other, "relation": "child"}]) == []
    assert problems_of(spec, [{**ONE, "relation": "child"}, head, other]) == [("list", "two-heads")]


def test_adding_stops_at_the_limit() -> None:
    assert PERSONS.act(SPEC, [ONE, ONE], "list", "add", context())[1] == "2.name_kana"
    full = _so_many(20)
    assert PERSONS.act(SPEC, full, "list", "add", context()) == (full, "list")
    view = PERSONS.part_view(SPEC, full, "list", context())
    assert view.extras[0].barred == "20人まで入りました。ほかの方は、窓口で書きます。"


def test_problems_name_row_and_member() -> None:
    assert problems_of(SPEC, [ONE, {"name_kana": "みほん"}]) == [("1.birth_date", "missing-date")]


def test_nobody_at_all_is_fine_where_the_list_is_optional() -> None:
    assert problems_of(question("persons", optional=True), []) == []


def test_the_way_on_leads_to_what_a_listed_person_lacks() -> None:
    kind = PersonsKind(KINDS)
    rows: list[Draft] = [ONE, {"name_kana": "たろう"}]
    assert kind.check_part(SPEC, rows, "list", context()) is None
    assert kind.open_part(SPEC, rows, context()) == "1.birth_date"
    assert kind.open_part(SPEC, [ONE], context()) is None
    found = kind.check_part(SPEC, [], "list", context())
    assert found is not None
    assert found.kind == "too-few-people"


def test_somebody_known_twice_is_offered_once() -> None:
    hanako = Person("見本\u3000花子", "ミホン\u3000ハナコ")
    listed = Person("ミホン\u3000ハナコ", "ミホン\u3000ハナコ")
    extras = PERSONS.part_view(SPEC, [], "list", context(known=(hanako, listed))).extras
    assert [one.label for one in extras if one.id.startswith("known")] == ["見本\u3000花子さんを加える"]


UNSURE = question(
    "persons",
    each=(
        {"id": "name_kana", "kind": "kana", "title": "お名前は", "label": "お名前", "dont_know": {}},
        {
            "id": "address",
            "kind": "address",
            "title": "どこ",
            "label": "住所",
            "dont_know": {"label": "しらない"},
        },
        {"id": "note", "kind": "text", "title": "ほかに", "label": "ほか"},
    ),
)


def test_what_nobody_knows_of_a_person_is_said_and_left_to_staff() -> None:
    draft: Draft = PERSONS.unsure(UNSURE, [{"name_kana": "みほん", "note": "x"}, {}], "0.address.postal")
    assert draft == [{"name_kana": "みほん", "note": "x", "address": None}, {}]
    assert PERSONS.check_part(UNSURE, draft, "0.address.town", context()) is None
    value = value_of(UNSURE, [draft[0]])
    assert PERSONS.data(UNSURE, value) == [{"name_kana": "ミホン", "address": None, "note": "x"}]
    assert value_of(UNSURE, PERSONS.data(UNSURE, value)) == value
    assert value_of(UNSURE, PERSONS.pieces(UNSURE, value, context())) == value
    assert "住所: しらない（窓口でたしかめます）" in PERSONS.paper(UNSURE, value, context())
    assert "住所は、窓口でたしかめます。" in PERSONS.speak(UNSURE, value, context())
    row = PERSONS.part_view(UNSURE, draft, "list", context()).options[0]
    assert row.note == "ほかはx。住所は、窓口でたしかめます。"


def test_each_screen_of_a_person_offers_what_that_question_offers() -> None:
    offered = [
        PERSONS.part_view(UNSURE, [{}], part, context()).dont_know
        for part in ("0.name_kana", "0.address.town", "0.note", "list")
    ]
    assert offered == ["わからない", "しらない", None, None]


def test_nothing_is_left_open_where_it_is_not_offered() -> None:
    assert PERSONS.unsure(UNSURE, [{}], "0.note") is None
    assert PERSONS.unsure(UNSURE, [{}], "list") is None
    assert ("0.note", "missing-text") in problems_of(UNSURE, [{"note": None}])


def test_typing_after_all_takes_the_place_of_what_was_not_known() -> None:
    draft = PERSONS.unsure(UNSURE, [{}], "0.name_kana")
    assert draft is not None
    typed = PERSONS.with_part(UNSURE, draft, "0.name_kana", "みほん")
    assert typed == [{"name_kana": "みほん"}]
    draft = PERSONS.unsure(UNSURE, typed, "0.address.postal")
    assert draft is not None
    assert PERSONS.with_part(UNSURE, draft, "0.address.postal", "114") == [
        {"name_kana": "みほん", "address": {"postal": "114"}}
    ]


def test_a_list_that_stays_empty_says_so_on_paper() -> None:
    assert PERSONS.paper(UNSURE, (), context()) == "なし"
