"""`make chaos`: the run on SQLite and on PostgreSQL, then clients spoiled on purpose; exit 1 on a finding."""

from __future__ import annotations

import argparse
import logging
from dataclasses import replace

import click

from tests.chaos.kiosk import SPOILED
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
        small = replace(wish, applications=60, kiosks=6, share=0.8)
        passed &= [caught(replace(small, spoiled=way)) for way in SPOILED].count(False) == 0
    raise SystemExit(0 if passed else 1)


def told(database: str, report: Report) -> bool:
    """Prints the table of one run; whether it is clean."""
    wish, found = report.wish, report.findings
    click.echo(f"\n{database}: {wish.applications} applications, {wish.kiosks} kiosks, seed {wish.seed}")
    click.echo(f"  {report.seconds:.0f} s, {dict(report.requests)}, killed (-9) {report.deaths} times")
    for row, count in sorted(report.rows.items()):
        click.echo(f"  {count:6} faults: {row}")
    click.echo(f"  {len(report.faults):6} different faults of the table were met")
    for fate, count in found.counts.most_common():
        click.echo(f"  {count:6} {fate}")
    for what in ("lost", "duplicated", "altered", "blind_retries"):
        click.echo(f"  {len(getattr(found, what)):6} {what.replace('_', ' ')}")
    return found.clean


def caught(wish: Wish) -> bool:
    """Prints what the audit made of a spoiled client; whether it was caught."""
    found = run(wish).findings
    click.echo(
        f"spoiled client ({wish.spoiled}): {'NOT CAUGHT' if found.clean else 'caught'}; "
        f"lost {len(found.lost)}, "
        f"duplicated {len(found.duplicated)}, altered {len(found.altered)}, "
        f"blind retries {len(found.blind_retries)}"
    )
    return not found.clean


if __name__ == "__main__":
    main()
