"""One thing to say, and who may hear it; and one that may be said soon."""

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


@dataclass(frozen=True, slots=True)
class Soon:
    """Words that may be wanted at a moment's notice; `rate` in percent of normal."""

    text: str
    rate: int
