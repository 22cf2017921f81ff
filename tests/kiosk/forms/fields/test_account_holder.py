from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.forms.application import Person
from kiosk.forms.fields.account_holder import MOST, may_be, may_be_voiced
from kiosk.forms.fields.bank_account import BankAccount
from kiosk.forms.fields.registry import KINDS
from tests.fakes.form_parts import context, procedure, question, value_of

LONG = "クリストファーソン\u3000アレクサンドリーナ\u3000マリアコンスタンツァ\u3000エリザベス"
VOICED = "ダグラスバーグ\u3000ガブリエラジュヌヴィエーヴベル"


@pytest.mark.parametrize(
    ("holder", "own", "may"),
    [
        ("ミホン\u3000ハナコ", "ミホン\u3000ハナコ", True),
        ("ミホンハナコ", "ミホン\u3000ハナコ", True),
        ("ミホン", "ミホン\u3000ハナコ", False),
        ("ハナコ", "ミホン\u3000ハナコ", False),
        ("ミホン\u3000タロウ", "ミホン\u3000ハナコ", False),
        ("スミス\u3000ジョン", "スミス\u3000ジョン\u3000ポール", True),
        ("スミスジヨン", "スミス\u3000ジョン\u3000ポール", True),
        ("ジョン\u3000スミス", "ジョン\u3000ポール\u3000スミス", True),
        ("ジョン\u3000スミス", "スミス\u3000ジョン\u3000ポール", True),
        ("ジョンポールスミス", "スミス\u3000ジョン\u3000ポール", True),
        ("ポール\u3000ジョン\u3000スミス", "スミス\u3000ジョン\u3000ポール", False),
        ("ハナコ\u3000ミホン", "ミホン\u3000ハナコ", True),
        ("ナコ\u3000ミホンハ", "ミホン\u3000ハナコ", False),
        ("ユーコ", "ユウコ", True),
        ("オオノ\u3000ユウコ", "オーノ\u3000ユーコ", True),
        ("オノ\u3000ケイ", "オオノ\u3000ケイ", False),
        ("オオノ\u3000ケー", "オオノ\u3000ケイ", True),
        ("ユコ", "ユウコ", False),
        ("ヤマサキ\u3000ガク", "ヤマザキ\u3000ガク", False),
        ("ジョン\u3000ポール", "スミス\u3000ジョン\u3000ポール", False),
        ("スミス\u3000メアリー", "スミス\u3000ジョン\u3000ポール", False),
        ("スミス", "スミス\u3000ジョン\u3000ポール", False),
        (LONG[:MOST], LONG, True),
        (LONG.replace("\u3000", "")[:MOST], LONG, True),
        (LONG[:25], LONG, False),
        ("ダグラスバーグ\u3000ガブリエラジュヌヴィエーヴ", VOICED, True),
        ("ダグラスバーグ\u3000ガブ", VOICED, False),
        ("", "ミホン\u3000ハナコ", False),
    ],
)
def test_a_holder_is_known_as_banks_write_a_name(holder: str, own: str, may: bool) -> None:
    assert may_be(holder, own) is may


@pytest.mark.parametrize(
    ("holder", "own", "may"),
    [
        ("ヤマサキ\u3000ガク", "ヤマザキ\u3000ガク", True),
        ("ヤマザキガク", "ヤマサキ\u3000ガク", True),
        ("ガク\u3000ヤマサキ", "ヤマザキ\u3000ガク", True),
        ("ヤマシタ\u3000ガク", "ヤマザキ\u3000ガク", False),
        ("ヤマサキ\u3000カツ", "ヤマザキ\u3000ガク", False),
    ],
)
def test_a_name_that_differs_by_its_voicing_alone_may_be_the_same(holder: str, own: str, may: bool) -> None:
    assert may_be_voiced(holder, own) is may


@pytest.mark.parametrize(
    ("typed", "held"),
    [
        ("ﾒｱﾘ- ｽﾐｽ", "メアリー\u3000スミス"),
        ("メアリ－　スミス", "メアリー\u3000スミス"),
        ("ﾔﾏｻﾞｷ ｶﾞｸ", "ヤマザキ\u3000ガク"),
        ("ヤマサ゛キ　ガク", "ヤマザキ\u3000ガク"),
        ("ぱく　ぷーる", "パク\u3000プール"),
    ],
)
def test_a_holder_is_read_as_a_bank_book_has_it(typed: str, held: str) -> None:
    draft = {"place": "yucho", "symbol": "10140", "number": "1234561", "holder": typed}
    account = value_of(question("bank-account"), draft)
    assert isinstance(account, BankAccount)
    assert account.holder == held


def test_a_name_of_very_many_parts_is_still_compared_at_once() -> None:
    own = "\u3000".join("ア" * 30)
    assert may_be("ア" * 30, own)
    assert not may_be("ア" * 29 + "イ", own)


def test_a_long_name_is_taken_as_the_bank_cuts_it() -> None:
    spec = question("bank-account", holder="subject")
    draft = {
        "place": "yucho", "symbol": "10140", "number": "1234561", "holder": LONG[:MOST]
    }  # fmt: skip
    here = replace(context(), subject=Person("見本", LONG))
    assert KINDS["bank-account"].check(spec, value_of(spec, draft), here) == ()


@pytest.mark.parametrize("procedure_id", ["kokuho-kanyu", "kyufukin", "jido-teate", "okuyami"])
def test_every_account_is_the_own_one(procedure_id: str) -> None:
    accounts = [one for one in procedure(procedure_id).questions if one.kind == "bank-account"]
    assert accounts
    assert [one.holder for one in accounts] == ["subject", "visitor"][: len(accounts)]


def test_who_came_for_somebody_and_paid_has_an_account_in_their_own_name() -> None:
    spec = question("bank-account", holder="visitor")
    draft = {"place": "yucho", "symbol": "10140", "number": "1234561", "holder": "シケン イチロウ"}
    theirs, others = Person("試験", "シケン\u3000イチロウ"), Person("見本", "ミホン\u3000ハナコ")
    kind, account = KINDS["bank-account"], value_of(spec, draft)
    assert kind.check(spec, account, replace(context(), visitor=theirs, subject=others)) == ()
    (wrong,) = kind.check(spec, account, replace(context(), visitor=others, subject=theirs))
    assert (wrong.kind, wrong.part) == ("not-your-name", "holder")


@pytest.mark.parametrize("applicant", ["self", "proxy"])
def test_the_sample_of_each_holder_is_taken_from_the_samples_of_the_two_persons(applicant: str) -> None:
    """Else the walks through おくやみ would find no way on at the proxy's own account."""
    here = context()
    spec = question("bank-account", holder="visitor" if applicant == "proxy" else "subject")
    named = {
        role: Person(role, str(KINDS["kana"].sample(question("kana", id=f"{role}.name_kana"), here)))
        for role in ("subject", "visitor")
    }
    both = replace(here, subject=named["subject"], visitor=named["visitor"])
    kind = KINDS["bank-account"]
    assert kind.check(spec, kind.sample(spec, both), both) == ()
