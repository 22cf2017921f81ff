from __future__ import annotations

from datetime import date

import pytest

from kiosk.words import spoken


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0, "ゼロ"),
        (1, "いち"),
        (10, "じゅう"),
        (24, "にじゅうよん"),
        (300, "さんびゃく"),
        (666, "ろっぴゃくろくじゅうろく"),
        (1100, "せんひゃく"),
        (3008, "さんぜんはち"),
        (8800, "はっせんはっぴゃく"),
        (10000, "いちまん"),
        (10_000_000, "いっせんまん"),
        (123_456_789, "いちおくにせんさんびゃくよんじゅうごまんろくせんななひゃくはちじゅうきゅう"),
        (10**12, "いっちょう"),
        (8 * 10**12, "はっちょう"),
    ],
)
def test_number_is_said(value: int, said: str) -> None:
    assert spoken.number(value) == said


@pytest.mark.parametrize(("amount", "said"), [(1200, "せんにひゃくえん"), (14, "じゅうよえん")])
def test_amount_is_said(amount: int, said: str) -> None:
    assert spoken.yen(amount) == said


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 11, 3), "れいわはちねん じゅういちがつ みっか"),
        (date(2019, 5, 1), "れいわがんねん ごがつ ついたち"),
        (date(1939, 4, 20), "しょうわじゅうよねん しがつ はつか"),
        (date(1995, 7, 17), "へいせいななねん しちがつ じゅうしちにち"),
    ],
)
def test_day_is_said(day: date, said: str) -> None:
    assert spoken.wareki(day) == said


def test_digits_are_said_one_by_one() -> None:
    assert spoken.digits("03-12") == "ゼロ さん の いち に"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("15-22", "じゅうごの にじゅうに"),
        ("甲15-2", "こう じゅうごの に"),
        ("1234イ", "せんにひゃくさんじゅうよん イ"),
        ("無番地", "むばんち"),
        ("15番外地", "じゅうご ばんがいち"),
        ("北1条西2丁目", "きた いち じょう にし に ちょうめ"),
        ("第2地割15", "だい に ちわり じゅうご"),
    ],
)
def test_a_block_number_is_said_as_people_say_it(text: str, said: str) -> None:
    assert spoken.block(text) == said
