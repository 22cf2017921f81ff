"""Compares what residents handed in and were told with what the back-end has and what the kiosks still hold.

How the kiosks behaved is read from the proxy's journal. The audit is made after the faults have ended and
everything that can be delivered should have been.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields

from tests.chaos.obedience import sent_after_refusal, too_soon
from tests.chaos.proxy import Line
from tests.chaos.sides import Held, Received, Resident

_NOT_RECEIVED, _SLOW_DOWN = 404, 429
_MANY = 10
"""So many residents can tell a kiosk that never tries from one whose line failed just then."""


@dataclass
class Findings:
    """What the audit found; each list names application ids.

    Attributes:
        lost: Neither at the back-end nor in the outbox nor on paper, though somebody relied on it. Who
            is told "paper" relies on sheets, whatever the outbox has.
        duplicated: Twice at the back-end, or there and on paper without anybody knowing.
        altered: Not what the resident handed in, or not the same bytes everywhere.
        blind_retries: Sent again though it may have landed and nobody heard that it had not.
        undelivered: Still waiting although nothing stands in the way, or received and not noticed.
        unasked: Sent after its resident, who did not let it wait, had been told that it did not arrive.
        too_soon: Asked for or sent while the back-end's word to keep still held (401, 403, Retry-After).
        sent_after_refusal: Sent again after an answer that leaves it to staff.
        not_erased: Its sealed bytes lie in the outbox, though it is delivered or given up.
        counts: What became of how many.
    """

    lost: list[str] = field(default_factory=list)
    duplicated: list[str] = field(default_factory=list)
    altered: list[str] = field(default_factory=list)
    blind_retries: list[str] = field(default_factory=list)
    undelivered: list[str] = field(default_factory=list)
    unasked: list[str] = field(default_factory=list)
    too_soon: list[str] = field(default_factory=list)
    sent_after_refusal: list[str] = field(default_factory=list)
    not_erased: list[str] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)

    @property
    def kinds(self) -> dict[str, list[str]]:
        """The lists by their names."""
        return {one.name: getattr(self, one.name) for one in fields(self) if one.name != "counts"}

    @property
    def clean(self) -> bool:
        return not any(self.kinds.values())


def audit(
    residents: Iterable[Resident],
    at_back_end: Mapping[str, Received],
    in_outboxes: Mapping[str, Held],
    journal: Sequence[Line],
    in_files: Collection[str] = (),
) -> Findings:
    """Everything arrives once, unaltered, or is with staff or on paper; nothing is sent blindly, against the
    back-end's word or the resident's; and nothing stays that is done with.

    Args:
        in_files: Of which applications sealed bytes stand in the outboxes' files, in a row or not.
    """
    findings = Findings()
    listed = {resident.application_id: resident for resident in residents}
    sent = _sent(journal)
    doubtful = {line.application_id for line in journal if line.method == "PUT" and _in_doubt(line)}
    for name, resident in listed.items():
        there, here = at_back_end.get(name), in_outboxes.get(name)
        findings.counts[_fate(resident, there, here)] += 1
        if _is_lost(resident, there, here, in_doubt=name in doubtful):
            findings.lost.append(name)
        if _is_twice(resident, there, here, sent[name]):
            findings.duplicated.append(name)
        if _is_altered(resident, there, here, {journal[place].digest for place in sent[name]}):
            findings.altered.append(name)
        if _is_undelivered(there, here):
            findings.undelivered.append(name)
        if _is_unasked(resident, sent[name]):
            findings.unasked.append(name)
        if _is_not_erased(here, in_files=name in in_files):
            findings.not_erased.append(name)
    findings.duplicated += [name for name in at_back_end if name not in listed]
    findings.undelivered += _never_sent(listed.values(), sent)
    findings.blind_retries += _blind(journal)
    findings.too_soon += too_soon(journal)
    findings.sent_after_refusal += sent_after_refusal(journal)
    return findings


def _is_lost(resident: Resident, there: Received | None, here: Held | None, *, in_doubt: bool) -> bool:
    """Whoever has a number must be received; whatever the kiosk had must be received or held.

    A kiosk that must not keep it for later may erase what nobody can have received and give paper; killed in
    between, it leaves the resident with neither, who sees so. Everything else it has to know after its death.
    """
    if resident.told == "delivered":
        return there is None or resident.receipt_number is None
    if there is not None or resident.printed_at is not None:
        return False
    if resident.told == "paper":  # to staff it looks as if the resident had it
        return True
    if here is not None:
        return False
    if resident.told is not None:
        return True
    return in_doubt or (resident.kept and resident.may_wait)


def _is_twice(resident: Resident, there: Received | None, here: Held | None, sent: list[int]) -> bool:
    """On paper and at the back-end: allowed where it landed before, and the kiosk knows of the paper. That
    holds as well for who got a number beside the sheets.
    """
    if resident.told != "paper" and resident.printed_at is None:
        return False
    since = resident.told_at if resident.printed_at is None else resident.printed_at
    unknown = there is not None and not (here is not None and here.on_paper)
    return unknown or any(place >= since for place in sent)


def _is_altered(resident: Resident, there: Received | None, here: Held | None, wire: set[str]) -> bool:
    """An application is sealed once, and the same bytes are sent each time, kept here, and received there."""
    inside = {side.digest for side in (there, here) if side is not None and side.digest is not None}
    sealed = {side.sealed for side in (there, here) if side is not None} | (wire - {""})
    number = resident.receipt_number
    another_number = there is not None and number not in {None, there.receipt_number}
    return bool(inside - {resident.digest}) or len(sealed) > 1 or another_number


def _is_undelivered(there: Received | None, here: Held | None) -> bool:
    if here is None or here.state == "delivered":
        return False
    return here.state != "parked" or there is not None


def _is_unasked(resident: Resident, sent: list[int]) -> bool:
    """Who did not let it wait is not told that it waits, and nothing goes out once that one was told."""
    if resident.may_wait or resident.told in {None, "delivered"}:
        return False
    return resident.told == "queued" or any(place >= resident.told_at for place in sent)


def _is_not_erased(here: Held | None, *, in_files: bool) -> bool:
    if here is not None and here.state != "delivered":
        return False
    return in_files or (here is not None and here.digest is not None)


def _fate(resident: Resident, there: Received | None, here: Held | None) -> str:
    if there is not None:
        on_paper = resident.told == "paper" or resident.printed_at is not None
        return "received, and on paper: staff know" if on_paper else "received"
    if resident.printed_at is not None and resident.told == "paper":
        return "on paper"
    if here is not None:
        return "with staff" if here.state == "parked" else "still waiting"
    return "killed before it was kept" if resident.told is None else "gone"


def _sent(journal: Sequence[Line]) -> defaultdict[str, list[int]]:
    """By application: where in the journal it was sent."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, line in enumerate(journal):
        if line.method == "PUT" and line.application_id:
            places[line.application_id].append(place)
    return places


def _never_sent(residents: Iterable[Resident], sent: Mapping[str, list[int]]) -> list[str]:
    """Who was told something without any attempt. A refused connection explains a few, never most of them."""
    told = [one.application_id for one in residents if one.told is not None]
    unsent = [name for name in told if not sent.get(name)]
    return unsent if len(told) >= _MANY and len(unsent) * 2 > len(told) else []


def _blind(journal: Iterable[Line]) -> list[str]:
    """A PUT after one that may have landed, unless the back-end itself said since that it has not got it."""
    found, in_doubt = [], set()
    for line in (one for one in journal if one.application_id):
        if line.method == "GET":
            if line.fault is None and line.told == _NOT_RECEIVED:
                in_doubt.discard(line.application_id)
        elif line.method == "PUT":
            if line.application_id in in_doubt:
                found.append(line.application_id)
            if _in_doubt(line):
                in_doubt.add(line.application_id)
    return found


def _in_doubt(line: Line) -> bool:
    """Whether a PUT may have landed, as far as its sender can know: received ones may not have been heard."""
    if line.fault is not None:
        return not line.fault.clear
    return not 400 <= line.told < 500 or line.told == _SLOW_DOWN
