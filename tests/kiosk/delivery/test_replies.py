"""Replies are told apart as the contract's table says; one test a row, without a network."""

from __future__ import annotations

import json
from typing import Literal

import pytest

from kiosk.basics.ids import ApplicationId
from kiosk.delivery.backend import (
    Answer,
    Challenge,
    Conflict,
    Defect,
    NotLetIn,
    NotReceived,
    Received,
    Rejected,
    Unclear,
    Unreachable,
    Wait,
)
from kiosk.delivery.replies import Reply, read_answer, read_challenge, read_time

ID = ApplicationId("0193a0a0-0000-7000-8000-000000000001")
DIGEST = "sha-256=:AAAA:"
RECEIPT = {
    "application_id": ID,
    "receipt_number": "R-0001",
    "received_at": "2026-11-23T10:15:00+09:00",
    "status": "received",
    "content_digest": DIGEST,
}
Method = Literal["put", "get"]


def reply(status: int, document: object = None, media: str = "application/json", **headers: str) -> Reply:
    body = document if isinstance(document, bytes) else json.dumps(document).encode()
    named = {name.replace("_", "-"): text for name, text in headers.items()}
    return Reply(status, {"content-type": media, **named}, body)


def problem(status: int, kind: str, **members: object) -> Reply:
    document = {"type": f"https://ward.example/problems/{kind}", "status": status, **members}
    return reply(status, document, "application/problem+json; charset=utf-8")


def read(said: Reply, method: Method = "put") -> Answer:
    return read_answer(method, said, ID, DIGEST)


@pytest.mark.parametrize("method", ["put", "get"])
@pytest.mark.parametrize("status", [200, 201])
def test_receipt_for_this_id_and_digest_is_received(status: int, method: Method) -> None:
    answer = read(reply(status, RECEIPT | {"later": "member"}), method)
    assert isinstance(answer, Received)
    assert answer.receipt.receipt_number == "R-0001"
    assert answer.receipt.received_at.tzinfo is not None


UNCLEAR = [
    pytest.param(reply(201, RECEIPT | {"application_id": "other"}), id="other-id"),
    pytest.param(reply(201, RECEIPT | {"content_digest": "sha-256=:BBBB:"}), id="other-digest"),
    pytest.param(reply(201, RECEIPT | {"receipt_number": ""}), id="no-number"),
    pytest.param(reply(201, RECEIPT | {"receipt_number": 7}), id="number-no-text"),
    pytest.param(reply(201, RECEIPT | {"receipt_number": "\ud83e127"}), id="number-half-a-letter"),
    pytest.param(reply(201, RECEIPT | {"received_at": "2026-11-23T10:15:00"}), id="time-without-offset"),
    pytest.param(reply(201, RECEIPT | {"received_at": "soon"}), id="no-time"),
    pytest.param(reply(201, RECEIPT | {"status": "lost"}), id="unknown-status"),
    pytest.param(reply(200, [RECEIPT]), id="list"),
    pytest.param(reply(200, b"{"), id="broken-json"),
    pytest.param(reply(200, b"[" * 100_000), id="nested-json"),
    pytest.param(reply(200, b""), id="empty"),
    pytest.param(reply(200, b"<html>Welcome to Free Wi-Fi</html>", "text/html"), id="captive-portal"),
    pytest.param(reply(201, RECEIPT, "text/html"), id="receipt-in-html"),
    *[pytest.param(reply(status, RECEIPT), id=f"{status}") for status in (202, 204, 206, 301, 302, 307, 308)],
    *[pytest.param(problem(status, "x"), id=f"{status}") for status in (408, 421, 425, 501, 505, 599)],
    *[
        pytest.param(reply(status, b"no", "text/html"), id=f"{status}-html")
        for status in (400, 404, 409, 422)
    ],
    pytest.param(reply(422, b"{", "application/problem+json"), id="422-broken-problem"),
    pytest.param(reply(404, {"type": "unknown-application"}), id="404-json-without-problem"),
]


@pytest.mark.parametrize("method", ["put", "get"])
@pytest.mark.parametrize("said", UNCLEAR)
def test_whatever_the_contract_does_not_say_is_unclear(said: Reply, method: Method) -> None:
    assert isinstance(read(said, method), Unclear)


