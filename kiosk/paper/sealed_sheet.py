"""A sheet that carries one sealed application to the desk as QR codes, for nobody without the ward's key."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kiosk.paper import blocks
from kiosk.paper.sections import Plain
from kiosk.paper.sheets import stacked

if TYPE_CHECKING:
    from kiosk.basics.ids import ApplicationId
    from kiosk.paper.marks import Page, Ruler
    from kiosk.paper.style import Style
    from kiosk.words.catalogue import Words


def sealed_pages(
    application_id: ApplicationId,
    symbols: Sequence[tuple[bytes, ...]],
    words: Words,
    ruler: Ruler,
    style: Style,
) -> tuple[Page, ...]:
    """Title, what the desk does with it, and the codes; the id stands at the foot of each page."""
    say = Plain(words)
    title = blocks.heading(say("paper.sealed.title"), "", ruler, style)
    note = blocks.remark(say("paper.sealed.note"), "", ruler, style)
    code = (say("paper.code.title"), say("paper.code.note"))
    codes = blocks.codes(code, "", symbols, ruler, style)
    return stacked((title, note, codes), style).pages(say("paper.footer", id=application_id), ruler)
