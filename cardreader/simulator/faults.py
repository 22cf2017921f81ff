"""What can go wrong at one command, for trying out how everything above takes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias


@dataclass(frozen=True, slots=True)
class Cut:
    """The card is pulled out: before it sees the command, or after carrying it out, before it answers."""

    when: Literal["before", "after"] = "before"


@dataclass(frozen=True, slots=True)
class PowerLoss:
    """The card loses power for a moment: nothing is selected or verified any more when the command comes."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The card answers these bytes (data and status word, or garbage) and does nothing."""

    response: bytes


@dataclass(frozen=True, slots=True)
class Silence:
    """No answer within so many seconds."""

    seconds: float = 10.0


@dataclass(frozen=True, slots=True)
class Slow:
    """The answer comes, so many seconds late."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Unplugged:
    """The reader itself goes away."""


Fault: TypeAlias = Cut | PowerLoss | Answer | Silence | Slow | Unplugged
