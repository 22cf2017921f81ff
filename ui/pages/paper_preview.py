"""What will be printed, seen before it is: the very bytes that go to the printer."""

from __future__ import annotations

import hashlib
from collections.abc import Hashable

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.visit.screen import PaperPreview, Screen
from ui.pages.heading import Heading
from ui.pages.page import Page, body_of
from ui.pages.parts import box_of, content_width, inline_key, left_aligned
from ui.pages.pdf_images import pdf_images
from ui.widgets.note_line import NoteLine
from ui.widgets.preview import Preview, WholeSheet, halves
from ui.widgets.room import Part, Yielding

_SHEET_WIDTH = 212.0
"""Millimetres on the glass for 210 mm of paper: what is printed is read as it will be in the hand."""
_PROPORTION = 297 / 210
_BETWEEN, _WORDS = 14.0, 84.0
"""Millimetres between sheet and words, and of the words; a narrow display makes the sheet smaller."""


class PaperPreviewPage(Page):
    """Half a sheet in about its real size on the right, what it is in words on the left."""

    _preview: Preview
    _whole: WholeSheet
    _heading: Heading

    def shape(self, screen: Screen) -> Hashable:
        body = body_of(screen, PaperPreview)
        inline = tuple(button for button in screen.buttons if button.place == "inline")
        return body.title, body.explanation, body.summary, hashlib.sha256(body.pdf).digest(), inline

    def build(self, screen: Screen) -> QWidget:
        body = body_of(screen, PaperPreview)
        look = self.look
        self._preview = Preview(look, name=body.summary)
        self._whole = WholeSheet(look)
        self._preview.turned.connect(self._whole.show_part)
        self._heading = Heading(look, body.title, body.explanation, spared=True)
        words = QVBoxLayout()
        words.setSpacing(look.mm(6.0))
        words.addWidget(self._heading)
        words.addWidget(NoteLine(look, "doc", body.summary, role="label"))
        for button in screen.buttons:
            if button.place == "inline":
                key = inline_key(look, button, self.press, least_width=0 if look.metrics.shallow else 150.0)
                words.addLayout(left_aligned(key))
        if look.portrait:
            self._whole.hide()
        else:
            words.addWidget(self._whole, 1)
        content = QWidget()
        box = box_of(content, look, upright=look.portrait, gap=8.0 if look.portrait else _BETWEEN)
        box.addLayout(words, 0 if look.portrait else 1)
        if not look.portrait:
            self._preview.setFixedWidth(self._sheet_width())
        box.addWidget(self._preview, 0 if not look.portrait else 1)
        if not body.pdf and look.metrics.large_text:  # the sentence is worth more than an empty sheet
            self._preview.hide()
        self._render(body)
        return content

    def yielding(self) -> tuple[Part, ...]:
        return (*self._heading.yielding(), Yielding(self._whole))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.screen_shown is not None:
            self._render(body_of(self.screen_shown, PaperPreview))

    def clear(self) -> None:
        if self.screen_shown is not None:
            self._preview.forget()
            self._whole.forget()

    def _sheet_width(self) -> int:
        """Pixels, beside the words."""
        look = self.look
        return min(look.mm(_SHEET_WIDTH), content_width(look) - look.mm(_BETWEEN + _WORDS))

    def _render(self, body: PaperPreview) -> None:
        """Drawn at the very size at which it is shown, so that small print stays sharp."""
        look = self.look
        wide = max(look.mm(_SHEET_WIDTH), self.width()) if look.portrait else self._sheet_width()
        tall = round(wide * _PROPORTION * self.devicePixelRatioF())
        sheets = pdf_images(body.pdf, tall) if body.pdf else ()  # covered: there is no sheet to show
        self._preview.set_covered(covered=not body.pdf)
        self._preview.set_pages([half for sheet in sheets for half in halves(sheet)])
        self._whole.set_sheets(sheets)
        self._whole.show_part(0)
