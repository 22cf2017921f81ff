"""Which kiosk a bearer token acts for (RFC 6750). Only the tokens' hashes stay in memory."""

from __future__ import annotations

import hashlib
import os
import secrets
import stat
from collections.abc import Mapping
from http import HTTPStatus
from pathlib import Path

from kiosk.backend.problems import Problem


class TokenUnusable(Exception):
    """A token file holds nothing that could serve as one."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} holds no token: a first line of printable ASCII characters")


class TokenShared(Exception):
    """Two kiosks have the same token, so that it would not say which one calls."""

    def __init__(self, kiosk_id: str) -> None:
        super().__init__(f"the token of {kiosk_id} is another kiosk's too")


class Tokens:
    """Every kiosk's token, by hash.

    Raises:
        TokenUnusable, TokenShared: The files do not tell the kiosks apart.
    """

    def __init__(self, files: Mapping[str, Path]) -> None:
        self._kiosks: dict[bytes, str] = {}
        for kiosk_id, path in files.items():
            digest = _hash(_token_in(path))
            if digest in self._kiosks:
                raise TokenShared(kiosk_id)
            self._kiosks[digest] = kiosk_id

    def kiosk_of(self, authorization: str | None) -> str:
        """The kiosk that the Authorization header speaks for.

        Raises:
            Problem: 401.
        """
        scheme, _, token = (authorization or "").partition(" ")
        kiosk_id = self._kiosks.get(_hash(token.strip())) if scheme.lower() == "bearer" else None
        if kiosk_id is None:
            raise Problem(HTTPStatus.UNAUTHORIZED, "not-let-in", headers={"WWW-Authenticate": "Bearer"})
        return kiosk_id


def make_token(path: Path) -> None:
    """Writes a fresh token into `path`, for its owner's eyes; does nothing where the file exists."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, stat.S_IRUSR | stat.S_IWUSR)
    except FileExistsError:
        return
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(32) + "\n")


def _token_in(path: Path) -> str:
    make_token(path)
    lines = path.read_bytes().decode("ascii", "replace").splitlines()
    token = lines[0].strip() if lines else ""
    if not token or not token.isascii() or not token.isprintable():
        raise TokenUnusable(path)
    return token


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode("utf-8", "surrogateescape")).digest()
