"""Reading paper forms in: the QR codes are scanned or pasted into one field."""

from __future__ import annotations

from http import HTTPStatus

from fastapi import APIRouter, Request, Response
from starlette.exceptions import HTTPException

from kiosk.backend.desk.forms import Asked, Form, Staff
from kiosk.backend.desk.pages import moved, page
from kiosk.backend.desk.paper import Reading
from kiosk.backend.desk.record import Act
from kiosk.backend.desk.symbols import MOST_SYMBOLS
from kiosk.backend.desk.tickets import Ticket

router = APIRouter(prefix="/paper")


@router.get("")
def paper_page(asked: Staff, notice: str = "") -> Response:
    return _page(asked, None, notice)


@router.post("")
def read(asked: Staff, form: Form) -> Response:
    tickets, rest = asked.parts.tickets.read(form.get("symbols", ""), asked.by.at)
    with asked.parts.store.begin() as session:
        for ticket in tickets:
            if ticket.trouble is None:
                asked.by.note(session, Act.TICKET_OPENED, ticket.application)
    reading = None if tickets and not rest else asked.parts.paper.read(rest, asked.by)
    return _page(asked, reading, "", tickets)


@router.post("/{digest}/{of}/discarded")
def discard(request: Request, asked: Staff, digest: str, of: int, _form: Form) -> Response:
    if not 1 <= of <= MOST_SYMBOLS:  # no paper has so many, and no column takes any number
        raise HTTPException(HTTPStatus.NOT_FOUND)
    asked.parts.paper.discard(digest[:16], of, asked.by)
    return moved(request, "/paper", Act.PAPER_DISCARDED.value)


def _page(asked: Asked, reading: Reading | None, notice: str, tickets: tuple[Ticket, ...] = ()) -> Response:
    return page(
        "paper",
        seen_by=asked.signed_in,
        notice=notice,
        reading=reading,
        tickets=tickets,
        received={
            ticket.application: asked.parts.store.application(ticket.application) for ticket in tickets
        },
        waiting=asked.parts.paper.waiting(),
        names=asked.parts.accounts.names(),
    )
