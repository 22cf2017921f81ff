from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from kiosk.cli.procedures import procedures
from kiosk.forms.authoring.beginning import AlreadyThere, NotAnId, begin
from kiosk.forms.authoring.spreadsheet import definition_from, write
from kiosk.forms.authoring.workbook import Mistakes
from kiosk.forms.definition.bounds import FromToday
from kiosk.forms.service import Library
from tests.fakes.form_parts import RESOURCES
from tests.fakes.sample_book import SAMPLE, changed


def test_sample_becomes_questions_with_options_and_conditions(tmp_path: Path) -> None:
    (tmp_path / "groups.yaml").write_bytes((RESOURCES / "procedures" / "groups.yaml").read_bytes())
    found = definition_from(SAMPLE)
    write(tmp_path, found.definition)
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
    day = made.question("day")
    assert day is not None
    assert (day.earliest, day.latest) == (FromToday(days=0), FromToday(months=3))
    assert day.eras == ("reiwa", "western")
    registered = made.question("registered")
    assert registered is not None
    assert (registered.earliest, registered.latest) == (date(2026, 4, 1), "today")
    people = made.question("people")
    assert people is not None
    assert (people.least, people.most, people.unit) == (1, 50, "人")
    assert any("3か月先まで" in one for one in found.understood)


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({"C2": "えらぶ"}, "質問 C2: 種類 「えらぶ」 is none of"),
        ({"E2": "ひとつだけ"}, "質問 E2: 選択肢 needs two"),
        ({"F6": "部屋＝とても大きい部屋"}, "has no such answer"),
        ({"F6": "天気=はれ"}, "write 短い名前=選択肢, of 部屋"),
        ({"F6": "部屋=大きい部屋 かつ 時間=朝 または 時間=夜"}, "not by both"),
        ({"A2": "部屋"}, "質問 A2: 名前 '部屋' is small letters"),
        ({"I1": "なぜきくか"}, "did you mean 「なぜ聞くか」?"),
        ({"B3": ""}, "質問 B3: the question is missing; the row says 名前 「day」"),
        ({"D2": "たぶん"}, "質問 D2: 必須 「たぶん」 is はい or いいえ"),
        ({"A3": "room"}, "質問 A3: 名前 'room' stands here twice"),
        ({"G3": "部屋"}, "質問 G3: 短い名前 「部屋」 stands here twice"),
        ({"E3": "そのうち"}, "質問 E3: 「そのうち」 was not understood: limits are such as きょうまで"),
        ({"H3": "10日以内です。"}, "質問 H3: 「10日以内」 sounds like a limit and was not understood"),
        ({"H3": "2か月先までです。"}, "質問 H3: 「2か月先まで」 is not what 選択肢 says"),
        (
            {"E7": "大 / 小"},
            "質問 E7: 「大 / 小」: leave the cell empty for はい and いいえ, or write both answers",
        ),
        ({"F3": "食べもの=はい"}, "食べもの is asked later; put its row above this one"),
        ({"C3": "年"}, "— for a year, write ひとつえらぶ and the years in 選択肢"),
        (
            {"C3": "名前", "E3": "20文字まで"},
            "質問 E3: 「20文字まで」: leave the cell empty: nobody can shorten a name",
        ),
        ({"C3": "家族", "E3": "おとな"}, "「おとな」 was not understood: limits are such as 4人まで"),
        ({"E4": "=A1&A2"}, "質問 E4: a formula without a value"),
        ({"B1": "とい"}, "the column 「質問」 is missing"),
    ],
)
def test_mistake_is_told_with_its_row(tmp_path: Path, cells: dict[str, str], message: str) -> None:
    with pytest.raises(Mistakes) as caught:
        definition_from(changed(tmp_path, cells))
    assert any(message in line for line in caught.value.lines), caught.value.lines


@pytest.mark.parametrize("name", ["質問 ", " 質問", "質問\u3000", "\u200b質問"])
def test_spaces_beside_the_name_of_a_sheet_do_not_count(tmp_path: Path, name: str) -> None:
    book = load_workbook(SAMPLE)
    book["質問"].title = name
    book.save(tmp_path / "spaced.xlsx")
    assert definition_from(tmp_path / "spaced.xlsx") == definition_from(SAMPLE)


def test_two_sheets_of_one_name_but_for_spaces_are_told(tmp_path: Path) -> None:
    book = load_workbook(SAMPLE)
    book.create_sheet("質問 ")
    book.save(tmp_path / "two.xlsx")
    with pytest.raises(Mistakes, match="two sheets are called 「質問」 but for spaces"):
        definition_from(tmp_path / "two.xlsx")


def test_a_sheet_of_another_name_is_still_missing(tmp_path: Path) -> None:
    book = load_workbook(SAMPLE)
    book["質問"].title = "質 問"
    book.save(tmp_path / "other.xlsx")
    with pytest.raises(Mistakes, match="there is no sheet 「質問」"):
        definition_from(tmp_path / "other.xlsx")


