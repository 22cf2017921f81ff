"""A seeded sample of what `make every-write` does at every call, and the proof that it finds spoilt ones."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fakes.failing_disk import build
from tests.fakes.kiosk_plants import Plant
from tests.writes.bench import Bench, bench
from tests.writes.ends import Sample, disk_fails, power_goes, process_ends
from tests.writes.scenes import SCENES, Scene

pytestmark = [pytest.mark.timeout(300), pytest.mark.xdist_group("writes")]
BY_NAME = {scene.name: scene for scene in SCENES}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("shim"))


@pytest.fixture(scope="module")
def kiosks(library: Path) -> Iterator[Bench]:
    with bench(library) as one:
        yield one


@pytest.fixture
def silent() -> Iterator[None]:
    """A table that is damaged on purpose is logged, many times."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_scene_keeps_the_invariant_whatever_ends_it(scene: Scene, kiosks: Bench) -> None:
    stage = kiosks.stage(scene)
    assert list(process_ends(kiosks, stage, Sample(1))) == []
    assert list(disk_fails(kiosks, stage, Sample(1))) == []
    assert list(power_goes(kiosks, stage, Sample(5))) == []


def test_power_cut_finds_a_kiosk_that_does_not_sync(kiosks: Bench, silent: None) -> None:
    stage = kiosks.stage(BY_NAME["hand-in"])
    assert list(power_goes(kiosks, stage, Sample(30), careless="SD")) != []


@pytest.mark.parametrize(
    ("plant", "scene", "finding"),
    [
        ("erases before the receipt is stored", "hand-in", "lost"),
        ("sends before it says so", "hand-in", "would be sent again without asking"),
        ("migrates in two steps", "a table of the first release", "lost"),
        ("prints without a claim", "claimed for paper, not received", "on paper, and would be sent"),
    ],
)
def test_power_cut_finds_a_kiosk_that_is_spoiled(
    plant: Plant, scene: str, finding: str, library: Path, silent: None
) -> None:
    with bench(library, plant) as spoiled:
        stage = spoiled.stage(BY_NAME[scene])
        assert any(finding in wrong for wrong in power_goes(spoiled, stage, Sample(None)))


@pytest.mark.parametrize(
    ("plant", "finding"),
    [("erases before the receipt is stored", "lost"), ("sends before it says so", "sent twice")],
)
def test_kill_finds_a_kiosk_that_is_spoiled(plant: Plant, finding: str, library: Path) -> None:
    with bench(library, plant) as spoiled:
        stage = spoiled.stage(BY_NAME["hand-in"])
        ends = range(1, spoiled.calls(stage) + 1, 4)
        assert any(finding in wrong for call in ends for wrong in spoiled.end_at(stage, f"KILL:{call}"))
