"""Tries left, and VERIFY: the only place that ever sends a secret.

The tries are read (free) before every VERIFY; a VERIFY is never sent twice; the last try is not spent
unless a staff release names who allowed it.
"""

from __future__ import annotations

import logging

from cardreader.errors import LastTryRefused, PinBlocked, PinNotSet, UnexpectedStatus, WrongPin
from cardreader.iso7816 import commands
from cardreader.iso7816 import status_words as sw
from cardreader.iso7816.processors import Processor
from cardreader.profile_table.shapes import Credential, Form

log = logging.getLogger(__name__)

_VERIFY = bytes.fromhex("00200080")
_WIDE = 0xEF
_WIDE_BLOCKS = {0xBC: 0x20, 0xBD: 0x60}
_ALPHANUMERIC = frozenset(b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
_ALPHABET = {
    Form.DIGITS: frozenset(b"0123456789"),
    Form.LETTERS_AND_DIGITS: frozenset(b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
}


def tries_left(card: Processor, credential: Credential) -> int | None:
    """Tries left of a credential of the current application; None where the card has no such file."""
    status = commands.ask_tries(card, credential.file).status
    return None if status in (sw.NOT_FOUND, sw.DATA_NOT_FOUND) else _tries_of(status)


def verify(
    card: Processor, credential: Credential, secret: memoryview, *, release: str | None = None
) -> None:
    """Opens what the credential guards in the current application.

    Args:
        card: Where the credential's application is selected.
        credential: Which secret.
        secret: UTF-8 bytes; full-width letters and digits count as their narrow ones, and a password may
            be in lower case. Not kept.
        release: Who of the staff allowed to spend the last try; None where nobody did.

    Raises:
        PinNotSet: The card has no such credential.
        PinBlocked: No tries left, before or after this one.
        WrongPin: The card refused it, or it cannot be right and was not sent.
        LastTryRefused: One try is left and `release` is None; nothing was sent.
    """
    left = tries_left(card, credential)
    if left is None:
        raise PinNotSet(credential.name)
    if left == 0:
        raise PinBlocked(credential.name)
    prepared = _prepared(credential, secret)
    try:
        if not _is_possible(credential, prepared):
            raise WrongPin(credential.name, left)
        if left == 1 and not release:
            raise LastTryRefused(credential.name)
        if left == 1:
            log.info("the last try of %s is spent by staff release", credential.name)
        status = commands.verify(card, credential.file, memoryview(prepared))
    finally:
        _wipe(prepared)
    _judge(credential, status, left)


def digits_of(credential: Credential, secret: memoryview, place: tuple[int, int]) -> int:
    """The number that some digits of a secret make, of one that a card has accepted."""
    prepared = _prepared(credential, secret)
    try:
        return int(prepared[slice(*place)])
    finally:
        _wipe(prepared)


def _tries_of(status: int) -> int:
    if (left := sw.tries_in(status)) is not None:
        return left
    if sw.is_blocked(status):
        return 0
    raise UnexpectedStatus(_VERIFY, status)


def _judge(credential: Credential, status: int, left_before: int) -> None:
    if status == sw.OK:
        return
    if sw.is_blocked(status):
        raise PinBlocked(credential.name, spent=True)
    if (left := sw.tries_in(status)) is not None:
        raise WrongPin(credential.name, left)
    if status == sw.WRONG_SECRET_NO_COUNTER:
        raise WrongPin(credential.name, left_before - 1)
    raise UnexpectedStatus(_VERIFY, status)


def _prepared(credential: Credential, secret: memoryview) -> bytearray:
    """A copy of our own, narrow, and in upper case where the card stores it so (it compares bytes)."""
    copy = bytearray(secret)
    _make_narrow(copy)
    if credential.form is Form.LETTERS_AND_DIGITS:
        for index, byte in enumerate(copy):
            if ord("a") <= byte <= ord("z"):
                copy[index] = byte - 0x20
    return copy


def _make_narrow(buffer: bytearray) -> None:
    """Full-width digits, letters (U+FF10 to U+FF5A) become ASCII in place; no text of a secret is made."""
    length, at = 0, 0
    while at < len(buffer):
        size, byte = _narrow_at(buffer, at)
        buffer[length] = byte
        length, at = length + 1, at + size
    for index in range(length, len(buffer)):
        buffer[index] = 0
    del buffer[length:]


def _narrow_at(buffer: bytearray, at: int) -> tuple[int, int]:
    """How many bytes make the character there, and which ASCII byte it is; one byte stays what it is.

    In UTF-8 the full-width forms are EF BC 80 (U+FF00, for 0x20) to EF BD 9E (U+FF5E, for 0x7E).
    """
    if buffer[at] == _WIDE and at + 2 < len(buffer) and buffer[at + 1] in _WIDE_BLOCKS:
        narrow = _WIDE_BLOCKS[buffer[at + 1]] + (buffer[at + 2] & 0x3F)
        if narrow in _ALPHANUMERIC:
            return 3, narrow
    return 1, buffer[at]


def _is_possible(credential: Credential, secret: bytearray) -> bool:
    fits = credential.shortest <= len(secret) <= credential.longest
    return fits and all(byte in _ALPHABET[credential.form] for byte in secret)


def _wipe(buffer: bytearray) -> None:
    for index in range(len(buffer)):
        buffer[index] = 0