def test_joined_cells_are_told(tmp_path: Path) -> None:
    book = load_workbook(SAMPLE)
    book["質問"].merge_cells("B2:B3")
    book.save(tmp_path / "joined.xlsx")
    with pytest.raises(Mistakes, match="質問 B2:B3: joined cells"):
        definition_from(tmp_path / "joined.xlsx")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "this is no .xlsx spreadsheet: save it as one"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(64), "this is an old Excel file"),
        (b"\x82\xa0\x82\xa2,1", "this is no .xlsx spreadsheet: save it as one"),
    ],
    ids=["empty", "xls", "csv"],
)
def test_other_kinds_of_file_are_named(tmp_path: Path, content: bytes, message: str) -> None:
    (tmp_path / "other.xlsx").write_bytes(content)
    with pytest.raises(Mistakes) as caught:
        definition_from(tmp_path / "other.xlsx")
    assert caught.value.lines[0].startswith(message)


def test_cut_off_and_libre_office_files_are_named(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.ods", "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    with pytest.raises(Mistakes, match=r"save it as \.xlsx"):
        definition_from(tmp_path / "a.ods")
    with zipfile.ZipFile(tmp_path / "b.xlsx", "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook")
    with pytest.raises(Mistakes, match=r"no whole \.xlsx"):
        definition_from(tmp_path / "b.xlsx")


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


def test_question_about_the_applicant_is_the_one_that_every_form_asks(tmp_path: Path) -> None:
    cells = {"A8": "phone", "F8": None, "C2": "選択"}
    (tmp_path / "groups.yaml").write_bytes((RESOURCES / "procedures" / "groups.yaml").read_bytes())
    write(tmp_path, definition_from(changed(tmp_path, cells)).definition)
    library = Library(tmp_path)
    made = library.get("shisetsu-riyo")
    assert made is not None, library.faults
    phone = made.question("subject.phone")
    assert phone is not None
    assert (phone.kind, phone.section) == ("phone", "subject")


def test_people_account_name_and_conditions_on_numbers_become_a_sound_definition(tmp_path: Path) -> None:
    """As `check` says: of 7 people neither of the two questions is asked, so neither always is."""
    book = load_workbook(SAMPLE)
    rows = (
        ("who", "どなたが使いますか", "家族", "人数=10人以上", "使う方"),
        ("account", "どこの口座ですか", "口座", "部屋=小さい部屋ではない", "口座"),
        ("contact", "会の方の名前は何ですか", "名前", "人数=5人以下", "会の方"),
    )
    for name, asks, kind, when, label in rows:
        book["質問"].append([name, asks, kind, "", "", when, label, "", "部屋を、用意するためです。"])
    book["手続き"]["B7"] = "手数料 600円"
    book.save(tmp_path / "own.xlsx")
    for name in ("groups.yaml", "wording.yaml", "wording-en.yaml"):
        (tmp_path / name).write_bytes((RESOURCES / "procedures" / name).read_bytes())
    write(tmp_path, definition_from(tmp_path / "own.xlsx").definition)
    done = CliRunner().invoke(procedures, ["check", "--directory", str(tmp_path), "--language", "en"])
    assert done.exit_code == 0, done.output
    made = Library(tmp_path).get("shisetsu-riyo")
    assert made is not None
    kinds = {str(one.id): one.kind for one in made.questions}
    assert (kinds["who"], kinds["account"], kinds["contact"]) == ("persons", "bank-account", "name")
    assert made.fee is not None
    assert made.fee.amount == 600


@pytest.mark.parametrize(
    ("fee", "mistakes", "per"),
    [
        ("1か月 1,800円", 1, None),
        ("1,800円/月", 1, None),
        ("1人 300円", 0, "people"),
        ("1人につき300円", 0, "people"),
        ("1回 600円", 0, None),
        ("600円", 0, None),
    ],
)
def test_fee_for_one_of_what_nobody_counts_is_told(
    tmp_path: Path, fee: str, mistakes: int, per: str | None
) -> None:
    book = load_workbook(SAMPLE)
    book["手続き"]["B7"] = fee
    book.save(tmp_path / "own.xlsx")
    if mistakes:
        with pytest.raises(Mistakes, match="no question counts"):
            definition_from(tmp_path / "own.xlsx")
        return
    made = definition_from(tmp_path / "own.xlsx").definition["fee"]
    assert isinstance(made, dict)
    assert made.get("per") == per


def test_hidden_rows_columns_and_sheets_are_said(tmp_path: Path) -> None:
    book = load_workbook(SAMPLE)
    book["質問"].row_dimensions[4].hidden = True
    book["質問"].column_dimensions["F"].hidden = True
    book["手続き"].sheet_state = "hidden"
    book.save(tmp_path / "hidden.xlsx")
    assert list(definition_from(tmp_path / "hidden.xlsx").understood[:3]) == [
        "手続き: this sheet is hidden, and was read all the same",
        "質問, row 4: hidden, and read all the same",
        "質問, column F: hidden, and read all the same",
    ]


def test_no_minutes_at_all_are_a_mistake(tmp_path: Path) -> None:
    book = load_workbook(SAMPLE)
    book["手続き"]["B6"] = 0
    book.save(tmp_path / "none.xlsx")
    with pytest.raises(Mistakes) as found:
        definition_from(tmp_path / "none.xlsx")
    assert found.value.lines == ["手続き B6: かかる分 is 1 at least"]


@pytest.mark.parametrize("name", ["copy.xls", "copy.ods", "copy.CSV"])
def test_spreadsheet_with_the_name_of_another_kind_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(SAMPLE.read_bytes())
    with pytest.raises(Mistakes) as found:
        definition_from(tmp_path / name)
    assert found.value.lines == ["the name of this file does not end in .xlsx: save it as .xlsx"]
