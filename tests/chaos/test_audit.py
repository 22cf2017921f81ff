"""The audit finds what is planted, and nothing where all is well."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.chaos.audit import audit
from tests.chaos.faults import FAULTS
from tests.chaos.proxy import Line
from tests.chaos.sides import Held, Received, Resident

DOUBT = next(fault for fault in FAULTS if fault.name == "500, landed")
LATE = next(fault for fault in FAULTS if fault.late)
CERTAIN = next(fault for fault in FAULTS if fault.clear)
ROW = Received("inside", "101", "bytes")
STUB = Held("delivered", on_paper=False, digest=None, sealed="bytes")
PARKED = Held("parked", on_paper=False, digest="inside", sealed="bytes")
SEALED = Held("sealed", on_paper=False, digest="inside", sealed="bytes")


def who(told: str | None = None, number: str | None = None, **more: bool | int) -> Resident:
    one = Resident("a", "inside", told=told, receipt_number=number)
    one.may_wait = bool(more.get("may_wait", True))
    one.kept = bool(more.get("kept", False))
    one.told_at = int(more.get("told_at", 9))
    one.printed_at = int(more["printed_at"]) if "printed_at" in more else None
    return one


def put(fault: object = None, told: int = 201, digest: str = "bytes") -> Line:
    return _line("PUT", fault, told, digest)


def get(fault: object = None, told: int = 404) -> Line:
    return _line("GET", fault, told, "")


def _line(method: str, fault: object, told: int, digest: str) -> Line:
    met = next((one for one in (DOUBT, LATE, CERTAIN) if one is fault), None)
    return Line("kiosk-00", method, "a", digest, met, told if met is None else met.status)


CASES = {
    "delivered": (who("delivered", "101"), ROW, STUB, [put()], set()),
    "queued, then delivered": (who("queued"), ROW, STUB, [put(DOUBT), get(), put()], set()),
    "with staff": (who("queued"), None, PARKED, [put(CERTAIN)], set()),
    "on paper": (who("paper", printed_at=9), None, None, [put(CERTAIN)], set()),
    "told paper, and no sheet came out": (who("paper"), None, None, [put(CERTAIN)], {"lost"}),
    "told paper without a sheet, and staff believe in one": (
        who("paper"),
        None,
        Held("parked", on_paper=True, digest="inside", sealed="bytes"),
        [put(CERTAIN)],
        {"lost"},
    ),
    "told paper without a sheet, and it arrives late": (
        who("paper"),
        ROW,
        Held("delivered", on_paper=True, digest=None, sealed="bytes"),
        [put(LATE), get(told=200)],
        set(),
    ),
    "not to wait, and told that it waits": (
        who("queued", may_wait=False),
        None,
        PARKED,
        [put(CERTAIN)],
        {"unasked"},
    ),
    "not to wait, with staff, and sent all the same": (
        who("parked", may_wait=False, told_at=2),
        ROW,
        STUB,
        [put(DOUBT), get(), put()],
        {"unasked"},
    ),
    "not to wait, with staff, and an earlier attempt lands": (
        who("parked", may_wait=False, told_at=1),
        ROW,
        STUB,
        [put(LATE), get(told=200)],
        set(),
    ),
    "delivered, and its bytes are kept": (
        who("delivered", "101"),
        ROW,
        Held("delivered", on_paper=False, digest="inside", sealed="bytes"),
        [put()],
        {"not_erased"},
    ),
    "sent again though it was refused": (
        who("queued"),
        ROW,
        STUB,
        [put(CERTAIN), put()],
        {"sent_after_refusal"},
    ),
    "on paper and received, and the kiosk knows": (
        who("paper", told_at=2),
        ROW,
        Held("delivered", on_paper=True, digest=None, sealed="bytes"),
        [put(LATE), get(), get(told=200)],
        set(),
    ),
    "killed before it was kept": (who(), None, None, [], set()),
    "killed when it was erased for paper": (
        who(may_wait=False, kept=True),
        None,
        None,
        [put(CERTAIN)],
        set(),
    ),
    "number for nothing": (who("delivered", "101"), None, STUB, [put()], {"lost"}),
    "no number": (who("delivered"), ROW, STUB, [put()], {"lost"}),
    "queued and gone": (who("queued"), None, None, [put(CERTAIN)], {"lost"}),
    "with staff and gone": (who("parked"), None, None, [put(CERTAIN)], {"lost"}),
    "kept, killed, gone": (who(kept=True), None, None, [put(CERTAIN)], {"lost"}),
    "on the wire, killed, gone": (who(may_wait=False), None, None, [put(DOUBT)], {"lost"}),
    "on paper and received, and nobody knows": (who("paper", told_at=1), ROW, None, [put()], {"duplicated"}),
    "on paper and sent all the same": (
        who("paper", told_at=2),
        ROW,
        Held("delivered", on_paper=True, digest=None, sealed="bytes"),
        [put(DOUBT), get(), put()],
        {"duplicated"},
    ),
    "number beside the sheets, and the kiosk knows": (
        who("delivered", "101", printed_at=2),
        ROW,
        Held("delivered", on_paper=True, digest=None, sealed="bytes"),
        [put(LATE), get(), get(told=200)],
        set(),
    ),
    "number beside the sheets, and nobody knows": (
        who("delivered", "101", printed_at=1),
        ROW,
        STUB,
        [put()],
        {"duplicated"},
    ),
    "sent while sheets came out of a kiosk that died": (
        who("paper", printed_at=0),
        ROW,
        Held("delivered", on_paper=True, digest=None, sealed="bytes"),
        [put()],
        {"duplicated"},
    ),
    "other content": (
        who("delivered", "101"),
        Received("other", "101", "bytes"),
        STUB,
        [put()],
        {"altered"},
    ),
    "other content kept": (
        who("queued"),
        None,
        Held("parked", on_paper=False, digest="other", sealed="bytes"),
        [put(CERTAIN)],
        {"altered"},
    ),
    "another's number": (who("delivered", "9"), ROW, STUB, [put()], {"altered"}),
    "other bytes received than sent": (who("delivered", "101"), ROW, STUB, [put(digest="y")], {"altered"}),
    "other bytes kept than received": (
        who("delivered", "101"),
        ROW,
        Held("delivered", on_paper=False, digest=None, sealed="y"),
        [put()],
        {"altered"},
    ),
    "sealed anew": (who("queued"), ROW, STUB, [put(told=421, digest="y"), put()], {"altered"}),
    "not asked": (who("queued"), ROW, STUB, [put(DOUBT), put()], {"blind_retries"}),
    "not asked after a landing that nobody heard of": (
        who("queued"),
        ROW,
        STUB,
        [put(), put()],
        {"blind_retries"},
    ),
    "the answer was lost": (who("queued"), ROW, STUB, [put(DOUBT), get(DOUBT), put()], {"blind_retries"}),
    "the answer was: received": (
        who("queued"),
        ROW,
        STUB,
        [put(DOUBT), get(told=200), put()],
        {"blind_retries"},
    ),
    "asked twice, heard once": (who("queued"), ROW, STUB, [put(DOUBT), get(DOUBT), get(), put()], set()),
    "no doubt": (who("queued"), ROW, STUB, [put(told=400), put()], set()),
    "still waiting": (who("queued"), None, SEALED, [put(DOUBT)], {"undelivered"}),
    "received and not noticed": (who("parked"), ROW, PARKED, [put(LATE)], {"undelivered"}),
}


@pytest.mark.parametrize("case", CASES)
def test_audit(case: str) -> None:
    resident, there, here, journal, finds = CASES[case]
    rows = {} if there is None else {"a": there}
    outboxes = {} if here is None else {"a": here}
    found = audit([resident], rows, outboxes, journal)
    assert {name for name, ids in found.kinds.items() if ids} == finds


def test_id_that_nobody_had_is_a_duplicate() -> None:
    assert audit([], {"b": ROW}, {}, []).duplicated == ["b"]


def test_bytes_in_the_files_of_what_is_delivered_or_given_up_are_found() -> None:
    resident = who("delivered", "101")
    assert audit([resident], {"a": ROW}, {"a": STUB}, [put()], {"a"}).not_erased == ["a"]
    on_paper = who("paper", printed_at=9)
    assert audit([on_paper], {}, {}, [put(CERTAIN)], {"a"}).not_erased == ["a"]
    assert audit([who("queued")], {}, {"a": PARKED}, [put(CERTAIN)], {"a"}).clean


def test_kiosk_that_gives_everybody_paper_and_never_tries_is_seen() -> None:
    names = [str(number) for number in range(12)]
    everybody = [Resident(name, "inside", told="paper", told_at=9, printed_at=9) for name in names]
    assert audit(everybody, {}, {}, []).undelivered == names
    tried = [replace(put(CERTAIN), application_id=name) for name in names[:7]]
    assert audit(everybody, {}, {}, tried).clean
