"""Odd but legal: a back-end of somebody else's making, answer by answer, byte by byte."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest

from kiosk.delivery.backend import (
    Answer,
    BackendSettings,
    Challenge,
    Conflict,
    Defect,
    Heartbeat,
    NotLetIn,
    NotReceived,
    Received,
    Rejected,
    StaffCall,
    Unclear,
    Unreachable,
    Wait,
)
from kiosk.delivery.http import HttpBackend
from tests.fakes.clock import ShiftedClock
from tests.fakes.hand_ins import sealed
from tests.fakes.raw_server import Answer as Raw
from tests.fakes.raw_server import RawServer, Request, raw_server, whole

JSON = "Content-Type: application/json"
PROBLEM = "Content-Type: application/problem+json; charset=utf-8"


@pytest.fixture
def server() -> Iterator[RawServer]:
    with raw_server() as running:
        yield running


@pytest.fixture
def clock() -> ShiftedClock:
    return ShiftedClock()


@pytest.fixture
def backend(server: RawServer, clock: ShiftedClock) -> Iterator[HttpBackend]:
    client = HttpBackend(BackendSettings(server.url, "oji-01"), clock)
    yield client
    client.close()


def receipt(request: Request) -> list[bytes]:
    return [whole("201 Created", request.receipt(), JSON)]


def chunked(request: Request) -> list[bytes]:
    body = request.receipt()
    chunks = [b"%x;name=value\r\n%s\r\n" % (len(part), part) for part in (body[:1], body[1:40], body[40:])]
    head = b"HTTP/1.1 201 Created\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n"
    return [head, *chunks, b"0\r\nX-Trailer: yes\r\n\r\n"]


def until_closed(request: Request) -> list[bytes]:
    return [b"HTTP/1.0 200 OK\r\nContent-Type: application/json\r\n\r\n" + request.receipt(), b""]


def zipped(request: Request) -> list[bytes]:
    return [whole("200 OK", gzip.compress(request.receipt()), JSON, "Content-Encoding: gzip")]


def early(request: Request) -> list[bytes]:
    hints = b"HTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload\r\n\r\n"
    return [b"HTTP/1.1 100 Continue\r\n\r\n", b"HTTP/1.1 102 Processing\r\n\r\n", hints, *receipt(request)]


def saying(status: str = "200 OK", /, *headers: str, **members: object) -> Raw:
    return lambda request: [whole(status, request.receipt(**members), *(headers or (JSON,)))]


RECEIPTS = {
    "200 instead of 201": saying("200 OK"),
    "no reason phrase": saying("201 "),
    "small header names": saying("201 Created", "content-type: application/json;charset=utf-8"),
    "a vendor's media type": saying("201 Created", "Content-Type: application/vnd.ward.receipt+json"),
    "no media type": saying("201 Created", "X-Nothing: said"),
    "unknown members": saying(desk="3番", links=[{"rel": "self"}], application={"nested": None}),
    "another status": saying(status="returned"),
    "a time in UTC with small letters": saying(received_at="2026-11-23t01:15:03.123456789z"),
    "a leap second": saying(received_at="2026-12-31T23:59:60Z"),
    "chunks with extensions and a trailer": chunked,
    "an end without a length": until_closed,
    "compressed though nobody asked": zipped,
    "interim replies": early,
    "folded spaces": saying("201 Created", "Content-Type:    application/json   "),
    "a mark in front": lambda request: [whole("201 Created", b"\xef\xbb\xbf" + request.receipt(), JSON)],
    "piece by piece": lambda request: [bytes([byte]) for byte in receipt(request)[0]],
}


@pytest.mark.parametrize("said", RECEIPTS.values(), ids=RECEIPTS)
def test_receipt_in_other_clothes_is_a_receipt(said: Raw, server: RawServer, backend: HttpBackend) -> None:
    server.script.extend([said, receipt])
    assert isinstance(backend.put(sealed()), Received)
    assert isinstance(backend.put(sealed()), Received), "and what comes after it is read from its beginning"


def raw(text: bytes) -> Raw:
    return lambda request: [text, b""]


def problem(status: str, kind: object, *headers: str, rest: str = "") -> Raw:
    body = f'{{"type": "{kind}", "title": "x", "status": 0{rest}}}'.encode()
    return lambda request: [whole(status, body, PROBLEM, *headers)]


WARD = "https://ward.example.jp/problems"
POINTERS = ', "errors": [{"pointer": "/applicant/name", "detail": "山田 太郎 is wrong"}, {"detail": "x"}]'
RETRY_DATE = ("Date: Sat, 28 Nov 2026 10:00:00 GMT", "Retry-After: Sat, 28 Nov 2026 10:01:30 GMT")
NO_RECEIPTS: dict[str, tuple[Raw, Answer]] = {
    "for somebody else's id": (saying(application_id="0193-other"), Unclear("other-id")),
    "for another digest": (
        saying(content_digest="sha-256=:AAAA:"),
        Unclear("other-digest", other_content=True),
    ),
    "a receipt in a list": (lambda request: [whole("200 OK", b"[1]", JSON)], Unclear("no-receipt")),
    "a number that is none": (saying(receipt_number=17), Unclear("no-receipt")),
    "an unknown status": (saying(status="lost"), Unclear("no-receipt")),
    "a time without offset": (saying(received_at="2026-11-23T10:15:03"), Unclear("no-receipt")),
    "204": (raw(b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"), Unclear("status-204")),
    "206": (saying("206 Partial Content"), Unclear("status-206")),
    "299": (saying("299 Odd"), Unclear("status-299")),
    "300": (saying("300 Multiple Choices"), Unclear("status-300")),
    "redirect elsewhere": (
        saying("308 Permanent Redirect", "Location: http://elsewhere.invalid/v1"),
        Unclear("status-308"),
    ),
    "a portal's page": (
        saying("200 OK", "Content-Type: text/html; charset=Shift_JIS"),
        Unclear("no-receipt"),
    ),
    "network login": (saying("511 Network Authentication Required"), Unclear("status-511")),
    "999": (saying("599 Odd"), Unclear("status-599")),
    "422 by a proxy": (
        lambda request: [whole("422 No", b"<html>", "Content-Type: text/html")],
        Unclear("status-422-without-problem"),
    ),
    "409 in plain JSON": (
        lambda request: [whole("409 No", b'{"type":"already-received-with-other-content"}', JSON)],
        Unclear("status-409-without-problem"),
    ),
    "409": (problem("409 Conflict", f"{WARD}/already-received-with-other-content"), Conflict()),
    "409 by a bare word": (problem("409 Conflict", "already-received-with-other-content"), Conflict()),
    "409 of another kind": (problem("409 Conflict", f"{WARD}/busy"), Defect(409, "busy")),
    "422": (problem("422 No", f"{WARD}/invalid", rest=POINTERS), Rejected(("/applicant/name",))),
    "400": (problem("400 Bad", f"{WARD}/cannot-open/"), Defect(400, "cannot-open")),
    "410": (problem("410 Gone", "about:blank"), Defect(410, "unknown")),
    "418": (problem("418 Teapot", "urn:ward:teapot"), Defect(418, "unknown")),
    "401": (problem("401 Who", f"{WARD}/who", "WWW-Authenticate: Bearer"), NotLetIn(401)),
    "403 by a portal": (
        lambda request: [whole("403 No", b"<html>", "Content-Type: text/html")],
        NotLetIn(403, unclear=True),
    ),
    "503 until a date": (problem("503 Busy", f"{WARD}/busy", *RETRY_DATE), Wait(90.0)),
    "503 until a date that nobody can place": (
        problem("503 Busy", "x", "Retry-After: Sat, 28 Nov 2026 10:01:30 GMT"),
        Wait(None),
    ),
    "429 for a day": (problem("429 Slow", "x", "Retry-After: 86400"), Wait(3600.0)),
    "429 for no time": (problem("429 Slow", "x", "retry-after: 0"), Wait(0.0)),
    "503 for nonsense": (problem("503 Busy", "x", "Retry-After: soon"), Wait(None)),
    "503 twice over": (problem("503 Busy", "x", "Retry-After: 5", "Retry-After: 6"), Wait(None)),
    "no HTTP at all": (raw(b"SSH-2.0-OpenSSH_9.2\r\n"), Unreachable("ConnectionError")),
    "a length that lies": (
        raw(b"HTTP/1.1 201 Created\r\nContent-Length: 900\r\n\r\n{"),
        Unreachable("ChunkedEncodingError"),
    ),
    "chunks that break off": (
        raw(b"HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{"),
        Unreachable("ChunkedEncodingError"),
    ),
    "headers without end": (
        raw(b"HTTP/1.1 201 Created\r\n" + b"X-More: and more\r\n" * 200 + b"\r\n"),
        Unreachable("ConnectionError"),
    ),
    "a bomb": (
        lambda request: [whole("200 OK", gzip.compress(b" " * 50_000_000), JSON, "Content-Encoding: gzip")],
        Unclear("no-receipt"),
    ),
    "a deep nest": (lambda request: [whole("200 OK", b"[" * 100_000, JSON)], Unclear("no-receipt")),
    "an endless number": (
        lambda request: [whole("200 OK", b'{"x":' + b"9" * 10_000 + b"}", JSON)],
        Unclear("no-receipt"),
    ),
}


@pytest.mark.parametrize(("said", "means"), NO_RECEIPTS.values(), ids=NO_RECEIPTS)
def test_answer_to_put_is_its_row(said: Raw, means: Answer, server: RawServer, backend: HttpBackend) -> None:
    server.script.extend([said, receipt])
    assert backend.put(sealed()) == means
    assert len(server.seen) == 1, "nothing is sent twice, and no redirect is followed"
    assert isinstance(backend.put(sealed()), Received), "and what comes after it is read from its beginning"


def test_interim_replies_without_end_are_left_at_the_deadline(
    server: RawServer, backend: HttpBackend
) -> None:
    def endless(request: Request) -> list[bytes]:
        return [b"HTTP/1.1 102 Processing\r\n\r\n"] * 100_000

    server.script.append(endless)
    answer = backend.put(sealed(), within_s=0.5)
    assert isinstance(answer, Unreachable)
    assert answer.sent


GETS = {
    "unknown": (problem("404 Not Found", f"{WARD}/unknown-application"), NotReceived()),
    "another 404": (problem("404 Not Found", f"{WARD}/no-such-page"), Defect(404, "no-such-page")),
    "404 by a web server": (
        lambda request: [whole("404 No", b"<html>", "Content-Type: text/html")],
        Unclear("status-404-without-problem"),
    ),
}


@pytest.mark.parametrize(("said", "means"), GETS.values(), ids=GETS)
def test_answer_to_get_is_its_row(said: Raw, means: Answer, server: RawServer, backend: HttpBackend) -> None:
    item = sealed()
    server.script.append(said)
    assert backend.get(item.application_id, item.digest) == means


class TestLine:
    def test_line_is_kept_over_all_calls(self, server: RawServer, backend: HttpBackend) -> None:
        item = sealed()
        server.script.extend([receipt, saying(content_digest=item.digest), receipt])
        backend.put(item)
        assert isinstance(backend.get(item.application_id, item.digest), Received)
        backend.put(sealed())
        assert server.connections == 1

    def test_line_that_the_back_end_ends_each_time_is_opened_again(
        self, server: RawServer, backend: HttpBackend
    ) -> None:
        server.script.extend([saying("201 Created", JSON, "Connection: close")] * 3)
        assert all(isinstance(backend.put(sealed()), Received) for _ in range(3))
        assert server.connections == 3

    def test_question_over_a_line_that_died_meanwhile_is_asked_again_at_once(
        self, server: RawServer, backend: HttpBackend
    ) -> None:
        nonce = b'{"challenge_id": "c-7", "nonce": "%s", "expires_at": "x"}' % (b"A" * 43)
        server.script.extend(
            [receipt, lambda request: [b""], lambda request: [whole("201 Created", nonce, JSON)]]
        )
        backend.put(sealed())
        assert backend.challenge() == Challenge("c-7", "A" * 43)
        assert [request.method for request in server.seen] == ["PUT", "POST", "POST"]

    def test_application_over_a_line_that_died_meanwhile_is_in_doubt(
        self, server: RawServer, backend: HttpBackend
    ) -> None:
        server.script.extend([receipt, lambda request: [b""], receipt])
        backend.put(sealed())
        assert backend.put(sealed()) == Unreachable("ConnectionError")
        assert len(server.seen) == 2

    def test_line_that_lay_idle_for_long_is_not_trusted(
        self, server: RawServer, backend: HttpBackend, clock: ShiftedClock
    ) -> None:
        server.script.extend([receipt] * 2)
        backend.put(sealed())
        clock.put_forward(31)
        backend.put(sealed())
        assert server.connections == 2


NOW = datetime(2026, 11, 23, tzinfo=UTC)
OTHER_CALLS: dict[str, Callable[[HttpBackend], object]] = {
    "keys": lambda backend: backend.keys(),
    "challenge": lambda backend: backend.challenge(),
    "staff-call": lambda backend: backend.call_staff(StaffCall("x", "help", "start", NOW)),
    "heartbeat": lambda backend: backend.heartbeat(Heartbeat(NOW, "1.0", {}, {}, queued=0, parked=0)),
}


@pytest.mark.parametrize("call", OTHER_CALLS.values(), ids=OTHER_CALLS)
def test_any_call_can_tell_the_kiosk_to_keep_still(
    call: Callable[[HttpBackend], object], server: RawServer, backend: HttpBackend
) -> None:
    server.script.extend(
        [
            problem("401 Unauthorized", f"{WARD}/not-let-in"),
            problem("403 Forbidden", f"{WARD}/other-kiosk"),
            problem("429 Too Many Requests", f"{WARD}/slow", "Retry-After: 7"),
        ]
    )
    assert [call(backend), call(backend), call(backend)] == [NotLetIn(401), NotLetIn(403), Wait(7)]
