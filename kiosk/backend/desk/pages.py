"""Pages of the desk: Jinja templates from `resources/desk`, with headers that keep them out of caches."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from kiosk.backend.desk import dates
from kiosk.backend.desk.sessions import SignedIn
from kiosk.backend.desk.wording import RESOURCES, labels_of, place_said, words

HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self';"
    " connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "same-origin",  # no-referrer would make a form's Origin `null`
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(RESOURCES / "desk"),
        autoescape=select_autoescape(),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        say=words().of, place_said=place_said, title_of=lambda procedure: labels_of(procedure).title
    )
    environment.filters.update(moment=dates.moment, clock=dates.clock, day=dates.day)
    return environment


_ENVIRONMENT = _environment()


def page(
    name: str,
    /,
    *,
    seen_by: SignedIn | None,
    notice: str = "",
    status: HTTPStatus = HTTPStatus.OK,
    **facts: object,
) -> Response:
    """One page.

    Args:
        name: The template's file name without its ending.
        seen_by: Who is signed in.
        notice: Key below `notice`, said on top of the page; an unknown one says nothing.
        status: HTTP status.
        facts: For the template.
    """
    said = words().of("notice", notice)
    text = _ENVIRONMENT.get_template(f"{name}.html").render(
        facts, seen_by=seen_by, notice="" if said == notice else said, at=name
    )
    return HTMLResponse(text, status, HEADERS)


def moved(request: Request, path: str, notice: str = "") -> Response:
    """To another page of the desk, after an act; reloading that one repeats nothing."""
    query = f"?notice={notice}" if notice else ""
    place = f"{request.scope.get('root_path', '')}{path}{query}"
    return RedirectResponse(place, HTTPStatus.SEE_OTHER, HEADERS)


def headers_for(extra: Mapping[str, str]) -> dict[str, str]:
    return {**HEADERS, **extra}
