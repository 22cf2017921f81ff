"""One thing to say, and who may hear it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Said:
    """Words for the ear.

    Attributes:
        private: Only headphones say it.
        otherwise: What the loudspeaker says in its place, "" for nothing.
    """

    text: str
    private: bool = False
    otherwise: str = ""
