"""What an HTTP reply means, by the contract's table of answers. Pure: a reply in, a typed answer out."""

from __future__ import annotations

import email.utils
import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from kiosk.basics.ids import ApplicationId
from kiosk.delivery.backend import (
    NO_RECEIPT,
    Answer,
    Challenge,
    Conflict,
    Defect,
    KeepStill,
    NotLetIn,
    NotReceived,
    Receipt,
    Received,
    Rejected,
    Unclear,
    Unreachable,
    Wait,
)

LONGEST_RETRY_AFTER_S = 3600.0
_STATUSES = frozenset({"received", "accepted", "returned", "rejected"})
_POINTER = re.compile(r"(/[A-Za-z0-9_.~-]{1,64}){1,8}")
_SLUG = re.compile(r"[A-Za-z0-9-]{1,64}")
_NONCE = re.compile(r"[A-Za-z0-9_-]{43}=?")  # 32 bytes, base64url
_RFC3339 = re.compile(r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:([0-5]\d|60)(\.\d+)?([Zz]|[+-]\d\d:\d\d)", re.ASCII)
_MOST_POINTERS = 20
_LONGEST_RECEIPT_NUMBER = 64
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})  # no ink, or none that any font knows


@dataclass(frozen=True, slots=True)
class Reply:
    """An HTTP reply as it came in, read to its end.

    Attributes:
        headers: Names in lower case.
    """

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def media_type(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    def document(self) -> Mapping[str, object] | None:
        """The JSON object in the body; None for HTML and for anything else."""
        if self.media_type in {"text/html", "application/xhtml+xml"}:
            return None
        return _json_object(self.body)

    def problem(self) -> Mapping[str, object] | None:
        """The problem in the body (RFC 9457), where it is said to be one and is."""
        return _json_object(self.body) if self.media_type == "application/problem+json" else None


def read_answer(
    method: Literal["put", "get"], reply: Reply, application_id: ApplicationId, digest: str
) -> Answer:
    """The row of the contract's table that this reply to a PUT or GET of an application is."""
    status = reply.status
    if status in {200, 201}:
        return _receipt_answer(reply, application_id, digest)
    still = read_keep_still(reply)
    if still is not None:
        return still
    if status in {500, 502, 504}:
        return Unreachable(str(status))
    if 400 <= status < 500 and status not in {408, 421, 425}:
        return _refusal(method, reply)
    return Unclear(f"status-{status}")


def read_keep_still(reply: Reply) -> KeepStill | None:
    """Whether it says, whatever was asked, that this kiosk is not let in or has to wait."""
    status = reply.status
    if status in {429, 503}:
        return Wait(_retry_after(reply))
    if status in {401, 403}:
        return NotLetIn(status, unclear=reply.problem() is None)
    return None


def read_challenge(reply: Reply) -> Challenge | None:
    """The challenge of a 201, where it is the contract's."""
    document = reply.document() if reply.status == 201 else None
    if document is None:
        return None
    challenge_id, nonce = document.get("challenge_id"), document.get("nonce")
    if not isinstance(challenge_id, str) or not isinstance(nonce, str):
        return None
    return Challenge(challenge_id, nonce) if _is_text(challenge_id) and _NONCE.fullmatch(nonce) else None


def read_time(reply: Reply) -> datetime | None:
    """The `time` of a healthy `/health`."""
    document = reply.document() if reply.status == 200 else None
    if document is None or document.get("status") != "ok":
        return None
    return _moment(document.get("time"))


def _receipt_answer(reply: Reply, application_id: ApplicationId, digest: str) -> Answer:
    document = reply.document()
    receipt = None if document is None else _receipt(document)
    if receipt is None:
        return Unclear(NO_RECEIPT)
    if receipt.application_id != application_id:
        return Unclear("other-id")
    if receipt.content_digest != digest:
        return Unclear("other-digest", other_content=True)
    return Received(receipt)


def _receipt(document: Mapping[str, object]) -> Receipt | None:
    names = ("application_id", "receipt_number", "status", "content_digest")
    texts = [value for name in names if isinstance(value := document.get(name), str) and _is_text(value)]
    received_at = _moment(document.get("received_at"))
    if len(texts) != len(names) or received_at is None or texts[2] not in _STATUSES:
        return None
    if not _is_receipt_number(texts[1]):
        return None
    return Receipt(ApplicationId(texts[0]), texts[1], received_at, texts[2], texts[3])


def _is_receipt_number(text: str) -> bool:
    """What can be called, shown and printed on one line; the contract's schema bounds it."""
    hidden = any(unicodedata.category(letter) in _HIDDEN for letter in text)
    return len(text) <= _LONGEST_RECEIPT_NUMBER and text == text.strip() and not hidden


def _is_text(value: str) -> bool:
    """Something that can be kept and shown: JSON may spell half letters, which no UTF-8 holds."""
    return bool(value) and not any("\ud800" <= letter <= "\udfff" for letter in value)


def _refusal(method: Literal["put", "get"], reply: Reply) -> Answer:
    """A 4xx that only counts when it comes with a problem: anything on the way can answer 4xx too."""
    problem = reply.problem()
    if problem is None:
        return Unclear(f"status-{reply.status}-without-problem")
    kind = _slug(problem.get("type"))
    match method, reply.status, kind:
        case "get", 404, "unknown-application":
            return NotReceived()
        case "put", 409, "already-received-with-other-content":
            return Conflict()
        case "put", 422, _:
            return Rejected(_pointers(problem.get("errors")))
        case _:
            return Defect(reply.status, kind)


def _pointers(errors: object) -> tuple[str, ...]:
    """Which fields a rejection names. Only what looks like a path of names: no value comes through."""
    members = errors if isinstance(errors, list) else []
    named = [member.get("pointer") for member in members if isinstance(member, Mapping)]
    clean = [text for text in named if isinstance(text, str) and _POINTER.fullmatch(text)]
    return tuple(clean[:_MOST_POINTERS])


def _slug(kind: object) -> str:
    """The last segment of a problem type; a problem without one is `about:blank` (RFC 9457 section 4.2.1)."""
    last = kind.rstrip("/").rpartition("/")[2] if isinstance(kind, str) else ""
    return last if _SLUG.fullmatch(last) else "unknown"


def _retry_after(reply: Reply) -> float | None:
    """Seconds to wait (RFC 9110 section 10.2.3); a date counts from the answer's own `Date`."""
    text = reply.headers.get("retry-after", "").strip()
    if re.fullmatch(r"[0-9]{1,9}", text):
        return min(float(text), LONGEST_RETRY_AFTER_S)
    until, said = _http_date(text), _http_date(reply.headers.get("date", ""))
    if until is None or said is None:
        return None
    return min(max((until - said).total_seconds(), 0.0), LONGEST_RETRY_AFTER_S)


def _http_date(text: str) -> datetime | None:
    try:
        moment = email.utils.parsedate_to_datetime(text)
    except (ValueError, OverflowError):  # a year of twenty digits
        return None
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)


def _moment(text: object) -> datetime | None:
    """RFC 3339 with an offset: small letters, leap seconds and any number of decimals are its own."""
    if not isinstance(text, str) or _RFC3339.fullmatch(text) is None:
        return None
    minute, second, rest = text[:17].upper(), min(text[17:19], "59"), text[19:].upper()
    try:
        return datetime.fromisoformat(minute + second + rest)
    except ValueError:
        return None


def _json_object(body: bytes) -> Mapping[str, object] | None:
    try:
        document = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return document if isinstance(document, dict) else None
