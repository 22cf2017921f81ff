"""Every sheet that one procedure can print, filled in with invented answers: as PDF, and as pictures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2

from kiosk.basics.ids import VisitId
from kiosk.basics.result import Err, Result
from kiosk.basics.telling import Told, told
from kiosk.cli.common import print_failure
from kiosk.forms.letter import LETTER, NONE
from kiosk.words.furigana import plain

if TYPE_CHECKING:
    from kiosk.basics.clock import Moment
    from kiosk.bootstrap import Services
    from kiosk.forms.application import Application
    from kiosk.paper.document import Document

_SCALE = 2.0
"""Pixels of a picture for each of the PDF's points."""
_RECEIPT = "127"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One document.

    Attributes:
        name: Of its files, without what follows the point.
        what: What it is, as an author is told.
        document: None where no application leads to it.
    """

    name: str
    what: Told
    document: Result[Document] | None


@dataclass(frozen=True, slots=True)
class Drawn:
    """Where a document was put: its PDF, and a picture of each page; no files where there is none."""

    what: Told
    files: tuple[str, ...]


def draw_paper(
    services: Services, procedure_id: str, language: str, moment: Moment, output: Path
) -> tuple[Drawn, ...]:
    """Every sheet as this language's user gets it; ends the process where one cannot be drawn."""
    return tuple(_put(one, output) for one in _sheets(services, procedure_id, language, moment))


def _sheets(services: Services, procedure_id: str, language: str, moment: Moment) -> Iterator[Sheet]:
    from kiosk.visit.gallery import sample_application

    visit, paper = VisitId(moment.fresh_id), services.paper
    procedure = services.handbook.procedure(procedure_id)
    own = sample_application(services.handbook, moment, procedure_id, language)
    yield Sheet("form", told("the form"), paper.fill(own, None, visit=visit))
    yield from _otherwise_titled(services, procedure_id, own, visit, moment)
    yield Sheet("large", told("the copy in large letters"), paper.large_print(own, visit=visit))
    yield Sheet("slip", told("the slip to take home"), paper.slip(own, _RECEIPT, visit=visit))
    if procedure.may_wait(procedure.applicants[0].id):
        waits = told("the slip of an application that waits to be sent")
        yield Sheet("slip-waiting", waits, paper.slip(own, None, visit=visit))
    for applicant in procedure.applicants:
        if applicant.letter:
            made = sample_application(services.handbook, moment, procedure_id, language, applicant.id)
            lacking = replace(made, answers={**made.answers, LETTER: NONE})
            with_letter = told("the form with the letter of attorney, for {who}", who=plain(applicant.label))
            yield Sheet(f"letter-{applicant.id}", with_letter, paper.fill(lacking, None, visit=visit))
    yield from _of_the_desk(services, procedure_id, own, visit, moment)


def _otherwise_titled(
    services: Services, procedure_id: str, own: Application, visit: VisitId, moment: Moment
) -> Iterator[Sheet]:
    """The form under every other title that it may have (額改定 of 児童手当)."""
    from kiosk.visit.titled_samples import titled_samples

    others = titled_samples(
        services.handbook, moment, procedure_id, own.language, own, people=services.people
    )
    for number, (title, application) in enumerate(others, 2):
        form = None if application is None else services.paper.fill(application, None, visit=visit)
        yield Sheet(f"form-title-{number}", told("the form as 「{title}」", title=plain(title)), form)


def _of_the_desk(
    services: Services, procedure_id: str, own: Application, visit: VisitId, moment: Moment
) -> Iterator[Sheet]:
    """What leads to the desk instead: one slip for each matter that a rule names."""
    checks = services.handbook.procedure(procedure_id).checks
    for matter in dict.fromkeys(one.desk for one in checks if one.desk is not None):
        document = services.paper.desk_slip(
            matter,
            procedure_id,
            own.language,
            at=moment.now,
            kiosk=own.kiosk,
            application=own.application_id,
            visit=visit,
        )
        yield Sheet(f"desk-{matter}", told("the slip for the desk: {matter}", matter=matter), document)


def _put(sheet: Sheet, output: Path) -> Drawn:
    if sheet.document is None:
        return Drawn(sheet.what, ())
    if isinstance(sheet.document, Err):
        print_failure(sheet.document.failure)
    pdf = sheet.document.value.pdf
    (output / f"{sheet.name}.pdf").write_bytes(pdf)
    return Drawn(sheet.what, (f"{sheet.name}.pdf", *_pictures(sheet.name, pdf, output)))


def _pictures(name: str, pdf: bytes, output: Path) -> Sequence[str]:
    with closing(pypdfium2.PdfDocument(pdf)) as pages:
        names = [f"{name}-{number}.png" for number in range(1, len(pages) + 1)]
        for picture, page in zip(names, pages, strict=True):
            page.render(scale=_SCALE).to_pil().save(output / picture)
    return names
