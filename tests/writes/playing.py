"""One scene, ended in every way, at a bench of its own: scenes are played beside each other."""

from __future__ import annotations

import logging
import time
from collections import Counter

from tests.writes.bench import bench
from tests.writes.ends import Sample, disk_fails, power_goes, process_ends
from tests.writes.scenes import SCENES


def played(sample: Sample, number: int) -> tuple[str, list[str], Counter[str]]:
    """(what to print, findings, what residents were told how often) of one scene, at a bench of its own."""
    logging.disable(logging.CRITICAL)
    scene, begun = SCENES[number], time.monotonic()
    with bench() as kiosks:
        stage = kiosks.stage(scene)
        calls = kiosks.calls(stage)
        wrong = [
            line for how in (process_ends, disk_fails, power_goes) for line in how(kiosks, stage, sample)
        ]
        seconds = time.monotonic() - begun
        return f"{scene.name}: {calls} calls, {len(wrong)} findings, {seconds:.0f} s", wrong, kiosks.told
