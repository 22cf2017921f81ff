from __future__ import annotations

import pytest

from kiosk.basics.ids import ApplicationId, VisitId
from kiosk.paper.document import Document
from kiosk.paper.whose import belongs, mark_of

VISIT, OTHER = VisitId("visit-1"), VisitId("visit-12")
MINE, THEIRS = ApplicationId("0193-a"), ApplicationId("0193-b")


def document(visit: VisitId, application: ApplicationId, mark: str) -> Document:
    return Document(visit, application, f"%PDF-1.4 /Keywords ({mark})".encode(), "", 1)


@pytest.mark.parametrize(
    ("found", "own"),
    [
        (document(VISIT, MINE, mark_of(VISIT, MINE)), True),
        (document(OTHER, MINE, mark_of(VISIT, MINE)), False),
        (document(VISIT, THEIRS, mark_of(VISIT, MINE)), False),
        (document(VISIT, MINE, mark_of(OTHER, MINE)), False),
        (document(VISIT, MINE, mark_of(VISIT, THEIRS)), False),
        (document(VISIT, MINE, ""), False),
    ],
    ids=[
        "own",
        "visit",
        "application",
        "visit in the file",
        "application in the file",
        "nothing in the file",
    ],
)
def test_document_and_its_file_have_to_say_whose_it_is(found: Document, own: bool) -> None:
    assert belongs(found, VISIT, MINE) is own
