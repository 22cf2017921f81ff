"""What the JPKI application says of itself: a plastic card, or a phone that holds the same certificates."""

from __future__ import annotations

from dataclasses import dataclass

from cardreader.errors import Malformed
from cardreader.profile_table.generation_1 import GENERATION_1
from cardreader.profile_table.shapes import Carrier, JpkiApplication

_PADDING = b" \0\xff"


@dataclass(frozen=True, slots=True)
class Token:
    """The token record's head.

    Attributes:
        label: Without its padding, such as `JPKIAPICCTOKEN2`.
        carrier: What holds the keys; `unknown` for a label that nobody described.
    """

    label: str
    carrier: Carrier


def parse_token(data: bytes, application: JpkiApplication = GENERATION_1.jpki) -> Token:
    """The serialised token information (PKCS #11 CK_TOKEN_INFO, 160 bytes), of which the label counts.

    Only the label's bytes are looked at, and fewer where the file is shorter. They are padded with
    spaces, and on some cards with NUL.

    Raises:
        Malformed: The label is empty or not printable ASCII.
    """
    stored = data[: application.label_size].rstrip(_PADDING)
    if not stored or not all(0x20 <= byte < 0x7F for byte in stored):
        raise Malformed("token label", "is not printable ASCII")
    label = stored.decode("ascii")
    carriers = (carrier for start, carrier in application.carriers.items() if label.startswith(start))
    return Token(label, next(carriers, "unknown"))
