"""Draws modes of the gallery, in processes side by side where asked, and keeps each when it is done."""

from __future__ import annotations

import multiprocessing
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from kiosk.basics.clock import JST, Moment
from kiosk.basics.ids import VisitId
from kiosk.basics.result import Err
from kiosk.bootstrap import RESOURCES, Services
from kiosk.cli.common import print_failure, read_settings
from kiosk.paper.document import Document
from kiosk.visit.gallery import portraits, sample_application
from ui.gallery.drawing import Keep, draw_mode, theme_violations
from ui.gallery.modes import Mode, one_thing_other
from ui.gallery.units import Json, Unit, kept_unit, report, save_unit, state_of
from ui.main import application, words_of
from ui.theme.look import LookSource

_TIME = datetime(2026, 11, 3, 10, 0, tzinfo=JST)
_ID = "019a4700-0000-7000-8000-000000000127"
MOMENT = Moment(_TIME, 0.0, _ID)
"""When every picture is taken."""


@dataclass(frozen=True, slots=True)
class Job:
    """What one run, or one of its processes, has to draw.

    Attributes:
        screens: Beginnings of the wanted names; every screen when empty.
        lasting: What an earlier run drew is taken over. Pictures are kept of the modes that differ from the
            usual one in one thing, and of whatever is wrong in the others.
        pictured: Modes of which every picture is kept; all of them when None.
    """

    settings_file: Path | None
    output: Path
    modes: tuple[Mode, ...]
    screens: tuple[str, ...] = ()
    lasting: bool = False
    pictured: frozenset[Mode] | None = None


def draw_all(job: Job, processes: int) -> tuple[Unit, ...]:
    """Every mode, in the job's order."""
    if job.lasting:
        job = replace(job, pictured=one_thing_other(job.modes))
    state = state_of(RESOURCES.parent, job.settings_file, job.screens)
    left = [mode for mode in job.modes if not job.lasting or kept_unit(mode, job.output, state) is None]
    if processes == 1:
        draw_share(replace(job, modes=tuple(left)), state)
    else:
        _draw_side_by_side(job, left, processes, state)
    units = (kept_unit(mode, job.output, state) for mode in job.modes)
    return tuple(unit for unit in units if unit is not None)


def draw_share(job: Job, state: str) -> None:
    """Draws the job's modes one after the other; each is kept as soon as it is done."""
    services = Services(read_settings(job.settings_file))
    application()
    source, words = LookSource(RESOURCES), words_of(services)
    for mode in job.modes:
        keep = Keep.ALL if job.pictured is None or mode in job.pictured else Keep.FAULTY
        document = sample_document(services, mode.language)
        shown = portraits(services.handbook, MOMENT, mode.comfort, document, job.screens)
        drawn = draw_mode(source, words, mode, shown, job.output, keep)
        save_unit(Unit.of(mode, drawn), mode, job.output, state)


def report_of(services: Services, modes: Sequence[Mode], units: Sequence[Unit]) -> Json:
    """What `gallery.json` holds, with the contrasts of every theme that was drawn."""
    source, words = LookSource(RESOURCES), words_of(services)
    themes = {mode.theme: theme_violations(source, words(mode.language), mode) for mode in modes}
    return report(units, themes.items())


def sample_document(services: Services, language: str) -> Document:
    """The invented person's form, told in this language; where none is drawn, says why and exits 1."""
    application_of_hers = sample_application(services.handbook, MOMENT, language=language)
    filled = services.paper.fill(application_of_hers, None, visit=VisitId(MOMENT.fresh_id))
    if isinstance(filled, Err):
        print_failure(filled.failure)
    return filled.value


def _draw_side_by_side(job: Job, left: Sequence[Mode], processes: int, state: str) -> None:
    """Shares of every kind alike; a process of its own each, since Qt draws in one thread."""
    shares = [tuple(left[at::processes]) for at in range(processes)]
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, mp_context=fresh) as pool:
        running = [pool.submit(draw_share, replace(job, modes=share), state) for share in shares if share]
        for one in running:
            one.result()
