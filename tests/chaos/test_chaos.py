"""A short run of what `make chaos` does at length, and the proof that the audit catches spoiled clients."""

from __future__ import annotations

import pytest

from tests.chaos.plants import PLANTS
from tests.chaos.run import Wish, run

pytestmark = pytest.mark.timeout(300)


def test_nothing_is_lost_nothing_comes_twice_nothing_is_altered() -> None:
    report = run(Wish(applications=16, kiosks=8, seed=5, share=0.5, kills=0.2, read_timeout_s=0.7))
    found = report.findings
    assert found.clean, report.about(found)
    assert found.counts["received"] > 5
    assert report.deaths > 0
    printed = [one for those in report.residents.values() for one in those if one.printed_at is not None]
    assert printed, "nobody printed"
    assert len(report.faults) > 12, "hardly a fault was met"


def test_clients_that_are_spoiled_on_purpose_are_caught() -> None:
    """A kiosk for each way in which one can be spoiled, and an honest one beside them."""
    kiosks = len(PLANTS) + 1
    report = run(Wish(kiosks, kiosks, seed=5, share=0.5, kills=0, spoiled=tuple(PLANTS), read_timeout_s=0.7))
    *ways, honest = report.wish.names.items()
    found = {way: report.findings_about(kiosk) for kiosk, way in ways}
    assert [way for way in found if not found[way].kinds[PLANTS[way].finds]] == []
    assert report.findings_about(honest[0]).clean, "the honest one is accused"
