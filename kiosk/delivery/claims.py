"""What is printed instead of sent, as this process remembers it: it holds whether or not the disk took it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.delivery import paper_policy

if TYPE_CHECKING:
    from kiosk.basics.clock import Moment
    from kiosk.basics.ids import ApplicationId
    from kiosk.delivery.entry import Entry

LONGEST_PRINT_S = 1800.0
"""Longer than any job is waited for; after that nobody prints it any more."""


@dataclass(frozen=True, slots=True)
class _Claim:
    since: float
    given: bool = False


class Claims:
    """By application. The latest is the one that is being printed: one resident at a time stands there."""

    def __init__(self) -> None:
        self._claims: dict[ApplicationId, _Claim] = {}
        self._latest: ApplicationId | None = None

    def begin(self, application_id: ApplicationId, moment: Moment) -> None:
        """From now on nothing of this process sends it."""
        self._claims[application_id] = _Claim(moment.ticks)
        self._latest = application_id

    def given(self, application_id: ApplicationId, moment: Moment) -> None:
        """The sheets are out, and the disk does not know it yet."""
        self._claims[application_id] = _Claim(moment.ticks, given=True)

    def end(self, application_id: ApplicationId) -> None:
        """The disk knows of the sheets, or the resident took another way."""
        self._claims.pop(application_id, None)

    def being_printed(self, moment: Moment) -> ApplicationId | None:
        """The one whose resident stands there."""
        claim = None if self._latest is None else self._claims.get(self._latest)
        if claim is None or claim.given or moment.ticks - claim.since > LONGEST_PRINT_S:
            return None
        return self._latest

    def applied(self, entry: Entry, moment: Moment) -> Entry | None:
        """The row as it has to stand by what is remembered; None: nothing of it need be kept."""
        claim = self._claims.get(entry.application_id)
        if claim is None:
            return entry
        return paper_policy.gave_paper(entry, moment) if claim.given else paper_policy.claimed(entry, moment)

    def settled(self, entry: Entry, moment: Moment) -> Entry | None:
        """The same; and what a kiosk that stopped was printing goes to staff."""
        ours = self.applied(entry, moment)
        if ours is None or ours.application_id == self.being_printed(moment):
            return ours
        return paper_policy.left_printing(ours, moment)
