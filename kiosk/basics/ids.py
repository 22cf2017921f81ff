"""The kinds of identifier, and how a new one is minted (UUID version 7, RFC 9562 section 5.7)."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, NewType
from uuid import UUID

if TYPE_CHECKING:
    from datetime import datetime

VisitId = NewType("VisitId", str)
ApplicationId = NewType("ApplicationId", str)
FieldId = NewType("FieldId", str)
"""Dotted name of one answer: `subject.name`, `visitor.phone`, `household`; local ones `juminhyo.copies`."""


def uuid7(now: datetime) -> str:
    """A lower-case UUIDv7: 48 bits of milliseconds since 1970, then version, variant and 74 random bits."""
    milliseconds = int(now.timestamp() * 1000) & ((1 << 48) - 1)
    random = secrets.randbits(74)
    high = milliseconds << 16 | 0x7 << 12 | random >> 62
    low = 0b10 << 62 | random & ((1 << 62) - 1)
    return str(UUID(int=high << 64 | low))
