"""The back-end as an ASGI application."""

from __future__ import annotations

import logging
from http import HTTPStatus

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from sqlalchemy.exc import OperationalError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp

from kiosk.backend import problems
from kiosk.backend.calls import router
from kiosk.backend.desk.app import create_desk
from kiosk.backend.parts import Parts

_LOG = logging.getLogger(__name__)


def create_app(parts: Parts) -> ASGIApp:
    """Answers the contract's calls below `/v1`, and staff below `/desk`."""
    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None, redirect_slashes=False)
    app.state.parts = parts
    app.include_router(router, prefix="/v1")
    app.add_api_route("/desk", _to_the_desk)
    app.mount("/desk", create_desk(parts))
    app.add_exception_handler(problems.Problem, problems.answer_problem)
    app.add_exception_handler(HTTPException, problems.answer_http_exception)
    app.add_exception_handler(RequestValidationError, problems.answer_validation_error)
    app.add_exception_handler(OperationalError, _answer_busy)
    app.add_exception_handler(Exception, problems.answer_unexpected)
    return problems.UnexpectedLogged(app)


def _to_the_desk() -> Response:
    return RedirectResponse("/desk/", HTTPStatus.SEE_OTHER)


async def _answer_busy(request: Request, error: Exception) -> Response:
    """The database is locked, full or away."""
    _LOG.error("the database did not answer: %s", type(error).__name__)
    return await problems.answer_problem(request, problems.busy())
