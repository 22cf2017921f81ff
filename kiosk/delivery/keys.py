"""The back-end's public keys that the settings pin, and the last published one that matched a pin.

A pin is a full public key in a file (JWK or JWK Set, RFC 7517) or only its thumbprint (RFC 7638). By
thumbprint the key itself comes from `/keys`; the last match is kept beside the outbox, so that a kiosk that
starts without a network can seal all the same. Only public members are ever read or kept.
"""

from __future__ import annotations

import base64
import hashlib
import json
import logging
import os
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import ec

_LOG = logging.getLogger(__name__)
_THUMBPRINT = re.compile(r"[A-Za-z0-9_-]{43}")
_COORDINATE = re.compile(r"[A-Za-z0-9_-]{43}")  # 32 bytes, base64url without padding
_KEPT_NAME = "keys.json"
_MOST_BYTES = 256 * 1024

Fetch = Callable[[], Mapping[str, object] | None]


@dataclass(frozen=True, slots=True)
class PublicKey:
    """One public encryption key on P-256.

    Attributes:
        x, y: Coordinates, base64url of 32 bytes each.
    """

    x: str
    y: str

    @property
    def kid(self) -> str:
        """The RFC 7638 SHA-256 thumbprint, base64url: the contract's key id."""
        return thumbprint(self)

    def as_jwk(self) -> dict[str, str]:
        """The contract's `/keys` entry for it."""
        return {
            "kty": "EC",
            "crv": "P-256",
            "x": self.x,
            "y": self.y,
            "use": "enc",
            "alg": "ECDH-ES+A256KW",
            "kid": self.kid,
        }


def thumbprint(key: PublicKey) -> str:
    """RFC 7638 section 3.2: the required members alone, in the order of their names, without blanks."""
    canonical = f'{{"crv":"P-256","kty":"EC","x":"{key.x}","y":"{key.y}"}}'
    digest = hashlib.sha256(canonical.encode("ascii")).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode("ascii")


def read_jwk(jwk: object) -> PublicKey | None:
    """The key in a JWK that may encrypt for this contract; None for any other, and for a private one."""
    if not isinstance(jwk, Mapping) or "d" in jwk:
        return None
    if jwk.get("kty") != "EC" or jwk.get("crv") != "P-256" or jwk.get("use", "enc") != "enc":
        return None
    if jwk.get("alg", "ECDH-ES+A256KW") != "ECDH-ES+A256KW":
        return None
    x, y = jwk.get("x"), jwk.get("y")
    if not isinstance(x, str) or not isinstance(y, str) or not _on_curve(x, y):
        return None
    return PublicKey(x, y)


def read_keys(document: object) -> tuple[PublicKey, ...]:
    """The usable keys of a JWK or a JWK Set, in its order."""
    if not isinstance(document, Mapping):
        return ()
    members = document.get("keys", [document])
    if not isinstance(members, list):
        return ()
    return tuple(key for key in map(read_jwk, members) if key is not None)


class PinnedKeys:
    """What applications may be sealed to.

    Any thread may ask; `refresh` is the only method that uses the network.
    """

    def __init__(self, pins: Sequence[str], directory: Path) -> None:
        """Remembers where to look; nothing is read yet.

        Args:
            pins: Thumbprints, or paths of files with a public JWK or JWK Set; in the settings' order.
            directory: Where the last matching published keys are kept; made when first needed.
        """
        self._pins = tuple(pins)
        self._kept = directory / _KEPT_NAME

    @property
    def by_thumbprint(self) -> bool:
        """True where `/keys` is needed to know a key."""
        return any(map(_is_thumbprint, self._pins))

    def first(self) -> PublicKey | None:
        """The key to seal to: the first pin that is known; published ones in the order of their JWK Set."""
        return next(iter(self._known()), None)

    def refresh(self, fetch: Fetch) -> PublicKey | None:
        """Asks for `/keys` where a thumbprint is pinned and keeps what matches; gives `first`.

        A set without any match changes nothing: a back-end that shows foreign keys cannot take ours away.
        """
        document = fetch() if self.by_thumbprint else None
        if document is not None:
            matching = tuple(key for key in read_keys(document) if key.kid in self._pins)
            if matching:
                self._keep(matching)
                return next(iter(self._known(matching)), None)
        return self.first()

    def age_s(self, now: float) -> float | None:
        """Seconds since published keys were last kept, by the clock of the file system; None: never."""
        try:
            return now - self._kept.stat().st_mtime
        except OSError:
            return None

    def _known(self, published: tuple[PublicKey, ...] | None = None) -> Iterable[PublicKey]:
        told = False
        for pin in self._pins:
            if not _is_thumbprint(pin):
                yield from _read_file(Path(pin))
            elif not told:
                told = True
                kept = _read_file(self._kept) if published is None else published
                yield from (key for key in kept if key.kid in self._pins)

    def _keep(self, keys: tuple[PublicKey, ...]) -> None:
        """Replaces the kept file as a whole; a disk that refuses costs nothing but the memory of it."""
        document = json.dumps({"keys": [key.as_jwk() for key in keys]}, sort_keys=True).encode("ascii")
        beside = self._kept.with_suffix(f".{os.getpid()}.new")
        try:
            for folder in (self._kept.parent.parent, self._kept.parent):
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            _write_durably(beside, document)
            beside.replace(self._kept)
        except OSError as error:
            with suppress(OSError):
                beside.unlink()
            _LOG.warning("the published keys could not be kept: errno %s", error.errno)


def _is_thumbprint(pin: str) -> bool:
    return _THUMBPRINT.fullmatch(pin) is not None


def _on_curve(x: str, y: str) -> bool:
    if _COORDINATE.fullmatch(x) is None or _COORDINATE.fullmatch(y) is None:
        return False
    numbers = ec.EllipticCurvePublicNumbers(_number(x), _number(y), ec.SECP256R1())
    try:
        numbers.public_key()
    except ValueError:
        return False
    return True


def _number(coordinate: str) -> int:
    return int.from_bytes(base64.urlsafe_b64decode(coordinate + "="), "big")


def _read_file(path: Path) -> tuple[PublicKey, ...]:
    """The keys of a file; none when it cannot be read (said in the log, and by `doctor`)."""
    try:
        with path.open("rb") as file:
            return read_keys(json.loads(file.read(_MOST_BYTES)))
    except FileNotFoundError:
        return ()
    except (OSError, ValueError) as error:
        _LOG.warning("a file of public keys is unreadable: %s", type(error).__name__)
        return ()


def _write_durably(path: Path, document: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(document)
        file.flush()
        os.fsync(file.fileno())
