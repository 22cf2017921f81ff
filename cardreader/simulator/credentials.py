"""VERIFY and changing a secret (ISO/IEC 7816-4 sections 11.6.6 and 11.6.7)."""

from __future__ import annotations

from cardreader.simulator.chip import Chip
from cardreader.simulator.command import Command
from cardreader.simulator.file_system import CredentialFile
from cardreader.simulator.words import RefusedError, Word


def verify(chip: Chip, command: Command) -> bytes:
    """`00 20 00`: without data the tries left (63Cx, also when verified or blocked); with data one try.

    OpenSC 0.23 refuses the whole card when the question without data is answered otherwise.
    """
    if command.p1 != 0:
        raise RefusedError(Word.WRONG_PARAMETERS)
    if not isinstance(chip.referred(command.p2), CredentialFile):
        raise RefusedError(Word.WRONG_KIND_OF_FILE)
    return _count_or_try(chip, command)


def change(chip: Chip, command: Command) -> bytes:
    """`00 24 01` or `80 32 00`: a new secret, after VERIFY with the old one."""
    application = chip.application
    if application is not None and application.change_ins != command.ins:
        raise RefusedError(Word.UNKNOWN_INS)
    if command.p1 != (0x01 if command.ins == 0x24 else 0x00):
        raise RefusedError(Word.WRONG_PARAMETERS)
    if not isinstance(chip.referred(command.p2), CredentialFile):
        raise RefusedError(Word.WRONG_KIND_OF_FILE)
    if chip.current not in chip.verified:
        raise RefusedError(Word.NOT_VERIFIED)
    if not command.data or len(command.data) > 16:
        raise RefusedError(Word.WRONG_LENGTH)
    chip.memory.change(chip.credential(), command.data)
    return b""


def _count_or_try(chip: Chip, command: Command) -> bytes:
    name = chip.credential()
    if command.data is None:
        raise RefusedError(Word.TRIES_LEFT | chip.memory.left(name))
    if chip.memory.left(name) == 0:
        raise RefusedError(_blocked(chip))
    if not chip.memory.matches(name, command.data):
        _wrong(chip)
        raise RefusedError(Word.TRIES_LEFT | chip.memory.left(name))
    chip.verified.add(chip.current or 0)
    return b""


def _wrong(chip: Chip) -> None:
    if chip.behaviour.wrong_clears_security:
        chip.verified.discard(chip.current or 0)


def _blocked(chip: Chip) -> int:
    return Word.BLOCKED_BY_ISO if chip.behaviour.blocked_by_iso else Word.BLOCKED
