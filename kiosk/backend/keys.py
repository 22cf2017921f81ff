"""The private keys that open applications: one JWK file each, in a directory that only the back-end may read.

`<directory>/<kid>.jwk` is offered to kiosks;
`<directory>/retired/<kid>.jwk` still opens what was sealed to it.
Retired keys stay until somebody removes the file; the contract asks for 30 days at least.
"""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

from joserfc.errors import JoseError
from joserfc.jwk import ECKey

ALG = "ECDH-ES+A256KW"
_RETIRED = "retired"


class KeysExposed(Exception):
    """A private key can be read by others than its owner."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} can be read by others; make it private with: chmod 600 {path}")


class KeyUnusable(Exception):
    """A file in the directory holds no private P-256 key of that name."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} holds no private P-256 JWK with this file's name as its thumbprint")


class KeyRing:
    """All private keys of one directory.

    Raises:
        KeysExposed: Somebody else can read one.
        KeyUnusable: A file is damaged.
    """

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        (directory / _RETIRED).mkdir(mode=0o700, parents=True, exist_ok=True)
        if not _files(directory):
            _make(directory)
        self._current = {path.stem: _load(path) for path in _files(directory)}
        self._retired = {path.stem: _load(path) for path in _files(directory / _RETIRED)}

    @property
    def thumbprints(self) -> tuple[str, ...]:
        """What kiosks may pin: `kid` of each key on offer."""
        return tuple(self._current)

    def public_set(self) -> dict[str, object]:
        """The JWK Set for `GET /keys`."""
        return {"keys": [_public(kid, key) for kid, key in self._current.items()]}

    def key(self, kid: str) -> ECKey | None:
        return self._current.get(kid) or self._retired.get(kid)


def rotate(directory: Path) -> str:
    """Retires every key on offer and makes a new one; the new key's thumbprint."""
    (directory / _RETIRED).mkdir(mode=0o700, parents=True, exist_ok=True)
    before = _files(directory)
    kid = _make(directory)
    for path in before:
        path.rename(directory / _RETIRED / path.name)
    return kid


def _files(directory: Path) -> list[Path]:
    return sorted(directory.glob("*.jwk"))


def _make(directory: Path) -> str:
    key = ECKey.generate_key("P-256", private=True)
    kid = key.thumbprint()
    temporary = directory / f".{kid}.new"
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        json.dump(key.as_dict(private=True), file)
        file.flush()
        os.fsync(file.fileno())
    temporary.rename(directory / f"{kid}.jwk")
    return kid


def _load(path: Path) -> ECKey:
    if path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise KeysExposed(path)
    try:
        key = ECKey.import_key(json.loads(path.read_text("utf-8")))
        fits = key.is_private and key.curve_name == "P-256" and key.thumbprint() == path.stem
    except (JoseError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise KeyUnusable(path) from error
    if not fits:
        raise KeyUnusable(path)
    return key


def _public(kid: str, key: ECKey) -> dict[str, object]:
    point = key.as_dict(private=False)
    return {
        "kty": "EC",
        "crv": "P-256",
        "x": point["x"],
        "y": point["y"],
        "use": "enc",
        "alg": ALG,
        "kid": kid,
    }
