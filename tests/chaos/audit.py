"""Compares what residents were told with what the back-end has and what the kiosks still hold.

Nothing here is the kiosk's own word about itself: the list is written by whoever plays the residents, the
back-end's rows are read from its database and opened with its private keys, the outboxes are read as tables,
and how the kiosks behaved is read from the proxy's journal.
"""

from __future__ import annotations

import base64
import hashlib
import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from joserfc import jwe
from joserfc.jwk import ECKey
from sqlalchemy import create_engine, text

from tests.chaos.proxy import Line


@dataclass
class Resident:
    """One who finished.

    Attributes:
        digest: SHA-256 of the application, members sorted.
        told: The outcome; None where the kiosk died before it could say.
    """

    application_id: str
    digest: str
    told: str | None = None
    receipt_number: str | None = None


@dataclass(frozen=True)
class Received:
    """A row of the back-end."""

    digest: str
    receipt_number: str


@dataclass
class Findings:
    """What the audit found; each list names application ids."""

    lost: list[str] = field(default_factory=list)
    duplicated: list[str] = field(default_factory=list)
    altered: list[str] = field(default_factory=list)
    blind_retries: list[str] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)

    @property
    def clean(self) -> bool:
        return not (self.lost or self.duplicated or self.altered or self.blind_retries)


def digest_of(document: object) -> str:
    return hashlib.sha256(json.dumps(document, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def received(database: str, keys: Path) -> dict[str, Received]:
    """Everything that the back-end has, by application id, opened."""
    private = {key.thumbprint(): key for key in map(_key, keys.glob("*.jwk"))}
    engine = create_engine(database)
    with engine.connect() as connection:
        rows = connection.execute(text("SELECT application_id, number, body FROM applications")).fetchall()
    engine.dispose()
    return {row[0]: Received(digest_of(_opened(bytes(row[2]), private)), str(row[1])) for row in rows}


def held(storages: Iterable[Path]) -> dict[str, tuple[str, str | None]]:
    """What still lies in the outboxes: application id → state and reason."""
    found: dict[str, tuple[str, str | None]] = {}
    tables = (storage / "outbox" / "outbox.sqlite3" for storage in storages)
    for path in filter(Path.exists, tables):  # a kiosk that never had a key kept nothing
        with closing(sqlite3.connect(path)) as table:
            query = "SELECT application_id, state, reason FROM entries WHERE state != 'delivered'"
            found |= {row[0]: (row[1], row[2]) for row in table.execute(query)}
    return found


def audit(
    residents: Iterable[Resident],
    at_back_end: Mapping[str, Received],
    in_outboxes: Mapping[str, tuple[str, str | None]],
    journal: Iterable[Line],
) -> Findings:
    """0 lost, 0 duplicated, 0 altered; and no kiosk sent again what it had not asked about."""
    findings = Findings()
    listed = {resident.application_id: resident for resident in residents}
    for name, resident in listed.items():
        there = at_back_end.get(name)
        findings.counts[_fate(there, in_outboxes.get(name), resident)] += 1
        if _is_lost(resident, there, name in in_outboxes):
            findings.lost.append(name)
        if there is not None and there.digest != resident.digest:
            findings.altered.append(name)
        if there is not None and resident.receipt_number not in {None, there.receipt_number}:
            findings.altered.append(name)
    findings.duplicated += [name for name in at_back_end if name not in listed]
    findings.duplicated += _twice(at_back_end)
    findings.blind_retries += _blind(journal)
    findings.altered += _other_bytes(journal)
    return findings


def _is_lost(resident: Resident, there: Received | None, is_held: bool) -> bool:
    """Whoever was told of a number must be received; whoever was told "later" or "staff" must be held."""
    if resident.told == "delivered":
        return there is None or resident.receipt_number is None
    return resident.told in {"queued", "parked"} and there is None and not is_held


def _fate(there: Received | None, here: tuple[str, str | None] | None, resident: Resident) -> str:
    if there is not None:
        return "received"
    if resident.told == "paper":
        return "on paper"
    if here is not None:
        return "with staff" if here[0] == "parked" else "still waiting"
    return "never finished" if resident.told is None else "gone"


def _twice(at_back_end: Mapping[str, Received]) -> list[str]:
    counted = Counter(row.digest for row in at_back_end.values())
    return [name for name, row in at_back_end.items() if counted[row.digest] > 1]


def _blind(journal: Iterable[Line]) -> list[str]:
    """A PUT after one whose end was in doubt, without a GET in between."""
    found, in_doubt = [], set()
    for line in journal:
        if line.method == "GET":
            in_doubt.discard(line.application_id)
        elif line.application_id in in_doubt:
            found.append(line.application_id)
        elif line.fault is not None and not line.fault.clear:
            in_doubt.add(line.application_id)
    return found


def _other_bytes(journal: Iterable[Line]) -> list[str]:
    """An application is sealed once, and the same bytes are sent each time."""
    sent: dict[str, set[str]] = defaultdict(set)
    for line in journal:
        if line.digest and line.method == "PUT":
            sent[line.application_id].add(line.digest)
    return [name for name, digests in sent.items() if len(digests) > 1]


def _key(path: Path) -> ECKey:
    return ECKey.import_key(json.loads(path.read_bytes()))


def _opened(body: bytes, private: Mapping[str, ECKey]) -> object:
    header = body.partition(b".")[0]
    key = private[json.loads(base64.urlsafe_b64decode(header + b"=" * (-len(header) % 4)))["kid"]]
    opened = jwe.decrypt_compact(body, key, algorithms=["ECDH-ES+A256KW", "A256GCM"])
    return json.loads(opened.plaintext or b"")
