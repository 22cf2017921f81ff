"""Everything outside trouble is one `Failure`: a stable code for support, and facts that are never personal.

What a person reads about it stands in `resources/failures/<CODE>.yaml`, one file a code.
Each code is raised in exactly one place (tests/architecture), so that a code names a line.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum


class Code(Enum):
    """What support reads (`CARD-07`), and the kind that others automate against (design §12)."""

    CARD_01 = ("CARD-01", "no-reader")
    CARD_02 = ("CARD-02", "no-card")
    CARD_03 = ("CARD-03", "not-my-number-card")
    CARD_04 = ("CARD-04", "wrong-secret")
    CARD_05 = ("CARD-05", "secret-blocked")
    CARD_06 = ("CARD-06", "last-try-refused")
    CARD_07 = ("CARD-07", "card-removed")
    CARD_08 = ("CARD-08", "card-changed")
    CARD_09 = ("CARD-09", "reader-gone")
    CARD_10 = ("CARD-10", "reader-busy")
    CARD_11 = ("CARD-11", "card-malformed")
    CARD_12 = ("CARD-12", "card-silent")
    CARD_13 = ("CARD-13", "certificate-missing")
    CARD_14 = ("CARD-14", "expired-card")
    CARD_15 = ("CARD-15", "expired-certificate")
    CARD_16 = ("CARD-16", "secret-not-set")
    CARD_17 = ("CARD-17", "card-stopped")
    CARD_18 = ("CARD-18", "card-not-genuine")

    NET_01 = ("NET-01", "backend-unreachable")
    NET_02 = ("NET-02", "backend-unclear")
    NET_03 = ("NET-03", "backend-refused-kiosk")
    NET_04 = ("NET-04", "backend-busy")
    NET_05 = ("NET-05", "application-rejected")
    NET_06 = ("NET-06", "application-defect")
    NET_07 = ("NET-07", "already-received-otherwise")
    NET_08 = ("NET-08", "no-pinned-key")
    NET_09 = ("NET-09", "no-challenge")
    NET_10 = ("NET-10", "staff-not-called")
    NET_11 = ("NET-11", "clock-off")

    DISK_01 = ("DISK-01", "outbox-unwritable")
    DISK_02 = ("DISK-02", "outbox-damaged")
    DISK_03 = ("DISK-03", "outbox-locked")
    DISK_04 = ("DISK-04", "outbox-full")
    DISK_05 = ("DISK-05", "stick-unusable")

    PRINT_01 = ("PRINT-01", "no-printer")
    PRINT_02 = ("PRINT-02", "out-of-paper")
    PRINT_03 = ("PRINT-03", "paper-jam")
    PRINT_04 = ("PRINT-04", "printer-offline")
    PRINT_05 = ("PRINT-05", "print-failed")
    PRINT_06 = ("PRINT-06", "folder-unwritable")
    PRINT_07 = ("PRINT-07", "paper-not-drawn")
    PRINT_08 = ("PRINT-08", "printer-attention")
    PRINT_09 = ("PRINT-09", "paper-of-another-visit")
    PRINT_10 = ("PRINT-10", "cover-open")
    PRINT_11 = ("PRINT-11", "out-of-toner")
    PRINT_12 = ("PRINT-12", "printer-stopped")
    PRINT_13 = ("PRINT-13", "printer-slow")

    FORM_01 = ("FORM-01", "answers-incomplete")
    FORM_02 = ("FORM-02", "procedure-unknown")
    FORM_03 = ("FORM-03", "answers-unreadable")

    TICKET_01 = ("TICKET-01", "no-fleet-key")
    TICKET_02 = ("TICKET-02", "ticket-of-another-day")
    TICKET_03 = ("TICKET-03", "ticket-of-another-fleet")
    TICKET_04 = ("TICKET-04", "ticket-altered")
    TICKET_05 = ("TICKET-05", "ticket-unreadable")
    TICKET_06 = ("TICKET-06", "ticket-not-continued")
    TICKET_07 = ("TICKET-07", "fleet-keys-unusable")
    TICKET_08 = ("TICKET-08", "ticket-already-handed-in")
    TICKET_09 = ("TICKET-09", "paper-for-the-counter")

    APP_01 = ("APP-01", "unexpected")
    APP_02 = ("APP-02", "settings-wrong")
    APP_03 = ("APP-03", "took-too-long")
    APP_04 = ("APP-04", "visit-broken")

    def __init__(self, support: str, kind: str) -> None:
        self.support = support
        self.kind = kind


@dataclass(frozen=True, slots=True)
class Failure:
    """Outside trouble that was to be expected.

    Attributes:
        code: Where it happened.
        facts: What the texts need (`tries_left`, `seconds`); never a personal value.
    """

    code: Code
    facts: Mapping[str, str | int] = field(default_factory=dict)
