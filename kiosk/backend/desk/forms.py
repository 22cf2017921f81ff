"""What comes with a desk request: who asks, and the fields of a form that was really ours."""

from __future__ import annotations

import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import parse_qsl, urlsplit

from fastapi import Depends, Request

from kiosk.backend.bodies import read_body
from kiosk.backend.desk.parts import DeskParts
from kiosk.backend.desk.record import By
from kiosk.backend.desk.sessions import SignedIn

COOKIE = "madoguchi-desk"
LARGEST_FORM = 256 * 1024
_MOST_FIELDS = 50


class NotSignedIn(Exception):
    """The page shows itself to staff only."""


class FormOld(Exception):
    """The form was not made for this session: forged, or from before a new sign-in."""


class WrongInput(Exception):
    """No browser's form or link says such a thing: it holds U+0000, which no database keeps."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A request by somebody who is signed in."""

    parts: DeskParts
    signed_in: SignedIn
    by: By


async def desk_parts(request: Request) -> DeskParts:
    """What every page is made with.

    Raises:
        WrongInput: The address holds U+0000.
    """
    if "\0" in request.scope["path"] or "%00" in request.url.query:
        raise WrongInput
    parts: DeskParts = request.app.state.desk
    return parts


PartsOf = Annotated[DeskParts, Depends(desk_parts)]


def seconds() -> int:
    return int(time.time())


def _asked(request: Request, parts: DeskParts, *, present: bool) -> Asked:
    token = request.cookies.get(COOKIE)
    signed_in = parts.sessions.who(token, seconds(), present=present) if token else None
    if signed_in is None:
        raise NotSignedIn
    return Asked(parts, signed_in, By(signed_in.staff.login, parts.clock()))


def staff(request: Request, parts: PartsOf) -> Asked:
    return _asked(request, parts, present=True)


def page_itself(request: Request, parts: PartsOf) -> Asked:
    """For what the page asks for on its own: it does not keep anybody signed in."""
    return _asked(request, parts, present=False)


Staff = Annotated[Asked, Depends(staff)]
PageItself = Annotated[Asked, Depends(page_itself)]


async def fields(request: Request) -> Mapping[str, str]:
    """A form's fields; of one named twice the last.

    Raises:
        FormOld: The form stands on another site's page.
        WrongInput: A field holds U+0000.
        Problem: 413 or 415.
    """
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != request.headers.get("host"):
        raise FormOld
    body = await read_body(request, media_type="application/x-www-form-urlencoded", largest=LARGEST_FORM)
    if b"\0" in body or b"%00" in body:
        raise WrongInput
    try:
        text = body.decode("utf-8")
        return dict(parse_qsl(text, keep_blank_values=True, max_num_fields=_MOST_FIELDS, errors="strict"))
    except ValueError as error:
        raise FormOld from error


Fields = Annotated[Mapping[str, str], Depends(fields)]


def own_form(asked: Staff, given: Fields) -> Mapping[str, str]:
    """The fields of a form that this session was shown.

    Raises:
        FormOld: It was not.
    """
    if not secrets.compare_digest(given.get("form_token", "").encode(), asked.signed_in.form_token.encode()):
        raise FormOld
    return given


Form = Annotated[Mapping[str, str], Depends(own_form)]
