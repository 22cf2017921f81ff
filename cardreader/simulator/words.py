"""Status words as the real card gives them (JIS X 6320-4 / ISO/IEC 7816-4; JICSAP card specification 1.1)."""

from __future__ import annotations

from enum import IntEnum


class Word(IntEnum):
    """SW1-SW2. `TRIES_LEFT` carries the count in its last four bits."""

    DONE = 0x9000
    MORE_DATA = 0x6100
    TRIES_LEFT = 0x63C0
    NO_SECURE_MESSAGING_HERE = 0x66F1
    WRONG_LENGTH = 0x6700
    NO_CHANNELS = 0x6881
    WRONG_KIND_OF_FILE = 0x6981
    NOT_VERIFIED = 0x6982
    BLOCKED_BY_ISO = 0x6983
    BLOCKED = 0x6984
    CONDITIONS_NOT_MET = 0x6985
    NO_CURRENT_FILE = 0x6986
    NO_SESSION = 0x6987
    NOT_FOUND = 0x6A82
    NO_RECORD = 0x6A83
    WRONG_PARAMETERS = 0x6A86
    NO_DATA_OBJECT = 0x6A88
    BEYOND_END = 0x6B00
    WANTED_LENGTH = 0x6C00
    UNKNOWN_INS = 0x6D00
    UNKNOWN_CLA = 0x6E00
    SELF_DIAGNOSIS = 0x6F00


class RefusedError(Exception):
    """A command ends with a status word other than 9000 and with no data."""

    def __init__(self, word: int) -> None:
        super().__init__(f"{word:04X}")
        self.word = word
