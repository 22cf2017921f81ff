"""The door of paper: fills forms and slips, and prints what belongs to the visit that asks."""

from __future__ import annotations

import logging
import threading
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from kiosk.basics.failure import Code, Failure
from kiosk.basics.result import Err, Ok, Result
from kiosk.forms.definition.texts import said
from kiosk.forms.lines import lines_of
from kiosk.paper.contents import contents_of
from kiosk.paper.desk_slip import desk_slip_of, on_sheet
from kiosk.paper.document import A4_MEDIA, Document, Printed, PrinterState
from kiosk.paper.filling import form_of
from kiosk.paper.fitting import fitted_form, fitted_letter
from kiosk.paper.fonts import FontMissing, Fonts
from kiosk.paper.layout import form_pages
from kiosk.paper.letter import letter_of
from kiosk.paper.opening import printer_of
from kiosk.paper.sealed_sheet import sealed_pages
from kiosk.paper.second import second_of
from kiosk.paper.slip import Slip, slip_of, slip_page
from kiosk.paper.style import LARGE, STANDARD
from kiosk.paper.whose import belongs, carries, mark_of
from kiosk.words.furigana import plain
from kiosk.words.languages import languages

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from kiosk.basics.ids import ApplicationId, VisitId
    from kiosk.basics.progress import Progress
    from kiosk.forms.application import Application
    from kiosk.forms.definition.library import Library
    from kiosk.forms.definition.procedure import Procedure
    from kiosk.paper.form import Form
    from kiosk.paper.marks import Page
    from kiosk.paper.pdf import Pen
    from kiosk.paper.printer import Printer
    from kiosk.words.catalogue import Catalogue, Words

_log = logging.getLogger(__name__)


class SealedBytes(Protocol):
    """The sealed application, of which paper needs the bytes alone (kiosk.delivery.backend.Sealed)."""

    @property
    def application_id(self) -> ApplicationId: ...

    @property
    def body(self) -> bytes: ...


