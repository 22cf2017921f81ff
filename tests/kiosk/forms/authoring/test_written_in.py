from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from kiosk.cli.procedures import procedures
from kiosk.forms.authoring.spreadsheet import definition_from, write
from kiosk.forms.authoring.written_in import alike, asks_for_words, without_place
from kiosk.forms.service import Library, Procedure
from tests.fakes.form_parts import RESOURCES
from tests.fakes.sample_book import changed

ROOMS = "小さい部屋 / 大きい部屋 / "


def made_of(folder: Path, cells: dict[str, str | None]) -> tuple[Procedure, list[str]]:
    for name in ("groups.yaml", "wording.yaml", "wording-en.yaml"):
        (folder / name).write_bytes((RESOURCES / "procedures" / name).read_bytes())
    found = definition_from(changed(folder, cells))
    write(folder, found.definition)
    library = Library(folder)
    made = library.get("shisetsu-riyo")
    assert made is not None, library.faults
    return made, [str(one) for one in found.understood]


@pytest.mark.parametrize(
    "written",
    [
        "その他（自由記入）", "その他(具体的に)", "そのほか（くわしく書いてください）", "その他（　　　）",
        "その他()", "その他：＿＿＿＿", "その他　（内容を記入）", "それ以外（ご記入ください）",
        "その他（　具体的に：　　）", "その他：",
    ],
)  # fmt: skip
def test_place_to_write_becomes_an_answer_and_a_question_after_it(tmp_path: Path, written: str) -> None:
    made, told = made_of(tmp_path, {"E2": ROOMS + written})
    room = made.question("room")
    assert room is not None
    assert [(one.id, one.label) for one in room.options][2:] == [("other", "そのほか")]
    after = made.questions[made.questions.index(room) + 1]
    assert (after.id, after.kind, after.most) == ("room_other", "text", 30)
    assert after.when is not None
    assert (after.when.field, after.when.is_) == ("room", "other")
    assert any(written in one and "room_other" in one for one in told), told


def test_what_was_made_of_it_has_no_mistake(tmp_path: Path) -> None:
    made_of(tmp_path, {"E2": f"{ROOMS}その他（自由記入）"})
    done = CliRunner().invoke(procedures, ["check", "--directory", str(tmp_path), "--language", "en"])
    assert done.exit_code == 0, done.output


def test_several_may_be_chosen_and_any_answer_may_have_a_place(tmp_path: Path) -> None:
    made, _ = made_of(tmp_path, {"C2": "いくつもえらぶ", "E2": "会社（会社名を記入） / 学校", "F6": None})
    after = made.question("room_c1")
    assert after is not None
    assert after.when is not None
    assert (after.when.field, after.when.has, after.title) == ("room", "c1", "部屋の「会社」は何ですか")


def test_several_with_a_place_to_write_have_no_mistake(tmp_path: Path) -> None:
    made_of(tmp_path, {"C2": "いくつもえらぶ", "E2": "身体/愛/精神/その他（　　）", "F6": None})
    done = CliRunner().invoke(procedures, ["check", "--directory", str(tmp_path), "--language", "en"])
    assert done.exit_code == 0, done.output


def test_question_of_the_sheet_that_asks_for_the_words_stays_the_only_one(tmp_path: Path) -> None:
    cells = {"E2": f"{ROOMS}その他（自由記入）", "C6": "文字", "E6": None, "F6": "部屋=その他（自由記入）"}
    made, told = made_of(tmp_path, {**cells, "H6": None})
    asked = [one for one in made.questions if one.when is not None and one.when.is_ == "other"]
    assert [one.id for one in asked] == ["things"]
    assert any("things asks for the words after it" in one for one in told), told


def test_brackets_that_explain_are_left_as_they_are() -> None:
    for label in ("その他（会社など）", "小さい部屋（10人まで）", "そのほか", "午前（9時〜12時）"):
        assert not asks_for_words(label)
        assert without_place(label) == label


def test_answers_are_alike_in_any_width() -> None:
    assert alike("その他", "そのほか")
    assert alike("１０人", "10人")
    assert not alike("その他", "ほかの町")
