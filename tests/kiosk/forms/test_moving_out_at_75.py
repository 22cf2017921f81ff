"""転出届 of who is 75 and more: the insurance that ends here is told, and its paper comes back."""

from __future__ import annotations

from datetime import date

import pytest

from kiosk.forms.conditions import Facts, holds
from tests.fakes.form_parts import procedure

TODAY = date(2026, 11, 23)
STEPS = "elderly_steps"


def is_told(born: str | None, returned: tuple[str, ...] = ()) -> bool:
    movers = [{"name_kana": "ミホン\u3000タロウ", "birth_date": born}]
    question = procedure("tenshutsu").question(STEPS)
    assert question is not None
    return holds(question.when, Facts({"movers": movers, "returns": list(returned)}, "self", TODAY))


@pytest.mark.parametrize(
    ("born", "told"),
    [
        ("1951-11-23", True),
        ("1951-11-24", False),
        ("1951", True),  # may have had the birthday
        ("1952", False),
        ("1946-07-20", True),
        (None, False),
    ],
)
def test_whoever_moves_at_75_is_told_where_the_insurance_ends(born: str | None, told: bool) -> None:
    assert is_told(born) is told


def test_whoever_holds_its_paper_younger_is_told_too() -> None:
    assert is_told("1958-02-01", ("elderly",))
    assert not is_told("1958-02-01", ("insurance", "care"))


def test_it_names_counter_paper_and_day() -> None:
    question = procedure("tenshutsu").question(STEPS)
    assert question is not None
    step, _ = question.options
    assert (step.where, step.late) == ("7番窓口", "still")
    assert "資格確認書" in (step.bring or "")
    assert "負担区分等証明書" in (step.paper or "")
    assert "東京都の外" in (step.note or "")
    assert question.unless_told == "returns"  # 引っこし（まとめて） leads there on its own
