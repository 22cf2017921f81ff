"""The audit finds what is planted, and nothing where all is well."""

from __future__ import annotations

import pytest

from tests.chaos.audit import Findings, Received, Resident, audit
from tests.chaos.faults import FAULTS
from tests.chaos.proxy import Line

DOUBT = next(fault for fault in FAULTS if fault.name == "500, landed")
CERTAIN = next(fault for fault in FAULTS if fault.clear)
DELIVERED = Resident("a", "digest-a", "delivered", "101")
QUEUED = Resident("b", "digest-b", "queued")
ROWS = {"a": Received("digest-a", "101"), "b": Received("digest-b", "102")}


def line(method: str, *, fault: object = None, digest: str = "x") -> Line:
    assert fault in {None, DOUBT, CERTAIN}
    return Line("kiosk-00", method, "a", digest, DOUBT if fault == DOUBT else CERTAIN if fault else None, 0)


def found(findings: Findings) -> set[str]:
    names = ("lost", "duplicated", "altered", "blind_retries")
    return {name for name in names if getattr(findings, name)}


@pytest.mark.parametrize(
    ("residents", "rows", "outboxes", "journal", "finds"),
    [
        pytest.param([DELIVERED, QUEUED], ROWS, {}, [], set(), id="all is well"),
        pytest.param([DELIVERED], {}, {"a": ("sealed", None)}, [], {"lost"}, id="number for nothing"),
        pytest.param(
            [Resident("a", "digest-a", "delivered")], ROWS, {}, [], {"lost", "duplicated"}, id="no number"
        ),
        pytest.param([QUEUED], {}, {}, [], {"lost"}, id="queued and gone"),
        pytest.param([QUEUED], {}, {"b": ("parked", "defect")}, [], set(), id="queued and with staff"),
        pytest.param([Resident("b", "digest-b", "paper")], {}, {}, [], set(), id="on paper"),
        pytest.param([DELIVERED], ROWS, {}, [], {"duplicated"}, id="an id that nobody had"),
        pytest.param(
            [DELIVERED, QUEUED],
            {"a": ROWS["a"], "b": Received("digest-a", "102")},
            {},
            [],
            {"altered", "duplicated"},
            id="the same twice",
        ),
        pytest.param([DELIVERED], {"a": Received("other", "101")}, {}, [], {"altered"}, id="other content"),
        pytest.param(
            [DELIVERED], {"a": Received("digest-a", "9")}, {}, [], {"altered"}, id="another's number"
        ),
        pytest.param([], {}, {}, [line("PUT", fault=DOUBT), line("PUT")], {"blind_retries"}, id="not asked"),
        pytest.param([], {}, {}, [line("PUT", fault=DOUBT), line("GET"), line("PUT")], set(), id="asked"),
        pytest.param([], {}, {}, [line("PUT", fault=CERTAIN), line("PUT")], set(), id="no doubt"),
        pytest.param([], {}, {}, [line("PUT"), line("PUT", digest="y")], {"altered"}, id="sealed anew"),
    ],
)
def test_audit(
    residents: list[Resident],
    rows: dict[str, Received],
    outboxes: dict[str, tuple[str, str | None]],
    journal: list[Line],
    finds: set[str],
) -> None:
    assert found(audit(residents, rows, outboxes, journal)) == finds


def test_every_row_of_the_contracts_table_has_its_faults() -> None:
    assert len({fault.name for fault in FAULTS}) == len(FAULTS) > 75
    assert len({fault.row for fault in FAULTS}) == 14
