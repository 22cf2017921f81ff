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


@pytest.mark.parametrize("pixels_per_mm", [4.03, 5.56])
def test_label_takes_one_line_where_no_value_needs_the_room(stage: Stage, pixels_per_mm: float) -> None:
    look = a_look("largest", language="en", pixels_per_mm=pixels_per_mm)
    covered = [FactRow(label, "Hidden") for label in ("Name", "Address", "Date of birth")]
    rows = FactRows(look, covered)
    rows.setParent(stage)
    side = look.mm(look.rail_mm) + 2 * look.side
    rows.setGeometry(0, 0, look.metrics.size_px[0] - side, look.mm(90))
    rows.show()
    (label,) = (one for one in rows.labels() if one.marked == "Date of birth")
    assert label.width() >= label.natural_width()


def test_long_value_leaves_labels_their_share(stage: Stage) -> None:
    look = a_look("largest", language="en")
    rows = FactRows(look, [FactRow("Date of birth, as on the card", "東京都北区王子本町1丁目0番0号" * 2)])
    stage.put(rows, 0, 0, 380, 120)
    label, value = rows.labels()
    assert 3 * label.width() < value.width()
    assert cut_texts(rows) == []


def test_closer_a_label_gets_the_width_that_saves_a_line_beside_a_value_of_two(stage: Stage) -> None:
    look = a_look("largest", language="en", pixels_per_mm=5.56, orientation="portrait")
    facts = [FactRow("You get it", "Today, at the counter")]
    usual, close = (FactRows(one, facts) for one in (look, look.tightened(text_size="largest")))
    wide = look.metrics.size_px[0] - 2 * look.side
    assert close.heightForWidth(wide) < usual.heightForWidth(wide)
    close.setParent(stage)
    close.setGeometry(0, 0, wide, look.mm(90))
    close.show()
    assert close.labels()[0].lines() == 2
