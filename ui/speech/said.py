"""One thing to say, and who may hear it; and one that may be said soon."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Said:
    """Words for the ear.

    Attributes:
        private: Only headphones say it.
        otherwise: What the loudspeaker says in its place, "" for nothing.
        once: The loudspeaker says that but once in a visit: it tells how the words can be heard.
    """

    text: str
    private: bool = False
    otherwise: str = ""
    once: bool = False


@dataclass(frozen=True, slots=True)
class Soon:
    """Words that may be wanted at a moment's notice; `rate` in percent of normal."""

    text: str
    rate: int
