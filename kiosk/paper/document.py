"""A filled-in form as it will be printed, and the state of what prints it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from kiosk.basics.ids import ApplicationId, VisitId

A4_MEDIA = "iso_a4_210x297mm"


@dataclass(frozen=True, slots=True)
class Document:
    """One PDF of one visit: previewed and printed are the same bytes; no temporary file.

    Attributes:
        summary: Marked text in the resident's language: what is on it.
        contents: Label and value of all that is filled in, marked text in that language, for who hears it.
        pages: Number of pages.
        media: Sheet it is made for (PWG 5101.1), None for a strip as long as it needs to be.
    """

    visit: VisitId
    application_id: ApplicationId
    pdf: bytes
    summary: str
    pages: int
    media: str | None = None
    contents: tuple[tuple[str, str], ...] = ()

    def __repr__(self) -> str:
        return f"Document({self.application_id}, {len(self.pdf)} bytes)"


@dataclass(frozen=True, slots=True)
class Printed:
    """The device's word that the sheets came out; `place` is a folder printer's file, else the job's name."""

    place: str


class PrinterState(Enum):
    """What the printer said last."""

    READY = "ready"
    NO_PAPER = "no-paper"
    JAM = "jam"
    DOOR_OPEN = "door-open"
    NO_TONER = "no-toner"
    ATTENTION = "attention"
    OFFLINE = "offline"
    STOPPED = "stopped"
    NONE = "none"
