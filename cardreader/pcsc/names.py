"""Which of the service's readers are meant."""

from __future__ import annotations

from collections.abc import Iterable

AUTO = "auto"


def matching(names: Iterable[str], wanted: str) -> tuple[str, ...]:
    """All for `auto`, else those that contain `wanted`, in any case."""
    if wanted == AUTO:
        return tuple(names)
    return tuple(name for name in names if wanted.casefold() in name.casefold())
