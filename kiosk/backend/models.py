"""The tables. Of an application only what is needed to answer for it stands in clear: nobody's name does."""

from __future__ import annotations

from sqlalchemy import LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    """All tables."""


class ApplicationRow(Base):
    """One received application, sealed as it came; it is opened when somebody asks to read it.

    Attributes:
        office, day, number: No two applications of one office and day (ISO date, JST) have the same number.
        received_at: RFC 3339, as the receipt says it.
        content_digest: Of `body`.
    """

    __tablename__ = "applications"
    __table_args__ = (UniqueConstraint("office", "day", "number"),)

    application_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    kiosk_id: Mapped[str] = mapped_column(String(60))
    procedure: Mapped[str] = mapped_column(String(60))
    office: Mapped[str] = mapped_column(String(100))
    day: Mapped[str] = mapped_column(String(10))
    number: Mapped[int]
    received_at: Mapped[str] = mapped_column(String(40))
    status: Mapped[str] = mapped_column(String(20))
    content_digest: Mapped[str] = mapped_column(String(60))
    body: Mapped[bytes] = mapped_column(LargeBinary)


class CounterRow(Base):
    """The last receipt number given out for an office and day."""

    __tablename__ = "receipt_counters"

    office: Mapped[str] = mapped_column(String(100), primary_key=True)
    day: Mapped[str] = mapped_column(String(10), primary_key=True)
    last: Mapped[int]


class ChallengeRow(Base):
    """One nonce for a card to sign.

    Attributes:
        issued_at, expires_at, kept_until: Seconds since 1970.
        used_by: The application that used it up.
    """

    __tablename__ = "challenges"

    challenge_id: Mapped[str] = mapped_column(String(100), primary_key=True)
    nonce: Mapped[str] = mapped_column(String(43))
    kiosk_id: Mapped[str] = mapped_column(String(60))
    issued_at: Mapped[int]
    expires_at: Mapped[int]
    kept_until: Mapped[int]
    used_by: Mapped[str | None] = mapped_column(String(36))


class StaffCallRow(Base):
    """A resident asked for help."""

    __tablename__ = "staff_calls"

    staff_call_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    kiosk_id: Mapped[str] = mapped_column(String(60))
    call: Mapped[str] = mapped_column(Text)
    received_at: Mapped[str] = mapped_column(String(40))


class HeartbeatRow(Base):
    """The last health document of each kiosk."""

    __tablename__ = "heartbeats"

    kiosk_id: Mapped[str] = mapped_column(String(60), primary_key=True)
    document: Mapped[str] = mapped_column(Text)
    received_at: Mapped[str] = mapped_column(String(40))
