"""The desk's door: signing in and out."""

from __future__ import annotations

from http import HTTPStatus

from fastapi import APIRouter, Request, Response

from kiosk.backend.desk.forms import COOKIE, Fields, Form, PartsOf, Staff, seconds
from kiosk.backend.desk.pages import moved, page
from kiosk.backend.desk.record import Act, By, note
from kiosk.backend.desk.sessions import TooManyGuesses

router = APIRouter()


@router.get("/sign-in")
def sign_in_page(notice: str = "") -> Response:
    return page("sign-in", seen_by=None, notice=notice, login="")


@router.post("/sign-in")
def sign_in(request: Request, parts: PartsOf, given: Fields) -> Response:
    login = given.get("login", "").strip().lower()
    address = request.client.host if request.client else "unknown"
    try:
        token = parts.sessions.sign_in(login, given.get("password", ""), address, seconds())
    except TooManyGuesses:
        answer = page(
            "sign-in", seen_by=None, notice="sign-in-wait", login=login, status=HTTPStatus.TOO_MANY_REQUESTS
        )
        answer.headers["Retry-After"] = "900"
        return answer
    if token is None:
        return page(
            "sign-in", seen_by=None, notice="sign-in-wrong", login=login, status=HTTPStatus.UNAUTHORIZED
        )
    note(parts.store, By(login, parts.clock()), Act.SIGNED_IN, address)
    answer = moved(request, "/applications")
    path = request.scope.get("root_path", "") or "/"
    answer.set_cookie(COOKIE, token, path=path, httponly=True, samesite="strict", secure=parts.secure)
    return answer


@router.post("/sign-out")
def sign_out(request: Request, asked: Staff, _form: Form) -> Response:
    asked.parts.sessions.sign_out(request.cookies[COOKIE])
    note(asked.parts.store, asked.by, Act.SIGNED_OUT, "")
    answer = moved(request, "/sign-in")
    answer.delete_cookie(COOKIE, path=request.scope.get("root_path", "") or "/")
    return answer
