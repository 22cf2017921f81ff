"""What the JPKI application says of itself: a plastic card, or a phone that holds the same certificates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from cardreader.errors import Malformed

Carrier: TypeAlias = Literal["card", "android", "iphone", "unknown"]

LABEL_SIZE = 32
_PADDING = b" \0\xff"
_CARRIERS: dict[str, Carrier] = {
    "JPKIAPICCTOKEN": "card",  # 2+; with a trailing 2 seen once
    "JPKIAPGPSETOKEN": "android",  # 2+
    "JPKIAPIOSTOKEN": "iphone",  # 1
}


@dataclass(frozen=True, slots=True)
class Token:
    """The token record's head.

    Attributes:
        label: Without its padding, such as `JPKIAPICCTOKEN2`.
        carrier: What holds the keys; `unknown` for a label that nobody described.
    """

    label: str
    carrier: Carrier


def parse_token(data: bytes) -> Token:
    """The serialised token information (PKCS #11 CK_TOKEN_INFO, 160 bytes), of which the label counts.

    Only the label's 32 bytes are looked at, and fewer where the file is shorter. They are padded with
    spaces, and on some cards with NUL.

    Raises:
        Malformed: The label is empty or not printable ASCII.
    """
    stored = data[:LABEL_SIZE].rstrip(_PADDING)
    if not stored or not all(0x20 <= byte < 0x7F for byte in stored):
        raise Malformed("token label", "is not printable ASCII")
    label = stored.decode("ascii")
    carriers = (carrier for start, carrier in _CARRIERS.items() if label.startswith(start))
    return Token(label, next(carriers, "unknown"))
