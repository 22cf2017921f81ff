"""The audit record (操作記録): catalogued events in a hash-chained file, one JSON object a line, nothing personal.

Each line carries the SHA-256 of the line before it, so that a changed, removed or inserted line shows.
"""

from __future__ import annotations

import hashlib
import json
import os
import threading
from enum import Enum
from pathlib import Path

from kiosk.basics.clock import Clock

FIRST = "0" * 64


class AuditEvent(Enum):
    """What is worth remembering: its id, and what it means."""

    KIOSK_STARTED = ("kiosk-started", "The program started.")
    KIOSK_STOPPED = ("kiosk-stopped", "The program ended in good order.")
    VISIT_BEGUN = ("visit-begun", "Somebody touched the first page.")
    PROCEDURE_CHOSEN = ("procedure-chosen", "A procedure was opened; names its id.")
    CARD_TROUBLE = ("card-trouble", "A card could not serve; names the code.")
    LAST_TRY_KEPT = ("last-try-kept", "One try was left, and it was not spent.")
    IDLE_WARNED = ("idle-warned", "Nobody touched the kiosk for a while.")
    STAFF_CALLED = ("staff-called", "A resident called staff; names the step.")
    STAFF_NEEDED = ("staff-needed", "Only a person could go on; names the reason.")
    APPLICATION_KEPT = ("application-kept", "A sealed application was written to the outbox.")
    APPLICATION_DELIVERED = (
        "application-delivered",
        "The back-end gave a receipt; sealed bytes were erased.",
    )
    APPLICATION_PARKED = ("application-parked", "Staff must look at a sealed application; names the reason.")
    PAPER_GIVEN = ("paper-given", "The resident took paper; the sealed application is never sent.")
    PAPER_PRINTED = ("paper-printed", "A document came out of the printer.")
    VISIT_FINISHED = ("visit-finished", "The last page was reached; names the outcome.")
    VISIT_FORGOTTEN = ("visit-forgotten", "Everything about the person was dropped; names the step and why.")

    def __init__(self, id_: str, meaning: str) -> None:
        self.id = id_
        self.meaning = meaning


class AuditTrail:
    """Appends to one file; any thread may write."""

    def __init__(self, path: Path, clock: Clock) -> None:
        """Continues the chain of an existing file; the file is made with mode 0600."""
        self._path, self._clock, self._lock = path, clock, threading.Lock()
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._last = _last_hash(path)

    def write(self, event: AuditEvent, **facts: str | int) -> None:
        """Adds one line and has it on the disk before returning; raises OSError."""
        with self._lock:
            at = self._clock.moment().now.isoformat(timespec="milliseconds")
            line = json.dumps(
                {"at": at, "event": event.id, **facts, "before": self._last}, ensure_ascii=False
            )
            descriptor = os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
            try:
                os.write(descriptor, line.encode() + b"\n")
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
            self._last = _hash(line)


def verify(path: Path) -> int | None:
    """The number of the first line (from 1) whose chain is broken; None when all hold."""
    expected = FIRST
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            entry = json.loads(line)
        except json.JSONDecodeError:
            return number
        if not isinstance(entry, dict) or entry.get("before") != expected:
            return number
        expected = _hash(line)
    return None


def _last_hash(path: Path) -> str:
    if not path.exists():
        return FIRST
    lines = path.read_text(encoding="utf-8").splitlines()
    return _hash(lines[-1]) if lines else FIRST


def _hash(line: str) -> str:
    return hashlib.sha256(line.encode()).hexdigest()
