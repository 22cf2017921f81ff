"""`make canary`: a visit in every way it can end, and what is found of it afterwards; exit 1 on a finding."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import get_args

import click

from tests.canary.memory import counted
from tests.canary.run import Findings, Way, visit


def main() -> None:
    """Prints one table a way."""
    passed = True
    for way in get_args(Way):
        with tempfile.TemporaryDirectory(prefix="madoguchi-canary-") as folder:
            passed &= _told(way, visit(Path(folder) / "kiosk", way, thorough=True))
    raise SystemExit(0 if passed else 1)


def _told(way: str, found: Findings) -> bool:
    click.echo(f"\n{way}: {len(found.words)} words")
    click.echo(f"{len(found.during):5}  places in memory before the end of the visit")
    click.echo(f"{len(found.after):5}  places in memory after the wipe")
    for line in filter(None, counted(found.after).splitlines()):
        click.echo(f"       {line}")
    click.echo(f"{len(found.on_disk):5}  places on the disk")
    click.echo(f"{len(found.unseen):5}  leftovers that were planted and not found {found.unseen or ''}")
    return not (found.after or found.on_disk or found.unseen)


if __name__ == "__main__":
    main()
