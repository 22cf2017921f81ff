"""Sealed bytes drawn as QR codes: the desk need not type an application again, a kiosk takes a visit back."""

from __future__ import annotations

import segno

from kiosk.paper.symbols import FORM, texts_of


def symbols(sealed: bytes, kind: str = FORM) -> tuple[tuple[bytes, ...], ...]:
    """One matrix a symbol: rows of modules, 1 is dark, no quiet zone; all symbols of one size."""
    texts = texts_of(sealed, kind)
    version = max(segno.make_qr(text, error="m", mode="alphanumeric").version for text in texts)
    return tuple(
        tuple(
            bytes(row)
            for row in segno.make_qr(
                text, error="m", mode="alphanumeric", version=version, boost_error=False
            ).matrix
        )
        for text in texts
    )
