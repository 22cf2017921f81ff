"""The card's signatures (PERFORM SECURITY OPERATION `80 2A`), its challenge, and INTERNAL AUTHENTICATE."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable

from cardreader.simulator.chip import Chip
from cardreader.simulator.command import Command
from cardreader.simulator.file_system import Ef, KeyFile
from cardreader.simulator.rsa_keys import RsaKey, digest_info
from cardreader.simulator.words import RefusedError, Word


def sign(chip: Chip, command: Command) -> bytes:
    """256 bytes; what is done to the input first stands in P1, the key in P2 (00: the application's own).

    P1: 00 nothing, 01 hash it, 02 a hash into a DigestInfo, 03 hash it into a DigestInfo, 04 a hash by PSS,
    05 hash it, then PSS.
    """
    if command.p1 not in _WAYS:
        raise RefusedError(Word.WRONG_PARAMETERS)
    file = _key_file(chip, command.p2)
    if not isinstance(file, KeyFile):
        raise RefusedError(Word.WRONG_KIND_OF_FILE)
    if not file.access.allows(frozenset(chip.verified)):
        raise RefusedError(Word.NOT_VERIFIED)
    if file.key is None:
        raise RefusedError(Word.CONDITIONS_NOT_MET)
    return _WAYS[command.p1](file.key, command.data or b"")


def challenge(chip: Chip, command: Command) -> bytes:
    """`00 84 00 00 Le`: random bytes."""
    if command.reference != 0:
        raise RefusedError(Word.WRONG_PARAMETERS)
    if command.le is None or command.data is not None:
        raise RefusedError(Word.WRONG_LENGTH)
    chip.challenge = secrets.token_bytes(min(command.le, 256))
    return chip.challenge


def authenticate(chip: Chip, command: Command) -> bytes:
    """`00 88`: not known what key form the card uses here, so none is found."""
    del chip, command
    raise RefusedError(Word.NO_DATA_OBJECT)


def _key_file(chip: Chip, p2: int) -> Ef:
    if p2 != 0:
        return chip.referred(p2)
    if chip.application is None or chip.application.default_key is None:
        raise RefusedError(Word.NO_DATA_OBJECT)
    return chip.application.files[chip.application.default_key]


def _verbatim(key: RsaKey, data: bytes) -> bytes:
    if not 1 <= len(data) <= 245:
        raise RefusedError(Word.CONDITIONS_NOT_MET)
    return key.sign_verbatim(data)


def _bare_hash(key: RsaKey, data: bytes) -> bytes:
    return key.sign_verbatim(_hashed(data))


def _from_hash(key: RsaKey, data: bytes) -> bytes:
    return key.sign_verbatim(digest_info(_a_hash(data)))


def _hash_first(key: RsaKey, data: bytes) -> bytes:
    return key.sign_verbatim(digest_info(_hashed(data)))


def _pss_from_hash(key: RsaKey, data: bytes) -> bytes:
    return key.sign_pss(_a_hash(data))


def _pss_hash_first(key: RsaKey, data: bytes) -> bytes:
    return key.sign_pss(_hashed(data))


def _a_hash(data: bytes) -> bytes:
    if len(data) != 32:
        raise RefusedError(Word.CONDITIONS_NOT_MET)
    return data


def _hashed(data: bytes) -> bytes:
    if not 1 <= len(data) <= 255:
        raise RefusedError(Word.CONDITIONS_NOT_MET)
    return hashlib.sha256(data).digest()


_WAYS: dict[int, Callable[[RsaKey, bytes], bytes]] = {
    0x00: _verbatim,
    0x01: _bare_hash,
    0x02: _from_hash,
    0x03: _hash_first,
    0x04: _pss_from_hash,
    0x05: _pss_hash_first,
}
