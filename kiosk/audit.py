"""The audit record: catalogued events as lines of JSON, each chained to the one before by its hash.

A line holds ids and words of this catalogue, never a personal value: names of facts are declared per event,
and a text is short ASCII without blanks. The chain shows that a line was changed, removed or inserted; a file
beside it (`<record>.head`) holds the last hash, so that a cut-off end shows too. Somebody who may write both
files and knows this module can forge a whole record; only a copy of the head elsewhere proves more.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import logging
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import BinaryIO, Final

from kiosk.basics.clock import Clock

_log = logging.getLogger(__name__)
_FIRST: Final = "0" * 64
_UNFIT: Final = "unfit"
_WORD: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:/-]{0,79}")


class AuditEvent(Enum):
    """Everything that is ever recorded: its name in the file, what it means, which facts it may carry."""

    KIOSK_STARTED = ("kiosk-started", "The kiosk program began.", ("version",))
    KIOSK_STOPPED = ("kiosk-stopped", "The kiosk program ended as it should.", ())
    LINES_LOST = ("lines-lost", "So many lines could not be written before this one.", ("count",))

    VISIT_BEGUN = ("visit-begun", "Somebody touched the start screen.", ("visit",))
    PROCEDURE_CHOSEN = ("procedure-chosen", "A procedure was chosen.", ("visit", "procedure"))
    IDLE_WARNED = ("idle-warned", "Nobody touched anything; the kiosk asked.", ("visit", "step"))
    STAFF_CALLED = ("staff-called", "The visitor called staff.", ("visit", "step"))
    STAFF_HELD = ("staff-held", "Staff came and held the time.", ("visit", "step"))
    STAFF_RELEASED = ("staff-released", "The time runs again.", ("visit", "step"))
    STAFF_NEEDED = ("staff-needed", "The kiosk led the visitor to staff.", ("visit", "reason"))
    VISIT_FINISHED = (
        "visit-finished",
        "The visitor came to the end; the outcome is as delivery gave it.",
        ("visit", "application", "outcome"),
    )
    VISIT_FORGOTTEN = ("visit-forgotten", "Everything about the visit was wiped.", ("visit", "from", "why"))

    CARD_READ = (
        "card-read",
        "A card was read, with what its signatures proved.",
        ("method", "genuineness", "simulated"),
    )
    CARD_PROVED = ("card-proved", "A card signed.", ("application", "method", "simulated"))
    CARD_TROUBLE = ("card-trouble", "A card could not be used.", ("visit", "code"))
    LAST_TRY_KEPT = ("last-try-kept", "One try was left and was not spent.", ("visit",))
    LAST_TRY_RELEASED = ("last-try-released", "Staff allowed the last try.", ("release", "method"))

    APPLICATION_SEALED = ("application-sealed", "An application was sealed and kept.", ("application",))
    APPLICATION_DELIVERED = (
        "application-delivered",
        "The back-end gave a receipt; the sealed bytes were erased.",
        ("application", "attempts"),
    )
    APPLICATION_QUEUED = (
        "application-queued",
        "It could not be handed in yet and waits.",
        ("application", "code"),
    )
    APPLICATION_PARKED = (
        "application-parked",
        "It waits for staff.",
        ("application", "reason", "code"),
    )
    PARKED_RECEIVED = (
        "parked-application-received",
        "A parked application turned out to have been received.",
        ("application",),
    )
    PARKED_PRINTED = (
        "parked-application-printed",
        "Staff printed a parked application as sealed codes for the desk; it is not sent any more.",
        ("application", "staff"),
    )
    CLAIMED_FOR_PAPER = (
        "application-claimed-for-paper",
        "The resident prints it: nothing sends it while it is printed.",
        ("application",),
    )
    APPLICATION_ON_PAPER = (
        "application-on-paper",
        "The paper form is the application; nothing is sent.",
        ("application", "code"),
    )
    KIOSK_NOT_LET_IN = (
        "kiosk-not-let-in",
        "The back-end refused the kiosk itself; status 0: no credentials to show.",
        ("status",),
    )
    APPLICATION_RETRIED = (
        "application-retried",
        "Staff took a parked application up again.",
        ("application", "staff"),
    )
    APPLICATION_DISCARDED = (
        "application-discarded",
        "Staff erased a parked application for good.",
        ("application", "because", "staff"),
    )
    SET_ASIDE_RECOVERED = (
        "set-aside-recovered",
        "What could be read in a damaged outbox file was taken back into the outbox.",
        ("file", "count"),
    )
    SET_ASIDE_DISCARDED = (
        "set-aside-discarded",
        "Staff erased a damaged outbox file for good.",
        ("file", "staff"),
    )
    CLOCK_OFF = (
        "clock-off",
        "The back-end's clock is more than a minute ahead of this machine's, or behind it.",
        ("seconds",),
    )
    OWN_NONCE = ("own-nonce", "No challenge could be had; the kiosk made the nonce itself.", ("code",))
    STAFF_CALL_SENT = ("staff-call-sent", "The back-end was told of a call.", ("reason", "screen", "heard"))

    PAPER_PRINTED = ("paper-printed", "The filled-in form was printed.", ("application", "visit", "pages"))
    SLIP_PRINTED = ("slip-printed", "The receipt slip was printed.", ("application", "visit"))
    TICKET_PRINTED = (
        "ticket-printed",
        "A ticket with which the visit goes on today was printed; the visit was forgotten.",
        ("application", "visit", "pages"),
    )
    TICKET_TAKEN_BACK = ("ticket-taken-back", "A ticket brought a visit back.", ("application", "visit"))
    TICKET_REFUSED = ("ticket-refused", "A ticket brought nothing back.", ("visit", "code"))
    PRINT_FAILED = ("print-failed", "Something did not come out of the printer.", ("application", "code"))

    def __init__(self, label: str, meaning: str, facts: tuple[str, ...]) -> None:
        self.label = label
        self.meaning = meaning
        self.facts = facts


@dataclass(frozen=True, slots=True)
class _Head:
    """Where the chain ends: number and hash of the last line."""

    number: int = 0
    hash: str = _FIRST


class AuditTrail:
    """The record of one kiosk. Several processes may write to it at once."""

    def __init__(self, path: Path, clock: Clock) -> None:
        """Nothing is opened yet; file and folder are made with the first line, for their owner alone."""
        self._path = path
        self._clock = clock
        self._lost = 0

    def write(self, event: AuditEvent, /, **facts: str | int) -> None:
        """Appends one line, on the disk when this returns.

        No visitor is stopped for it. A disk that takes no line is logged, and the number of lines lost is
        recorded as soon as it does again. A fact that is not the event's is left out, and a text that could
        be a personal value becomes `unfit`; both are mistakes of ours and logged, without the value.
        """
        facts = dict(_fit(event, facts))
        try:
            with _locked(self._path) as stream:
                head = _end(stream)
                if self._lost:
                    head = self._append(stream, head, AuditEvent.LINES_LOST, {"count": self._lost})
                    self._lost = 0
                self._append(stream, head, event, facts)
        except OSError as trouble:
            self._lost += 1
            _log.error("audit line not written: %s: %s", event.label, trouble.strerror)

    def _append(self, stream: BinaryIO, head: _Head, event: AuditEvent, facts: dict[str, str | int]) -> _Head:
        line = {
            "number": head.number + 1,
            "at": self._clock.moment().now.isoformat(timespec="milliseconds"),
            "event": event.label,
            "facts": facts,
            "previous": head.hash,
        }
        digest = _digest(line)
        stream.write(json.dumps({**line, "hash": digest}).encode("ascii") + b"\n")
        stream.flush()
        os.fsync(stream.fileno())
        following = _Head(head.number + 1, digest)
        _remember(self._path, following)
        return following


def verify(path: Path) -> int | None:
    """Number of the first line that is not as it was written; None for a whole record.

    A removed end is the line after the last. A last line that the head does not know yet is whole: the
    machine stopped between the two writes.
    """
    head = _remembered(path)
    previous = _Head()
    met = head.number == 0
    for number, raw in enumerate(_lines(path), start=1):
        following = _follows(previous, raw)
        if following is None or (number == head.number and following.hash != head.hash):
            return number
        met = met or number == head.number
        previous = following
    whole = met and previous.number <= head.number + 1
    return None if whole else previous.number + 1


def _fit(event: AuditEvent, facts: dict[str, str | int]) -> Iterator[tuple[str, str | int]]:
    for name, value in facts.items():
        if name not in event.facts:
            _log.error("audit: %s has no fact %s", event.label, name)
        elif isinstance(value, str) and _WORD.fullmatch(value) is None:
            _log.error("audit: %s: %s is neither an id nor a word of a catalogue", event.label, name)
            yield name, _UNFIT
        else:
            yield name, value


def _digest(line: dict[str, object]) -> str:
    whole = json.dumps(line, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(whole.encode("ascii")).hexdigest()


def _follows(previous: _Head, raw: bytes) -> _Head | None:
    """The head after this line, or None where it does not follow the one before."""
    try:
        line = json.loads(raw)
        claimed = line.pop("hash")
        linked = line["previous"] == previous.hash and line["number"] == previous.number + 1
        whole = raw.endswith(b"\n") and linked and _digest(line) == claimed
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    return _Head(previous.number + 1, claimed) if whole else None


def _lines(path: Path) -> Iterator[bytes]:
    if path.exists():
        with path.open("rb") as stream:
            yield from stream


def _locked(path: Path) -> BinaryIO:
    """The record opened for appending, held against other processes until it is closed."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o600)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    return os.fdopen(descriptor, "r+b")