@pytest.mark.parametrize(
    ("said", "method", "answer"),
    [
        pytest.param(problem(404, "unknown-application"), "get", NotReceived(), id="404-get"),
        pytest.param(
            problem(404, "unknown-application"), "put", Defect(404, "unknown-application"), id="404-put"
        ),
        pytest.param(problem(404, "no-such-path"), "get", Defect(404, "no-such-path"), id="404-other"),
        pytest.param(problem(409, "already-received-with-other-content"), "put", Conflict(), id="409"),
        pytest.param(problem(409, "other"), "put", Defect(409, "other"), id="409-other"),
        pytest.param(problem(400, "cannot-open"), "put", Defect(400, "cannot-open"), id="400-cannot-open"),
        pytest.param(
            problem(400, "content-digest-missing"),
            "put",
            Defect(400, "content-digest-missing"),
            id="400-digest",
        ),
        pytest.param(problem(413, "too-large"), "put", Defect(413, "too-large"), id="413"),
        pytest.param(problem(415, "no-jose"), "put", Defect(415, "no-jose"), id="415"),
        pytest.param(problem(410, "a b c"), "put", Defect(410, "unknown"), id="type-not-a-word"),
        pytest.param(
            reply(418, {}, "application/problem+json"),
            "put",
            Defect(418, "unknown"),
            id="problem-without-type",
        ),
        pytest.param(problem(401, "x"), "put", NotLetIn(401), id="401"),
        pytest.param(problem(403, "x"), "get", NotLetIn(403), id="403"),
        pytest.param(reply(403, b"", "text/html"), "put", NotLetIn(403, unclear=True), id="403-html"),
        pytest.param(problem(500, "x"), "put", Unreachable("500"), id="500"),
        pytest.param(reply(502, b"", "text/html"), "get", Unreachable("502"), id="502"),
        pytest.param(problem(504, "x"), "put", Unreachable("504"), id="504"),
    ],
)
def test_refusal_is_the_row_it_is(said: Reply, method: Method, answer: Answer) -> None:
    assert read(said, method) == answer


@pytest.mark.parametrize(
    ("number", "taken"),
    [
        pytest.param("R-0007", True, id="short"),
        pytest.param("受付　第12号", True, id="japanese"),
        pytest.param("7" * 64, True, id="longest"),
        pytest.param("7" * 65, False, id="too-long"),
        pytest.param("7" * 100_000, False, id="endless"),
        pytest.param("7\n8", False, id="two-lines"),
        pytest.param("\u202e7", False, id="turns-the-writing"),
        pytest.param(" 7", False, id="space-before"),
        pytest.param(" ", False, id="blank"),
        pytest.param("", False, id="empty"),
    ],
)
def test_receipt_number_is_bound_by_the_contracts_schema(number: str, taken: bool) -> None:
    said = read(reply(200, RECEIPT | {"receipt_number": number}))
    assert isinstance(said, Received) if taken else said == Unclear("no-receipt")


def test_rejection_names_fields_and_never_values() -> None:
    errors = [
        {"pointer": "/applicant/name", "detail": "見本花子 is unknown"},
        {"pointer": "/answers/x y", "detail": "not a path of names"},
        {"pointer": "見本花子"},
        {"detail": "no pointer"},
        "nonsense",
    ]
    assert read(problem(422, "invalid", errors=errors)) == Rejected(("/applicant/name",))


SAID = "Mon, 23 Nov 2026 01:00:00 GMT"


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry_after": "120"}, 120),
        ({"retry_after": "0"}, 0),
        ({"retry_after": "86400"}, 3600),
        ({"retry_after": "Mon, 23 Nov 2026 01:02:00 GMT", "date": SAID}, 120),
        ({"retry_after": "Mon, 23 Nov 2026 00:00:00 GMT", "date": SAID}, 0),
        ({"retry_after": "Mon, 23 Nov 2026 09:00:00 GMT", "date": SAID}, 3600),
        ({"retry_after": "Mon, 23 Nov 2026 01:02:00 GMT"}, None),
        ({"retry_after": "-5"}, None),
        ({"retry_after": "soon", "date": SAID}, None),
        ({"retry_after": f"Mon, 23 Nov {'9' * 20} 01:02:00 GMT", "date": SAID}, None),
        ({"retry_after": f"Mon, 23 Nov 2026 01:02:00 +{'9' * 20}", "date": SAID}, None),
        ({"retry_after": "Mon, 23 Nov 2026 01:02:00 GMT", "date": SAID.replace("2026", "9" * 20)}, None),
        ({}, None),
    ],
)
def test_retry_after_is_read_as_seconds_or_relative_to_the_answers_date(
    status: int, headers: dict[str, str], seconds: float | None
) -> None:
    said = reply(status, {"type": "x/busy"}, "application/problem+json", **headers)
    assert read(said) == Wait(seconds)


def test_429_of_somebody_on_the_way_is_waited_for_too() -> None:
    assert read(reply(429, b"slow down", "text/html", retry_after="5")) == Wait(5)


def test_challenge_is_read_and_anything_else_is_none() -> None:
    good = {"challenge_id": "c-9", "nonce": "A" * 43, "expires_at": "2026-11-24T00:00:00Z"}
    assert read_challenge(reply(201, good)) == Challenge("c-9", "A" * 43)
    assert read_challenge(reply(200, good)) is None
    assert read_challenge(reply(201, good | {"nonce": "short"})) is None
    assert read_challenge(reply(201, good | {"challenge_id": None})) is None
    assert read_challenge(reply(201, good | {"challenge_id": "\udc00"})) is None
    assert read_challenge(reply(201, b"<html>", "text/html")) is None


def test_time_of_a_healthy_back_end_is_read() -> None:
    told = read_time(reply(200, {"status": "ok", "time": "2026-11-23T10:15:00+09:00"}))
    assert told is not None
    assert told.isoformat() == "2026-11-23T10:15:00+09:00"
    assert read_time(reply(200, {"status": "ok"})) is None
    assert read_time(reply(200, {"status": "ill", "time": "2026-11-23T10:15:00+09:00"})) is None
    assert read_time(reply(503, {"status": "ok", "time": "2026-11-23T10:15:00+09:00"})) is None
