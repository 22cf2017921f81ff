from __future__ import annotations

import hashlib
import json

from cardreader.simulator.card_certificates import card_certificate
from cardreader.simulator.keymaking import card_authorities, certificate_authorities
from cardreader.simulator.keyring import (
    CARD_AUTHORITIES,
    CERTIFICATE_AUTHORITIES,
    KEYS,
    PURPOSES,
    SHARED,
    Keyring,
)
from cardreader.simulator.people import persona_names


def test_files_of_authorities_are_those_of_the_keys() -> None:
    assert json.loads(CARD_AUTHORITIES.read_text()) == card_authorities(Keyring())
    assert CERTIFICATE_AUTHORITIES.read_bytes() == certificate_authorities(Keyring())


def test_every_persona_has_keys_of_its_own() -> None:
    names = set(json.loads(KEYS.read_text()))

    assert names == {
        *SHARED,
        *(f"{owner}/{purpose}" for owner in ("spare", *persona_names()) for purpose in PURPOSES),
    }


def test_no_key_stands_there_twice() -> None:
    primes = [entry["p"] for entry in json.loads(KEYS.read_text()).values()]

    assert len(set(primes)) == len(primes)


def test_persona_without_keys_gets_the_spare_ones() -> None:
    keys = Keyring()

    assert keys.of_card("own", "text") == keys.of_card("spare", "text")


def test_card_certificate_verifies_with_the_listed_authority() -> None:
    authorities = {entry["ap"]: entry for entry in json.loads(CARD_AUTHORITIES.read_text())}
    for level in ("text", "surface"):
        content = card_certificate(Keyring(), "text" if level == "text" else "surface")
        certified, signature = content[content.index(b"\x5f\x4e") :][5 : 5 + 297], content[-256:]
        authority = authorities[level]

        assert certified[:16].hex() == authority["key_id"]
        assert authority["key_id"].startswith(
            "39"
        )  # the digit 9: neither a real authority nor J-LIS's own test one
        block = pow(int.from_bytes(signature, "big"), authority["e"], int(authority["n"], 16))
        assert block.to_bytes(256, "big").endswith(hashlib.sha256(certified).digest())
