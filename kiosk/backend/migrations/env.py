"""Alembic's own entry: runs the steps over the connection and transaction of `kiosk.backend.schema`."""

from __future__ import annotations

from alembic import context

from kiosk.backend.models import Base

context.configure(connection=context.config.attributes["connection"], target_metadata=Base.metadata)
with context.begin_transaction():
    context.run_migrations()
