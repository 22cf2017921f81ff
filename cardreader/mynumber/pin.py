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
from cardreader.mynumber.applications import Credential, Form

log = logging.getLogger(__name__)

_VERIFY = bytes.fromhex("00200080")
_ALPHABET = {
    Form.DIGITS: frozenset(b"0123456789"),
    Form.LETTERS_AND_DIGITS: frozenset(b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
}


def tries_left(card: Processor, credential: Credential) -> int | None:
    """Tries left of a credential of the current application; None where the card has no such file."""
    status = commands.ask_tries(card, credential.file).status
    return None if status == sw.NOT_FOUND else _tries_of(status)


def verify(
    card: Processor, credential: Credential, secret: memoryview, *, release: str | None = None
) -> None:
    """Opens what the credential guards in the current application.

    Args:
        card: Where the credential's application is selected.
        credential: Which secret.
        secret: ASCII bytes; a password may be in lower case. Not kept.
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
    """A copy of our own, in upper case where the card stores it so (it compares bytes)."""
    copy = bytearray(secret)
    if credential.form is Form.LETTERS_AND_DIGITS:
        for index, byte in enumerate(copy):
            if ord("a") <= byte <= ord("z"):
                copy[index] = byte - 0x20
    return copy


def _is_possible(credential: Credential, secret: bytearray) -> bool:
    fits = credential.shortest <= len(secret) <= credential.longest
    return fits and all(byte in _ALPHABET[credential.form] for byte in secret)


def _wipe(buffer: bytearray) -> None:
    for index in range(len(buffer)):
        buffer[index] = 0
