"""What to bring to the desk, taken home on paper: by the slip printer, and without one by the other."""

from __future__ import annotations

import io
from pathlib import Path

import pypdf
import pytest

from kiosk.visit.screen import Notice, Screen
from kiosk.words.furigana import plain
from tests.fakes.kiosk import kiosk_with, settings_for
from tests.fakes.reference_backend import running_backend
from tests.flows.ways import Row, play

A4_WIDTH = 595  # points
OUT = "紙が出ました。お取りください。"
TO_DESK: tuple[Row, ...] = (
    ("start", "choosing-topic"),
    ("tile:card", "choosing-procedure"),
    ("tile:card-renewal", "at-the-desk"),
)


@pytest.mark.parametrize("printer", ["slip_printer", "printer"])
def test_slip_for_the_desk_comes_out(tmp_path: Path, printer: str) -> None:
    """No case is open there, so the slip has an id of its own."""
    folder = tmp_path / "slips"
    with running_backend(tmp_path / "backend_home") as backend:
        settings = settings_for(tmp_path, backend)
        paper = settings.paper.model_copy(update={printer: f"folder:{folder}"})
        kiosk = kiosk_with(settings.model_copy(update={"paper": paper}))
        try:
            play(kiosk, TO_DESK)
            kiosk.press("print")
            kiosk.until_true(lambda: headline(kiosk.screen) == OUT, "the slip")
        finally:
            kiosk.close()
    (slip,) = folder.glob("*.pdf")
    (page,) = pypdf.PdfReader(io.BytesIO(slip.read_bytes())).pages
    assert "次に持ってくるもの" in page.extract_text()
    assert "6番窓口" in page.extract_text()
    assert (round(page.mediabox.width) == A4_WIDTH) is (printer == "printer")


def headline(screen: Screen) -> str:
    assert isinstance(screen.body, Notice)
    return plain(screen.body.headline or "").replace("\u200b", "")
