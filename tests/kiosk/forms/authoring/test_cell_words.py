from __future__ import annotations

import pytest

from kiosk.forms.authoring.cell_words import KINDS, fee_of, kind_of, kind_probably, number_in


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        *KINDS.items(),
        ("選択", "choice"),
        ("複数選択", "choices"),
        ("ひとつ選ぶ", "choice"),
        ("１つ選ぶ", "choice"),
        ("一つえらぶ", "choice"),
        ("一つだけ選ぶ", "choice"),
        ("いくつでも選ぶ", "choices"),
        ("生年月日", "date"),
        ("はい／いいえ", "yes-no"),
        ("電話 番号", "phone"),
        ("人数", "count"),
        ("年月日", "date"),
        ("フリガナ", "kana"),
        ("氏名", "name"),
        ("振込先", "bank-account"),
        ("世帯員", "persons"),
        ("数字", "digits"),
        ("会員番号", "digits"),
        ("添付書類", "documents"),
        ("えらぶ", "えらぶ"),
    ],
)
def test_kind_is_what_staff_call_it(written: str, kind: str) -> None:
    assert kind_of(written) == kind


@pytest.mark.parametrize(
    ("written", "kind"),
    [("ひとつえらベ", "choice"), ("メール", ""), ("年度", ""), ("年齢", ""), ("なにか", "")],
)
def test_kind_that_is_misspelt_is_looked_at_as_the_nearest(written: str, kind: str) -> None:
    assert kind_of(written) == written
    assert kind_probably(written) == kind


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("5", 5),
        ("5分", 5),
        ("およそ5分", 5),
        ("約１０分", 10),
        ("1,000円", 1000),
        ("￥600", 600),
        ("千円", 1000),
        ("手数料 600円", 600),
        ("手数料：600円", 600),
        ("1通 300円", 300),
        ("300円（1通）", 300),
        ("1通につき300円", 300),
        ("無料", 0),
        ("手数料は無料", 0),
        ("なし", 0),
        ("2千円", 2000),
        ("3-4", None),
        ("600.0", 600),
        ("600.00", 600),
        ("600.5", None),
        ("1.000円", None),
        ("-5", None),
        ("すぐ", None),
        ("", None),
    ],
)
def test_number_stands_in_a_cell_as_staff_write_it(written: str, number: int | None) -> None:
    assert number_in(written) == number


@pytest.mark.parametrize(
    ("written", "of", "rest"),
    [
        ("1区画 3,000円", "区画", "3,000円"),
        ("1か月1800円", "か月", "1800円"),
        ("１台につき、500円", "台", "500円"),
        ("手数料：1通300円", "通", "300円"),
        ("1,800円/月", "月", "1,800円"),
        ("300円（1通）", "通", "300円"),
        ("1枚あたり300円", "枚", "300円"),
        ("1枚ごとに、2千円です", "枚", "2千円"),
        ("一枚300円", "枚", "300円"),
        ("300円（1枚あたり）", "枚", "300円"),
        ("300円×枚数", "枚", "300円"),
        ("600円", "", "600円"),
        ("1,000円", "", "1,000円"),
        ("無料", "", "無料"),
    ],
)
def test_fee_says_of_what_it_is(written: str, of: str, rest: str) -> None:
    assert fee_of(written) == (of, rest)
