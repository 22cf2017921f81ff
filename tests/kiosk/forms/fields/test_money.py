from __future__ import annotations

import pytest

from kiosk.forms.fields.registry import KINDS
from tests.fakes.form_parts import context, problems_of, question, value_of

SPEC = question("money", least=100, most=5000)


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        ("99", ["amount-too-small"]),
        ("100", []),
        ("101", []),
        ("4999", []),
        ("5000", []),
        (5001, ["amount-too-big"]),
        ("", ["missing-amount"]),
        ("many", ["not-digits"]),
    ],
)
def test_an_amount_is_held_at_both_limits(raw: object, found: list[str]) -> None:
    assert [kind for _, kind in problems_of(SPEC, raw)] == found


@pytest.mark.parametrize("raw", ["1,200", "１２００", "¥1,200-", "￥１，２００円", "1200円", "￥1200", 1200])
def test_people_write_amounts_in_many_ways(raw: object) -> None:
    assert value_of(question("money"), raw) == 1200


@pytest.mark.parametrize("raw", ["-5", "−5", "－５", "▲5", "¥-5", "-¥5", "マイナス5", -5])
def test_a_minus_is_never_dropped(raw: object) -> None:
    assert problems_of(question("money"), raw) == [("", "amount-too-small")]


def test_it_is_shown_with_commas_and_spoken_as_words() -> None:
    kind = KINDS["money"]
    assert kind.show(SPEC, 1200, context()) == "1,200円"
    assert kind.show(SPEC, 1200, context("en")) == "¥1,200"
    assert kind.speak(SPEC, 1200, context()) == "せんにひゃくえん"
