"""`make chaos`: the run on SQLite and on PostgreSQL, then clients spoiled on purpose; exit 1 on a finding."""

from __future__ import annotations

import argparse
import logging
from dataclasses import replace

import click

from tests.chaos.faults import FAULTS, LINE_FAULTS
from tests.chaos.plants import PLANTS
from tests.chaos.run import Report, Wish, run
from tests.fakes.postgres import running_postgres


def main() -> None:
    """Reads the wish from the command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.chaos", description=__doc__)
    parser.add_argument("--applications", type=int, default=2000)
    parser.add_argument("--kiosks", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--share", type=float, default=0.3)
    parser.add_argument("--only", choices=("sqlite", "postgresql", "spoiled"))
    chosen = parser.parse_args()
    logging.disable(logging.WARNING)
    wish = Wish(chosen.applications, chosen.kiosks, chosen.seed, chosen.share)
    passed = True
    if chosen.only in {None, "sqlite"}:
        passed &= told("SQLite", run(wish))
    if chosen.only in {None, "postgresql"}:
        with running_postgres() as url:
            passed &= told("PostgreSQL", run(replace(wish, database=url)))
    if chosen.only in {None, "spoiled"}:
        kiosks = len(PLANTS) + 1
        passed &= caught(run(replace(wish, applications=4 * kiosks, kiosks=kiosks, spoiled=tuple(PLANTS))))
    raise SystemExit(0 if passed else 1)


def told(database: str, report: Report) -> bool:
    """Prints the table of one run; whether it is clean."""
    wish, found, met = report.wish, report.findings, report.faults
    requests = " ".join(
        f"{method} {sum(line.method == method and bool(line.application_id) for line in report.journal)}"
        for method in ("PUT", "GET")
    )
    click.echo(f"\n{database}: {wish.applications} applications, {wish.kiosks} kiosks, seed {wish.seed}")
    click.echo(f"  {report.seconds:.0f} s, requests {requests}, killed (-9) {report.deaths} times")
    for name, count in sorted(met.items()):
        click.echo(f"  {count:6} {name}")
    click.echo(f"  {len(met):6} of {len(FAULTS) + len(LINE_FAULTS)} different faults were met")
    for fate, count in found.counts.most_common():
        click.echo(f"  {count:6} {fate}")
    for what, names in found.kinds.items():
        click.echo(f"  {len(names):6} {what.replace('_', ' ')}")
    return found.clean


def caught(report: Report) -> bool:
    """Prints what the audit made of each spoiled client; whether all were caught, and the honest were not."""
    passed = True
    for kiosk, spoiled in report.wish.names.items():
        found = report.findings_about(kiosk)
        right = bool(found.kinds[PLANTS[spoiled].finds]) if spoiled else found.clean
        passed &= right
        lists = ", ".join(
            f"{what.replace('_', ' ')} {len(names)}" for what, names in found.kinds.items() if names
        )
        verdict = "as it must be" if right else "NOT CAUGHT" if spoiled else "WRONGLY ACCUSED"
        click.echo(f"{spoiled or 'honest client'}: {verdict}; {lists or 'nothing'}")
    return passed


if __name__ == "__main__":
    main()
