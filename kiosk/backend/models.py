"""The tables. Of an application only what is needed to answer for it stands in clear: nobody's name does.

Every change here is a step in `migrations/versions`; a test holds the two side by side.
"""

from __future__ import annotations

from sqlalchemy import Index, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    """All tables."""


class ApplicationRow(Base):
    """One received application, sealed as it came; it is opened when somebody asks to read it.

    Attributes:
        office, day, number: No two applications of one office and day (ISO date, JST) have the same number.
        received_at: RFC 3339, as the receipt says it.
        content_digest: Of `body`.
        came_by: `network`, or `paper` where the desk read the codes of a paper form first.
        handled_at, handled_by: Staff marked it as done; both None until then.
    """

    __tablename__ = "applications"
    __table_args__ = (UniqueConstraint("office", "day", "number"), Index("ix_applications_day", "day"))

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
    came_by: Mapped[str] = mapped_column(String(10), server_default="network")
    handled_at: Mapped[str | None] = mapped_column(String(40))
    handled_by: Mapped[str | None] = mapped_column(String(60))


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
    __table_args__ = (Index("ix_challenges_kept_until", "kept_until"),)

    challenge_id: Mapped[str] = mapped_column(String(100), primary_key=True)
    nonce: Mapped[str] = mapped_column(String(43))
    kiosk_id: Mapped[str] = mapped_column(String(60))
    issued_at: Mapped[int]
    expires_at: Mapped[int]
    kept_until: Mapped[int]
    used_by: Mapped[str | None] = mapped_column(String(36))


class StaffCallRow(Base):
    """A resident asked for help; somebody answered, or nobody yet."""

    __tablename__ = "staff_calls"

    staff_call_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    kiosk_id: Mapped[str] = mapped_column(String(60))
    call: Mapped[str] = mapped_column(Text)
    received_at: Mapped[str] = mapped_column(String(40))
    answered_at: Mapped[str | None] = mapped_column(String(40))
    answered_by: Mapped[str | None] = mapped_column(String(60))


class HeartbeatRow(Base):
    """The last health document of each kiosk."""

    __tablename__ = "heartbeats"

    kiosk_id: Mapped[str] = mapped_column(String(60), primary_key=True)
    document: Mapped[str] = mapped_column(Text)
    received_at: Mapped[str] = mapped_column(String(40))


class StaffRow(Base):
    """Somebody who may sign in at the desk.

    Attributes:
        password: Argon2id, in its own text form with salt and costs.
        active: False once the account was closed; what it did stays attributed.
    """

    __tablename__ = "staff"

    login: Mapped[str] = mapped_column(String(60), primary_key=True)
    name: Mapped[str] = mapped_column(String(100))
    password: Mapped[str] = mapped_column(String(200))
    active: Mapped[bool]
    made_at: Mapped[str] = mapped_column(String(40))


class SessionRow(Base):
    """One browser that somebody signed in with.

    Attributes:
        token_hash: SHA-256 in hex of the cookie; whoever copies the database cannot sign in with it.
        form_token: Stands in every form of this session (against forged requests).
        began_at, seen_at: Seconds since 1970.
    """

    __tablename__ = "desk_sessions"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    login: Mapped[str] = mapped_column(String(60))
    form_token: Mapped[str] = mapped_column(String(43))
    began_at: Mapped[int]
    seen_at: Mapped[int]


class FailedSignInRow(Base):
    """A wrong password; `key` is the account, or the address it came from."""

    __tablename__ = "failed_sign_ins"
    __table_args__ = (Index("ix_failed_sign_ins_key", "key", "at"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    key: Mapped[str] = mapped_column(String(100))
    at: Mapped[int]


class ActRow(Base):
    """What somebody did at the desk, and to what: an id, never a person's data. Rows are only ever added."""

    __tablename__ = "acts"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    at: Mapped[str] = mapped_column(String(40))
    login: Mapped[str] = mapped_column(String(60))
    act: Mapped[str] = mapped_column(String(40))
    subject: Mapped[str] = mapped_column(String(100))


class PaperPartRow(Base):
    """One QR symbol of a paper form whose others were not read yet; the piece is sealed like the whole."""

    __tablename__ = "paper_parts"

    digest: Mapped[str] = mapped_column(String(16), primary_key=True)
    of: Mapped[int] = mapped_column(primary_key=True)
    part: Mapped[int] = mapped_column(primary_key=True)
    piece: Mapped[bytes] = mapped_column(LargeBinary)
    read_at: Mapped[str] = mapped_column(String(40))
    read_by: Mapped[str] = mapped_column(String(60))


class DayCheckRow(Base):
    """Somebody looked at a kiosk at the end of the day: no card was left, paper is in."""

    __tablename__ = "day_checks"

    day: Mapped[str] = mapped_column(String(10), primary_key=True)
    kiosk_id: Mapped[str] = mapped_column(String(60), primary_key=True)
    item: Mapped[str] = mapped_column(String(20), primary_key=True)
    login: Mapped[str] = mapped_column(String(60))
    at: Mapped[str] = mapped_column(String(40))
