"""Status words the card is known to answer (JICSAP table 25, ISO/IEC 7816-4 section 5.1.3)."""

from __future__ import annotations

OK = 0x9000
END_OF_FILE = 0x6282
WRONG_SECRET_NO_COUNTER = 0x6300
SELF_DIAGNOSIS = 0x6F00
NOT_VERIFIED = 0x6982
BLOCKED_BY_ISO = 0x6983
BLOCKED = 0x6984  # what the real card answers
CONDITIONS = 0x6985
NOT_FOUND = 0x6A82
RECORD_NOT_FOUND = 0x6A83
DATA_NOT_FOUND = 0x6A88
BEYOND_END = 0x6B00
UNKNOWN_INSTRUCTION = 0x6D00
UNKNOWN_CLASS = 0x6E00
WRONG_LENGTH = 0x6700
WRONG_KIND_OF_FILE = 0x6981
NO_CURRENT_FILE = 0x6986
NOT_SUPPORTED = 0x6A81
WRONG_DATA = 0x6A80
WRONG_PARAMETERS = 0x6A86
WRONG_DATA_LENGTH = 0x6A87
NO_SUCH_CURRENT_FILE = frozenset((WRONG_KIND_OF_FILE, NO_CURRENT_FILE))

_REFUSED_REFERENCES = frozenset(
    (
        WRONG_LENGTH,
        WRONG_KIND_OF_FILE,
        CONDITIONS,
        NO_CURRENT_FILE,
        WRONG_DATA,
        NOT_SUPPORTED,
        NOT_FOUND,
        WRONG_PARAMETERS,
        WRONG_DATA_LENGTH,
        DATA_NOT_FOUND,
        BEYOND_END,
        UNKNOWN_INSTRUCTION,
    )
)


def is_refused_reference(status: int) -> bool:
    """What a card may answer that knows no short file identifiers, or has no such file."""
    return status in _REFUSED_REFERENCES


def is_refusal(status: int) -> bool:
    """A command that was understood and not carried out: not here, not now, not for you (69xx, 6Axx)."""
    return status >> 8 in (0x69, 0x6A)


def is_foreign(status: int) -> bool:
    """What cards of other kinds answer to the SELECT of an application they do not have: anything of 6xxx."""
    return status >> 12 == 0x6 and status != SELF_DIAGNOSIS


def tries_in(status: int) -> int | None:
    """The x of `63Cx`, else None."""
    return status & 0x0F if status & 0xFFF0 == 0x63C0 else None


def is_blocked(status: int) -> bool:
    """Both the measured 6984 and the standard's 6983, and a counter at zero."""
    return status in (BLOCKED, BLOCKED_BY_ISO, 0x63C0)


def more_bytes(status: int) -> int | None:
    """The xx of `61xx` as the Le to fetch (00 means 256), else None."""
    return (status & 0xFF or 256) if status >> 8 == 0x61 else None


def right_length(status: int) -> int | None:
    """The xx of `6Cxx` as the Le to ask with (00 means 256), else None."""
    return (status & 0xFF or 256) if status >> 8 == 0x6C else None
