from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.forms.authoring.spreadsheet import definition_from
from kiosk.forms.authoring.workbook import Mistakes
from tests.fakes.sample_book import changed


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({"A4": "せつめい"}, "手続き A4: 「せつめい」 is none of 名前"),
        ({"A3": "題名"}, "手続き A3: 「題名」 stands here twice"),
        ({"B6": "すぐ"}, "手続き B6: かかる分 is a whole number, not 'すぐ'"),
        ({"B10": "hikkoshi"}, "手続き B10: 場面 'hikkoshi' is none of moving (引っこし)"),
        ({"B13": "来月"}, "手続き B13: 始まる日 '来月' is no day, such as 2026-11-01"),
        ({"A6": ""}, "手続き A6: what is 「5」? One of 名前"),
    ],
)
def test_mistake_about_the_procedure_is_told_with_its_cell(
    tmp_path: Path, cells: dict[str, str], message: str
) -> None:
    with pytest.raises(Mistakes) as caught:
        definition_from(changed(tmp_path, cells, "手続き"), (("moving", "引っこし"),))
    assert any(line.startswith(message) for line in caught.value.lines), caught.value.lines


def test_tile_is_named_by_its_words_and_day_as_it_is_written(tmp_path: Path) -> None:
    path = changed(tmp_path, {"B10": "引っこし", "B13": "令和8年12月1日"}, "手続き")
    made = definition_from(path, (("moving", "引っこし"),)).definition
    assert (made["group"], made["effective_from"]) == ("moving", "2026-12-01")


@pytest.mark.parametrize(
    ("cell", "fee", "told"),
    [
        (
            "1人 ３，０００円",
            {"amount": 3000, "label": "1人 3,000円", "per": "people"},
            "times the answer people",
        ),
        (
            "1人につき 500円",
            {"amount": 500, "label": "1人 500円", "per": "people"},
            "times the answer people",
        ),
        (
            "600円",
            {"amount": 600, "label": "600円"},
            "the fee is 600円 in all; for each, write 「1人 600円」",
        ),
        ("1回 600円", {"amount": 600, "label": "600円"}, "the fee is 600円 in all"),
    ],
)
def test_fee_of_one_is_multiplied_by_the_question_that_counts_it(
    tmp_path: Path, cell: str, fee: dict[str, object], told: str
) -> None:
    found = definition_from(changed(tmp_path, {"B7": cell}, "手続き"))
    assert found.definition["fee"] == {**fee, "source": "[A]"}
    assert told in found.understood[0]


def test_cells_are_read_as_staff_write_them(tmp_path: Path) -> None:
    about = {"B6": "およそ5分", "B7": "1,000円"}
    made = definition_from(changed(tmp_path, about, "手続き")).definition
    assert made["minutes"] == 5
    assert made["fee"] == {"amount": 1000, "label": "1,000円", "source": "[A]"}
    assert made["who_paper"] == "申しこむ方との関係"
    bring = made["bring"]
    assert isinstance(bring, list)
    assert [one["id"] for one in bring] == ["card", "money"]
    free = definition_from(changed(tmp_path, {"B7": "無料"}, "手続き")).definition
    assert "fee" not in free
    alone = free["bring"]
    assert isinstance(alone, list)
    assert [one["id"] for one in alone] == ["card"]
