"""A sheet as a ward wrote it: what is ordinary is taken, and every mistake is told in one run."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from kiosk.cli.procedures import procedures
from kiosk.forms.authoring.spreadsheet import definition_from, write
from kiosk.forms.authoring.workbook import Mistakes
from kiosk.forms.definition.library import Library
from tests.fakes.form_parts import RESOURCES
from tests.fakes.sample_book import changed

BICYCLES: dict[str, str | None] = {
    "B2": "どこに置きますか", "C2": "一つえらぶ", "E2": "赤羽の東口、赤羽の西口、王子の駅", "G2": "場所",
    "A3": None, "B3": "いつ生まれましたか", "C3": "生年月日", "E3": None, "G3": "生まれた日", "H3": None,
    "B4": "何か月使いますか", "C4": "ひとつだけ選ぶ", "E4": "1か月・3か月・6か月", "G4": "使う長さ",
    "F6": "場所が王子の駅のとき",
}  # fmt: skip


def test_ordinary_words_of_staff_are_taken(tmp_path: Path) -> None:
    for name in ("groups.yaml", "wording.yaml", "wording-en.yaml"):
        (tmp_path / name).write_bytes((RESOURCES / "procedures" / name).read_bytes())
    found = definition_from(changed(tmp_path, BICYCLES))
    write(tmp_path, found.definition)
    made = Library(tmp_path).get("shisetsu-riyo")
    assert made is not None
    asked = {str(one.id): one for one in made.questions}
    assert [one.label for one in asked["room"].options] == ["赤羽の東口", "赤羽の西口", "王子の駅"]
    assert [one.label for one in asked["time"].options] == ["1か月", "3か月", "6か月"]
    born = asked["subject.birth_date"]
    assert (born.kind, born.latest) == ("date", "today")
    when = asked["things"].when
    assert when is not None
    assert (when.field, when.is_) == ("room", "c3")
    assert sum("answers: " in one for one in map(str, found.understood)) == 2
    done = CliRunner().invoke(procedures, ["check", "--directory", str(tmp_path), "--language", "en"])
    assert done.exit_code == 0, done.output


@pytest.mark.parametrize(
    ("needed", "explained", "least", "most"),
    [
        ("はい", "えらんでください。", 1, None),
        ("○", "2つまで、えらべます。", 1, 2),
        ("いいえ", "なければ、すすめます。", None, None),
        (None, "なければ、すすめます。", None, None),
    ],
)
def test_what_the_sheet_needs_of_several_answers_is_one_at_least(
    tmp_path: Path, needed: str | None, explained: str, least: int | None, most: int | None
) -> None:
    for name in ("groups.yaml", "wording.yaml", "wording-en.yaml"):
        (tmp_path / name).write_bytes((RESOURCES / "procedures" / name).read_bytes())
    write(tmp_path, definition_from(changed(tmp_path, {"D6": needed, "H6": explained})).definition)
    made = Library(tmp_path).get("shisetsu-riyo")
    assert made is not None
    things = next(one for one in made.questions if one.id == "things")
    assert (things.least, things.most) == (least, most)


def mistakes_of(folder: Path, cells: dict[str, str | None]) -> list[str]:
    with pytest.raises(Mistakes) as caught:
        definition_from(changed(folder, {**BICYCLES, **cells}))
    return [str(one) for one in caught.value.lines]


def test_mistake_in_a_row_of_a_misspelt_kind_is_told_at_once(tmp_path: Path) -> None:
    kind, options = mistakes_of(tmp_path, {"C2": "ひとつえらベ", "E2": "王子の駅"})
    assert kind.startswith("質問 C2: 種類 「ひとつえらベ」 is none of")
    assert options == "質問 E2: 選択肢 needs two or more, apart by /"


def test_row_that_was_copied_is_told_for_its_name_and_its_short_name(tmp_path: Path) -> None:
    name, label = mistakes_of(tmp_path, {"A3": "room", "G3": "場所"})
    assert name == "質問 A3: 名前 'room' stands here twice"
    assert label == "質問 G3: 短い名前 「場所」 stands here twice: change one of them"


def test_each_part_of_a_mixed_condition_is_looked_at(tmp_path: Path) -> None:
    mixed, unknown = mistakes_of(
        tmp_path, {"F6": "場所が王子の駅のとき、かつ天気がはれのとき、または食べもの=はい"}
    )[:2]
    assert "not by both" in mixed
    assert "write 短い名前=選択肢" in unknown


def test_fee_of_what_a_misspelt_row_may_count_is_not_told_for_it(tmp_path: Path) -> None:
    path = changed(tmp_path, {"C5": "いくつ？", "E5": "1人から50人まで"})
    book = load_workbook(path)
    sheet = book["手続き"]
    fee = next(row for row in sheet.iter_rows(max_col=2) if row[0].value == "手数料")
    fee[1].value = "1区画 600円"
    name = next(row for row in sheet.iter_rows(max_col=2) if row[0].value == "名前")
    name[1].value = "集会室"
    book.save(path)
    with pytest.raises(Mistakes) as caught:
        definition_from(path)
    about, kind = map(str, caught.value.lines)
    assert about.endswith("'集会室': an id is small letters, digits and hyphens, such as shisetsu-riyo")
    assert kind.startswith("質問 C5: 種類 「いくつ？」 is none of")


def test_condition_on_a_row_that_is_told_is_not_told_for_it(tmp_path: Path) -> None:
    (mail,) = mistakes_of(tmp_path, {"C2": "メール", "E2": None})
    assert mail.startswith("質問 C2: 種類 「メール」 is none of")
    assert mail.endswith("a kiosk has no keys for a mail address: ask for 電話, or leave the row out")
    (options,) = mistakes_of(tmp_path, {"E2": "赤羽の東口 王子の駅"})
    assert options == "質問 E2: 選択肢 needs two or more, apart by /"
