"""Every fault of the contract's table of answers, as something that a proxy does to one request."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

Breaking: TypeAlias = Literal["close", "reset", "hang", "drip", "kill"]
Moment: TypeAlias = Literal["before the body", "after the body", "in the reply"]
PROBLEM = "application/problem+json"


@dataclass(frozen=True)
class Fault:
    """One fault.

    Attributes:
        row: The row of the contract's table that it belongs to.
        lands: The request reaches the back-end all the same, and its answer is thrown away.
        clear: The answer says for certain what became of the request.
        status, headers, body, media: What is said instead of the back-end's answer.
        breaking, moment: What is done to the line instead of saying anything; `kill` ends the kiosk (-9).
    """

    name: str
    row: str
    lands: bool = False
    clear: bool = False
    status: int = 0
    headers: tuple[str, ...] = ()
    body: bytes = b""
    media: str = "application/json"
    breaking: Breaking | None = None
    moment: Moment = "after the body"


def _problem(kind: str) -> bytes:
    return json.dumps({"type": f"https://invented.example/problems/{kind}", "title": kind}).encode()


def _said(row: str, name: str, status: int, **members: object) -> Iterator[Fault]:
    """An answer that may be said before the request lands and after."""
    for lands in (False, True):
        plain = {"name": f"{name}, {'landed' if lands else 'not landed'}", "row": row, "lands": lands}
        yield Fault(**{**plain, "status": status, **members})  # type: ignore[arg-type]


def _answers() -> Iterator[Fault]:
    other = {"receipt_number": "9999", "received_at": "2026-11-23T10:15:00+09:00", "status": "received"}
    digest = "sha-256=:AAAA:"
    for what, receipt in (
        ("other id", {**other, "application_id": "0193-other", "content_digest": digest}),
        ("other digest", {**other, "application_id": "same", "content_digest": digest}),
    ):
        yield from _said("2xx that is not its receipt", what, 200, body=json.dumps(receipt).encode())
    yield from _said("HTML", "captive portal", 200, body=b"<html>Free Wi-Fi", media="text/html")
    for status in (202, 204, 302, 307, 501, 505):
        yield from _said("any 3xx, other 2xx or 5xx", str(status), status, headers=("Location: /elsewhere",))
    for status in (408, 421, 425):
        yield from _said("408, 421, 425", str(status), status, body=_problem("x"), media=PROBLEM)
    for status in (400, 404, 409, 422):
        yield from _said(
            "4xx without a problem body", f"{status} bare", status, body=b"no", media="text/plain"
        )
    for status in (500, 502, 504):
        yield from _said("500, 502, 504", str(status), status, body=b"<html>", media="text/html")
    yield from _said("429, 503", "503 alone", 503)


def _certain(row: str, status: int, kind: str, *headers: str) -> Fault:
    name = " ".join([str(status), kind, *headers])
    return Fault(name, row, clear=True, status=status, headers=headers, body=_problem(kind), media=PROBLEM)


def _refusals() -> Iterator[Fault]:
    yield _certain("409", 409, "already-received-with-other-content")
    yield _certain("422", 422, "invalid")
    for status, kind in ((400, "cannot-open"), (400, "other"), (413, "large"), (415, "media"), (418, "x")):
        yield _certain("400, 413, 415, other 4xx", status, kind)
    yield _certain("401, 403", 401, "who")
    yield _certain("401, 403", 403, "not-you")
    yield _certain("429, 503", 429, "slow", "Retry-After: 1")
    yield _certain("429, 503", 503, "busy", "Retry-After: 1")
    dates = ("Date: Sat, 28 Nov 2026 10:00:00 GMT", "Retry-After: Sat, 28 Nov 2026 10:00:01 GMT")
    yield _certain("429, 503", 503, "busy", *dates)
    for kind in ("content-digest-missing", "content-digest-mismatch"):
        yield from _said("400 content-digest-…", kind, 400, body=_problem(kind), media=PROBLEM)


def _breaks() -> Iterator[Fault]:
    ways: tuple[Breaking, ...] = ("close", "reset", "hang", "drip", "kill")
    moments: tuple[Moment, ...] = ("before the body", "after the body", "in the reply")
    for breaking in ways:
        for moment in moments:
            for lands in (False, True):
                if lands and moment == "before the body":
                    continue
                row = "kill -9" if breaking == "kill" else "reset, time-out before or after the body"
                name = f"{breaking} {moment}, {'landed' if lands else 'not landed'}"
                yield Fault(name, row, lands=lands, breaking=breaking, moment=moment)


FAULTS: tuple[Fault, ...] = (*_answers(), *_refusals(), *_breaks())
LINE_FAULTS = ("refused", "TLS failure")
"""These happen to a connection, not to a request; the proxy does them by itself."""
