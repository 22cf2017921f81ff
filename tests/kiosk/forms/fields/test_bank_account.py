from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.forms.application import Person
from kiosk.forms.fields.bank_account import BankAccount
from kiosk.forms.fields.registry import KINDS
from tests.fakes.form_parts import context, problems_of, question, value_of

BANK = KINDS["bank-account"]
SPEC = question("bank-account")
DRAFT = {
    "place": "bank", "bank": "みほんぎんこう", "branch": "おうじ", "branch_code": "１２３",
    "type": "ordinary", "number": "1234567", "holder": "ﾐﾎﾝ ﾊﾅｺ",
}  # fmt: skip


def test_an_account_is_read_from_what_the_keyboard_gives() -> None:
    assert value_of(SPEC, DRAFT) == BankAccount(
        "bank", "ミホンギンコウ", "オウジ", "123", "ordinary", "1234567", "", "ミホン\u3000ハナコ"
    )


@pytest.mark.parametrize(
    ("place", "parts"),
    [
        ("bank", ("place", "bank", "branch", "branch_code", "type", "number", "holder")),
        ("yucho", ("place", "symbol", "number", "holder")),
        ("registered", ("place",)),
    ],
)
def test_each_place_asks_for_its_own_members(place: str, parts: tuple[str, ...]) -> None:
    assert BANK.parts(SPEC, {"place": place}, context()) == parts


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({"branch_code": "12"}, ("branch_code", "digits-short")),
        ({"branch_code": "1234"}, ("branch_code", "digits-long")),
        ({"number": "12345"}, ("number", "digits-short")),
        ({"number": "12345678"}, ("number", "digits-long")),
        ({"holder": "見本"}, ("holder", "not-kana")),
        ({"holder": ""}, ("holder", "missing-kana")),
        ({"holder": "あ" * 31}, ("holder", "staff-writes")),
        ({"type": "gold"}, ("type", "missing-choice")),
    ],
)
def test_each_member_is_checked(change: dict[str, str], found: tuple[str, str]) -> None:
    draft = {**DRAFT, **change}
    assert problems_of(SPEC, draft) == [found]
    missing = BANK.check_part(SPEC, draft, found[0], context())
    assert missing is not None
    assert missing.kind == found[1]


def test_who_does_not_know_the_branch_code_tells_the_rest_all_the_same() -> None:
    spec = question("bank-account", dont_know={})
    left = BANK.unsure(spec, DRAFT, "branch_code")
    assert left == {**DRAFT, "branch_code": None}
    assert BANK.check_part(spec, left, "branch_code", context()) is None
    account = value_of(spec, left)
    told = BANK.data(spec, account)
    assert isinstance(told, dict)
    assert (told["branch_code"], told["number"]) == (None, "1234567")
    assert value_of(spec, BANK.pieces(spec, account, context())) == account
    assert "店番は窓口で" in BANK.show(spec, account, context())
    assert BANK.unsure(spec, DRAFT, "holder") is None, "without a holder there is no account"


def test_a_branch_code_is_wanted_where_nobody_said_that_they_do_not_know_it() -> None:
    assert problems_of(question("bank-account", dont_know={}), {**DRAFT, "branch_code": ""}) != []
    assert problems_of(SPEC, {**DRAFT, "branch_code": None}) != []
    assert BANK.unsure(SPEC, DRAFT, "branch_code") is None


@pytest.mark.parametrize("typed", ["123456", "１２３４５６", "0123456"])
def test_a_bank_number_of_six_digits_gets_the_zero_that_banks_write(typed: str) -> None:
    account = value_of(SPEC, {**DRAFT, "number": typed})
    assert isinstance(account, BankAccount)
    assert account.number == "0123456"
    assert BANK.check_part(SPEC, {**DRAFT, "number": typed}, "number", context()) is None


@pytest.mark.parametrize(("length", "fits"), [(0, False), (1, True), (8, True), (9, False)])
def test_a_yucho_number_has_up_to_eight_digits(length: int, fits: bool) -> None:
    draft = {"place": "yucho", "symbol": "10140", "number": "1" * length, "holder": "みほん"}
    assert (problems_of(SPEC, draft) == []) is fits


def test_an_unknown_place_is_said_on_the_first_screen() -> None:
    assert problems_of(SPEC, {"place": "abroad"}) == [("place", "not-offered")]
    assert problems_of(SPEC, None) == [("place", "missing-choice")]


def test_nobody_reads_an_account_in_a_log() -> None:
    assert "1234567" not in repr(value_of(SPEC, DRAFT))


