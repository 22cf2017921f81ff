"""READ BINARY, READ RECORD and GET DATA (ISO/IEC 7816-4 sections 11.3, 11.4 and 11.5)."""

from __future__ import annotations

from cardreader.simulator.chip import Chip
from cardreader.simulator.command import Command
from cardreader.simulator.file_system import Access, Ef, RecordFile, TransparentFile
from cardreader.simulator.words import RefusedError, Word


def read_binary(chip: Chip, command: Command) -> bytes:
    """`00 B0`: bytes from an offset on; less than asked for near the end of the file, with 9000."""
    file, offset = _from(chip, command)
    if not isinstance(file, TransparentFile):
        raise RefusedError(Word.WRONG_KIND_OF_FILE)
    _opened(chip, file.access)
    if command.le is None:
        raise RefusedError(Word.WRONG_LENGTH)
    if offset >= len(file.content):
        raise RefusedError(Word.BEYOND_END)
    return file.content[offset : offset + min(command.le, chip.behaviour.longest_read)]


def read_record(chip: Chip, command: Command) -> bytes:
    """`00 B2`: one record by its number, of the current file (P2=04) or of P2=SFI<<3|4."""
    if command.p2 & 0x07 != 0x04 or command.p2 >> 3 == 0x1F:
        raise RefusedError(Word.WRONG_PARAMETERS)
    sfi = command.p2 >> 3
    file = chip.choose(sfi) if sfi else chip.current_file()
    if not isinstance(file, RecordFile):
        raise RefusedError(Word.WRONG_KIND_OF_FILE)
    _opened(chip, file.access)
    if not 1 <= command.p1 <= len(file.records):
        raise RefusedError(Word.NO_RECORD)
    if command.le is None:
        raise RefusedError(Word.WRONG_LENGTH)
    return file.records[command.p1 - 1][: command.le]


def get_data(chip: Chip, command: Command) -> bytes:
    """`00 CA`: an object of the issuer's level; 6A88 for all others and inside applications."""
    if chip.application is not None or command.reference not in chip.content.data_objects:
        raise RefusedError(Word.NO_DATA_OBJECT)
    content = chip.content.data_objects[command.reference]
    if command.le is None or command.le < len(content) > 256:
        raise RefusedError(Word.WRONG_LENGTH)
    return content[: command.le]


def _from(chip: Chip, command: Command) -> tuple[Ef, int]:
    """File and offset: a short id in P1 with 8 bits of offset, else 15 bits in the current file."""
    if command.p1 & 0x80:
        if command.p1 & 0x60 or not 1 <= command.p1 & 0x1F <= 0x1E:
            raise RefusedError(Word.WRONG_PARAMETERS)
        return chip.choose(command.p1 & 0x1F), command.p2
    return chip.current_file(), command.reference


def _opened(chip: Chip, access: Access) -> None:
    if not access.allows(frozenset(chip.verified)):
        raise RefusedError(Word.NOT_VERIFIED)
