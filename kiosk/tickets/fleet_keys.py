"""The fleet keys (続きの券の鍵): one a day for all kiosks of a ward, in one file that IT makes and hands out.

The file is JSON, for its owner alone: `{"format": "madoguchi-fleet-keys/1", "keys": [{"day", "id", "key"}]}`
with the day as `2026-11-29`, the id as 8 hex digits and the key as 32 bytes in base64url without padding.
"""

from __future__ import annotations

import base64
import binascii
import json
import os
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from kiosk.basics.secret import Secret

FORMAT: Final = "madoguchi-fleet-keys/1"
KEY_BYTES: Final = 32
ID_BYTES: Final = 4
MOST_DAYS: Final = 400


@dataclass(frozen=True, slots=True)
class FleetKey:
    """The key of one day; what was sealed with it opens on that day alone.

    Attributes:
        day: In Japan.
        id: 8 lower-case hex digits; tells two keys of one day apart.
    """

    day: date
    id: str
    key: Secret

    @property
    def id_bytes(self) -> bytes:
        return bytes.fromhex(self.id)


class FleetKeysUnusable(Exception):
    """The file is not what `kiosk fleet-key new` writes; the message never quotes it."""


def fresh_key(day: date) -> FleetKey:
    """A new key of that day, from the system's random numbers."""
    return FleetKey(day, secrets.token_hex(ID_BYTES), Secret(bytearray(secrets.token_bytes(KEY_BYTES))))


def read_keys(path: Path) -> tuple[FleetKey, ...]:
    """All keys of the file. Raises FleetKeysUnusable, and OSError where it cannot be read."""
    try:
        content = json.loads(path.read_bytes())
        if content["format"] != FORMAT:
            raise FleetKeysUnusable("another format")
        return tuple(_key(entry) for entry in content["keys"])
    except (ValueError, KeyError, TypeError, binascii.Error):
        # Without its cause, which may quote a key.
        raise FleetKeysUnusable("not a file of fleet keys") from None


def write_keys(path: Path, keys: Iterable[FleetKey]) -> None:
    """Puts the file in place whole, for its owner alone. Raises OSError."""
    content = {"format": FORMAT, "keys": [_entry(key) for key in sorted(keys, key=lambda one: one.day)]}
    beside = path.with_name(f".{path.name}.new")
    beside.unlink(missing_ok=True)
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(json.dumps(content, indent=1).encode("ascii") + b"\n")
        stream.flush()
        os.fsync(stream.fileno())
    beside.replace(path)


def extended(kept: Iterable[FleetKey], first: date, days: int, today: date) -> tuple[FleetKey, ...]:
    """The keys from today on, with one more for each of those days that has none yet."""
    still = [key for key in kept if key.day >= today]
    there = {key.day for key in still}
    wanted = (first + timedelta(days=place) for place in range(days))
    return (*still, *(fresh_key(day) for day in wanted if day >= today and day not in there))


def _key(entry: object) -> FleetKey:
    if not isinstance(entry, dict):
        raise TypeError("no entry")
    day, name, text = (str(entry[part]) for part in ("day", "id", "key"))
    key = bytearray(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    if len(key) != KEY_BYTES or len(bytes.fromhex(name)) != ID_BYTES:
        raise ValueError("a key or an id of another length")
    return FleetKey(date.fromisoformat(day), name.lower(), Secret(key))


def _entry(key: FleetKey) -> dict[str, str]:
    text = base64.urlsafe_b64encode(bytes(key.key.view())).rstrip(b"=").decode("ascii")
    return {"day": key.day.isoformat(), "id": key.id, "key": text}
