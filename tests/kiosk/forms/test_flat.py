from __future__ import annotations

import csv
import dataclasses
import io
import json

import jsonschema
import pytest

from kiosk.basics.ids import FieldId
from kiosk.forms.answers import Data
from kiosk.forms.application import Application, Person
from kiosk.forms.export import application_json
from kiosk.forms.fields.persons import ROOM
from kiosk.forms.flat import NoColumn, columns, csv_bytes, flat_schema, row
from tests.fakes.form_parts import RESOURCES, library, procedure, sample_application

IDS = library().ids()


def _lists_of(procedure_id: str) -> tuple[str, ...]:
    return tuple(one.id for one in procedure(procedure_id).questions if one.kind == "persons")


@pytest.mark.parametrize("procedure_id", IDS)
def test_sample_of_every_procedure_fits_its_published_schema(procedure_id: str) -> None:
    about = procedure(procedure_id)
    published = json.loads((RESOURCES / "schemas" / "flat" / f"{procedure_id}.json").read_text("utf-8"))
    assert published == flat_schema(about), "kiosk procedures export-sample"
    cells = row(sample_application(procedure_id, about.applicants[0].id), about)
    jsonschema.Draft202012Validator(published).validate(cells)


@pytest.mark.parametrize("encoding", ["utf-8", "cp932"])
@pytest.mark.parametrize("procedure_id", IDS)
def test_file_reads_back_as_it_was(procedure_id: str, encoding: str) -> None:
    about = procedure(procedure_id)
    application = sample_application(procedure_id, about.applicants[0].id)
    made, missing = csv_bytes(application, about, "utf-8" if encoding == "utf-8" else "cp932")
    text = made.decode("utf-8-sig" if encoding == "utf-8" else "cp932")
    head, cells = list(csv.reader(io.StringIO(text, newline="")))
    assert head == [one.id for one in columns(about)]
    assert dict(zip(head, cells, strict=True)) == row(application, about)
    assert missing == ()
    assert text.count("\r\n") == 2


def test_letters_that_cp932_lacks_are_reported_and_become_a_geta() -> None:
    about = procedure("juminhyo")
    application = sample_application("juminhyo", "self")
    rare = Person("\U00020bb7野\u3000葛\U000e0100花", None, None, None, None, None)
    made, missing = csv_bytes(dataclasses.replace(application, applicant=rare), about, "cp932")
    assert [(one.column, one.letters) for one in missing] == [("subject.name", "\U00020bb7\U000e0100")]
    assert "〓野\u3000葛花" in made.decode("cp932")
    utf8, none = csv_bytes(dataclasses.replace(application, applicant=rare), about, "utf-8")
    assert none == ()
    assert "\U00020bb7野" in utf8.decode("utf-8-sig")


def test_a_wards_own_letter_is_reported_though_cp932_has_a_place_for_it() -> None:
    about = procedure("juminhyo")
    application = sample_application("juminhyo", "self")
    own = dataclasses.replace(application, applicant=Person("\ue000田\u3000花", None, None, None, None, None))
    made, missing = csv_bytes(own, about, "cp932")
    assert [(one.column, one.letters) for one in missing] == [("subject.name", "\ue000")]
    assert "〓田\u3000花" in made.decode("cp932")
    assert row(own, about)["subject.name.gaiji"] == "1"


def test_signs_that_cp932_has_elsewhere_are_no_geta() -> None:
    about = procedure("juminhyo")
    application = sample_application("juminhyo", "self")
    address = "東京都北区王子本町一丁目15−22 〜 甲‖乙—丙–丁¥"
    person = Person("見本\u3000花子", None, None, None, address, None)
    made, missing = csv_bytes(dataclasses.replace(application, applicant=person), about, "cp932")
    assert "東京都北区王子本町一丁目15－22 ～ 甲∥乙―丙－丁￥" in made.decode("cp932")
    assert missing == ()
    assert row(dataclasses.replace(application, applicant=person), about)["subject.address.gaiji"] == "0"
    utf8, _ = csv_bytes(dataclasses.replace(application, applicant=person), about, "utf-8")
    assert address in utf8.decode("utf-8-sig")


@pytest.mark.parametrize("procedure_id", IDS)
def test_no_cell_has_parts_inside(procedure_id: str) -> None:
    about = procedure(procedure_id)
    for applicant in about.applicants:
        cells = row(sample_application(procedure_id, applicant.id), about)
        assert list(cells) == [one.id for one in columns(about)]
        assert not any(text[:1] in "[{" and text for text in cells.values())


def test_a_birth_known_in_part_keeps_the_era_it_was_written_by() -> None:
    about, made = procedure("juminhyo"), sample_application("juminhyo", "self")
    born = dataclasses.replace(made, applicant=Person("見本\u3000花子", None, "1926[T]", None, None, None))
    cells = row(born, about)
    assert (cells["subject.birth_date"], cells["subject.birth_date.wareki"]) == ("1926-00-00", "T15.00.00")
    told = application_json(born)["applicant"]
    assert isinstance(told, dict)
    assert (told["birth_date"], told["birth_era"]) == ("1926", "taisho")
    assert "birth_era" not in str(application_json(made))


