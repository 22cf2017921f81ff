"""What an act that can be expected to fail gives back: `Ok` with a value, or `Err` with a `Failure`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeAlias, TypeVar

if TYPE_CHECKING:
    from kiosk.basics.failure import Failure

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Ok(Generic[T_co]):
    """The act succeeded, and this came of it."""

    value: T_co


@dataclass(frozen=True, slots=True)
class Err:
    """The act failed in a way that was to be expected."""

    failure: Failure


Result: TypeAlias = Ok[T_co] | Err
