from __future__ import annotations

import pytest

from tests.fakes.looks import a_look
from tests.fakes.stage import Stage, cut_texts
from ui.theme.tokens import TEXT_SIZES
from ui.widgets.fact_rows import FactRow, FactRows, FactStrip

FACTS = [
    FactRow("お名前", "{見本|みほん}　{花子|はなこ} さま"),
    FactRow("ご住所", "東京都北区王子本町1丁目0番0号"),
    FactRow("生年月日", "昭和23年3月5日", "（1948年）"),
]


@pytest.mark.parametrize("size", TEXT_SIZES)
def test_facts_are_whole_at_every_text_step(stage: Stage, size: str) -> None:
    rows = FactRows(a_look(size), FACTS)
    stage.put(rows, 10, 10, 380, 170)
    assert cut_texts(rows) == []
    assert rows.labels()[0].accessibleDescription() == "見本　花子 さま"


@pytest.mark.parametrize("size", TEXT_SIZES)
def test_strip_shows_its_facts(stage: Stage, size: str) -> None:
    strip = FactStrip(a_look(size), [
        FactRow("かかる時間", "およそ 5分", icon="clock"),
        FactRow("手数料", "1通 300円", icon="yen"),
        FactRow("受けとり", "きょう、\u200b窓口で", icon="slip"),
    ])  # fmt: skip
    stage.put(strip, 10, 10, 400, 60)
    assert cut_texts(strip) == []


def test_new_look_keeps_the_facts(stage: Stage) -> None:
    rows = FactRows(stage.look, FACTS)
    rows.set_look(a_look("largest", "dark"))
    assert [label.marked for label in rows.labels() if label.marked == "ご住所"] == ["ご住所"]
