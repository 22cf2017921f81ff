from __future__ import annotations

import pytest

from kiosk.forms.fields.kind import Unfit
from kiosk.forms.fields.registry import KINDS
from tests.fakes.form_parts import context, parse, problems_of, question

SPEC = question("digits", groups="3-4")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("114002", ["digits-short"]),
        ("1140022", []),
        ("114−００２２", []),
        ("11400222", ["digits-long"]),
        ("", ["missing-digits"]),
        ("11400a2", ["not-digits"]),
        ("１１４④００２", ["not-digits"]),
        ("0000000", ["digits-none"]),
        ("〇〇〇〇〇〇〇", ["digits-none"]),
        ("0000001", []),
        ("000000", ["digits-short"]),
    ],
)
def test_digits_are_held_at_their_length(typed: str, found: list[str]) -> None:
    assert [kind for _, kind in problems_of(SPEC, typed)] == found


def test_too_few_say_how_many_are_left() -> None:
    read = parse(SPEC, "11400")
    assert isinstance(read, Unfit)
    assert dict(read.problems[0].facts) == {"left": 2, "length": 7, "have": 5}


def test_groups_are_shown_and_read_one_by_one() -> None:
    kind = KINDS["digits"]
    assert kind.show(SPEC, "1140022", context()) == "114-0022"
    assert kind.speak(SPEC, "1140022", context()).startswith("いち いち よん の ゼロ")


OPEN = question("digits", groups=None, least=3, most=8)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", ["missing-number"]),
        ("12", ["too-few-digits"]),
        ("012", []),
        ("１２３-４５", []),
        ("No.123", []),
        ("12345678", []),
        ("123456789", ["too-many-digits"]),
        ("12a45", ["not-digits"]),
        ("0000", ["digits-none"]),
    ],
)
def test_digits_of_no_fixed_length_are_held_between_their_limits(typed: str, found: list[str]) -> None:
    assert [kind for _, kind in problems_of(OPEN, typed)] == found


def test_digits_of_no_fixed_length_are_typed_into_one_field() -> None:
    view = KINDS["digits"].part_view(OPEN, "012", "", context())
    assert (view.input, view.draft) == ("phone", "012")
    assert dict(view.limits) == {"most_digits": 8, "longer": "too-many-digits"}


def test_digits_of_no_fixed_length_keep_their_first_zero_and_are_read_one_by_one() -> None:
    kind = KINDS["digits"]
    assert (kind.show(OPEN, "0123", context()), kind.data(OPEN, "0123")) == ("0123", "0123")
    assert kind.speak(OPEN, "0123", context()).startswith("ゼロ いち")
    assert kind.sample(OPEN, context()) == "12345678"
    assert kind.sample(question("digits", groups=None, least=12, most=12), context()) == "123456789012"
