"""What happens on the floor: calls for staff, the kiosks, the end of the day, the record."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import JSONResponse

from kiosk.backend.desk import calls, kiosks
from kiosk.backend.desk.forms import Asked, Form, PageItself, Staff
from kiosk.backend.desk.listing import Filter, listed
from kiosk.backend.desk.pages import HEADERS, moved, page
from kiosk.backend.desk.record import Act, entries

router = APIRouter()
_RECORD_PAGE = 40


@router.get("/now")
def now(asked: PageItself) -> Response:
    """What every page asks for every few seconds."""
    return JSONResponse({"calls": calls.waiting_count(asked.parts.store)}, headers=HEADERS)


@router.get("/calls")
def calls_page(asked: Staff, notice: str = "") -> Response:
    return _calls(asked, "calls", notice)


@router.get("/calls/list")
def calls_list(asked: PageItself) -> Response:
    """Only the list, to be put into the page."""
    return _calls(asked, "calls-list", "")


@router.post("/calls/{call_id}/answered")
def answered(request: Request, asked: Staff, call_id: str, _form: Form) -> Response:
    return _marked(request, asked, call_id, Act.CALL_ANSWERED)


@router.post("/calls/{call_id}/reopened")
def reopened(request: Request, asked: Staff, call_id: str, _form: Form) -> Response:
    return _marked(request, asked, call_id, Act.CALL_REOPENED)


@router.get("/kiosks")
def kiosks_page(asked: Staff) -> Response:
    store = asked.parts.store
    found = kiosks.states(store, asked.parts.kiosks, asked.by.at)
    named = {item.application_id for one in found for item in one.items}
    received = {application_id: store.application(application_id) for application_id in named}
    return page("kiosks", seen_by=asked.signed_in, kiosks=found, received=received)


@router.get("/day")
def day_page(asked: Staff, notice: str = "") -> Response:
    store = asked.parts.store
    rows = kiosks.day_rows(store, asked.parts.kiosks, asked.by)
    waiting, open_calls = asked.parts.paper.waiting(), calls.waiting_count(store)
    return page(
        "day",
        seen_by=asked.signed_in,
        notice=notice,
        rows=rows,
        items=kiosks.ITEMS,
        today=asked.by.moment[:10],
        papers=len(waiting),
        calls=open_calls,
        unhandled=listed(store, Filter()).total,
        done=all(row.done for row in rows) and not waiting and not open_calls,
        names=asked.parts.accounts.names(),
    )


@router.post("/day/{kiosk_id}/{item}/{what}")
def look(
    request: Request,
    asked: Staff,
    _form: Form,
    kiosk_id: str,
    item: Literal["card", "paper"],
    what: Literal["checked", "unchecked"],
) -> Response:
    act: Literal[Act.DAY_CHECKED, Act.DAY_UNCHECKED]
    act = Act.DAY_CHECKED if what == "checked" else Act.DAY_UNCHECKED
    known = {state.kiosk_id for state in kiosks.states(asked.parts.store, asked.parts.kiosks, asked.by.at)}
    if kiosk_id not in known:
        return page("message", seen_by=asked.signed_in, notice="no-such-page", status=HTTPStatus.NOT_FOUND)
    kiosks.look(asked.parts.store, kiosk_id, item, act, asked.by)
    return moved(request, "/day", act.value)


@router.get("/record")
def record_page(
    asked: Staff, login: str = "", start: Annotated[int, Query(ge=0, le=1_000_000)] = 0
) -> Response:
    found = entries(asked.parts.store, login=login or None, before=start, most=_RECORD_PAGE + 1)
    return page(
        "record",
        seen_by=asked.signed_in,
        entries=found[:_RECORD_PAGE],
        more=len(found) > _RECORD_PAGE,
        start=start,
        step=_RECORD_PAGE,
        login=login,
        names=asked.parts.accounts.names(),
    )


def _calls(asked: Asked, template: str, notice: str) -> Response:
    waiting, done = calls.latest(asked.parts.store)
    names = asked.parts.accounts.names()
    return page(template, seen_by=asked.signed_in, notice=notice, waiting=waiting, done=done, names=names)


def _marked(
    request: Request, asked: Asked, call_id: str, act: Literal[Act.CALL_ANSWERED, Act.CALL_REOPENED]
) -> Response:
    done = calls.mark(asked.parts.store, call_id, act, asked.by)
    return moved(request, "/calls", act.value if done else "call-quicker")
