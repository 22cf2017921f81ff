from __future__ import annotations

from kiosk.forms.fields.kind import BLANK
from kiosk.forms.fields.person import PersonKind, Record, untouched
from kiosk.forms.fields.registry import KINDS
from tests.fakes.form_parts import HANAKO, context, problems_of, question, value_of

PERSON = KINDS["person"]
SPEC = question("person")


def test_each_member_has_its_screen_and_office_boxes_have_none() -> None:
    assert PERSON.parts(SPEC, {}, context()) == ("name_kana", "birth_date", "note")


def test_members_are_read_by_their_own_kinds() -> None:
    value = value_of(SPEC, {"name_kana": "みほん", "birth_date": "1948-03-05"})
    assert isinstance(value, Record)
    assert value.get("name_kana") == "ミホン"
    assert value.get("note") == BLANK
    assert PERSON.data(SPEC, value) == {"name_kana": "ミホン", "birth_date": "1948-03-05", "note": None}


def test_problems_name_the_member() -> None:
    assert problems_of(SPEC, {"name_kana": "山", "birth_date": "2999-01-01"}) == [
        ("name_kana", "not-kana-nor-letters")
    ]
    assert problems_of(SPEC, {"name_kana": "やま", "birth_date": "2999-01-01"}) == [
        ("birth_date", "date-future")
    ]


def test_an_address_inside_a_person_keeps_its_own_screens() -> None:
    spec = question(
        "person", each=({"id": "address", "kind": "address", "title": "住所は", "label": "住所"},)
    )
    draft = PERSON.with_part(spec, {}, "address.postal", "1140022")
    assert draft == {"address": {"postal": "1140022"}}
    assert PERSON.parts(spec, draft, context())[1] == "address.town"
    changed, part = PERSON.act(spec, draft, "address.postal", "unknown-postal", context())
    assert part == "address.row"
    assert changed == {"address": {"postal": "unknown"}}


def test_the_paper_prints_empty_boxes_for_the_office() -> None:
    value = value_of(SPEC, {"name_kana": "みほん", "birth_date": "1948-03-05"})
    assert PERSON.paper(SPEC, value, context()).endswith("番号: ")


def test_somebody_known_fills_what_is_asked() -> None:
    assert isinstance(PERSON, PersonKind)
    draft = PERSON.of_person(SPEC, HANAKO, context())
    assert draft == {"birth_date": {"era": "showa", "year": "23", "month": "3", "day": "5"}}


def test_untouched_is_nothing_at_any_depth() -> None:
    assert untouched({"a": "", "b": {"c": None}})
    assert not untouched({"a": False})
