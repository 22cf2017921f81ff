"""What a clerk would take from a sheet is taken here; what nobody can be sure of is not guessed."""

from __future__ import annotations

import pytest

from kiosk.forms.fields.bank_account import BankAccount
from kiosk.forms.fields.date import Day
from tests.fakes.form_parts import problems_of, question, value_of

DATES = [
    "S.23.3.5", "S23・3・5", "S23,3,5", "1948−3−5", "1948‐3‐5", "1948 3 5", "昭和23年3月5日(金)",
    "昭和23年3月5日（金曜日）", "1948年3月5日 金曜", "5 March 1948", "March 5, 1948", "5th Mar 1948",
    "昭和二十三年三月五日生まれ", "1948.03.05", "Ｓ２３／３／５",
]  # fmt: skip
PHONES = [
    "03.1234.5678", "03・1234・5678", "TEL 03-1234-5678", "電話：03-1234-5678", "☎03-1234-5678",
    "03-1234-5678（自宅）", "〇三（一二三四）五六七八", "0081-3-1234-5678", "010-81-3-1234-5678",
    "+81 (0)3 1234 5678", "０３ー１２３４ー５６７８",
]  # fmt: skip
BLOCKS = [
    "15/22", "15.22", "15，22", "15番22号", "15番地の22", "十五番二十二号", "15ノ22", "１５−２２", "15 番 22",
    "第15号の22", "15‐22", "15―22",
]  # fmt: skip


@pytest.mark.parametrize("written", DATES)
def test_a_day_however_it_is_written(written: str) -> None:
    assert value_of(question("date"), written) == Day(1948, 3, 5)


@pytest.mark.parametrize(
    ("written", "month"),
    [
        ("S23", None),
        ("昭和23年頃", None),
        ("昭和23年月日不詳", None),
        ("昭和23年3月日不詳", 3),
        ("1948/3", 3),
    ],
)
def test_what_is_known_of_an_old_day(written: str, month: int | None) -> None:
    assert value_of(question("date", partial=True), written) == Day(1948, month)


@pytest.mark.parametrize("written", ["3/5/1948", "23.3.5", "明日", "S", "1948年13月5日", "きのう"])
def test_a_day_that_could_be_another_is_not_guessed(written: str) -> None:
    assert problems_of(question("date"), written)


@pytest.mark.parametrize("written", PHONES)
def test_a_number_to_call_however_it_is_written(written: str) -> None:
    assert value_of(question("phone"), written) == "0312345678"


@pytest.mark.parametrize("written", ["0312345678 内線12", "ない", "03-1234", "+1 212 555 0100"])
def test_a_number_that_is_none_of_ours_is_told_so(written: str) -> None:
    assert problems_of(question("phone"), written)


@pytest.mark.parametrize("written", ["T114-0022", "〒114-0022", "114.0022", "１１４　００２２", "t1140022"])
def test_a_postal_code_however_it_is_written(written: str) -> None:
    assert value_of(question("digits", groups="3-4"), written) == "1140022"


@pytest.mark.parametrize("written", BLOCKS)
def test_a_block_however_it_is_written(written: str) -> None:
    address = {"postal_code": "1140022", "town": "東京都北区王子本町1丁目", "building": ""}
    right = value_of(question("address"), {**address, "block": "15-22"})
    assert value_of(question("address"), {**address, "block": written}) == right


@pytest.mark.parametrize(
    ("members", "found"),
    [
        ({"type": "普通"}, ("type", "ordinary")),
        ({"type": "普通預金"}, ("type", "ordinary")),
        ({"number": "123456"}, ("number", "0123456")),
        ({"number": "１２３−４５６７"}, ("number", "1234567")),
        ({"place": "yucho", "symbol": "10120-1", "number": "12345671"}, ("symbol", "10120")),
    ],
    ids=str,
)
def test_an_account_as_it_stands_in_the_book(members: dict[str, str], found: tuple[str, str]) -> None:
    account = {
        "place": "bank", "bank": "ミホンギンコウ", "branch": "オウジ", "branch_code": "123",
        "type": "ordinary", "number": "1234567", "holder": "ミホン　ハナコ", **members,
    }  # fmt: skip
    value = value_of(question("bank-account"), account)
    assert isinstance(value, BankAccount)
    assert getattr(value, found[0]) == found[1]


@pytest.mark.parametrize("written", ["2つ", "２ツ", "二通", "2 枚"])
def test_a_count_however_it_is_written(written: str) -> None:
    assert value_of(question("count"), written) == 2


@pytest.mark.parametrize("written", ["金1,200円也", "1200yen", "千二百円", "￥1,200"])
def test_an_amount_however_it_is_written(written: str) -> None:
    assert value_of(question("money"), written) == 1200
