"""Two threads draw at once, held up at every mark: no name of the one stands on the paper of the other."""

from __future__ import annotations

import threading
from contextlib import nullcontext, suppress
from dataclasses import replace

import pytest
from reportlab.pdfgen.canvas import Canvas

from kiosk.basics.result import Ok
from kiosk.paper.marks import Mark
from kiosk.paper.pdf import Pen, _DocumentFont
from kiosk.paper.service import PaperService
from tests.fakes.papers import VISIT, application, catalogue, library

NAMES = ("壱岐　一葉", "弐宮　双葉")


def draw_in_step(patch: pytest.MonkeyPatch) -> None:
    """The strokes of two pens wait for each other, as long as the other draws at all."""
    both, draw = threading.Barrier(2, timeout=0.3), Pen._draw

    def stroke(pen: Pen, canvas: Canvas, height: float, mark: Mark, faces: dict[str, _DocumentFont]) -> None:
        with suppress(threading.BrokenBarrierError):
            both.wait()
        draw(pen, canvas, height, mark, faces)

    patch.setattr(Pen, "_draw", stroke)


def slip_of(paper: PaperService, name: str) -> bytes:
    done = application()
    form = replace(done, applicant=replace(done.applicant, name=name))
    drawn = paper.slip(form, None, visit=VISIT)
    assert isinstance(drawn, Ok)
    return drawn.value.pdf


def drawn_at_once(paper: PaperService) -> list[bytes | None]:
    """Both slips; None for one that broke off."""
    found: list[bytes | None] = [None, None]

    def draw(number: int) -> None:
        with suppress(Exception):
            found[number] = slip_of(paper, NAMES[number])

    threads = [threading.Thread(target=draw, args=(number,)) for number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return found


@pytest.fixture
def paper() -> PaperService:
    return PaperService(library(), catalogue())


def test_two_that_draw_at_once_draw_what_each_draws_alone(
    paper: PaperService, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = [slip_of(paper, name) for name in NAMES]
    draw_in_step(monkeypatch)
    assert drawn_at_once(paper) == alone


def test_the_measure_sees_drawing_that_is_not_one_after_the_other(
    paper: PaperService, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = [slip_of(paper, name) for name in NAMES]
    monkeypatch.setattr(paper, "_drawing", nullcontext())
    draw_in_step(monkeypatch)
    assert drawn_at_once(paper) != alone
