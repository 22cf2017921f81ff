"""What the desk page needs: who handled what, staff and their sessions, paper read in, the day's checks."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "applications", sa.Column("came_by", sa.String(10), nullable=False, server_default="network")
    )
    op.add_column("applications", sa.Column("handled_at", sa.String(40)))
    op.add_column("applications", sa.Column("handled_by", sa.String(60)))
    op.create_index("ix_applications_day", "applications", ["day"])
    op.create_index("ix_challenges_kept_until", "challenges", ["kept_until"])
    op.add_column("staff_calls", sa.Column("answered_at", sa.String(40)))
    op.add_column("staff_calls", sa.Column("answered_by", sa.String(60)))
    op.create_table(
        "staff",
        sa.Column("login", sa.String(60), primary_key=True),
        sa.Column("name", sa.String(100), nullable=False),
        sa.Column("password", sa.String(200), nullable=False),
        sa.Column("active", sa.Boolean, nullable=False),
        sa.Column("made_at", sa.String(40), nullable=False),
    )
    op.create_table(
        "desk_sessions",
        sa.Column("token_hash", sa.String(64), primary_key=True),
        sa.Column("login", sa.String(60), nullable=False),
        sa.Column("form_token", sa.String(43), nullable=False),
        sa.Column("began_at", sa.Integer, nullable=False),
        sa.Column("seen_at", sa.Integer, nullable=False),
    )
    op.create_table(
        "failed_sign_ins",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("key", sa.String(100), nullable=False),
        sa.Column("at", sa.Integer, nullable=False),
    )
    op.create_index("ix_failed_sign_ins_key", "failed_sign_ins", ["key", "at"])
    op.create_table(
        "acts",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("at", sa.String(40), nullable=False),
        sa.Column("login", sa.String(60), nullable=False),
        sa.Column("act", sa.String(40), nullable=False),
        sa.Column("subject", sa.String(100), nullable=False),
    )
    op.create_table(
        "paper_parts",
        sa.Column("digest", sa.String(16), primary_key=True),
        sa.Column("of", sa.Integer, primary_key=True),
        sa.Column("part", sa.Integer, primary_key=True),
        sa.Column("piece", sa.LargeBinary, nullable=False),
        sa.Column("read_at", sa.String(40), nullable=False),
        sa.Column("read_by", sa.String(60), nullable=False),
    )
    op.create_table(
        "day_checks",
        sa.Column("day", sa.String(10), primary_key=True),
        sa.Column("kiosk_id", sa.String(60), primary_key=True),
        sa.Column("item", sa.String(20), primary_key=True),
        sa.Column("login", sa.String(60), nullable=False),
        sa.Column("at", sa.String(40), nullable=False),
    )
