"""What one row of a check page says."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CheckRowView:
    """One answer; `button` is the id that leads back to its question, None where it is fixed."""

    label: str
    value: str
    button: str | None
