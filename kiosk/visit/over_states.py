"""What can lie over any step and gives it back as it was."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from kiosk.basics.failure import Failure
from kiosk.delivery.outcome import Standing


@dataclass(frozen=True, slots=True)
class IdleWarning:
    """まだお使いですか: counts down to `until` (ticks)."""

    until: float
    seconds: int


@dataclass(frozen=True, slots=True)
class StaffCalled:
    """係の人をよびました.

    Attributes:
        call: Number of the job that calls.
        heard: False when the call could not be sent; `failure` says why.
        in_private: The person wants to talk where nobody listens; why, the kiosk neither asks nor knows.
        reason: Why they call, where the visit that stands under it cannot tell; else "".
    """

    call: int
    times: int = 1
    heard: bool = True
    in_private: bool = False
    failure: Failure | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class StaffHere:
    """The page of staff who came; the time is held (`Visit.held_until`).

    Attributes:
        asked: Number of the job that asks how handing in stands; 0 where nothing was asked.
        standing: Its answer; None until it came, and where the outbox could not be read.
        told: Whether the answer came.
    """

    asked: int = 0
    standing: Standing | None = None
    told: bool = False


@dataclass(frozen=True, slots=True)
class SettingsOpen:
    """見やすく・聞きやすく; `row` has the focus.

    Attributes:
        was_reset: The last touch there was はじめにもどす.
    """

    row: str
    was_reset: bool = False


@dataclass(frozen=True, slots=True)
class ReallyQuit:
    """やめる was pressed: nothing is lost by a slip of the finger."""


@dataclass(frozen=True, slots=True)
class Explaining:
    """なぜ聞くの: why the question below is asked, in one or two sentences."""


@dataclass(frozen=True, slots=True)
class LearningKeys:
    """Trying the keypad out: each key says its name and does nothing.

    Attributes:
        key: The last one (`up`, `letter:あ`), "" at first; of a digit over the page of a PIN not which.
    """

    key: str = ""


Over: TypeAlias = (
    IdleWarning | StaffCalled | StaffHere | SettingsOpen | ReallyQuit | Explaining | LearningKeys
)
