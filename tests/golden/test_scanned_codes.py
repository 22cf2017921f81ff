"""The codes on the form of every procedure are read back from a scan, however it was laid down.

The sealed application is the real one, of the real length; beside it stand the longest legal answers and a
second language, which push the codes to the foot of a page or on to another.
"""

from __future__ import annotations

import os
import random
from dataclasses import dataclass, replace
from itertools import cycle

import pytest

from kiosk.basics.ids import ApplicationId
from kiosk.basics.result import Ok
from kiosk.delivery.sealing import seal_document
from kiosk.forms.application import Application
from kiosk.forms.export import application_json
from kiosk.paper.document import Document
from kiosk.paper.service import PaperService
from kiosk.paper.symbols import IncompleteCode, joined
from tests.fakes.hand_ins import public_key
from tests.fakes.papers import VISIT, application, cases, catalogue, library
from tests.fakes.scans import read_from
from tests.golden.test_longest import LANGUAGES, stretched

WAYS = ((200, 2.0), (300, 180.0), (200, 182.0), (300, -2.0), (200, 180.0))
"""Dots an inch, and degrees by which the sheet lies turned."""
MATRIX = [
    (*case, language, *way, length)
    for case, language, way, length in zip(
        cases(), cycle(LANGUAGES), cycle(WAYS), cycle(("usual", "usual", "longest")), strict=False
    )
]
WANTED = MATRIX if os.environ.get("CODES") == "all" else MATRIX[1:30:14]
"""In the suite a part; `make codes` takes every procedure with everybody who may apply."""
SCANS = 3
"""A speck in the corner of a code can hide it; the next time it lies elsewhere."""
SIGNED_BYTES = 5200
PAPER = PaperService(library(), catalogue())


@dataclass(frozen=True)
class Carried:
    """Sealed bytes and whose they are."""

    application_id: ApplicationId
    body: bytes


def sealed(done: Application) -> Carried:
    body = seal_document(application_json(done), done.application_id, public_key()).body
    return Carried(done.application_id, body)


def form_with(done: Application, carried: Carried) -> Document:
    drawn = PAPER.fill(done, carried, visit=VISIT)
    assert isinstance(drawn, Ok)
    return drawn.value


def read_in_any_order(pdf: bytes, dpi: int, turn: float) -> bytes:
    """As the desk does: where codes are missing it says so, and the sheets are laid down once more."""
    read: dict[str, None] = {}
    for scan in range(SCANS):
        read |= dict.fromkeys(read_from(pdf, dpi, turn, scan))
        shuffled = random.Random(len(read)).sample(list(read), len(read))
        try:
            return joined(shuffled)
        except IncompleteCode as incomplete:
            missing = incomplete
    raise missing


@pytest.mark.parametrize(("procedure_id", "applicant", "language", "dpi", "turn", "length"), WANTED)
def test_codes_of_every_form_are_read_back(
    procedure_id: str, applicant: str, language: str, dpi: int, turn: float, length: str
) -> None:
    done = replace(application(procedure_id, applicant), language=language)
    done = stretched(done) if length == "longest" else done
    carried = sealed(done)
    assert read_in_any_order(form_with(done, carried).pdf, dpi, turn) == carried.body


def test_codes_of_an_application_that_the_card_signed_are_read_back() -> None:
    done = replace(application("tennyu", "self"), language="vi")
    carried = Carried(done.application_id, random.Random(7).randbytes(SIGNED_BYTES))
    assert read_in_any_order(form_with(done, carried).pdf, 200, 182.0) == carried.body


def test_copy_in_large_print_is_to_be_read_by_people_and_carries_no_code() -> None:
    drawn = PAPER.large_print(application(), visit=VISIT)
    assert isinstance(drawn, Ok)
    assert read_from(drawn.value.pdf, 200, 0.0) == []


def test_the_measure_sees_codes_that_are_printed_too_small() -> None:
    """A planted fault: sheets scanned at a quarter of what an office scanner does."""
    done = application()
    pdf = form_with(done, sealed(done)).pdf
    with pytest.raises(IncompleteCode):
        joined(read_from(pdf, 50, 2.0))
