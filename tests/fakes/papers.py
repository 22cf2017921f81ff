"""What paper tests start from: the real procedures, answered by their own samples, by invented people."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from kiosk.basics.clock import JST
from kiosk.basics.ids import ApplicationId, VisitId
from kiosk.forms.application import Application, Evidence
from kiosk.forms.letter import LETTER, NONE
from kiosk.forms.service import Interview, Library, Lookups, complete, parse_answers, sample_answers
from kiosk.paper.marks import MM_PER_POINT
from kiosk.words.catalogue import Catalogue

RESOURCES = Path(__file__).parents[2] / "resources"
VISIT = VisitId("visit-1")
ID = ApplicationId("019aa1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b")
AT = datetime(2026, 11, 23, 10, 15, tzinfo=JST)


class EvenRuler:
    """Full-width characters one em, all others half of one."""

    def width(self, text: str, size: float, *, bold: bool = False, language: str = "") -> float:
        ems = sum(1.0 if unicodedata.east_asian_width(sign) in "WFA" else 0.5 for sign in text)
        return ems * size * MM_PER_POINT


def library() -> Library:
    return Library(RESOURCES / "procedures")


def catalogue() -> Catalogue:
    return Catalogue(RESOURCES / "translations")


def cases() -> Iterator[tuple[str, str]]:
    """Every procedure with everybody who may apply."""
    for procedure in library().procedures():
        for applicant in procedure.applicants:
            yield procedure.id, applicant.id


def lacking_letter(done: Application) -> Application:
    """The same, by somebody who says that they have no 委任状."""
    return replace(done, answers={**done.answers, LETTER: NONE})


def application(procedure_id: str = "juminhyo", applicant: str = "self") -> Application:
    """A complete application, answered with the kinds' samples."""
    procedure = library().get(procedure_id)
    assert procedure is not None
    words = catalogue().words("ja")
    lookups = Lookups(RESOURCES / "lookups")
    today: date = AT.date()
    interview = Interview(procedure, applicant, words, lookups, today)
    file = parse_answers(procedure, sample_answers(interview), words=words, lookups=lookups, today=today)
    assert not isinstance(file, tuple), file
    done = complete(
        interview,
        file.answers,
        application_id=ID,
        completed_at=AT,
        kiosk=("oji-01", "王子区民事務所"),
        identity=(Evidence("card-text", AT, {"genuineness": "verified"}),),
    )
    assert isinstance(done, Application), done
    return done
