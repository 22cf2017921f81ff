"""Applications at the desk: list, search, open, print, mark as done and take that back."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, Field

from kiosk.backend.desk.forms import Asked, Form, Staff
from kiosk.backend.desk.kiosks import has_paper
from kiosk.backend.desk.listing import PAGE, Filter, choices, listed, mark, named
from kiosk.backend.desk.pages import moved, page
from kiosk.backend.desk.record import Act, note
from kiosk.backend.desk.sheet import sections
from kiosk.backend.problems import Problem
from kiosk.backend.store import Kept

router = APIRouter(prefix="/applications")
_DAYS = (7, 31, 366)


class _Asked(BaseModel):
    """The list's filter as it stands in the address: nothing of a person."""

    state: Literal["open", "handled", "all"] = "open"
    office: str = Field("", max_length=100)
    procedure: str = Field("", max_length=60)
    day: str = Field("", pattern=r"^([0-9]{4}-[0-9]{2}-[0-9]{2})?$")
    number: str = Field("", pattern=r"^\s*[0-9]{0,9}\s*$")
    page: int = Field(0, ge=0, le=100_000)
    notice: str = ""

    def filter(self) -> Filter:
        return Filter(self.state, self.office, self.procedure, self.day, self.number.strip(), self.page)


@router.get("")
def list_page(asked: Staff, query: Annotated[_Asked, Query()]) -> Response:
    wanted = query.filter()
    found = listed(asked.parts.store, wanted)
    offices, procedures = choices(asked.parts.store)
    return page(
        "applications",
        seen_by=asked.signed_in,
        notice=query.notice,
        wanted=wanted,
        found=found,
        pages=-(-found.total // PAGE),
        offices=offices,
        procedures=procedures,
        names=asked.parts.accounts.names(),
        days=_DAYS,
    )


@router.post("/names")
def search_names(asked: Staff, form: Form) -> Response:
    """By POST, so that the name stands in no address, history or log."""
    name = form.get("name", "").strip()[:100]
    days = int(form.get("days", "")) if form.get("days") in {str(each) for each in _DAYS} else _DAYS[0]
    found = named(asked.parts.store, asked.parts.intake, name, days, asked.by) if name else None
    return page(
        "names",
        seen_by=asked.signed_in,
        found=found,
        name=name,
        days=_DAYS,
        chosen=days,
        names=asked.parts.accounts.names(),
    )


@router.get("/{application_id}")
def open_page(asked: Staff, application_id: str, notice: str = "") -> Response:
    return _opened(asked, application_id, Act.OPENED, "application", notice)


@router.get("/{application_id}/print")
def print_page(asked: Staff, application_id: str) -> Response:
    return _opened(asked, application_id, Act.PRINTED, "print", "")


@router.post("/{application_id}/handled")
def handled(request: Request, asked: Staff, application_id: str, _form: Form) -> Response:
    return _marked(request, asked, application_id, Act.HANDLED)


@router.post("/{application_id}/unhandled")
def unhandled(request: Request, asked: Staff, application_id: str, _form: Form) -> Response:
    return _marked(request, asked, application_id, Act.UNHANDLED)


def _opened(asked: Asked, application_id: str, act: Act, template: str, notice: str) -> Response:
    kept = asked.parts.store.application(application_id)
    if kept is None:
        return page(
            "message", seen_by=asked.signed_in, notice="no-such-application", status=HTTPStatus.NOT_FOUND
        )
    note(asked.parts.store, asked.by, act, application_id)
    return page(
        template,
        seen_by=asked.signed_in,
        notice=notice,
        kept=kept,
        copy=kept.came_by != "paper" and has_paper(asked.parts.store, kept.kiosk_id, application_id),
        names=asked.parts.accounts.names(),
        printed_at=asked.by.moment,
        sections=_sections(asked, kept),
    )


def _sections(asked: Asked, kept: Kept) -> object:
    """None where it cannot be opened: the page then says what to do."""
    try:
        return sections(asked.parts.intake.opened(kept))
    except Problem:
        return None


def _marked(
    request: Request, asked: Asked, application_id: str, act: Literal[Act.HANDLED, Act.UNHANDLED]
) -> Response:
    done = mark(asked.parts.store, application_id, act, asked.by)
    return moved(request, f"/applications/{application_id}", act.value if done else "handled-quicker")
