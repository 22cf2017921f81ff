"""What will be printed, seen before it is: the very bytes that go to the printer."""

from __future__ import annotations

import hashlib
from collections.abc import Hashable

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.visit.screen import PaperPreview, Screen
from ui.pages.heading import Heading
from ui.pages.page import Page, body_of
from ui.pages.parts import box_of, inline_key, left_aligned
from ui.pages.pdf_images import pdf_images
from ui.widgets.note_line import NoteLine
from ui.widgets.preview import Preview


class PaperPreviewPage(Page):
    """The sheet on the right as large as fits, what it is in words on the left."""

    _preview: Preview

    def shape(self, screen: Screen) -> Hashable:
        body = body_of(screen, PaperPreview)
        inline = tuple(button for button in screen.buttons if button.place == "inline")
        return body.title, body.explanation, body.summary, hashlib.sha256(body.pdf).digest(), inline

    def build(self, screen: Screen) -> QWidget:
        body = body_of(screen, PaperPreview)
        self._preview = Preview(self.look, name=body.summary)
        words = QVBoxLayout()
        words.setSpacing(self.look.mm(8.0))
        words.addWidget(Heading(self.look, body.title, body.explanation))
        words.addStretch(1)
        words.addWidget(NoteLine(self.look, "doc", body.summary, role="label"))
        for button in screen.buttons:
            if button.place == "inline":
                words.addLayout(left_aligned(inline_key(self.look, button, self.press)))
        words.addStretch(1)
        content = QWidget()
        box = box_of(content, self.look, upright=self.look.portrait, gap=14.0)
        box.addLayout(words, 0 if self.look.portrait else 1)
        box.addWidget(self._preview, 1)
        self._render(body)
        return content

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.screen_shown is not None:
            self._render(body_of(self.screen_shown, PaperPreview))

    def clear(self) -> None:
        if self.screen_shown is not None:
            self._preview.forget()

    def _render(self, body: PaperPreview) -> None:
        high = max(200, self.height())
        self._preview.set_pages(pdf_images(body.pdf, round(high * self.devicePixelRatioF())))
