"""The pages of a PDF as images, drawn from its bytes without a file."""

from __future__ import annotations

import pypdfium2
from PySide6.QtGui import QImage


def pdf_images(pdf: bytes, height_px: int) -> list[QImage]:
    """Every sheet, `height_px` pixels high, in its own proportions.

    Args:
        pdf: The very bytes that will be printed.
        height_px: Height of each image in device pixels.
    """
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [_image(document[number], height_px) for number in range(len(document))]
    finally:
        document.close()


def _image(sheet: pypdfium2.PdfPage, height_px: int) -> QImage:
    scale = height_px / sheet.get_height()
    bitmap = sheet.render(scale=scale, rev_byteorder=True, prefer_bgrx=True)
    data = bytes(bitmap.buffer)
    image = QImage(data, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGBX8888)
    return image.copy()
