"""Every form and every 委任状 as it was approved: text, geometry, and pixels at known points.

`KIOSK_GOLDEN=write pytest tests/golden/test_paper.py` writes what is drawn now; look at it before keeping it.
"""

from __future__ import annotations

import os
from pathlib import Path

import pypdfium2
import pytest

from kiosk.basics.result import Ok
from kiosk.forms.service import lines_of
from kiosk.paper.filling import form_of
from kiosk.paper.fitting import fitted_form, fitted_letter
from kiosk.paper.fonts import Fonts
from kiosk.paper.letter import letter_of
from kiosk.paper.marks import MM_PER_POINT, Box, Page, Rule, Symbol, Text
from kiosk.paper.service import PaperService
from tests.fakes.papers import VISIT, application, cases, catalogue, lacking_letter, library

APPROVED = Path(__file__).parent / "paper"
LETTERS = Path(__file__).parent / "letters"
FONTS = Fonts()
WITH_LETTER = [
    one.id for one in library().procedures() if any(applicant.letter for applicant in one.applicants)
]
DARK, WHITE = range(100), range(250, 256)


def pages_of(procedure_id: str, applicant: str) -> tuple[Page, ...]:
    done = application(procedure_id, applicant)
    procedure = library().get(procedure_id)
    assert procedure is not None
    words = catalogue().words("ja")
    form = form_of(done, procedure, lines_of(done, procedure, words), words)
    return fitted_form(form, FONTS)


def letter_of_case(procedure_id: str, applicant: str) -> tuple[Page, ...]:
    done = lacking_letter(application(procedure_id, applicant))
    procedure = library().get(procedure_id)
    assert procedure is not None
    words = catalogue().words("ja")
    letter = letter_of(done, procedure, lines_of(done, procedure, words), words)
    return () if letter is None else fitted_letter(letter, FONTS)


def dump(pages: tuple[Page, ...]) -> str:
    """One line a mark, page by page, in the order of drawing."""
    lines = []
    for number, page in enumerate(pages, start=1):
        lines.append(f"page {number}: {page.width:g} x {page.height:g} mm")
        lines += [_line(mark) for mark in page.marks]
    return "\n".join(lines) + "\n"


def _line(mark: Text | Box | Rule | Symbol) -> str:
    match mark:
        case Text(x, y, text, size, bold):
            return f"text {x:7.2f} {y:7.2f} {size:4g}{' bold' if bold else ''} {text}"
        case Box(x, y, width, height, line, grey):
            return f"box  {x:7.2f} {y:7.2f} {width:7.2f} {height:7.2f} line {line:g} grey {grey:g}"
        case Rule(x, y, to_x, to_y, line):
            return f"rule {x:7.2f} {y:7.2f} {to_x:7.2f} {to_y:7.2f} line {line:g}"
        case Symbol(x, y, size, modules):
            return f"code {x:7.2f} {y:7.2f} {size:7.2f} {len(modules)} modules"


def compare(path: Path, pages: tuple[Page, ...]) -> None:
    found = dump(pages)
    if os.environ.get("KIOSK_GOLDEN") == "write":
        path.write_text(found, encoding="utf-8")
    assert found == path.read_text(encoding="utf-8")


@pytest.mark.parametrize(("procedure_id", "applicant"), list(cases()))
def test_form_is_the_approved_one(procedure_id: str, applicant: str) -> None:
    compare(APPROVED / f"{procedure_id}-{applicant}.txt", pages_of(procedure_id, applicant))


@pytest.mark.parametrize("procedure_id", WITH_LETTER)
def test_letter_of_attorney_is_the_approved_one(procedure_id: str) -> None:
    pages = letter_of_case(procedure_id, "proxy")
    assert 1 <= len(pages) <= 2
    compare(LETTERS / f"{procedure_id}.txt", pages)


def test_nobody_else_gets_a_letter_of_attorney() -> None:
    for procedure_id, applicant in [
        ("juminhyo", "household"),
        ("tennyu", "legal"),
        ("inkan-shomei", "proxy"),
    ]:
        assert letter_of_case(procedure_id, applicant) == ()
    assert {path.stem for path in LETTERS.iterdir()} == set(WITH_LETTER)


def test_no_approved_form_is_left_over() -> None:
    assert {path.name for path in APPROVED.iterdir()} == {f"{one}-{other}.txt" for one, other in cases()}


@pytest.mark.parametrize(
    ("x", "y", "shades"),
    [
        (20.0, 120.0, DARK),
        (192.0, 120.0, DARK),
        (10.0, 150.0, WHITE),
        (200.0, 150.0, WHITE),
        (105.0, 290.0, WHITE),
        (22.0, 63.2, range(230, 245)),
    ],
    ids=["left frame", "right frame", "left margin", "right margin", "below the foot", "grey of a label"],
)
def test_pixel_of_the_first_page_is_as_approved(x: float, y: float, shades: range) -> None:
    paper = PaperService(library(), catalogue())
    result = paper.fill(application("juminhyo", "household"), None, visit=VISIT)
    assert isinstance(result, Ok)
    scale = 10 * MM_PER_POINT
    image = pypdfium2.PdfDocument(result.value.pdf)[0].render(scale=scale).to_pil().convert("L")
    darkest = min(image.getpixel((round(x * 10) + dx, round(y * 10))) for dx in (-1, 0, 1))
    assert darkest in shades
