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


WITH_LETTERS = question(
    "person",
    each=(
        {"id": "name_kana", "kind": "kana", "title": "お名前は", "label": "お名前"},
        {
            "id": "from", "kind": "choice", "title": "国は", "label": "国", "dont_know": {},
            "options": ({"id": "here", "label": "日本"}, {"id": "there", "label": "外国"}),
        },
        {
            "id": "letters", "kind": "text", "script": "latin", "title": "英字は", "label": "英字",
            "when": {"field": "from", "is": "there"}, "dont_know": {},
        },
    ),
)  # fmt: skip


def test_what_concerns_some_is_asked_of_those_alone() -> None:
    draft = {"name_kana": "みほん", "from": "there"}
    assert PERSON.parts(WITH_LETTERS, draft, context()) == ("name_kana", "from", "letters")
    for other in ("here", None):
        assert PERSON.parts(WITH_LETTERS, {**draft, "from": other}, context()) == ("name_kana", "from")


def test_an_answer_is_gone_with_what_it_depended_on() -> None:
    kept = value_of(WITH_LETTERS, {"name_kana": "みほん", "from": "there", "letters": "MIHON"})
    assert PERSON.data(WITH_LETTERS, kept) == {"name_kana": "ミホン", "from": "there", "letters": "MIHON"}
    gone = value_of(WITH_LETTERS, {"name_kana": "みほん", "from": "here", "letters": "MIHON"})
    assert PERSON.data(WITH_LETTERS, gone) == {"name_kana": "ミホン", "from": "here", "letters": None}
    assert "英字" not in PERSON.paper(WITH_LETTERS, gone, context())
    assert "英字" not in PERSON.show(WITH_LETTERS, gone, context())
    assert PERSON.pieces(WITH_LETTERS, gone, context()) == {"name_kana": "みほん", "from": "here"}


def test_what_was_left_open_is_told_where_it_was_asked() -> None:
    open_ = value_of(WITH_LETTERS, {"name_kana": "みほん", "from": "there", "letters": None})
    assert "英字" in PERSON.show(WITH_LETTERS, open_, context())
