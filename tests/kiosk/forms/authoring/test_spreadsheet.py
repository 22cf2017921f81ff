from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from kiosk.forms.authoring.beginning import AlreadyThere, NotAnId, begin
from kiosk.forms.authoring.spreadsheet import Mistakes, definition_from, write
from kiosk.forms.service import Library
from tests.fakes.form_parts import RESOURCES

SAMPLE = RESOURCES / "samples" / "procedure.xlsx"


def changed(folder: Path, cells: dict[str, str], sheet: str = "質問") -> Path:
    book = load_workbook(SAMPLE)
    for cell, value in cells.items():
        book[sheet][cell] = value
    path = folder / "changed.xlsx"
    book.save(path)
    return path


def test_sample_becomes_questions_with_options_and_conditions(tmp_path: Path) -> None:
    (tmp_path / "groups.yaml").write_bytes((RESOURCES / "procedures" / "groups.yaml").read_bytes())
    write(tmp_path, definition_from(SAMPLE))
    library = Library(tmp_path)
    made = library.get("shisetsu-riyo")
    assert made is not None, library.faults
    assert [one.id for one in made.questions][1:4] == ["room", "day", "time"]
    things = made.question("things")
    assert things is not None
    assert things.when is not None
    assert (things.when.field, things.when.is_) == ("room", "large")
    assert made.fee is not None
    assert made.fee.amount == 600


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({"C2": "えらぶ"}, "質問 2: 種類 「えらぶ」 is none of"),
        ({"E2": "ひとつだけ"}, "質問 2: 選択肢 needs two"),
        ({"F6": "部屋＝とても大きい部屋"}, "has no such answer"),
        ({"F6": "天気=はれ"}, "write 短い名前=選択肢, of 部屋"),
        ({"F6": "部屋=大きい部屋 かつ 時間=朝 または 時間=夜"}, "not by both"),
        ({"A2": "部屋"}, "名前 '部屋' is small letters"),
        ({"B1": "とい"}, "the column 「質問」 is missing"),
    ],
)
def test_mistake_is_told_with_its_row(tmp_path: Path, cells: dict[str, str], message: str) -> None:
    with pytest.raises(Mistakes) as caught:
        definition_from(changed(tmp_path, cells))
    assert any(message in line for line in caught.value.lines), caught.value.lines


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(Mistakes) as caught:
        definition_from(changed(tmp_path, {"C2": "えらぶ", "C3": "ひ"}))
    assert len(caught.value.lines) >= 2


def test_file_that_is_no_spreadsheet_is_refused_kindly(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_text("題名")
    with pytest.raises(Mistakes, match="save it as one"):
        definition_from(tmp_path / "a.xlsx")


def test_nothing_is_written_over_and_ids_are_ids(tmp_path: Path) -> None:
    begin(tmp_path, "tamesu")
    with pytest.raises(AlreadyThere):
        begin(tmp_path, "tamesu")
    with pytest.raises(NotAnId):
        begin(tmp_path, "../tamesu")
