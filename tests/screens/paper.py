"""A one-page form to preview, drawn on the spot."""

from __future__ import annotations

from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas


def sample_pdf(pages: int = 1) -> bytes:
    """An A4 form with boxes and lines; Latin letters only, so that it needs no font file."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    for number in range(1, pages + 1):
        canvas.setFont("Helvetica-Bold", 18)
        canvas.drawString(30 * mm, 260 * mm, f"Application ({number})")
        for row in range(8):
            canvas.rect(30 * mm, (230 - 18 * row) * mm, 150 * mm, 14 * mm)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()
