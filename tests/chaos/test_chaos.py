"""A short run of what `make chaos` does at length, and the proof that the audit catches spoiled clients."""

from __future__ import annotations

import pytest

from tests.chaos.kiosk import Spoiled
from tests.chaos.run import Wish, run

pytestmark = pytest.mark.timeout(300)


def test_nothing_is_lost_nothing_comes_twice_nothing_is_altered() -> None:
    report = run(Wish(applications=24, kiosks=8, seed=5, share=0.5, kills=0.2))
    assert report.findings.clean, report.findings
    assert report.findings.counts["received"] > 8
    assert report.deaths > 0
    assert len(report.faults) > 4, "hardly a fault was met"


@pytest.mark.parametrize(
    ("spoiled", "applications", "kiosks", "found"),
    [
        ("no GET before a retry", 16, 8, "blind_retries"),
        ("alters", 4, 2, "altered"),
        ("tells early", 8, 3, "lost"),
    ],
)
def test_client_that_is_spoiled_on_purpose_is_caught(
    spoiled: Spoiled, applications: int, kiosks: int, found: str
) -> None:
    """The others run in `make chaos`; what the audit makes of each is tested beside this file."""
    wish = Wish(applications=applications, kiosks=kiosks, seed=5, share=0.7, kills=0, spoiled=spoiled)
    assert getattr(run(wish).findings, found)