class PaperService:
    """Makes documents and prints them; touches no disk unless the printer is a folder.

    Any thread may call it: one document is drawn after the other, for fonts are read as they are needed and
    reportlab keeps those of all documents in one table.

    Attributes:
        has_slip_printer: Whether slips come out anywhere.
    """

    def __init__(
        self,
        library: Library,
        catalogue: Catalogue,
        *,
        printer: str | Printer = "none",
        slip_printer: str | Printer = "none",
        kiosk: str = "",
        fonts: Fonts | None = None,
    ) -> None:
        """Opens nothing yet; printers are given by their setting or ready made.

        `kiosk` is this kiosk's id, for printers by setting.
        """
        self._library = library
        self._catalogue = catalogue
        self._printer = _opened(printer, kiosk, "")
        self._slip_printer = _opened(slip_printer, kiosk, "slip")
        self.has_slip_printer = slip_printer != "none"
        self._fonts = _fonts_of(catalogue) if fonts is None else fonts
        self._drawing = threading.Lock()

    def state(self) -> PrinterState:
        """What the printer of the forms says now."""
        return self._printer.state()

    @property
    def owes(self) -> bool:
        """Whether `withdraw_left` has to be called again."""
        return self._printer.owes or self._slip_printer.owes

    def withdraw_left(self) -> None:
        """Takes back from the printers what nobody waits for: left by a process that was killed, or late."""
        self._printer.withdraw_left()
        self._slip_printer.withdraw_left()

    def fill(
        self, application: Application, sealed: SealedBytes | None, *, visit: VisitId
    ) -> Result[Document]:
        """The filled-in form, with the sealed application as QR codes where there is one."""
        return self._form_with_codes(application, sealed, visit)

    def fill_again(
        self, application: Application, sealed: SealedBytes | None, *, visit: VisitId
    ) -> Result[Document]:
        """The same form once more; each page says that the copy printed before is void (無効)."""
        void = plain(self._catalogue.words("ja")("paper.void"))
        return self._form_with_codes(application, sealed, visit, void)

    def large_print(self, application: Application, *, visit: VisitId) -> Result[Document]:
        """A copy of the form to keep and read, no letter below 14 pt."""
        return self._form(application, (), visit, large=True)

    def slip(
        self, application: Application, receipt_number: str | None, *, visit: VisitId
    ) -> Result[Document]:
        """The slip to take home; without a receipt number it says under which one the application waits."""
        procedure = self._library.get(application.procedure[0])
        if procedure is None:
            return _not_drawn(application.procedure[0])

        def slip_in(words: Words) -> Slip:
            return slip_of(application, said(procedure, words), receipt_number, words)

        drawn = self._strip(slip_in, application.language, mark_of(visit, application.application_id))
        if not isinstance(drawn, Ok):
            return drawn
        summary = self._summary("paper.summary-slip", application, procedure, 1)
        return Ok(Document(visit, application.application_id, drawn.value, summary, 1))

    def desk_slip(
        self,
        matter_id: str,
        procedure_id: str,
        language: str,
        *,
        at: datetime,
        kiosk: tuple[str, str],
        application: ApplicationId,
        visit: VisitId,
    ) -> Result[Document]:
        """What to bring to the desk, for the slip printer or, without one, on an A4 sheet.

        `procedure_id` is "" where the matter has a counter of its own; `kiosk` is (id, office).
        """
        matter, procedure = self._library.desk_matter(matter_id), self._library.get(procedure_id)
        if matter is None:
            return _not_drawn(matter_id)

        def slip_in(words: Words) -> Slip:
            return desk_slip_of(matter, procedure, words, at=at, kiosk=kiosk)

        onto = None if self.has_slip_printer else on_sheet
        drawn = self._strip(slip_in, language, mark_of(visit, application), onto)
        if not isinstance(drawn, Ok):
            return drawn
        title = slip_in(self._own_words(language)).title
        return Ok(Document(visit, application, drawn.value, title, 1, None if onto is None else A4_MEDIA))

    def ticket(
        self,
        sealed: bytes,
        language: str,
        *,
        at: datetime,
        kiosk: tuple[str, str],
        application: ApplicationId,
        visit: VisitId,
    ) -> Result[Document]:
        """The sheet (続きの券) that brings a visit back; `kiosk` is (id, office)."""
        from kiosk.paper.qr import symbols
        from kiosk.paper.symbols import TICKET
        from kiosk.paper.ticket import ticket_of, ticket_pages

        words = self._own_words(language)
        ticket = ticket_of(words, self._catalogue.words("ja"), at=at, office=kiosk[1], kiosk=kiosk[0])
        try:
            own = "" if words.is_japanese else words.language
            with self._drawing:
                pages = ticket_pages(ticket, symbols(sealed, TICKET), self._fonts, own)
                mark = mark_of(visit, application)
                pdf = self._pen.draw(pages, title=ticket.title, language=words.language, mark=mark)
        except FontMissing as missing:
            return _not_drawn(missing.package)
        summary = self._catalogue.words(language)("paper.ticket.summary", pages=len(pages))
        return Ok(Document(visit, application, pdf, summary, len(pages), A4_MEDIA))

    def sealed_sheet(
        self, application_id: ApplicationId, sealed: SealedBytes, *, visit: VisitId
    ) -> Result[Document]:
        """What staff carry to the desk where an application can be delivered no other way; for no eyes."""
        from kiosk.paper.qr import symbols

        if not carries(sealed, application_id):
            return _of_another()
        words = self._catalogue.words("ja")
        try:
            title = plain(words("paper.sealed.title"))
            with self._drawing:
                pages = sealed_pages(application_id, symbols(sealed.body), words, self._fonts, STANDARD)
                pdf = self._pen.draw(pages, title=title, mark=mark_of(visit, application_id))
        except FontMissing as missing:
            return _not_drawn(missing.package)
        return Ok(Document(visit, application_id, pdf, title, len(pages), A4_MEDIA))

    def print(
        self, document: Document, *, visit: VisitId, application: ApplicationId, progress: Progress
    ) -> Result[Printed]:
        """Puts a form on paper; what is another visit's or another application's is refused."""
        if not belongs(document, visit, application):
            return _of_another()
        return self._printer.print(document, progress)

    def print_slip(
        self, document: Document, *, visit: VisitId, application: ApplicationId, progress: Progress
    ) -> Result[Printed]:
        """Puts a slip on paper; what is another visit's or another application's is refused."""
        if not belongs(document, visit, application):
            return _of_another()
        return self._slip_printer.print(document, progress)

    def print_desk_slip(
        self, document: Document, *, visit: VisitId, application: ApplicationId, progress: Progress
    ) -> Result[Printed]:
        """On the slip printer, without one on the printer of the forms."""
        put = self.print_slip if self.has_slip_printer else self.print
        return put(document, visit=visit, application=application, progress=progress)

    @cached_property
    def _pen(self) -> Pen:
        from kiosk.paper.pdf import Pen

        return Pen(self._fonts)

    def _strip(
        self,
        slip_in: Callable[[Words], Slip],
        language: str,
        mark: str,
        onto: Callable[[Page], Page] | None = None,
    ) -> Result[bytes]:
        """A slip in Japanese, with the visitor's language below it; easy Japanese stands alone."""
        own = self._own_words(language)
        first = slip_in(own if own.is_japanese else self._catalogue.words("ja"))
        second = () if own.is_japanese else (slip_in(own), own.language)
        try:
            with self._drawing:
                page = slip_page(first, self._fonts, *second)
                page = page if onto is None else onto(page)
                return Ok(self._pen.draw((page,), title=first.title, mark=mark))
        except FontMissing as missing:
            return _not_drawn(missing.package)

    def _form_with_codes(
        self, application: Application, sealed: SealedBytes | None, visit: VisitId, void: str = ""
    ) -> Result[Document]:
        """The sealed bytes must be those of the very application that stands in letters beside them."""
        from kiosk.paper.qr import symbols

        if sealed is not None and not carries(sealed, application.application_id):
            return _of_another()
        codes = () if sealed is None else symbols(sealed.body)
        return self._form(application, codes, visit, void=void)

    def _form(
        self,
        application: Application,
        codes: Sequence[tuple[bytes, ...]],
        visit: VisitId,
        *,
        void: str = "",
        large: bool = False,
    ) -> Result[Document]:
        procedure = self._library.get(application.procedure[0])
        if procedure is None:
            return _not_drawn(application.procedure[0])
        japanese = self._catalogue.words("ja")
        lines = lines_of(application, procedure, japanese)
        own = self._own_words(application.language)
        second = second_of(application, procedure, own)
        form = replace(form_of(application, procedure, lines, japanese, second), void=void)
        letter = letter_of(application, procedure, lines, japanese, second)
        try:
            with self._drawing:
                pages = self._large(form) if large else fitted_form(form, self._fonts, codes)
                if letter is not None and not large:
                    pages += fitted_letter(letter, self._fonts, codes)
                mark = mark_of(visit, application.application_id)
                pdf = self._pen.draw(pages, title=form.title, mark=mark)
        except FontMissing as missing:
            return _not_drawn(missing.package)
        summary = self._summary("paper.summary", application, procedure, len(pages))
        contents = contents_of(application, procedure, own)
        return Ok(Document(visit, application.application_id, pdf, summary, len(pages), A4_MEDIA, contents))

    def _large(self, form: Form) -> tuple[Page, ...]:
        return form_pages(form, self._fonts, LARGE)

    def _own_words(self, language: str) -> Words:
        """In the language the visit was held in; Japanese for one that is not there any more."""
        return self._catalogue.words(language if language in self._catalogue.languages() else "ja")

    def _summary(self, key: str, application: Application, procedure: Procedure, pages: int) -> str:
        words = self._catalogue.words(application.language)
        return words(key, title=said(procedure, words).title, pages=pages)


def _fonts_of(catalogue: Catalogue) -> Fonts:
    """With the fonts that each further language names for itself."""
    known = languages(catalogue.root)
    return Fonts(languages={name: one.fonts for name, one in known.items() if not name.startswith("ja")})


def _opened(printer: str | Printer, kiosk: str, role: str) -> Printer:
    return printer_of(printer, kiosk=kiosk, role=role) if isinstance(printer, str) else printer


def _of_another() -> Err:
    return Err(Failure(Code.PRINT_09))


def _not_drawn(missing: str) -> Err:
    """`missing` names a package or a procedure, never a person."""
    _log.error("the paper cannot be drawn: %s is missing", missing)
    return Err(Failure(Code.PRINT_07, {"missing": missing}))
