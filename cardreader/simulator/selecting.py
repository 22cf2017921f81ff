"""SELECT (ISO/IEC 7816-4 section 11.2.2), as far as the card knows it."""

from __future__ import annotations

from cardreader.simulator.ber import wrap
from cardreader.simulator.chip import Chip
from cardreader.simulator.command import Command
from cardreader.simulator.file_system import Application
from cardreader.simulator.words import RefusedError, Word


def select(chip: Chip, command: Command) -> bytes:
    """`00 A4`: an application by its AID or a beginning of it, or an elementary file by its id."""
    match command.p1:
        case 0x04 if command.p2 in (0x00, 0x0C):
            return _application(chip, command)
        case 0x02 if command.p2 in (0x00, 0x0C):
            return _file(chip, command)
        case 0x00:
            return _master(chip, command)
        case _:
            raise RefusedError(Word.WRONG_PARAMETERS)


def _application(chip: Chip, command: Command) -> bytes:
    name = command.data or b""
    found = _named(chip, name)
    chip.enter(found)
    if command.p2 == 0x0C or command.le is None:
        return b""
    aid = chip.content.power_on_aid if found is None else found.aid
    return wrap("6F", wrap("84", aid))


def _named(chip: Chip, name: bytes) -> Application | None:
    """None is the issuer's own level. A shortened AID finds the first that begins so (JICSAP 4.2)."""
    if not name:
        raise RefusedError(Word.NOT_FOUND)
    for application in chip.content.applications:
        if application.aid.startswith(name):
            return application
    if chip.content.power_on_aid and chip.content.power_on_aid.startswith(name):
        return None
    raise RefusedError(Word.NOT_FOUND)


def _file(chip: Chip, command: Command) -> bytes:
    if command.data is None or len(command.data) != 2:
        raise RefusedError(Word.WRONG_LENGTH)
    chip.choose(int.from_bytes(command.data, "big"))
    return b""


def _master(chip: Chip, command: Command) -> bytes:
    """The card has no master file to go to: 6A86 at the start, 9000 without effect inside an application."""
    if command.data:
        raise RefusedError(Word.NOT_FOUND)
    if chip.application is None:
        raise RefusedError(Word.WRONG_PARAMETERS)
    return b""
