from __future__ import annotations

import zipfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from kiosk.cli.procedures import procedures
from kiosk.forms.authoring.beginning import AlreadyThere, NotAnId, begin
from kiosk.forms.authoring.spreadsheet import definition_from, write
from kiosk.forms.authoring.workbook import Mistakes
from kiosk.forms.conditions import Facts, holds
from kiosk.forms.definition.bounds import FromToday
from kiosk.forms.service import AnswersFile, Interview, Library, parse_answers, sample_answers
from tests.fakes.form_parts import RESOURCES, TODAY, lookups, words

SAMPLE = RESOURCES / "samples" / "procedure.xlsx"


def changed(folder: Path, cells: Mapping[str, str | None], sheet: str = "質問") -> Path:
    book = load_workbook(SAMPLE)
    for cell, value in cells.items():
        book[sheet][cell] = value
    path = folder / "changed.xlsx"
    book.save(path)
    return path


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
            {"E7": "はい / いいえ"},
            "質問 E7: 「はい / いいえ」: a question of the kind はい・いいえ has no 選択肢",
        ),
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


def test_joined_cells_are_told(tmp_path: Path) -> None:
    book = load_workbook(SAMPLE)
    book["質問"].merge_cells("B2:B3")
    book.save(tmp_path / "joined.xlsx")
    with pytest.raises(Mistakes, match="質問 B2:B3: joined cells"):
        definition_from(tmp_path / "joined.xlsx")


def test_limit_of_an_age_becomes_a_check(tmp_path: Path) -> None:
    (tmp_path / "groups.yaml").write_bytes((RESOURCES / "procedures" / "groups.yaml").read_bytes())
    path = changed(tmp_path, {"E3": "18さい以上", "H3": "", "D3": "いいえ"})
    write(tmp_path, definition_from(path).definition)
    library = Library(tmp_path)
    made = library.get("shisetsu-riyo")
    assert made is not None, library.faults
    (check,) = made.checks
    assert (check.id, check.field) == ("day-age", "day")
    born = {"day": "2010-01-01"}
    assert holds(check.wrong_when, Facts(born, "self", date(2026, 11, 1)))
    assert not holds(check.wrong_when, Facts(born, "self", date(2028, 11, 1)))
    assert not holds(check.wrong_when, Facts({}, "self", date(2026, 11, 1)))


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


@pytest.mark.parametrize("name", ["birth_date", "umare_ta_hi", ""])
@pytest.mark.parametrize("limit", ["18さい以上", "18さい未満", "6さいから15さいまで", "100さい以上"])
def test_limit_of_an_age_under_any_name_is_sound_and_has_a_sample(
    tmp_path: Path, name: str, limit: str
) -> None:
    (tmp_path / "groups.yaml").write_bytes((RESOURCES / "procedures" / "groups.yaml").read_bytes())
    cells = {"A3": name, "B3": "その方は何日生まれですか", "E3": limit, "G3": "その日", "H3": ""}
    write(tmp_path, definition_from(changed(tmp_path, cells)).definition)
    library = Library(tmp_path)
    made = library.get("shisetsu-riyo")
    assert made is not None, library.faults
    (check,) = made.checks
    born = made.question(check.field)
    assert born is not None
    assert born.latest == "today"
    about = Interview(made, "self", words(), lookups(), TODAY)
    read = parse_answers(made, sample_answers(about), words=words(), lookups=lookups(), today=TODAY)
    assert isinstance(read, AnswersFile), read
    assert about.missing(read.answers) == ()


def test_list_of_people_takes_as_many_as_its_limit_says(tmp_path: Path) -> None:
    cells = {"C3": "家族", "E3": "1人から、4人まで", "H3": ""}
    questions = definition_from(changed(tmp_path, cells)).definition["questions"]
    assert isinstance(questions, list)
    (people,) = (one for one in questions if one["kind"] == "persons")
    assert (people["least"], people["most"]) == (1, 4)


@pytest.mark.parametrize(
    "limit", ["1〜50人", "1～50人", "1-50人", "最大50人", "五十人まで", "50", "50人くらいまで"]
)
def test_limit_of_a_number_that_is_not_understood_is_told_and_no_unit(limit: str, tmp_path: Path) -> None:
    with pytest.raises(Mistakes, match="E5"):
        definition_from(changed(tmp_path, {"E5": limit}))


@pytest.mark.parametrize(("limit", "unit"), [("50人まで", "人"), ("人", "人"), ("部屋", "部屋")])
def test_unit_of_a_number_is_what_stands_beside_its_limit(limit: str, unit: str, tmp_path: Path) -> None:
    questions = definition_from(changed(tmp_path, {"E5": limit})).definition["questions"]
    assert isinstance(questions, list)
    assert [one["unit"] for one in questions if one["kind"] == "count"] == [unit]


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
