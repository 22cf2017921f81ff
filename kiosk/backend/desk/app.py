"""The desk as an application of its own below `/desk`: its errors are pages, not problem documents."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from http import HTTPStatus

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from sqlalchemy.exc import OperationalError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.staticfiles import StaticFiles

from kiosk.backend.desk import application_pages, door, floor_pages, paper_pages
from kiosk.backend.desk.forms import COOKIE, FormOld, NotSignedIn, WrongInput
from kiosk.backend.desk.pages import moved, page
from kiosk.backend.desk.parts import desk_parts_of
from kiosk.backend.desk.wording import RESOURCES
from kiosk.backend.parts import Parts
from kiosk.backend.problems import Problem

_LOG = logging.getLogger(__name__)


def create_desk(parts: Parts) -> FastAPI:
    """Answers below the path it is mounted at."""
    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None, redirect_slashes=False)
    app.state.desk = desk_parts_of(parts)
    for pages in (door, application_pages, paper_pages, floor_pages):
        app.include_router(pages.router)
    app.add_api_route("/", _to_the_list)
    app.mount("/static", StaticFiles(directory=RESOURCES / "desk" / "static"))
    app.add_exception_handler(NotSignedIn, _ask_to_sign_in)
    app.add_exception_handler(FormOld, _answer(HTTPStatus.FORBIDDEN, "form-old"))
    app.add_exception_handler(WrongInput, _answer(HTTPStatus.BAD_REQUEST, "wrong-input"))
    app.add_exception_handler(Problem, _answer(HTTPStatus.BAD_REQUEST, "wrong-input"))
    app.add_exception_handler(RequestValidationError, _answer(HTTPStatus.BAD_REQUEST, "wrong-input"))
    app.add_exception_handler(HTTPException, _answer_http)
    app.add_exception_handler(OperationalError, _answer_busy)
    app.add_exception_handler(Exception, _answer(HTTPStatus.INTERNAL_SERVER_ERROR, "unexpected"))
    return app


async def _ask_to_sign_in(request: Request, _error: Exception) -> Response:
    ended = "sign-in-ended" if COOKIE in request.cookies else ""
    if request.url.path.endswith(("/now", "/calls/list")):
        return Response(status_code=HTTPStatus.UNAUTHORIZED)
    return moved(request, "/sign-in", ended)


async def _answer_http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return page("message", seen_by=None, notice="no-such-page", status=HTTPStatus(error.status_code))


async def _answer_busy(request: Request, error: Exception) -> Response:
    _LOG.error("the database did not answer the desk: %s", type(error).__name__)
    return page("message", seen_by=None, notice="busy", status=HTTPStatus.SERVICE_UNAVAILABLE)


def _answer(status: HTTPStatus, notice: str) -> Callable[[Request, Exception], Awaitable[Response]]:
    async def answer(_request: Request, _error: Exception) -> Response:
        return page("message", seen_by=None, notice=notice, status=status)

    return answer


def _to_the_list(request: Request) -> Response:
    return moved(request, "/applications")
