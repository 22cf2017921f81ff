"""The test keys of the simulated cards, by name. They are published here and protect nothing.

`authority-*` sign the card-verifiable certificates, `records-*` the files of a card, `root-*` the X.509
certificates; `<persona>/*` are the four keys in one card. `spare/*` are for personas that have none here.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final, Literal, TypeAlias

from cardreader.simulator.rsa_keys import RsaKey

KEYS: Final = Path(__file__).parent / "keys.json"
CARD_AUTHORITIES: Final = Path(__file__).parent / "authorities.json"
"""The keys behind the card-verifiable certificates, as settings take them (`card.card_authorities`)."""
CERTIFICATE_AUTHORITIES: Final = Path(__file__).parent / "authorities.pem"
"""The two X.509 roots, as settings take them (`card.authorities`)."""

SHARED: Final = (
    "authority-text",
    "authority-face",
    "authority-issuer",
    "records-text",
    "records-face",
    "records-issuer",
    "root-authentication",
    "root-signature",
)
Purpose: TypeAlias = Literal["authentication", "signature", "text", "face"]
PURPOSES: Final[tuple[Purpose, ...]] = ("authentication", "signature", "text", "face")


class Keyring:
    """The keys of `keys.json`, read once per ring."""

    def __init__(self, path: Path = KEYS) -> None:
        self._primes: dict[str, dict[str, str]] = json.loads(path.read_text("ascii"))

    def shared(self, name: str) -> RsaKey:
        """One of `SHARED`."""
        return self._key(name)

    def of_card(self, persona: str, purpose: Purpose) -> RsaKey:
        """The key in that persona's card."""
        name = f"{persona}/{purpose}"
        return self._key(name if name in self._primes else f"spare/{purpose}")

    def _key(self, name: str) -> RsaKey:
        primes = self._primes[name]
        return RsaKey(int(primes["p"], 16), int(primes["q"], 16))
