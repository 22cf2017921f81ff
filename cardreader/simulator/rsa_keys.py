"""RSA on the simulated card: what the chip does with a private key (RFC 8017), by whole numbers.

Slow and not constant in time, which does not matter: every key here is a published test key.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from functools import lru_cache

from cardreader.profile_table.generation_1 import GENERATION_1
from cardreader.profile_table.shapes import KeyTags
from cardreader.simulator.ber import wrap

EXPONENT = 65537
SIZE = 256
"""Bytes of modulus and signature (RSA-2048)."""

_DIGEST_INFO_SHA256 = bytes.fromhex("300d06096086480165030402010500")
"""AlgorithmIdentifier of SHA-256 with NULL parameters (RFC 8017 appendix A.2.4)."""


@dataclass(frozen=True, slots=True)
class RsaKey:
    """A private key by its two primes."""

    p: int
    q: int

    @property
    def modulus(self) -> int:
        return self.p * self.q

    def sign_verbatim(self, data: bytes) -> bytes:
        """Type-1 padding (RFC 8017 section 9.2 without a DigestInfo) over 1 to 245 bytes, then the key."""
        if not 1 <= len(data) <= SIZE - 11:
            raise ValueError("1 to 245 bytes can be signed")
        return self._private(b"\0\1" + b"\xff" * (SIZE - 3 - len(data)) + b"\0" + data)

    def sign_message(self, message: bytes) -> bytes:
        """RSASSA-PKCS1-v1_5 with SHA-256 over the whole message."""
        return _signed_message(self, message)

    def sign_pss(self, digest: bytes) -> bytes:
        """RSASSA-PSS (RFC 8017 section 9.1.1) with SHA-256, MGF1 and a salt of 32 bytes."""
        salt = secrets.token_bytes(32)
        seed = hashlib.sha256(bytes(8) + digest + salt).digest()
        block = bytes(SIZE - 32 - 1 - 32 - 1) + b"\1" + salt
        masked = bytearray(a ^ b for a, b in zip(block, _mgf1(seed, len(block)), strict=True))
        masked[0] &= 0x7F
        return self._private(bytes(masked) + seed + b"\xbc")

    def public_object(self, tags: KeyTags = GENERATION_1.face.keys) -> bytes:
        """The public key as card files hold it, exponent and modulus; 265 bytes."""
        exponent = wrap(tags.exponent, EXPONENT.to_bytes(3, "big"))
        return exponent + wrap(tags.modulus, self.modulus.to_bytes(SIZE, "big"))

    def _private(self, block: bytes) -> bytes:
        return _power(self.p, self.q, int.from_bytes(block, "big")).to_bytes(SIZE, "big")


@lru_cache(maxsize=256)
def _signed_message(key: RsaKey, message: bytes) -> bytes:
    """Kept, since every card of a persona is issued with the same signatures; the chip's own are not."""
    return key.sign_verbatim(digest_info(hashlib.sha256(message).digest()))


def _power(p: int, q: int, number: int) -> int:
    private = pow(EXPONENT, -1, (p - 1) * (q - 1))
    at_p = pow(number, private % (p - 1), p)
    at_q = pow(number, private % (q - 1), q)
    return at_q + q * ((at_p - at_q) * pow(q, -1, p) % p)


def digest_info(octets: bytes) -> bytes:
    """A DigestInfo naming SHA-256; also with more than one digest in it, as the card face has."""
    return wrap("30", _DIGEST_INFO_SHA256 + wrap("04", octets))


def _mgf1(seed: bytes, size: int) -> bytes:
    blocks = -(-size // 32)
    stream = b"".join(hashlib.sha256(seed + n.to_bytes(4, "big")).digest() for n in range(blocks))
    return stream[:size]
