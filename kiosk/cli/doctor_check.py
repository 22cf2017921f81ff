"""One line of the readiness report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

State: TypeAlias = Literal["ok", "warn", "fail"]

NAMES = (
    "reader",
    "card stack",
    "printer",
    "back-end",
    "clock",
    "disk",
    "spool",
    "fonts",
    "speech",
    "handwriting",
    "settings",
    "procedures",
    "examples",
    "tickets",
)
"""Every check, in the order of the report."""

_GRAVITY: Mapping[State, int] = {"ok": 0, "warn": 1, "fail": 2}


@dataclass(frozen=True, slots=True)
class Check:
    """What one look found.

    Attributes:
        name: One of `NAMES`.
        detail: What is so; never a personal value or a secret.
        remedy: What to do about it, empty where nothing needs doing.
    """

    name: str
    state: State
    detail: str
    remedy: str = ""

    def as_json(self) -> dict[str, str]:
        return {"name": self.name, "state": self.state, "detail": self.detail, "remedy": self.remedy}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it should be."""

    state: State
    detail: str
    remedy: str


def summed(name: str, findings: Sequence[Finding], well: str) -> Check:
    """One check of several findings, as grave as the gravest; `well` is its detail where there are none."""
    if not findings:
        return Check(name, "ok", well)
    gravest = max((finding.state for finding in findings), key=lambda state: _GRAVITY[state])
    details = "; ".join(finding.detail for finding in findings)
    remedies = "; ".join(dict.fromkeys(finding.remedy for finding in findings if finding.remedy))
    return Check(name, gravest, details, remedies)
