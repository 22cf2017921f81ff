"""Whose a document is: visit and application stand in the file itself, compared before it is released.

Nothing above the printer can then give one resident what is another's: not a wrong value, not a wrong file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from kiosk.basics.ids import ApplicationId, VisitId
    from kiosk.paper.document import Document


class SealedFor(Protocol):
    """Sealed bytes know whose they are."""

    @property
    def application_id(self) -> ApplicationId: ...


def mark_of(visit: VisitId, application: ApplicationId) -> str:
    """What the keywords of the PDF say (ISO 32000-1, 14.3.3); both are ids that name nobody."""
    return f"visit {visit} application {application}"


def belongs(document: Document, visit: VisitId, application: ApplicationId) -> bool:
    """Whether the document says so, and its file does."""
    said = (document.visit, document.application_id) == (visit, application)
    return said and f"({mark_of(visit, application)})".encode("ascii") in document.pdf


def carries(sealed: SealedFor, application: ApplicationId) -> bool:
    """Whether the sealed bytes are of that application; what is inside, only the back-end can read."""
    return sealed.application_id == application
