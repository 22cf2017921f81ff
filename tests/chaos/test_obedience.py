"""Who asks against the back-end's word is seen, and nobody who could not know it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.chaos.faults import FAULTS
from tests.chaos.obedience import sent_after_refusal, too_soon
from tests.chaos.proxy import KILLED, STAFF, Line

ANSWER_S = 0.1


def line(method: str, at: float, told: int = 201, wait_s: float = 0.0, name: str = "a") -> Line:
    return Line("oji-01", method, name, "", None, told, at, at + ANSWER_S, wait_s)


def put(at: float, told: int = 201, wait_s: float = 0.0) -> Line:
    return line("PUT", at, told, wait_s)


def get(at: float, told: int = 404, wait_s: float = 0.0) -> Line:
    return line("GET", at, told, wait_s)


def beat(at: float) -> Line:
    return line("POST", at, 204, name="")


def happened(event: str, at: float) -> Line:
    return Line("oji-01", event, "", "", None, 0, at)


CASES = {
    "after five minutes": ([put(0, 401), put(301)], 0),
    "at once": ([put(0, 401), put(1)], 1),
    "again and again": ([put(0, 403), *(put(second) for second in range(1, 51))], 50),
    "another application": ([put(0, 401), replace(put(9), application_id="b")], 1),
    "a question": ([put(0, 401), get(9)], 1),
    "once in five minutes, refused again": ([put(0, 401), put(301, 401), put(400)], 1),
    "staff came": ([put(0, 401), happened(STAFF, 5), put(6)], 0),
    "staff came, and it was refused again": ([put(0, 401), happened(STAFF, 5), put(8, 401), put(9)], 1),
    "staff came while it was on its way": ([happened(STAFF, 0), put(0.5, 401), put(1)], 0),
    "killed before it could note it": ([put(0, 401), happened(KILLED, 1), get(2)], 0),
    "killed long after it had noted it": ([put(0, 401), happened(KILLED, 60), get(61)], 1),
    "left by one that was dead by then": ([happened(KILLED, 0), put(0.1, 401), get(2)], 0),
    "line broke": ([put(0, 0), get(1)], 0),
    "another kiosk": ([put(0, 401), replace(put(1), kiosk="oji-02")], 0),
    "heartbeat": ([put(0, 401), beat(60)], 1),
    "heartbeat that was on its way": ([put(0, 401), beat(1)], 0),
    "waited": ([put(0, 429, 1.0), get(1.2)], 0),
    "did not wait": ([put(0, 503, 1.0), get(0.9)], 1),
    "never waits": ([put(0, 503, 30.0), *(get(second, 503, 30.0) for second in range(1, 61))], 60),
    "told to wait, without a time": ([put(0, 503), get(0.2)], 0),
    "waits with applications alone": ([put(0, 429, 30.0), beat(2)], 0),
    "waits an hour at most": ([put(0, 429, 90_000.0), get(3601)], 0),
    "staff end no waiting": ([put(0, 429, 30.0), happened(STAFF, 5), get(6)], 1),
    "killed before it could note that it has to wait": ([put(0, 429, 30.0), happened(KILLED, 1), get(2)], 0),
}


@pytest.mark.parametrize("case", CASES)
def test_keeping_still(case: str) -> None:
    journal, times = CASES[case]
    assert len(too_soon(journal)) == times


@pytest.mark.parametrize("told", [409, 413, 415, 422])
def test_refused_for_good_is_not_sent_again(told: int) -> None:
    assert sent_after_refusal([put(0, told), get(1), get(60)]) == []
    assert sent_after_refusal([put(0, told), put(1), put(2)]) == ["a", "a"]


def test_kiosk_that_died_before_it_could_note_the_refusal_sends_again() -> None:
    assert sent_after_refusal([put(0, 422), happened(KILLED, 1), get(2), put(3)]) == []
    assert sent_after_refusal([put(0, 422), happened(KILLED, 60), get(61), put(62)]) == ["a"]


def test_retry_after_of_a_fault_counts_as_well() -> None:
    fault = next(one for one in FAULTS if one.name == "503 Retry-After: 1, not landed")
    assert too_soon([replace(put(0, 503), fault=fault), get(0.5)]) == ["a"]
    assert too_soon([replace(put(0, 503), fault=fault), get(1.2)]) == []


def test_only_clear_answers_of_the_contracts_refusing_rows_refuse() -> None:
    rows = {fault.row for fault in FAULTS if sent_after_refusal([replace(put(0, 599), fault=fault), put(1)])}
    assert rows == {"409", "422", "400, 413, 415, other 4xx"}
