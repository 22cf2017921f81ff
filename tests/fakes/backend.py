"""A back-end in memory, with levers for everything that can go wrong between it and the kiosk."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Literal

from kiosk.basics.ids import ApplicationId
from kiosk.delivery.backend import (
    Answer,
    Challenge,
    Conflict,
    Health,
    Heartbeat,
    KeepStill,
    NotLetIn,
    NotReceived,
    Receipt,
    Received,
    Sealed,
    StaffCall,
    Unclear,
    Unreachable,
)

Asked = tuple[Literal["put", "get"], ApplicationId]


class FakeBackend:
    """The port `Backend`.

    Attributes:
        down: Nobody answers; no byte leaves.
        refused_ids: Of other kiosks: a PUT or GET of them is answered with 403.
        script: Answers to the next PUTs and GETs, instead of the true ones. None: the true one after all.
        lands: Whether a PUT whose answer is scripted takes effect all the same.
        asked: Every PUT and GET that left the kiosk.
        key_set: What `/keys` says.
        token: Changes when staff replace it.
        still: What every call that hands in nothing is answered with; None: the true answer.
        meanwhile: Called while a PUT or GET is under way.
    """

    def __init__(self) -> None:
        self.down = False
        self.script: deque[Answer | None] = deque()
        self.lands = False
        self.refused_ids: set[ApplicationId] = set()
        self.asked: list[Asked] = []
        self.landings: Counter[ApplicationId] = Counter()
        self.staff_calls: list[StaffCall] = []
        self.heartbeats: list[Heartbeat] = []
        self.skew_s = 0.0
        self.key_set: Mapping[str, object] | None = {"keys": []}
        self.key_calls = 0
        self.token = "token-1"
        self.gives_challenges = True
        self.still: KeepStill | None = None
        self.challenges = 0
        self.closed = False
        self.meanwhile: Callable[[], None] = lambda: None
        self._receipts: dict[ApplicationId, Receipt] = {}

    @property
    def methods(self) -> list[str]:
        return [method for method, _ in self.asked]

    def land(self, sealed: Sealed) -> Receipt:
        """Takes the application in, as if another attempt had arrived."""
        number = f"R-{len(self._receipts) + 1:04d}"
        receipt = Receipt(sealed.application_id, number, datetime.now(UTC), "received", sealed.digest)
        return self._receipts.setdefault(sealed.application_id, receipt)

    def credentials(self) -> str:
        return self.token

    def health(self, *, within_s: float | None = None) -> Health:
        return (
            Health(reachable=False, skew_s=None, why="down")
            if self.down
            else Health(reachable=True, skew_s=self.skew_s)
        )

    def keys(self, *, within_s: float | None = None) -> Mapping[str, object] | KeepStill | None:
        self.key_calls += 1
        return self.still or (None if self.down else self.key_set)

    def challenge(self, *, within_s: float | None = None) -> Challenge | KeepStill | None:
        self.challenges += 1
        if self.still is not None:
            return self.still
        return None if self.down or not self.gives_challenges else Challenge(f"c-{self.challenges}", "A" * 43)

    def put(self, sealed: Sealed, *, within_s: float | None = None) -> Answer:
        self.asked.append(("put", sealed.application_id))
        self.meanwhile()
        if self.down:
            return Unreachable("refused", sent=False)
        if sealed.application_id in self.refused_ids:
            return NotLetIn(403)
        scripted = self.script.popleft() if self.script else None
        if scripted is not None and not self.lands:
            return scripted
        self.landings[sealed.application_id] += 1
        receipt = self.land(sealed)
        true = Received(receipt) if receipt.content_digest == sealed.digest else Conflict()
        return scripted or true

    def get(self, application_id: ApplicationId, digest: str, *, within_s: float | None = None) -> Answer:
        self.asked.append(("get", application_id))
        self.meanwhile()
        if self.down:
            return Unreachable("refused", sent=False)
        if application_id in self.refused_ids:
            return NotLetIn(403)
        scripted = self.script.popleft() if self.script else None
        if scripted is not None:
            return scripted
        receipt = self._receipts.get(application_id)
        if receipt is None:
            return NotReceived()
        if receipt.content_digest == digest:
            return Received(receipt)
        return Unclear("other-digest", other_content=True)

    def call_staff(self, call: StaffCall, *, within_s: float | None = None) -> bool | KeepStill:
        if self.still is not None:
            return self.still
        if not self.down:
            self.staff_calls.append(call)
        return not self.down

    def heartbeat(self, beat: Heartbeat, *, within_s: float | None = None) -> bool | KeepStill:
        if self.still is not None:
            return self.still
        if not self.down:
            self.heartbeats.append(beat)
        return not self.down

    def close(self) -> None:
        self.closed = True
