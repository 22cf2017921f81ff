"""The plan of faults is the seed's alone, and knows every row of the contract's table."""

from __future__ import annotations

import itertools

from tests.chaos.faults import FAULTS, LINE_FAULTS, Fault
from tests.chaos.plan import Plan, application_ids


def met(plan: Plan, ids: list[str]) -> dict[tuple[str, int], tuple[Fault | None, float]]:
    """Fault and delay by application and attempt."""
    tried = [(name, attempt) for attempt in range(4) for name in ids]
    return {(name, attempt): (plan.of("PUT", name), plan.delay_s("PUT", name)) for name, attempt in tried}


def test_same_seed_meets_the_same_whatever_comes_first() -> None:
    ids = application_ids(3, 40)
    assert ids == application_ids(3, 40)
    forwards, backwards = met(Plan(3, 0.5, 0), ids), met(Plan(3, 0.5, 0), ids[::-1])
    assert forwards == backwards
    assert any(fault is not None for fault, _ in forwards.values())


def test_other_seed_meets_other_faults() -> None:
    ids = application_ids(3, 40)
    assert met(Plan(3, 0.5, 0), ids) != met(Plan(4, 0.5, 0), ids)
    assert not set(ids) & set(application_ids(4, 40))


def test_connections_of_a_kiosk_have_a_plan_of_their_own() -> None:
    first, second = Plan(3, 0, 1.0), Plan(3, 0, 1.0)
    sequence = [first.of_line("kiosk-00") for _ in range(40)]
    assert sequence == [second.of_line("kiosk-00") for _ in range(40)]
    assert set(sequence) == set(LINE_FAULTS)


def test_every_row_of_the_contracts_table_has_its_faults() -> None:
    assert len({fault.name for fault in FAULTS}) == len(FAULTS) > 120
    assert len({fault.row for fault in FAULTS}) == 17
    assert any(fault.late for fault in FAULTS)


def test_small_share_meets_every_fault_in_the_long_run() -> None:
    plan = Plan(1, 0.3, 0)
    ids = application_ids(1, 1200)
    assert {plan.of(method, name) for method, name in itertools.product(("PUT", "GET"), ids)} == {
        None,
        *FAULTS,
    }