def test_choices_are_one_flag_each_and_never_asked_stays_empty() -> None:
    about = procedure("juminhyo")
    cells = row(sample_application("juminhyo", "self", {"show": ["relation", "code"]}), about)
    shown = {key: value for key, value in cells.items() if key.startswith("show.")}
    assert {name for name, flag in shown.items() if flag == "1"} == {"show.relation", "show.code"}
    assert {flag for name, flag in shown.items() if name not in ("show.relation", "show.code")} == {"0"}
    assert cells["show_foreign.card"] == ""
    assert cells["visitor.name"] == ""


@pytest.mark.parametrize("procedure_id", [one for one in IDS if _lists_of(one)])
def test_everybody_of_a_family_as_large_as_the_kiosk_takes_has_cells(procedure_id: str) -> None:
    about = procedure(procedure_id)
    for list_id in _lists_of(procedure_id):
        made = sample_application(procedure_id, about.applicants[0].id)
        names = [f"ミホン{at}" for at in range(1, ROOM + 1)]
        answers: dict[str, Data] = {**made.answers, list_id: [{"name_kana": one} for one in names]}
        cells = row(dataclasses.replace(made, answers=answers), about)
        assert [cells[f"{list_id}.{at}.name_kana"] for at in range(1, ROOM + 1)] == names


def _with_members(size: int) -> Application:
    made = sample_application("kyufukin", "self")
    members: Data = [{"name_kana": f"ミホン{at}"} for at in range(1, size + 1)]
    return dataclasses.replace(made, answers={**made.answers, "members": members})


def test_more_people_than_columns_are_named_and_never_left_out() -> None:
    with pytest.raises(NoColumn, match=r"^no column for members\.21\.name_kana$"):
        row(_with_members(ROOM + 1), procedure("kyufukin"))


@pytest.mark.parametrize(
    ("answers", "named"),
    [
        ({"show": ["code", "nonsense"]}, "show.nonsense"),
        ({"of_another_version": "x"}, "of_another_version"),
        ({"show": {"code": {"planet": "y"}}}, "show.code.planet"),
        ({"nobody_asks": None, "of_another_version": [1]}, "of_another_version.1"),
    ],
    ids=["option", "question", "part", "number in a list"],
)
def test_an_answer_without_a_column_is_named_without_what_it_says(
    answers: dict[str, Data], named: str
) -> None:
    made = sample_application("juminhyo", "self")
    with pytest.raises(NoColumn) as found:
        row(dataclasses.replace(made, answers={**made.answers, **answers}), procedure("juminhyo"))
    assert found.value.names == (named,)


def test_a_person_chosen_from_the_end_of_a_long_list_has_a_flag() -> None:
    about = procedure("tennyu")
    chosen = [one for one in about.questions if one.among is not None and one.kind == "choices"]
    assert chosen
    ids = {one.id for one in columns(about)}
    assert {f"{one.id}.person-{ROOM}" for one in chosen} <= ids


HARMFUL = '=HYPERLINK("http://example.jp","a")'


def _cell_of(text: str, encoding: str = "utf-8") -> str:
    """How a text of one's own stands in the file."""
    about = procedure("juminhyo")
    application = sample_application("juminhyo", "self")
    answers = {**application.answers, FieldId("submit_to"): text}
    made, _ = csv_bytes(
        dataclasses.replace(application, answers=answers), about, "utf-8" if encoding == "utf-8" else "cp932"
    )
    text = made.decode("utf-8-sig" if encoding == "utf-8" else "cp932")
    head, cells = csv.reader(io.StringIO(text, newline=""))
    return dict(zip(head, cells, strict=True))["submit_to"]


@pytest.mark.parametrize("encoding", ["utf-8", "cp932"])
@pytest.mark.parametrize(
    "text", [HARMFUL, "+1+cmd|' /C calc'!A0", "-2+3+A1", "@SUM(1)", "＝1＋1", "＠ABC", "'=1+1", "-なし"]
)
def test_what_a_spreadsheet_would_work_out_stands_behind_an_apostrophe(text: str, encoding: str) -> None:
    assert _cell_of(text, encoding) == f"'{text}"


@pytest.mark.parametrize(
    "text", ["+81-3-1234-5678", "-5", "+1 (212) 555", "03-1234-5678", "-", "=", "会社=学校", "'会社'", "会社"]
)
def test_numbers_and_other_texts_stay_as_they_are(text: str) -> None:
    assert _cell_of(text) == text


def test_telephone_number_abroad_stays_as_it_is() -> None:
    about, application = procedure("juminhyo"), sample_application("juminhyo", "self")
    abroad = dataclasses.replace(application.applicant, phone="+81-3-1234-5678内線12")
    made, _ = csv_bytes(dataclasses.replace(application, applicant=abroad), about, "utf-8")
    assert ",+81-3-1234-5678内線12," in made.decode("utf-8-sig")


def test_the_row_itself_is_what_was_answered() -> None:
    application = sample_application("juminhyo", "self")
    answers = {**application.answers, FieldId("submit_to"): HARMFUL}
    assert (
        row(dataclasses.replace(application, answers=answers), procedure("juminhyo"))["submit_to"] == HARMFUL
    )
