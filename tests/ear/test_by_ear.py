"""Whole visits by ear alone: the listener sees only what was said, and sends only keys of the keypad."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ear.counter import counter

# Procedure: what leads to it, by the names that are heard.
WAYS: Mapping[str, tuple[str, ...]] = {
    "juminhyo": ("証明書がほしい", "じゅうみんひょうの写し"),
    "inkan-shomei": ("証明書がほしい", "いんかん登録証明書"),
    "koseki": ("証明書がほしい", "こせきなど", "こせきの証明書", "はい、日本です", "はい、北区です"),
    "kazei-shomei": ("証明書がほしい", "収入と税金の証明書"),
    "tennyu": ("引っこしをする", "てんにゅうとどけ", "新しいせたい"),
    "tenshutsu": ("引っこしをする", "てんしゅつとどけ"),
    "tenkyo": ("引っこしをする", "てんきょとどけ", "新しいせたい"),
    "jido-teate": ("子どものこと", "児童手当"),
    "kokuho-kanyu": ("健康保険に入る", "健康保険", "家族のふようを外れた", "はい、入", "子"),
    "kokuho-soshitsu": ("健康保険をやめる", "健康保険", "子"),
    "kaigo-nintei": ("かいごの認定", "健康保険"),
    "kyufukin": (
        "お金",
        "きゅうふきんを受けとる",
        "はい、います",
        "はい、受けとって",
        "はい、みんなすみ",
        "はい、見て",
        "はい、返し",
    ),
    "ansho-bango": ("マイナンバーカード", "あんしょう番号の再設定"),
    "okuyami": ("なくなられた方", "家族・しんせき"),
}
NEIGHBOUR = ("なくなられた方", "家族ではない方")
ALWAYS = (
    "はい、持って",
    "はい、よいです",
    "わたし",
    "自分",
    "本人",
    "ひとり",
    "1人",
    "写し",
    "うつし",
    "のせません",
    "いいえ",
    "日本",
    "銀行",
    "せたいぬし",
)
ENTRIES = (
    ("(あたらしい|新しい).*(ゆうびん|郵便)", "3320001"),
    ("ゆうびん|郵便", "1140022"),
    ("でんわ|電話", "0312345678"),
    ("なくなられた日|なくなった日|なくなられたのは", "れいわ 080301"),
    ("そうぎは、いつ", "れいわ 080305"),
    ("お子さん|子ども|こども", "れいわ 050305"),
)
WHO_STAYS = (("のこる家のせたいぬし", "みほん　たろう"),)
UNDER_75 = (
    ("その(方|かた)は.*(うまれ|生まれ)", "しょうわ 330305"),
    ("その(方|かた)のふりがな", "みほん　けん"),
)
"""Whom the card tells of is over 75 and can neither join nor leave: somebody of her household does."""
POST_BANK = (("きごうは何番", "10180"), ("口座の番号", "12345671"))
SOMEBODY_ELSE_DIED = ("なくなった(方|かた)のふりがな|その(方|かた)のふりがなを", "みほん　けん")
OWN_ENTRIES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "tennyu": (("(前の|まえの|前に|今までの).*(ゆうびん|郵便)", "3320001"), ("ゆうびん|郵便", "1140022")),
    "kokuho-kanyu": (*UNDER_75, ("前の保険は、いつまで", "れいわ 080930")),
    "kokuho-soshitsu": UNDER_75,
    "tenkyo": WHO_STAYS,
    "tenshutsu": WHO_STAYS,
    "koseki": (SOMEBODY_ELSE_DIED,),
    "okuyami": (SOMEBODY_ELSE_DIED, *POST_BANK),
    "kyufukin": POST_BANK,
    "kaigo-nintei": (("認定は、いつから", "れいわ 071201"), ("認定は、いつまで", "れいわ 091130")),
    "jido-teate": (
        ("19さいから.*生まれ", "平成 170305"),
        ("19さいから.*ふりがな", "みほん　じろう"),
        ("お子さんのふりがな", "みほん　けん"),
        ("はいぐうしゃのふりがな", "みほん　たろう"),
    ),
}


def wanted(procedure: str, *, card: bool, digit_keys: bool = True) -> Mapping[str, object]:
    entries = (*OWN_ENTRIES.get(procedure, ()), *ENTRIES)
    return {
        "wishes": (*WAYS[procedure], *ALWAYS),
        "entries": entries,
        "card": card,
        "pin": PIN,
        "digit_keys": digit_keys,
    }


PIN = "1234"
SAMPLE = ("juminhyo",)
"""In the suite; all of them by `make by-ear`."""
PROCEDURES = tuple(WAYS) if os.environ.get("BY_EAR") == "all" else SAMPLE


@pytest.mark.timeout(300)
@pytest.mark.parametrize("procedure", PROCEDURES)
def test_visit_by_ear_with_a_card_is_received(procedure: str, tmp_path: Path, qtbot: QtBot) -> None:
    with counter(tmp_path) as there:
        end = there.listen(wanted(procedure, card=True))
        assert end == "done", (end, there.names[-5:], there.voice.all[-12:])
        assert there.names[-1].startswith(("finished", "handed-in", "summary"))
        received = there.backend.received(there.kiosk.last_application or "")
        assert isinstance(received, dict)
        assert received["procedure"]["id"] == procedure


@pytest.mark.skipif(os.environ.get("BY_EAR") != "all", reason="by `make by-ear`, as other procedures are")
@pytest.mark.timeout(300)
def test_a_neighbour_is_led_by_ear_after_a_death(tmp_path: Path, qtbot: QtBot) -> None:
    with counter(tmp_path) as there:
        ways = {**wanted("okuyami", card=True), "wishes": (*NEIGHBOUR, *ALWAYS)}
        end = there.listen(ways)
        assert end == "done", (end, there.names[-5:], there.voice.all[-12:])
        received = there.backend.received(there.kiosk.last_application or "")
        assert isinstance(received, dict)
        assert received["answers"]["applicant"] == "related"


@pytest.mark.timeout(300)
def test_pin_is_entered_by_four_arrows_and_ok(tmp_path: Path, qtbot: QtBot) -> None:
    with counter(tmp_path) as there:
        end = there.listen(wanted("ansho-bango", card=True, digit_keys=False))
        assert end == "done", (end, there.names[-5:], there.voice.all[-12:])
        assert "entering-secret" in there.names
        assert not any(key.startswith("digit") for key in there.pressed)
        asked = [text for text, private in there.voice.all if "段目" in text and not private]
        assert asked == [], "where a digit stands is for headphones alone"
