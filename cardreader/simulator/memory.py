"""What a card keeps without power: tries left, and secrets that were changed."""

from __future__ import annotations

import json
from pathlib import Path

from cardreader.simulator.errors import StateFileError
from cardreader.simulator.file_system import CardContent, CredentialFile

_FORM = "simulated-card-state/1"


class Memory:
    """Counters and secrets by credential (`<AID hex>/<EF hex>`), in a file where one was given.

    The file is rewritten at each change and before the answer leaves, as the chip does. It holds those
    secrets of an invented card that were changed, in clear.
    """

    def __init__(self, owner: str, content: CardContent, path: Path | None) -> None:
        """Reads the file if it exists. Raises StateFileError when it is another card's or unreadable."""
        self._owner = owner
        self._path = path
        self._tries: dict[str, int] = {}
        self._secrets: dict[str, bytes] = {}
        self._changed: dict[str, bytes] = {}
        self._limits: dict[str, int] = {}
        for application in content.applications:
            for ef, file in application.files.items():
                if isinstance(file, CredentialFile):
                    self._lay_in(slot(application.aid, ef), file)
        if path is not None and path.exists():
            self._read(path)

    def left(self, name: str) -> int:
        return self._tries[name]

    def tries(self) -> dict[str, int]:
        """A copy of all counters."""
        return dict(self._tries)

    def matches(self, name: str, secret: bytes) -> bool:
        """Compares, and counts: one try less on a wrong secret, all of them again on the right one."""
        right = self._secrets[name] == secret and secret != b""
        self._tries[name] = self._limits[name] if right else max(0, self._tries[name] - 1)
        self._write()
        return right

    def change(self, name: str, secret: bytes) -> None:
        """Sets a new secret, with all its tries."""
        self._changed[name] = self._secrets[name] = secret
        self._tries[name] = self._limits[name]
        self._write()

    def _lay_in(self, name: str, file: CredentialFile) -> None:
        self._tries[name] = file.left
        self._limits[name] = file.tries
        self._secrets[name] = file.secret

    def _read(self, path: Path) -> None:
        try:
            kept = json.loads(path.read_text("utf-8"))
            if kept["form"] != _FORM or kept["card"] != self._owner:
                raise StateFileError(path, "it belongs to another card")
            tries = {str(name): int(count) for name, count in kept["tries"].items()}
            secrets = {str(name): bytes.fromhex(text) for name, text in kept["secrets"].items()}
        except (OSError, ValueError, TypeError, KeyError, AttributeError) as trouble:
            raise StateFileError(path, "it is not a state file") from trouble
        if tries.keys() != self._tries.keys() or not secrets.keys() <= self._secrets.keys():
            raise StateFileError(path, "it belongs to another card")
        if any(not 0 <= left <= self._limits[name] for name, left in tries.items()):
            raise StateFileError(path, "it is not a state file")
        self._tries, self._changed = tries, secrets
        self._secrets.update(secrets)

    def _write(self) -> None:
        if self._path is None:
            return
        secrets = {name: secret.hex() for name, secret in self._changed.items()}
        kept = {"form": _FORM, "card": self._owner, "tries": self._tries, "secrets": secrets}
        beside = self._path.with_name(self._path.name + ".new")
        beside.write_text(json.dumps(kept, indent=1), "utf-8")
        beside.replace(self._path)


def slot(aid: bytes, ef: int) -> str:
    """The name of one credential."""
    return f"{aid.hex().upper()}/{ef:02X}"
