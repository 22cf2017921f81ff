"""Every fault of the contract's table of answers, as something that a proxy does to one request."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

Breaking: TypeAlias = Literal["close", "reset", "hang", "drip", "garbage", "kill"]
Moment: TypeAlias = Literal["before the body", "after the body", "in the reply"]
LineFault: TypeAlias = Literal["refused", "TLS failure", "silent handshake"]
LINE_FAULTS: tuple[LineFault, ...] = ("refused", "TLS failure", "silent handshake")
"""These happen to a connection, before any request."""
PROBLEM = "application/problem+json"
LATE = "lands seconds after the kiosk gave up"


@dataclass(frozen=True)
class Fault:
    """One fault.

    Attributes:
        row: The row of the contract's table that it belongs to.
        lands: The request reaches the back-end all the same, and its answer is thrown away.
        late: It reaches the back-end some seconds later, when the kiosk has its answer or has given up.
        clear: The answer says for certain what became of the request.
        status, headers, body, media: What is said instead of the back-end's answer.
        breaking, moment: What is done to the line instead of saying anything; `kill` ends the kiosk (-9).
    """

    name: str
    row: str
    lands: bool = False
    late: bool = False
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
    yield from _receipts_of_nothing()
    yield from _said("HTML", "captive portal", 200, body=b"<html>Free Wi-Fi", media="text/html")
    for status in (202, 204, 206, 301, 302, 303, 304, 307, 308, 501, 505, 511, 599):
        yield from _said("any 3xx, other 2xx or 5xx", str(status), status, headers=("Location: /elsewhere",))
    for status in (408, 421, 425):
        yield from _said("408, 421, 425", str(status), status, body=_problem("x"), media=PROBLEM)
    for status in (400, 401, 403, 404, 409, 413, 415, 422):
        yield from _said(
            "4xx without a problem body", f"{status} bare", status, body=b"no", media="text/plain"
        )
    for status in (500, 502, 504):
        yield from _said("500, 502, 504", str(status), status, body=b"<html>", media="text/html")
    dates = ("Date: Sat, 28 Nov 2026 10:00:00 GMT", "Retry-After: Sat, 28 Nov 2026 10:00:01 GMT")
    for status in (429, 503):
        for headers in (("Retry-After: 1",), dates):
            name = f"{status} {headers[-1]}"
            yield from _said("429, 503", name, status, headers=headers, body=_problem("slow"), media=PROBLEM)
        yield from _said("429, 503 without Retry-After", f"{status} alone", status)
        odd = ("Retry-After: soon",)
        yield from _said("429, 503 without Retry-After", f"{status} soon", status, headers=odd)


def _receipts_of_nothing() -> Iterator[Fault]:
    other = {"receipt_number": "9999", "received_at": "2026-11-23T10:15:00+09:00", "status": "received"}
    digest = "sha-256=:AAAA:"
    for what, receipt in (
        ("other id", {**other, "application_id": "0193-other", "content_digest": digest}),
        ("other digest", {**other, "application_id": "same", "content_digest": digest}),
    ):
        yield from _said("2xx that is not its receipt", what, 200, body=json.dumps(receipt).encode())
    for what, body in (("empty object", b"{}"), ("half JSON", b'{"application_id":'), ("no body", b"")):
        yield from _said("2xx whose body is not the contract's", what, 201, body=body)


def _certain(row: str, status: int, kind: str, *headers: str) -> Fault:
    name = " ".join([str(status), kind, *headers])
    return Fault(name, row, clear=True, status=status, headers=headers, body=_problem(kind), media=PROBLEM)


def _refusals() -> Iterator[Fault]:
    yield _certain("409", 409, "already-received-with-other-content")
    yield _certain("422", 422, "invalid")
    for status, kind in (
        (400, "cannot-open"),
        (400, "other"),
        (405, "method"),
        (410, "gone"),
        (413, "large"),
        (415, "media"),
        (418, "x"),
    ):
        yield _certain("400, 413, 415, other 4xx", status, kind)
    yield _certain("401, 403", 401, "who")
    yield _certain("401, 403", 403, "not-you")
    for kind in ("content-digest-missing", "content-digest-mismatch"):
        yield from _said("400 content-digest-…", kind, 400, body=_problem(kind), media=PROBLEM)


def _breaks() -> Iterator[Fault]:
    ways: tuple[Breaking, ...] = ("close", "reset", "hang", "drip", "garbage", "kill")
    moments: tuple[Moment, ...] = ("before the body", "after the body", "in the reply")
    for breaking in ways:
        for moment in moments:
            for lands in (False, True):
                if lands and moment == "before the body":
                    continue
                row = "kill -9" if breaking == "kill" else "reset, time-out before or after the body"
                name = f"{breaking} {moment}, {'landed' if lands else 'not landed'}"
                yield Fault(name, row, lands=lands, breaking=breaking, moment=moment)


def _late() -> Iterator[Fault]:
    ways: tuple[Breaking, ...] = ("close", "reset", "hang", "drip", "kill")
    for breaking in ways:
        yield Fault(f"{breaking}, landed late", LATE, late=True, breaking=breaking)
    for status in (202, 408, 500, 502, 504):
        yield Fault(
            f"{status}, landed late", LATE, late=True, status=status, body=b"<html>", media="text/html"
        )


FAULTS: tuple[Fault, ...] = (*_answers(), *_refusals(), *_breaks(), *_late())
