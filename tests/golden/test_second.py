"""Papers in two languages: one procedure a language as approved, and for all what must always hold.

`KIOSK_GOLDEN=write pytest tests/golden/test_second.py` writes what is drawn now; look before keeping it.
"""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from kiosk.basics.result import Ok
from kiosk.forms.service import lines_of
from kiosk.paper.clusters import clusters
from kiosk.paper.document import Document
from kiosk.paper.filling import form_of
from kiosk.paper.fitting import fitted_form, fitted_letter
from kiosk.paper.fonts import GETA, Fonts
from kiosk.paper.form import Form
from kiosk.paper.letter import letter_of
from kiosk.paper.marks import A4, Page, Text
from kiosk.paper.second import second_of
from kiosk.paper.service import PaperService
from kiosk.paper.style import CLOSE, FLOOR
from kiosk.words.languages import languages
from tests.fakes.papers import RESOURCES, VISIT, application, cases, catalogue, lacking_letter, library
from tests.golden.test_paper import compare

APPROVED = Path(__file__).parent / "second"
LANGUAGES = ("en", "zh-Hans", "ko", "vi", "ne")
FONTS = Fonts(languages={name: one.fonts for name, one in languages(RESOURCES / "translations").items()})
CATALOGUE = catalogue()
GOLDEN = {
    "en": ("koseki", "self"),
    "zh-Hans": ("kokuho-kanyu", "household"),
    "ko": ("tennyu", "proxy"),
    "vi": ("juminhyo", "proxy"),
    "ne": ("jido-teate", "self"),
}
SAMPLE = [(*case, LANGUAGES[number % len(LANGUAGES)]) for number, case in enumerate(cases())]
"""Every procedure and applicant in one of the languages, each language ten times."""


def pages_of(procedure_id: str, applicant: str, language: str) -> tuple[Page, ...]:
    done = lacking_letter(application(procedure_id, applicant))
    procedure = library().get(procedure_id)
    assert procedure is not None
    japanese = CATALOGUE.words("ja")
    lines = lines_of(done, procedure, japanese)
    second = second_of(done, procedure, CATALOGUE.words(language))
    letter = letter_of(done, procedure, lines, japanese, second)
    pages = fitted_form(form(procedure_id, applicant, language), FONTS)
    assert len(pages) <= 2
    return (*pages, *(() if letter is None else fitted_letter(letter, FONTS)))


def texts(pages: tuple[Page, ...]) -> list[Text]:
    return [mark for page in pages for mark in page.marks if isinstance(mark, Text)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_paper_is_the_approved_one(language: str) -> None:
    procedure_id, applicant = GOLDEN[language]
    path = APPROVED / f"{procedure_id}-{applicant}-{language}.txt"
    compare(path, pages_of(procedure_id, applicant, language))


@pytest.mark.parametrize(("procedure_id", "applicant", "language"), SAMPLE)
def test_nothing_is_clipped_too_small_or_without_a_letter(
    procedure_id: str, applicant: str, language: str
) -> None:
    pages = pages_of(procedure_id, applicant, language)
    assert {mark.language for mark in texts(pages)} == {"", language}
    right, foot = CLOSE.left + CLOSE.width + 0.01, CLOSE.foot_line + 0.01  # as close as a form may be set
    geta = FONTS.glyph(GETA)
    for mark in texts(pages):
        wide = FONTS.width(mark.text, mark.size, bold=mark.bold, language=mark.language)
        assert mark.x + wide <= right, mark.text
        assert CLOSE.top <= mark.y <= foot < A4[1], mark.text
        assert mark.size >= FLOOR
        assert geta not in [FONTS.glyph(one, language=mark.language) for one in clusters(mark.text)]


@pytest.mark.parametrize(("procedure_id", "applicant", "language"), SAMPLE)
def test_japanese_stands_as_it_would_alone(procedure_id: str, applicant: str, language: str) -> None:
    """The second language is added; of the Japanese no word is lost or changed."""
    both, alone = form(procedure_id, applicant, language), form(procedure_id, applicant, "ja")
    assert both.language == language
    assert (both.title, both.statement, both.office) == (alone.title, alone.statement, alone.office)
    assert boxes(both) == boxes(alone)


def boxes(one: Form) -> list[tuple[str, str, str]]:
    parts = [part for several in one.sections for part in several.sections]
    return [(part.title, cell.label, cell.text) for part in parts for cell in part.cells]


def form(procedure_id: str, applicant: str, language: str) -> Form:
    done = lacking_letter(application(procedure_id, applicant))
    procedure = library().get(procedure_id)
    assert procedure is not None
    japanese = CATALOGUE.words("ja")
    second = second_of(done, procedure, CATALOGUE.words(language))
    return form_of(done, procedure, lines_of(done, procedure, japanese), japanese, second)


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_languages_are_copied_out_of_the_file_letter_by_letter(language: str, tmp_path: Path) -> None:
    """By two readers that share nothing, PDFium and Poppler; and every font is in the file."""
    procedure_id, applicant = GOLDEN[language]
    paper = PaperService(library(), CATALOGUE)
    done = replace(lacking_letter(application(procedure_id, applicant)), language=language)
    filled = paper.fill(done, None, visit=VISIT)
    assert isinstance(filled, Ok)
    wanted = [mark.text for mark in texts(pages_of(procedure_id, applicant, language)) if mark.language]
    assert len(wanted) > 20
    for said in (_by_pdfium(filled.value), _by_poppler(filled.value, tmp_path)):
        assert [text for text in wanted if _squeezed(text) not in said] == []
    listed = subprocess.run(
        ["pdffonts", tmp_path / "paper.pdf"], check=True, capture_output=True, text=True
    ).stdout.splitlines()[2:]
    assert len(listed) >= 2
    assert all(line.split()[-5:-2] == ["yes", "yes", "yes"] for line in listed)


def _by_pdfium(document: Document) -> str:
    pages = pypdfium2.PdfDocument(document.pdf)
    return _squeezed("".join(page.get_textpage().get_text_range() for page in pages))


def _by_poppler(document: Document, folder: Path) -> str:
    path = folder / "paper.pdf"
    path.write_bytes(document.pdf)
    done = subprocess.run(["pdftotext", "-raw", path, "-"], check=True, capture_output=True, text=True)
    return _squeezed(done.stdout)


def _squeezed(text: str) -> str:
    return "".join("".join(clusters(text)).split())


def test_no_approved_paper_is_left_over() -> None:
    wanted = {f"{one}-{other}-{language}.txt" for language, (one, other) in GOLDEN.items()}
    assert {path.name for path in APPROVED.iterdir()} == wanted
