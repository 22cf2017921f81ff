from __future__ import annotations

import pytest

from kiosk.paper.desk_slip import desk_slip_of, on_sheet
from kiosk.paper.marks import A4, Text
from kiosk.paper.slip import WIDTH, Slip, slip_page
from tests.fakes.papers import AT, EvenRuler, catalogue, library

RULER = EvenRuler()
KIOSK = ("oji-01", "王子区民事務所")
LANGUAGES = catalogue().languages()


def slip(matter: str, procedure: str = "", language: str = "ja") -> Slip:
    found = library().desk_matter(matter)
    assert found is not None
    words = catalogue().words(language)
    return desk_slip_of(found, library().get(procedure), words, at=AT, kiosk=KIOSK)


def test_guardian_is_told_the_procedure_its_counter_and_what_to_bring() -> None:
    found = slip("guardian", "juminhyo")
    assert found.procedure == "成年後見人の方"
    rows = dict(found.rows)
    assert "登記事項証明書" in rows["次に持ってくるもの"]
    assert "3番窓口" in rows["窓口"]
    assert "住民票" in rows["手続き"]
    assert "委任状は、いりません" in found.remarks[0]
    assert found.number == ("", "")


def test_matter_with_a_counter_of_its_own_names_no_procedure() -> None:
    assert [label for label, _ in slip("certificates-renewal").rows] == ["窓口", "次に持ってくるもの"]


def test_easy_slip_has_the_readings_behind_the_kanji() -> None:
    assert "（" in slip("guardian", "juminhyo", "ja-easy").title


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_matter_has_a_slip_in_every_language_with_nothing_outside_it(language: str) -> None:
    for matter in library().every_matter():
        procedure = "" if matter.where else "juminhyo"
        first, second = slip(matter.id, procedure), slip(matter.id, procedure, language)
        page = slip_page(first, RULER, second, language)
        marks = [mark for mark in page.marks if isinstance(mark, Text)]
        assert all(mark.x + RULER.width(mark.text, mark.size) <= WIDTH for mark in marks)
        assert {"窓口", "次に持ってくるもの"} <= {mark.text for mark in marks}


def test_without_a_slip_printer_it_stands_on_a_sheet() -> None:
    strip = slip_page(slip("heir", "juminhyo"), RULER)
    sheet = on_sheet(strip)
    assert (sheet.width, sheet.height) == A4
    assert len(sheet.marks) == len(strip.marks)
    assert min(mark.x for mark in sheet.marks if isinstance(mark, Text)) >= 20.0
