"""`make every-write`: each scene ended at every single call, in every way; exit 1 on a finding."""

from __future__ import annotations

import argparse
import logging
import time

import click

from tests.writes.bench import bench
from tests.writes.ends import Sample, disk_fails, power_goes, process_ends
from tests.writes.scenes import SCENES


def main() -> None:
    """Prints a line a scene, and everything that was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.writes", description=__doc__)
    parser.add_argument("--most", type=int, help="so many ends of each sort only")
    sample = Sample(parser.parse_args().most)
    logging.disable(logging.CRITICAL)
    found = 0
    with bench() as kiosks:
        for scene in SCENES:
            begun = time.monotonic()
            stage = kiosks.stage(scene)
            calls = kiosks.calls(stage)
            wrong = [
                line for how in (process_ends, disk_fails, power_goes) for line in how(kiosks, stage, sample)
            ]
            found += len(wrong)
            click.echo(
                f"{scene.name}: {calls} calls, {len(wrong)} findings, {time.monotonic() - begun:.0f} s"
            )
            for line in wrong:
                click.echo(f"    {line}")
        click.echo(f"told: {dict(kiosks.told)}")
    raise SystemExit(1 if found else 0)


if __name__ == "__main__":
    main()
