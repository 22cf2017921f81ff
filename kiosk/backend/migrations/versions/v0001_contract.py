"""What the contract's calls need."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "applications",
        sa.Column("application_id", sa.String(36), primary_key=True),
        sa.Column("kiosk_id", sa.String(60), nullable=False),
        sa.Column("procedure", sa.String(60), nullable=False),
        sa.Column("office", sa.String(100), nullable=False),
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("received_at", sa.String(40), nullable=False),
        sa.Column("status", sa.String(20), nullable=False),
        sa.Column("content_digest", sa.String(60), nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.UniqueConstraint("office", "day", "number"),
    )
    op.create_table(
        "receipt_counters",
        sa.Column("office", sa.String(100), primary_key=True),
        sa.Column("day", sa.String(10), primary_key=True),
        sa.Column("last", sa.Integer, nullable=False),
    )
    op.create_table(
        "challenges",
        sa.Column("challenge_id", sa.String(100), primary_key=True),
        sa.Column("nonce", sa.String(43), nullable=False),
        sa.Column("kiosk_id", sa.String(60), nullable=False),
        sa.Column("issued_at", sa.Integer, nullable=False),
        sa.Column("expires_at", sa.Integer, nullable=False),
        sa.Column("kept_until", sa.Integer, nullable=False),
        sa.Column("used_by", sa.String(36)),
    )
    op.create_table(
        "staff_calls",
        sa.Column("staff_call_id", sa.String(36), primary_key=True),
        sa.Column("kiosk_id", sa.String(60), nullable=False),
        sa.Column("call", sa.Text, nullable=False),
        sa.Column("received_at", sa.String(40), nullable=False),
    )
    op.create_table(
        "heartbeats",
        sa.Column("kiosk_id", sa.String(60), primary_key=True),
        sa.Column("document", sa.Text, nullable=False),
        sa.Column("received_at", sa.String(40), nullable=False),
    )
