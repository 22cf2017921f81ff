from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.forms.definition.question import KindId
from kiosk.forms.fields.whole_numbers import whole_number
from tests.fakes.form_parts import problems_of, question, value_of

SURE = {
    "5千円": 5000, "2千円": 2000, "２千": 2000, "3百円": 300, "3千500円": 3500, "5千5百円": 5500,
    "2万3千円": 23_000, "1万2千3百円": 12_300, "千円": 1000, "百円": 100, "12千円": 12_000, "10万": 100_000,
    "5千万円": 50_000_000, "1億": 100_000_000, "1.2万": 12_000, "三万五千円": 35_000, "三十五": 35,
    "二〇": 20, "壱万円": 10_000, "弐拾": 20, "1,200円": 1200, "１，２００円": 1200, "12,345,678": 12_345_678,
    "¥1,200-": 1200, "1,200円-": 1200, "5 千円": 5000, "2 万 3 千": 23_000, "007": 7, "▲5": -5,
    "-2千円": -2000,
}  # fmt: skip
UNSURE = [
    "1.0", "1.5", "0.5", "1,5", "5,00", "1,0000", "3-4", "3〜4", "3 4", "3、4", "1/2", "5000.5", "5000 3000",
    "3~5万", "二三", "二三千", "1万12千", "2千3千", "3千5000", "万円", "1.25万", "2千05", "約10", "5+1",
    "十十", "(5)", "T3", "〒5", "1,2万", "", "円", "1.200", "²", "٣",
]  # fmt: skip


@pytest.mark.parametrize(("written", "number"), SURE.items(), ids=list(SURE))
def test_what_is_surely_one_number_is_read(written: str, number: int) -> None:
    assert whole_number(written, ("円",)) == number


@pytest.mark.parametrize("written", UNSURE)
def test_what_could_be_two_numbers_is_none(written: str) -> None:
    assert whole_number(written, ("円",)) is None


def test_a_unit_may_have_a_long_vowel() -> None:
    assert whole_number("3ケース", ("ケース",)) == 3


@given(st.integers(0, 99_999_999))
def test_commas_and_steps_say_the_same_number(number: int) -> None:
    steps = f"{number // 10_000}万{number % 10_000 or ''}" if number >= 10_000 else str(number)
    assert whole_number(f"{number:,}円", ("円",)) == whole_number(steps) == number


@given(st.text(alphabet="0123456789,.- 千万一二百", max_size=7))
def test_digits_are_never_run_together(written: str) -> None:
    """Where digits are parted by anything but the commas of thousands, the digits in a row are no answer."""
    found = whole_number(written)
    together = "".join(one for one in written if one.isascii() and one.isdigit())
    parted = any(one in written.strip(" -") for one in ".- ") and len(together) > 1
    assert not (found is not None and parted and together and str(abs(found)) == together.lstrip("0"))


@pytest.mark.parametrize("kind", ["count", "money"])
@pytest.mark.parametrize("written", ["1.0", "3-4", "3 4", "1,5", "two"])
def test_every_kind_tells_kindly_what_is_no_number(kind: KindId, written: str) -> None:
    assert problems_of(question(kind, least=1, most=50), written) == [("", "not-digits")]


@pytest.mark.parametrize(
    ("piece", "written"), [("month", "1.0"), ("month", "1-2"), ("day", "1 2"), ("day", "-5")]
)
def test_a_piece_of_a_day_is_no_other_number(piece: str, written: str) -> None:
    day = {"era": "western", "year": "1990", "month": "3", "day": "5", piece: written}
    assert problems_of(question("date"), day) == [("", "date-incomplete")]


def test_what_is_meant_is_answered() -> None:
    assert value_of(question("money"), "2千円") == 2000
