from __future__ import annotations

import pytest

from kiosk.forms.fields.registry import KINDS
from tests.fakes.form_parts import context, problems_of, question, value_of


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("031234567", ["phone-short"]),
        ("0312345678", []),
        ("03123456789", ["phone-long"]),
        ("0901234567", ["phone-short"]),
        ("09012345678", []),
        ("090123456789", ["phone-long"]),
        ("0120123456", []),
        ("0800123456", ["phone-short"]),
        ("08001234567", []),
        ("080012345678", ["phone-long"]),
        ("1234567890", ["phone-start"]),
        ("0001234567", ["phone-start"]),
        ("", ["missing-phone"]),
        ("03-1234-56a8", ["not-digits"]),
    ],
)
def test_a_number_has_the_length_of_its_kind(typed: str, found: list[str]) -> None:
    assert [kind for _, kind in problems_of(question("phone"), typed)] == found


@pytest.mark.parametrize(
    "typed",
    [
        "03-1234-5678",
        "０３（１２３４）５６７８",
        "03 1234 5678",
        "+81312345678",
        "+81-3-1234-5678",
        "+81-(0)3-1234-5678",
        "＋８１（０）３−１２３４−５６７８",
    ],
)
def test_hyphens_are_optional(typed: str) -> None:
    assert value_of(question("phone"), typed) == "0312345678"


@pytest.mark.parametrize(
    "typed", ["+1 212-555-0100", "00-1-212-555-0100", "010-1-212-555-0100", "＋１（２１２）５５５−０１００"]
)
def test_a_number_abroad_begins_with_its_country(typed: str) -> None:
    spec = question("phone")
    assert problems_of(spec, typed) == []
    assert value_of(spec, typed) == "+12125550100"
    assert KINDS["phone"].data(spec, "+12125550100") == "+12125550100"
    assert value_of(spec, KINDS["phone"].pieces(spec, "+12125550100", context())) == "+12125550100"


@pytest.mark.parametrize("typed", ["+1 212", "+1234567890123456", "00123"])
def test_a_number_abroad_has_the_digits_of_one(typed: str) -> None:
    assert problems_of(question("phone"), typed) == [("", "phone-abroad")]


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("0312345678", "03-1234-5678"),
        ("09012345678", "090-1234-5678"),
        ("0467123456", "0467123456"),
        ("0120123456", "0120-123-456"),
        ("08001234567", "0800-123-4567"),
    ],
)
def test_hyphens_stand_where_they_are_certain(number: str, shown: str) -> None:
    kind = KINDS["phone"]
    assert kind.show(question("phone"), number, context()) == shown
    assert kind.data(question("phone"), number) == shown


@pytest.mark.parametrize("typed", ["0312345678 内線12", "03-1234-5678（内線１２）", "03-1234-5678 ext. 12"])
def test_an_extension_stays_behind_its_number(typed: str) -> None:
    spec, kind = question("phone"), KINDS["phone"]
    value = value_of(spec, typed)
    assert problems_of(spec, typed) == []
    assert kind.data(spec, value) == "03-1234-5678 内線12"
    assert value_of(spec, kind.pieces(spec, value, context())) == value
    assert problems_of(spec, "031234567 内線12") == [("", "phone-short")]
