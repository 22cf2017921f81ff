"""Makes the test keys that are missing, and writes out their authorities' public side.

Run `python -m cardreader.simulator.keymaking` after adding a persona. Keys that exist are left alone.
"""

from __future__ import annotations

import json

from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding

from cardreader.simulator.card_certificates import AUTHORITIES, key_id
from cardreader.simulator.certificates import root_certificate
from cardreader.simulator.keyring import (
    CARD_AUTHORITIES,
    CERTIFICATE_AUTHORITIES,
    KEYS,
    PURPOSES,
    SHARED,
    Keyring,
)
from cardreader.simulator.people import persona_names
from cardreader.simulator.rsa_keys import EXPONENT


def main() -> None:
    """Completes the key file and rewrites the two files of authorities."""
    primes: dict[str, dict[str, str]] = json.loads(KEYS.read_text("ascii")) if KEYS.exists() else {}
    owners = ("spare", *persona_names())
    wanted = (*SHARED, *(f"{owner}/{purpose}" for owner in owners for purpose in PURPOSES))
    complete = {name: primes.get(name) or _generate() for name in wanted}
    KEYS.write_text(json.dumps(complete, indent=1) + "\n", "ascii")
    CARD_AUTHORITIES.write_text(json.dumps(card_authorities(Keyring()), indent=1) + "\n", "ascii")
    CERTIFICATE_AUTHORITIES.write_bytes(certificate_authorities(Keyring()))


def card_authorities(keys: Keyring) -> list[dict[str, str | int]]:
    """The public keys that sign card-verifiable certificates, in the settings' form."""
    return [
        {
            "ap": application,
            "key_id": key_id(issuer, 0).hex(),
            "e": EXPONENT,
            "n": f"{keys.shared(name).modulus:x}",
        }
        for application, name, issuer in AUTHORITIES
        if application != "issuer"
    ]


def certificate_authorities(keys: Keyring) -> bytes:
    """Both X.509 roots as PEM."""
    roots = (root_certificate(keys, "authentication"), root_certificate(keys, "signature"))
    return b"".join(root.public_bytes(Encoding.PEM) for root in roots)


def _generate() -> dict[str, str]:
    numbers = rsa.generate_private_key(public_exponent=EXPONENT, key_size=2048).private_numbers()
    return {"p": f"{numbers.p:x}", "q": f"{numbers.q:x}"}


if __name__ == "__main__":
    main()