@pytest.mark.parametrize(
    ("subject", "account", "found"),
    [
        ("ミホン\u3000ハナコ", DRAFT, []),
        ("ミホンハナコ", DRAFT, []),
        ("ミホン\u3000タロウ", DRAFT, ["not-own-name"]),
        ("ミホン\u3000タロウ", {"place": "registered"}, []),
        (None, DRAFT, []),
    ],
    ids=["own", "other-spacing", "someone-elses", "registered", "name-not-known"],
)
def test_where_it_must_be_ones_own_another_name_is_told(
    subject: str | None, account: dict[str, str], found: list[str]
) -> None:
    spec = question("bank-account", holder="subject")
    here = replace(context(), subject=Person("見本\u3000花子", subject))
    problems = BANK.check(spec, value_of(spec, account), here)
    assert [one.kind for one in problems] == found
    assert BANK.check(SPEC, value_of(SPEC, account), here) == ()


YUCHO = {"place": "yucho", "symbol": "10140", "number": "12345671", "holder": "みほん"}


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({"symbol": "99999"}, ("symbol", "symbol-none")),
        ({"symbol": "00000"}, ("symbol", "symbol-none")),
        ({"symbol": "10145"}, ("symbol", "symbol-none")),
        ({"number": "12345672"}, ("number", "yucho-last")),
        ({"number": "0"}, ("number", "account-none")),
        ({"holder": "ー　ー"}, ("holder", "missing-kana")),
    ],
)
def test_an_account_that_no_passbook_has_is_asked_for_again(
    change: dict[str, str], wrong: tuple[str, str]
) -> None:
    assert problems_of(SPEC, {**YUCHO, **change}) == [wrong]
    assert BANK.check_part(SPEC, {**YUCHO, **change}, wrong[0], context()) is not None


@pytest.mark.parametrize(
    "change", [{}, {"number": "1"}, {"symbol": "00140", "number": "123452"}, {"symbol": "17300"}]
)
def test_every_account_that_a_passbook_may_have_is_taken(change: dict[str, str]) -> None:
    assert problems_of(SPEC, {**YUCHO, **change}) == []


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({"number": "0000000"}, ("number", "account-none")),
        ({"bank": "123"}, ("bank", "not-kana")),
        ({"bank": "ッー"}, ("bank", "missing-kana")),
    ],
)
def test_a_bank_account_that_there_is_not_is_asked_for_again(
    change: dict[str, str], wrong: tuple[str, str]
) -> None:
    assert problems_of(SPEC, {**DRAFT, **change}) == [wrong]
    assert problems_of(SPEC, {**DRAFT, "bank": "７７ぎんこう", "branch": "018"}) == []


def test_the_account_registered_with_the_state_has_its_official_name_on_paper() -> None:
    registered = BankAccount("registered")
    assert BANK.show(SPEC, registered, context()) == "国に登録した口座"
    assert BANK.paper(SPEC, registered, context()) == "公金受取口座"
    assert "1234567" in BANK.paper(SPEC, value_of(SPEC, DRAFT), context())


@pytest.mark.parametrize(
    ("part", "paid_into"), [("place", "registered"), ("type", "savings")], ids=["public", "savings"]
)
def test_account_to_draw_from_is_none_that_only_receives(part: str, paid_into: str) -> None:
    debit = question("bank-account", debit=True)
    shown = {
        spec.debit: [one.id for one in BANK.part_view(spec, DRAFT, part, context()).options]
        for spec in (SPEC, debit)
    }
    assert paid_into in shown[False]
    assert shown[True] == [one for one in shown[False] if one != paid_into]
    assert problems_of(debit, {**DRAFT, part: paid_into}) == [(part, "not-offered")]
    found = BANK.check_part(debit, {**DRAFT, part: paid_into}, part, context())
    assert found is not None
    assert found.kind == "not-offered"


def test_account_told_before_is_offered_at_one_touch_and_leads_to_its_last_screen() -> None:
    told = BANK.data(SPEC, value_of(SPEC, DRAFT))
    around = replace(context(), accounts=(told,))
    spec = question("bank-account", known=True)
    assert [one.id for one in BANK.part_view(spec, {}, "place", around).extras] == ["known:0"]
    assert BANK.part_view(spec, {}, "type", around).extras == ()
    assert BANK.part_view(SPEC, {}, "place", around).extras == ()
    draft, part = BANK.act(spec, {}, "place", "known:0", around)
    assert (value_of(spec, draft), part) == (value_of(SPEC, DRAFT), "holder")
    assert BANK.act(spec, {}, "place", "known:1", around) == ({}, "place")
