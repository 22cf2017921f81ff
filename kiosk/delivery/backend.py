"""The port to the ward's back-end, and what it can answer (backend contract, "Answers")."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol, TypeAlias

from kiosk.basics.ids import ApplicationId
from kiosk.basics.secret import Secret


@dataclass(frozen=True, slots=True)
class Sealed:
    """The sealed application: all of it that ever touches a disk.

    Attributes:
        body: JWE compact serialisation, ASCII.
        digest: The Content-Digest header's value, `sha-256=:…:` (RFC 9530).
    """

    application_id: ApplicationId
    body: bytes
    digest: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """The back-end's word that it has one application."""

    application_id: ApplicationId
    receipt_number: str
    received_at: datetime
    status: str
    content_digest: str


@dataclass(frozen=True, slots=True)
class Challenge:
    """A nonce for the card to sign; `challenge_id` is None where the kiosk made the nonce itself."""

    challenge_id: str | None
    nonce: str


@dataclass(frozen=True, slots=True)
class StaffCall:
    """A resident asks for help; no personal data."""

    id: str
    reason: str
    screen: str
    called_at: datetime


# What came of one request. Each row of the contract's table is one of these.
@dataclass(frozen=True, slots=True)
class Received:
    """201 or 200 with a receipt for this id and digest."""

    receipt: Receipt


@dataclass(frozen=True, slots=True)
class Unclear:
    """It may or may not have landed: ask before sending again. `why` is a short English word for logs."""

    why: str


@dataclass(frozen=True, slots=True)
class NotReceived:
    """404 unknown-application on GET."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """409 already-received-with-other-content."""


@dataclass(frozen=True, slots=True)
class Rejected:
    """422; the pointers name fields, never values."""

    pointers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Defect:
    """400 cannot-open, other 400, 413, 415, other 4xx with a problem body."""

    status: int
    type: str


@dataclass(frozen=True, slots=True)
class NotLetIn:
    """401 or 403: the kiosk itself."""

    status: int


@dataclass(frozen=True, slots=True)
class Wait:
    """429 or 503; `seconds` from Retry-After, at most 3600, None without one."""

    seconds: float | None


@dataclass(frozen=True, slots=True)
class Unreachable:
    """Refused, reset, TLS, time-out, 500, 502, 504; `sent` is False only when no byte can have left."""

    why: str
    sent: bool = True


Answer: TypeAlias = (
    Received | Unclear | NotReceived | Conflict | Rejected | Defect | NotLetIn | Wait | Unreachable
)


@dataclass(frozen=True, slots=True)
class Health:
    """What `/health` said; `skew_s` is back-end clock minus kiosk clock in seconds."""

    reachable: bool
    skew_s: float | None
    why: str = ""


@dataclass(frozen=True, slots=True)
class BackendSettings:
    """What a client needs to know, already checked."""

    url: str
    kiosk_id: str
    token: Secret | None = field(repr=False, default=None)
    client_certificate: str | None = None
    client_key: str | None = None
    ca_file: str | None = None
    connect_timeout_s: float = 3.0
    read_timeout_s: float = 8.0


class Backend(Protocol):
    """Port."""

    def health(self) -> Health: ...

    def keys(self) -> Mapping[str, object] | None:
        """The JWK Set, or None when it could not be had."""

    def challenge(self) -> Challenge | None: ...

    def put(self, sealed: Sealed) -> Answer: ...

    def get(self, application_id: ApplicationId, digest: str) -> Answer: ...

    def call_staff(self, call: StaffCall) -> bool: ...
