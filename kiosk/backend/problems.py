"""Every error as `application/problem+json` (RFC 9457), FastAPI's own included."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from http import HTTPMethod, HTTPStatus

from fastapi import Request
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.routing import BaseRoute, Match, Mount
from starlette.types import ASGIApp, Receive, Scope, Send

from kiosk.backend.contract import Fault
from kiosk.basics.unexpected import type_and_place

TYPES = "https://madoguchi-kiosk.example/problems/"
_LOG = logging.getLogger(__name__)

# One sentence for each kind of problem of the contract; the key is the last segment of `type`.
TITLES = {
    "busy": "Not now",
    "cannot-open": "The sealed application cannot be opened",
    "content-digest-mismatch": "The body is not what Content-Digest says",
    "content-digest-missing": "Content-Digest with sha-256 is missing",
    "faults": "Members are at fault",
    "already-received-with-other-content": "This id was received with other content",
    "malformed-id": "The path holds no lower-case UUIDv7",
    "malformed-json": "The body is no JSON",
    "not-let-in": "No token, or an unknown one",
    "other-kiosk": "The token acts for another kiosk",
    "other-media-type": "The body's media type is another",
    "sealing-not-allowed": "The sealing is not one the contract allows",
    "too-large": "The body is too large",
    "unexpected": "Something went wrong here",
    "unknown-application": "Not received",
    "unknown-path": "Nothing is here",
    "method-not-allowed": "Not with this method",
}


class Problem(Exception):
    """Ends a call with a problem document.

    Attributes:
        status: HTTP status.
        kind: A key of `TITLES`.
        faults: Members at fault, for 422.
    """

    def __init__(
        self,
        status: HTTPStatus,
        kind: str,
        *,
        faults: tuple[Fault, ...] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(kind)
        self.status = status
        self.kind = kind
        self.faults = faults
        self.headers = headers


def rejected(*faults: Fault) -> Problem:
    return Problem(HTTPStatus.UNPROCESSABLE_ENTITY, "faults", faults=faults)


def cannot_open() -> Problem:
    return Problem(HTTPStatus.BAD_REQUEST, "cannot-open")


def taken() -> Problem:
    return Problem(HTTPStatus.CONFLICT, "already-received-with-other-content")


def other_kiosk() -> Problem:
    return Problem(HTTPStatus.FORBIDDEN, "other-kiosk")


def busy() -> Problem:
    return Problem(HTTPStatus.SERVICE_UNAVAILABLE, "busy", headers={"Retry-After": "30"})


def render(problem: Problem) -> JSONResponse:
    document: dict[str, object] = {
        "type": TYPES + problem.kind,
        "title": TITLES[problem.kind],
        "status": int(problem.status),
        "detail": _detail(problem),
    }
    if problem.faults:
        document["errors"] = [{"pointer": fault.pointer, "detail": fault.detail} for fault in problem.faults]
    return JSONResponse(
        document, int(problem.status), dict(problem.headers or {}), media_type="application/problem+json"
    )


async def answer_problem(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, Problem)
    route = request.scope.get("route")
    path = getattr(route, "path", "(no path)")
    _LOG.info("%s %s: %s %s", request.method, path, int(error.status), error.kind)
    return render(error)


async def answer_http_exception(request: Request, error: Exception) -> JSONResponse:
    """What the framework raises by itself: no such path, no such method."""
    assert isinstance(error, HTTPException)
    status = HTTPStatus(error.status_code)
    headers = error.headers
    if status == HTTPStatus.METHOD_NOT_ALLOWED:
        headers = {"Allow": ", ".join(sorted(_methods_of(request)))}
    kinds = {HTTPStatus.NOT_FOUND: "unknown-path", HTTPStatus.METHOD_NOT_ALLOWED: "method-not-allowed"}
    return await answer_problem(request, Problem(status, kinds.get(status, "unexpected"), headers=headers))


async def answer_validation_error(request: Request, error: Exception) -> JSONResponse:
    """FastAPI's own 422; its message quotes the input, so only the place is told."""
    assert error is not None
    return await answer_problem(request, rejected(Fault("", "the request is not as the contract says")))


async def answer_unexpected(_request: Request, _error: Exception) -> JSONResponse:
    """The framework raises the error again after this answer; `UnexpectedLogged` has the last word."""
    return render(Problem(HTTPStatus.INTERNAL_SERVER_ERROR, "unexpected"))


class UnexpectedLogged:
    """Outermost layer: an unexpected error becomes a log line without the error's own text.

    The text of an exception may quote what it stumbled over, and here this may be personal. The place where
    it happened is enough to find the fault.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await self._app(scope, receive, send)
        except Exception as error:  # noqa: BLE001 (the last frame before the wire: everything ends here)
            _LOG.error("unexpected %s", type_and_place(error))


def _methods_of(request: Request) -> set[str]:
    """Every method of the path, whichever route has it: the framework names those of the first alone.

    Each one is tried: what the routes look like below a router is the framework's own affair.
    """
    routes = [route for route in request.app.routes if not isinstance(route, Mount)]
    tried = ((method, {**request.scope, "method": method}) for method in HTTPMethod)
    return {method for method, scope in tried if any(_takes(route, scope) for route in routes)}


def _takes(route: BaseRoute, scope: Scope) -> bool:
    return route.matches(scope)[0] is Match.FULL


def _detail(problem: Problem) -> str:
    if not problem.faults:
        return TITLES[problem.kind] + "."
    return f"{len(problem.faults)} member(s) at fault; see errors."
