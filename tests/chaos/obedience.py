"""Whether a kiosk did as it was told: kept still after 401, 403 and Retry-After, left alone what was refused.

Judged by the order and the times in the proxy's journal. What a kiosk was told in the moments before it was
killed it need not know any more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from tests.chaos.proxy import KILLED, STAFF, Line

NOT_LET_IN_S, LONGEST_WAIT_S = 300.0, 3600.0
NOTED_S = 3.0
"""So long it may take until an answer is on the disk, where twenty kiosks share one."""
_DYING_S = 0.3
"""So long after a kill the proxy may still read what the dead one had sent."""
_UNDER_WAY_S = 1.0
"""So long a request may be on its way: its sender had looked at the token before staff came."""
_CLOCKS_DIFFER_S = 0.05
_NOT_LET_IN = frozenset({401, 403})
_TOLD_TO_WAIT = frozenset({429, 503})
_REFUSED = frozenset({409, 413, 415, 422})
_REFUSING_ROWS = frozenset({"409", "422", "400, 413, 415, other 4xx"})
_NEVER = float("-inf")


@dataclass
class _Order:
    """To keep still.

    Attributes:
        since: When it was told last.
        until: Before that nothing may be asked.
    """

    since: float = _NEVER
    until: float = _NEVER

    def forgotten_by(self, killed_at: float) -> None:
        if killed_at <= self.since + NOTED_S:
            self.until = _NEVER


class _Kiosk:
    """What one kiosk has to keep to, as its lines are read one after the other."""

    def __init__(self) -> None:
        self._not_let_in, self._wait = _Order(), _Order()
        self._staff_at = self._killed_at = _NEVER

    def may_ask(self, line: Line) -> bool:
        """A kiosk that is not let in asks for nothing; one that is told to wait, for no application.

        Applications are asked for one after the other; anything else may have been on its way meanwhile.
        """
        if not line.application_id and line.at <= self._not_let_in.since + NOTED_S:
            return True
        until = max(self._not_let_in.until, self._wait.until if line.application_id else _NEVER)
        return line.at >= until - _CLOCKS_DIFFER_S

    def staff_came(self, at: float) -> None:
        self._staff_at, self._not_let_in.until = at, _NEVER

    def was_killed(self, at: float) -> None:
        self._killed_at = at
        self._not_let_in.forgotten_by(at)
        self._wait.forgotten_by(at)

    def heard(self, line: Line) -> None:
        if line.at < self._killed_at + _DYING_S:
            return
        if line.told in _NOT_LET_IN and line.at > self._staff_at + _UNDER_WAY_S:
            self._not_let_in = _Order(line.answered, line.answered + NOT_LET_IN_S)
        if line.told in _TOLD_TO_WAIT and line.wait_s:
            self._wait = _Order(line.answered, line.answered + min(line.wait_s, LONGEST_WAIT_S))


def too_soon(journal: Iterable[Line]) -> list[str]:
    """Of each request that came while its kiosk had to keep still: the application, else kiosk and method."""
    kiosks: defaultdict[str, _Kiosk] = defaultdict(_Kiosk)
    found = []
    for line in journal:
        kiosk = kiosks[line.kiosk]
        if line.method == STAFF:
            kiosk.staff_came(line.at)
        elif line.method == KILLED:
            kiosk.was_killed(line.at)
        else:
            if not kiosk.may_ask(line):
                found.append(line.application_id or f"{line.kiosk} {line.method}")
            kiosk.heard(line)
    return found


def sent_after_refusal(journal: Iterable[Line]) -> list[str]:
    """The application of each PUT that came though an earlier one had been refused for good."""
    refused: dict[str, Line] = {}
    found = []
    for line in journal:
        if line.method == KILLED:
            refused = {name: one for name, one in refused.items() if not _is_forgotten(one, line)}
        elif line.method == "PUT" and line.application_id:
            if line.application_id in refused:
                found.append(line.application_id)
            elif is_refusal(line):
                refused[line.application_id] = line
    return found


def is_refusal(line: Line) -> bool:
    """Whether the answer sends it to staff, whatever else there is to be asked before."""
    if line.fault is None:
        return line.told in _REFUSED
    return line.told != 0 and line.fault.clear and line.fault.row in _REFUSING_ROWS


def _is_forgotten(refusal: Line, killed: Line) -> bool:
    return refusal.kiosk == killed.kiosk and killed.at <= refusal.answered + NOTED_S