def _end(stream: BinaryIO) -> _Head:
    """Where the chain goes on. A half-written line of a stopped machine is cut off first."""
    size = stream.seek(0, os.SEEK_END)
    start = max(0, size - 4096)
    stream.seek(start)
    tail = stream.read()
    whole = tail[: tail.rfind(b"\n") + 1]
    if whole != tail:
        stream.truncate(start + len(whole))
    if not whole:
        return _Head()
    try:
        last = json.loads(whole.splitlines()[-1])
        return _Head(int(last["number"]), str(last["hash"]))
    except (ValueError, KeyError, TypeError):
        # Spoiled by hand: go on after it, so that nothing is lost; `verify` names that line.
        return _Head(whole.count(b"\n"), _FIRST)


def _head_file(path: Path) -> Path:
    return path.with_name(path.name + ".head")


def _remember(path: Path, head: _Head) -> None:
    beside = _head_file(path).with_suffix(".new")
    beside.touch(mode=0o600)
    beside.write_text(json.dumps({"number": head.number, "hash": head.hash}), "ascii")
    beside.replace(_head_file(path))


def _remembered(path: Path) -> _Head:
    try:
        kept = json.loads(_head_file(path).read_text("ascii"))
        return _Head(int(kept["number"]), str(kept["hash"]))
    except FileNotFoundError:
        return _Head()
    except (OSError, ValueError, KeyError, TypeError):
        return _Head(-1)
