"""The two sides that the audit compares: the back-end's database and the kiosks' outboxes, read and opened.

Nothing here is a program's word about itself: both are read as tables, and what is sealed is opened with the
back-end's private keys.
"""

from __future__ import annotations

import base64
import hashlib
import json
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from joserfc import jwe
from joserfc.jwk import ECKey
from sqlalchemy import create_engine, text


@dataclass
class Resident:
    """One who finished, as whoever plays the residents writes it down, before the kiosk has a word to say.

    Attributes:
        digest: SHA-256 of the application, members sorted.
        may_wait: It may be sent after the resident left.
        kept: The kiosk said on its screen that it has it.
        told: The outcome; None where the kiosk died before it could say.
        told_at: How many requests the proxy had seen by then.
        printed_at: The same when sheets of it began to come out; None where none did.
    """

    application_id: str
    digest: str
    may_wait: bool = True
    kept: bool = False
    told: str | None = None
    receipt_number: str | None = None
    told_at: int = 0
    printed_at: int | None = None


@dataclass(frozen=True)
class Received:
    """A row of the back-end.

    Attributes:
        digest: Of the application that was sealed in it.
        sealed: SHA-256 of the sealed bytes, hexadecimal.
    """

    digest: str
    receipt_number: str
    sealed: str


@dataclass(frozen=True)
class Held:
    """A row of an outbox, delivered or not.

    Attributes:
        digest: As in `Received`; None once the sealed bytes are erased.
        sealed: What the row says of itself: the digest outlives the bytes.
    """

    state: str
    on_paper: bool
    digest: str | None
    sealed: str


def digest_of(document: object) -> str:
    return hashlib.sha256(json.dumps(document, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def private_keys(folder: Path) -> dict[str, ECKey]:
    """The back-end's, by their thumbprints."""
    found = (ECKey.import_key(json.loads(path.read_bytes())) for path in folder.glob("*.jwk"))
    return {key.thumbprint(): key for key in found}


def received(database: str, private: Mapping[str, ECKey]) -> dict[str, Received]:
    """Everything that the back-end has, by application id."""
    engine = create_engine(database)
    with engine.connect() as connection:
        rows = connection.execute(text("SELECT application_id, number, body FROM applications")).fetchall()
    engine.dispose()
    return {row[0]: _received(str(row[1]), bytes(row[2]), private) for row in rows}


def held(storages: Iterable[Path], private: Mapping[str, ECKey]) -> dict[str, Held]:
    """Everything that the outboxes know, by application id."""
    found: dict[str, Held] = {}
    tables = (storage / "outbox" / "outbox.sqlite3" for storage in storages)
    for path in filter(Path.exists, tables):  # a kiosk that never had a key kept nothing
        with closing(sqlite3.connect(path)) as table:
            query = "SELECT application_id, state, on_paper, body, digest FROM entries"
            for name, state, on_paper, body, digest in table.execute(query):
                inside = None if body is None else digest_of(_opened(body, private))
                found[name] = Held(state, bool(on_paper), inside, _hexadecimal(digest))
    return found


def in_files(storages: Iterable[Path], excerpts: Mapping[str, bytes]) -> frozenset[str]:
    """Of which applications the excerpt stands anywhere in an outbox's files, erased pages and logs too."""
    found: set[str] = set()
    for storage in storages:
        for path in filter(Path.is_file, (storage / "outbox").rglob("*")):
            whole = path.read_bytes()
            found |= {name for name, excerpt in excerpts.items() if excerpt in whole}
    return frozenset(found)


def _received(number: str, body: bytes, private: Mapping[str, ECKey]) -> Received:
    return Received(digest_of(_opened(body, private)), number, hashlib.sha256(body).hexdigest())


def _hexadecimal(content_digest: str) -> str:
    """Of `sha-256=:…:` (RFC 9530)."""
    return base64.b64decode(content_digest.removeprefix("sha-256=:").removesuffix(":")).hex()


def _opened(body: bytes, private: Mapping[str, ECKey]) -> object:
    header = body.partition(b".")[0]
    key = private[json.loads(base64.urlsafe_b64decode(header + b"=" * (-len(header) % 4)))["kid"]]
    opened = jwe.decrypt_compact(body, key, algorithms=["ECDH-ES+A256KW", "A256GCM"])
    return json.loads(opened.plaintext or b"")
