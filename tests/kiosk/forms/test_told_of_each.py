"""What a notification told of everybody's nationality is not asked of each where they join the insurance."""

from __future__ import annotations

import pytest

from kiosk.basics.ids import FieldId
from kiosk.forms.answers import Answers
from kiosk.forms.fields.date import Day
from kiosk.forms.fields.person import Record
from kiosk.forms.people import Listed, acquainted
from kiosk.forms.told_of_each import with_told
from tests.fakes.form_parts import procedure

HANA, KEN = "ミホン\u3000ハナコ", "ミホン\u3000ケン"


def person(name: str, **more: object) -> Record:
    return Record((("name_kana", name), ("birth_date", Day(1990, 1, 2)), *more.items()))


def residence(nationals: str, stays: dict[str, str], movers: tuple[str, ...] = (HANA, KEN)) -> list[object]:
    """What is known of each, in their order."""
    answers = (
        Answers()
        .with_(FieldId("kokuho-kanyu.others"), tuple(person(one) for one in (HANA, KEN)), "typed")
        .with_(FieldId("movers"), tuple(person(one) for one in movers), "typed")
        .with_(FieldId("tennyu.nationals"), nationals, "typed")
        .with_(
            FieldId("tennyu.foreigners"),
            tuple(person(name, stay=stay) for name, stay in stays.items()),
            "typed",
        )
    )
    members = procedure("kokuho-kanyu").question("members")
    assert members is not None
    known = with_told(members, acquainted(answers), answers)
    return [one.more.get("residence") for one in known if isinstance(one, Listed)]


@pytest.mark.parametrize(
    ("nationals", "stays", "known"),
    [
        ("japanese", {}, ["japanese", "japanese"]),
        ("foreign", {HANA: "card", KEN: "special"}, ["foreign", "foreign"]),
        ("both", {KEN: "card"}, ["japanese", "foreign"]),
        ("foreign", {HANA: "newborn", KEN: "permit"}, [None, None]),
    ],
    ids=["japanese", "foreign", "both", "not-said"],
)
def test_nationality_is_known_as_far_as_it_was_told(
    nationals: str, stays: dict[str, str], known: list[str | None]
) -> None:
    assert residence(nationals, stays) == known


def test_of_who_did_not_move_with_them_nothing_is_known() -> None:
    assert residence("japanese", {}, movers=(HANA,)) == ["japanese", None]
