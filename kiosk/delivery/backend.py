"""The port to the ward's back-end, and what it can answer (backend contract, "Answers")."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol, TypeAlias

from kiosk.basics.ids import ApplicationId


@dataclass(frozen=True, slots=True)
class Sealed:
    """The sealed application: all of it that ever touches a disk.

    Attributes:
        body: JWE compact serialisation, ASCII.
        digest: The Content-Digest header's value, `sha-256=:…:` (RFC 9530).
    """

    application_id: ApplicationId
    body: bytes = field(repr=False)
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


@dataclass(frozen=True, slots=True)
class Heartbeat:
    """How the machine is; no personal data.

    Attributes:
        procedures: Version by id, of those that are offered.
        checks: `ok`, `warn` or `fail` by what was looked at.
        queued, parked: Sealed applications that wait to be sent, and that wait for staff.
    """

    at: datetime
    software: str
    procedures: Mapping[str, str]
    checks: Mapping[str, str]
    queued: int
    parked: int


# What came of one request. Each row of the contract's table is one of these.
@dataclass(frozen=True, slots=True)
class Received:
    """201 or 200 with a receipt for this id and digest."""

    receipt: Receipt


NO_RECEIPT = "no-receipt"
"""`Unclear.why` of what should have been a receipt, and is none of the contract's."""


@dataclass(frozen=True, slots=True)
class Unclear:
    """It may or may not have landed: ask before sending again. `why` is a short English word for logs.

    Attributes:
        other_content: A receipt for this id, of another content.
    """

    why: str
    other_content: bool = False


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
    """400 cannot-open, other 400, 413, 415, other 4xx with a problem body; `type` is its last segment."""

    status: int
    type: str


@dataclass(frozen=True, slots=True)
class NotLetIn:
    """401 or 403: the kiosk itself. `status` 0: it has no credentials to show, and asked nobody.

    Attributes:
        unclear: No problem body came with it: somebody on the way may have said so (a captive portal).
    """

    status: int
    unclear: bool = False


@dataclass(frozen=True, slots=True)
class Wait:
    """429 or 503; `seconds` from Retry-After, at most 3600, None without one.

    To a PUT it says when to come again, and not that nothing landed: whoever stands before the back-end may
    say so once the body has passed.
    """

    seconds: float | None


KeepStill: TypeAlias = NotLetIn | Wait
"""Said to the kiosk and not about one request: for a while nothing at all is asked."""


@dataclass(frozen=True, slots=True)
class Unreachable:
    """Refused, reset, TLS, time-out, 500, 502, 504.

    Attributes:
        sent: False only when no byte of the body can have left.
    """

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
    """What a client needs to know, already checked.

    Attributes:
        url: Base with or without `/v1`'s final slash: `https://<host>/v1`.
        token_file: File whose first line is the bearer token; read at each use, so that staff can replace it.
        client_certificate: PEM file for mutual TLS, with `client_key` its key.
        ca_file: PEM file of a private authority; None: the system's.
        proxy: `http://host:port`, only ever from the settings; the environment's is not looked at.
    """

    url: str
    kiosk_id: str
    token_file: str | None = None
    client_certificate: str | None = None
    client_key: str | None = None
    ca_file: str | None = None
    connect_timeout_s: float = 3.0
    read_timeout_s: float = 8.0
    proxy: str | None = None


class Backend(Protocol):
    """Port. Any thread may call; no method raises for what a network or a back-end can do.

    `within_s` bounds the whole call, name look-up and slow answers included; None: the settings' time-outs.
    Every call but `health`, which shows no token, can be answered with `KeepStill`.
    """

    def credentials(self) -> str:
        """A mark that changes when staff replaced the token or certificate; tells nothing about them."""

    def health(self, *, within_s: float | None = None) -> Health: ...

    def keys(self, *, within_s: float | None = None) -> Mapping[str, object] | KeepStill | None:
        """The JWK Set, or None when it could not be had."""

    def challenge(self, *, within_s: float | None = None) -> Challenge | KeepStill | None: ...

    def put(self, sealed: Sealed, *, within_s: float | None = None) -> Answer: ...

    def get(self, application_id: ApplicationId, digest: str, *, within_s: float | None = None) -> Answer: ...

    def call_staff(self, call: StaffCall, *, within_s: float | None = None) -> bool | KeepStill:
        """Whether it was heard."""

    def heartbeat(self, beat: Heartbeat, *, within_s: float | None = None) -> bool | KeepStill:
        """Whether it was noted."""

    def close(self) -> None:
        """Ends kept-alive connections; later calls open new ones."""
