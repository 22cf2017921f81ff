"""What the older character protocol T=0 wants of a short command APDU (ISO/IEC 7816-3 section 12.1.2)."""

from __future__ import annotations

_HEADER = 4


def for_t0(apdu: bytes) -> bytes:
    """Case 1 gets a fifth byte 00; case 4 loses its Le, since the card announces its answer by 61xx."""
    if len(apdu) == _HEADER:
        return apdu + b"\x00"
    data_end = _HEADER + 1 + apdu[_HEADER]
    if len(apdu) == data_end + 1 and apdu[_HEADER]:
        return apdu[:data_end]
    return apdu
