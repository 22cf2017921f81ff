"""Somebody of the office at the desk page, over HTTP, without a browser."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from contextlib import closing
from datetime import datetime

import requests
from argon2 import PasswordHasher

from kiosk.backend.config import JST
from kiosk.backend.desk.accounts import Accounts
from kiosk.backend.store import Store

PASSWORD = "himitsu-no-kotoba"
QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
"""A hash says itself what it costs, so that the back-end checks one of these quickly, too."""


def add_staff(database: str, login: str, name: str) -> None:
    """An account with PASSWORD."""
    with closing(Store(database)) as store:
        Accounts(store, QUICK).add(login, name, PASSWORD, datetime.now(JST))


class DeskVisitor:
    """A browser's part: cookies, and the form token of the last page."""

    def __init__(self, url: str) -> None:
        """`url`: the back-end's, with `/v1`."""
        self._base = url.removesuffix("/v1") + "/desk"
        self._session = requests.Session()
        self._token = ""

    @property
    def cookies(self) -> Mapping[str, str | None]:
        return dict(self._session.cookies)

    def sign_in(self, login: str, password: str = PASSWORD) -> requests.Response:
        return self.send("/sign-in", login=login, password=password)

    def get(self, path: str) -> requests.Response:
        return self._noted(self._session.get(self._base + path, timeout=30))

    def send(
        self, path: str, *, headers: Mapping[str, str] | None = None, **fields: str
    ) -> requests.Response:
        """POST, with the token unless the fields have one."""
        given = {"form_token": self._token} | fields
        return self._noted(self._session.post(self._base + path, data=given, headers=headers, timeout=30))

    def close(self) -> None:
        self._session.close()

    def _noted(self, answer: requests.Response) -> requests.Response:
        found = re.search(r'name="form_token" value="([^"]+)"', answer.text)
        self._token = found[1] if found else self._token
        return answer


def words_of(answer: requests.Response) -> str:
    """A page's text without its tags, spaces folded."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", answer.text)).split())
