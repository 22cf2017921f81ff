"""`make every-write`: each scene ended at every single call, in every way; exit 1 on a finding."""

from __future__ import annotations

import argparse
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context

import click

from tests.writes.ends import Sample
from tests.writes.playing import played
from tests.writes.scenes import SCENES

_AT_ONCE = 6
"""Most of the time a kiosk that was started again waits until it may ask once more."""


def main() -> None:
    """Prints a line a scene, and everything that was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.writes", description=__doc__)
    parser.add_argument("--most", type=int, help="so many ends of each sort only")
    sample = Sample(parser.parse_args().most)
    found, told = 0, Counter[str]()
    with ProcessPoolExecutor(_AT_ONCE, get_context("spawn")) as processes:
        for line, wrong, of_scene in processes.map(partial(played, sample), range(len(SCENES))):
            click.echo(line)
            for one in wrong:
                click.echo(f"    {one}")
            found += len(wrong)
            told += of_scene
    click.echo(f"told: {dict(told)}")
    raise SystemExit(1 if found else 0)


if __name__ == "__main__":
    main()
