from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import replace

import pypdf
import pytest

from kiosk.basics.result import Ok
from kiosk.forms.answers import Data
from kiosk.forms.service import lines_of
from kiosk.paper.document import Document
from kiosk.paper.fonts import Fonts
from kiosk.paper.form import Section
from kiosk.paper.letter import Letter, letter_of, letter_pages
from kiosk.paper.marks import Symbol
from kiosk.paper.qr import symbols
from kiosk.paper.second import second_of
from kiosk.paper.sections import Plain, sections_of
from kiosk.paper.service import PaperService
from kiosk.paper.style import STANDARD
from tests.fakes.papers import VISIT, application, catalogue, lacking_letter, library

FONTS = Fonts()


def letter(procedure_id: str, applicant: str = "proxy") -> Letter | None:
    procedure = library().get(procedure_id)
    assert procedure is not None
    done, words = lacking_letter(application(procedure_id, applicant)), catalogue().words("ja")
    return letter_of(done, procedure, lines_of(done, procedure, words), words)


def printed(applicant: str, *, large: bool = False) -> Document:
    paper = PaperService(library(), catalogue())
    done = lacking_letter(application("juminhyo", applicant))
    filled = paper.large_print(done, visit=VISIT) if large else paper.fill(done, None, visit=VISIT)
    assert isinstance(filled, Ok)
    return filled.value


def test_says_who_acts_what_for_and_for_whom() -> None:
    found = letter("juminhyo")
    assert found is not None
    agent, matter, *answers, principal = (part for several in found.sections for part in several.sections)
    assert [cell.text for cell in agent.cells][:2] == ["ミホン　タロウ", "ミホン　タロウ"]
    assert matter.cells[0].text == "「住民票の写し等交付請求書」を出すことと、その結果を受け取ること"
    assert ("通数", "2通（600円）") in [(cell.label, cell.text) for part in answers for cell in part.cells]
    assert [cell.text for cell in principal.cells][:2] == ["ミホン　ハナコ", "ミホン　ハナコ"]


@pytest.mark.parametrize(
    ("moving", "home"),
    [("tenkyo", "new_address"), ("tennyu", "new_address"), ("tenshutsu", "old_address")],
)
def test_who_moves_lives_where_the_notification_says(moving: str, home: str) -> None:
    procedure = library().get(moving)
    assert procedure is not None
    done, words = lacking_letter(application(moving, "proxy")), catalogue().words("ja")
    lines = [line for line in lines_of(done, procedure, words) if line.field != "subject.address"]
    found = letter_of(done, procedure, lines, words)
    assert found is not None
    (*_, principal) = (part for several in found.sections for part in several.sections)
    (there,) = (line.paper for line in lines if line.field == procedure.field_id(home))
    assert [cell.text for cell in principal.cells if cell.label == "住所"] == [there]
    (form,) = (
        part
        for part in sections_of(done, procedure, lines, Plain(words))
        if part.title == "異動する方" and isinstance(part, Section)
    )
    assert [cell.text for cell in form.cells if cell.label == "住所"] == [there]


@pytest.mark.parametrize(
    ("procedure_id", "answers", "entrusted"),
    [
        ("kyufukin", {"scope": "receive"}, "給付金のお金を、代わりに受けとること"),
        (
            "kyufukin",
            {"scope": "both"},
            "給付金の確認書と申請書を、出すこと\n給付金のお金を、代わりに受けとること",
        ),
        ("okuyami", {}, "この紙の「これからの手続き」をすべてすることと、その結果を受けとること"),
        (
            "juminhyo",
            {"show": ["number-by-post"]},
            "住民票の写しなどを、申しこむこと（個人番号ののる紙は、委任する方に送られます）",
        ),
        ("juminhyo", {"show": []}, "「住民票の写し等交付請求書」を出すことと、その結果を受け取ること"),
    ],
    ids=["only-the-money", "both", "all-on-the-list", "by-post", "handed-out"],
)
def test_confers_what_is_asked(procedure_id: str, answers: Mapping[str, Data], entrusted: str) -> None:
    procedure, words = library().get(procedure_id), catalogue().words("ja")
    assert procedure is not None
    done = lacking_letter(application(procedure_id, "proxy"))
    done = replace(done, answers={**done.answers, **answers})
    found = letter_of(done, procedure, lines_of(done, procedure, words), words)
    assert found is not None
    _, matter, *_ = (part for several in found.sections for part in several.sections)
    assert matter.cells[0].text == entrusted


def test_what_is_conferred_stands_in_the_second_language_too() -> None:
    procedure, words = library().get("okuyami"), catalogue()
    assert procedure is not None
    done = lacking_letter(application("okuyami", "proxy"))
    second = second_of(done, procedure, words.words("en"))
    lines = lines_of(done, procedure, words.words("ja"))
    found = letter_of(done, procedure, lines, words.words("ja"), second)
    assert found is not None
    _, matter, *_ = (part for several in found.sections for part in several.sections)
    assert matter.cells[0].text_second.startswith("To do everything under")


def test_day_and_name_are_left_to_the_absent_person() -> None:
    found = letter("juminhyo")
    assert found is not None
    assert found.date == ("委任日", "令和　　　年　　　月　　　日")
    assert "ペンで" in found.signature.note
    assert "ハナコ" not in repr(found)


@pytest.mark.parametrize(("applicant", "there"), [("proxy", True), ("household", False), ("self", False)])
def test_comes_out_with_the_form_of_a_proxy_alone(applicant: str, *, there: bool) -> None:
    document = printed(applicant)
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(document.pdf)).pages]
    assert document.pages == len(pages)
    assert any(page.lstrip().startswith("委任状") for page in pages) is there


def test_whoever_has_one_gets_none() -> None:
    procedure = library().get("juminhyo")
    assert procedure is not None
    done, words = application("juminhyo", "proxy"), catalogue().words("ja")
    assert done.answers["letter"] == "here"
    assert letter_of(done, procedure, lines_of(done, procedure, words), words) is None


def test_it_bears_the_codes_of_the_application_and_does_not_ask_for_itself() -> None:
    found = letter("juminhyo")
    assert found is not None
    parts = [part for several in found.sections for part in several.sections]
    assert "委任状" not in [cell.label for part in parts for cell in part.cells]
    plain_, coded = (letter_pages(found, FONTS, STANDARD, codes) for codes in ((), symbols(bytes(900))))
    count = [
        sum(isinstance(mark, Symbol) for page in pages for mark in page.marks) for pages in (plain_, coded)
    ]
    assert count == [0, len(symbols(bytes(900)))]


def test_copy_to_read_brings_no_second_letter() -> None:
    text = "".join(
        page.extract_text() for page in pypdf.PdfReader(io.BytesIO(printed("proxy", large=True).pdf)).pages
    )
    assert "委任日" not in text


@pytest.mark.parametrize("procedure_id", ["kokuho-kanyu", "kokuho-soshitsu"])
def test_what_is_posted_to_the_head_is_not_the_proxys_to_receive(procedure_id: str) -> None:
    found = letter(procedure_id)
    assert found is not None
    parts = (part for several in found.sections for part in several.sections)
    matter = next(part for part in parts if part.title == "委任する内容")
    assert "委任する方に郵送" in matter.cells[0].text
    assert "受け取る" not in matter.cells[0].text
