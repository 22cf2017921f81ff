"""Draws modes of the gallery, in processes side by side where asked, and keeps each when it is done."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from kiosk.basics.clock import JST, Moment
from kiosk.basics.ids import ApplicationId, VisitId
from kiosk.basics.result import Err
from kiosk.bootstrap import RESOURCES, Services
from kiosk.cli.common import print_failure, read_settings
from kiosk.paper.document import Document
from kiosk.visit.gallery import SHOWING_COMFORT, portraits, sample_application
from kiosk.visit.screen import Comfort, Screen
from kiosk.words.catalogue import SOURCE_LANGUAGE
from ui.gallery.drawing import Keep, draw_view, theme_violations
from ui.gallery.lots import Lots
from ui.gallery.modes import Mode, one_thing_other, views
from ui.gallery.sample import Sample, sampled
from ui.gallery.tints import Tints
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
        sample: In which of the modes each of the wanted screens is drawn; in all of them when None.
        pictured: Modes of which every picture is kept; all of them when None.
    """

    settings_file: Path | None
    output: Path
    modes: tuple[Mode, ...]
    screens: tuple[str, ...] = ()
    lasting: bool = False
    sample: Sample | None = None
    pictured: frozenset[Mode] | None = None


def draw_all(job: Job, processes: int) -> tuple[Unit, ...]:
    """Every mode, in the job's order."""
    if job.lasting:
        job = replace(job, pictured=frozenset() if job.sample else one_thing_other(job.modes))
    state = state_of(RESOURCES.parent, job.settings_file, (*job.screens, repr(job.sample)))
    left = [mode for mode in job.modes if not job.lasting or kept_unit(mode, job.output, state) is None]
    if processes == 1:
        draw_share(job, tuple(left), state)
    else:
        _draw_side_by_side(job, left, processes, state)
    units = (kept_unit(mode, job.output, state) for mode in job.modes)
    return tuple(unit for unit in units if unit is not None and unit.screens)


def draw_share(job: Job, share: Sequence[Mode], state: str) -> None:
    """Draws these of the job's modes one after the other; each is kept as soon as it is done."""
    services = Services(read_settings(job.settings_file))
    application()
    source, words = LookSource(RESOURCES), words_of(services)
    models, tints = _Models(services, job), Tints()
    for view in _together(job, share):
        keep = {mode: _kept_of(job, mode) for mode in view}
        drawn_of = draw_view(source, words, models.in_view(view), job.output, keep, tints)
        for mode, drawn in drawn_of.items():
            save_unit(Unit.of(mode, drawn), mode, job.output, state)


def _together(job: Job, share: Sequence[Mode]) -> Iterator[tuple[Mode, ...]]:
    """Modes that share their screens; those of a sample have others in every theme."""
    for view in views(share):
        yield from ((mode,) for mode in view) if job.sample else (view,)


class _Models:
    """The screens to be drawn; those of one language once for all sizes, displays and themes."""

    def __init__(self, services: Services, job: Job) -> None:
        self._services, self._screens = services, job.screens
        self._lots = Lots(job.modes, job.sample.modes, job.sample.seed) if job.sample else None
        self._documents: dict[str, tuple[Document, Document]] = {}
        self._language = ""
        self._seated: dict[bool, dict[str, Screen]] = {}

    def in_view(self, view: Sequence[Mode]) -> dict[Mode, dict[str, Screen]]:
        """Each theme's: all, or those of the sample."""
        return {mode: self._of(mode) for mode in view}

    def _of(self, mode: Mode) -> dict[str, Screen]:
        alike = self._like(mode.comfort)
        drawn = alike if self._lots is None else sampled(alike, mode, self._lots)
        own = self._showing_comfort(mode, drawn)
        return {name: own.get(name) or _comforted(one, mode.comfort) for name, one in drawn.items()}

    def _showing_comfort(self, mode: Mode, drawn: Iterable[str]) -> dict[str, Screen]:
        """Those that are made for one mode each."""
        names = tuple(name for name in drawn if name.startswith(SHOWING_COMFORT))
        high = mode.display.metrics().reaches_beyond
        return dict(self._asked_for(mode.comfort, names, high_display=high)) if names else {}

    def _like(self, comfort: Comfort) -> dict[str, Screen]:
        """Made for another eye that the screens tell the same words to."""
        if comfort.language != self._language:
            self._language = comfort.language
            self._seated.clear()
        large = comfort.large_text
        if large not in self._seated:
            usual = Comfort(comfort.language, text_size=comfort.text_size)
            self._seated[large] = dict(self._asked_for(usual, self._screens))
        return self._seated[large]

    def _asked_for(
        self, comfort: Comfort, screens: Sequence[str], *, high_display: bool = True
    ) -> Iterator[tuple[str, Screen]]:
        language = comfort.language
        if language not in self._documents:
            form = sample_document(self._services, language)
            self._documents[language] = form, sample_ticket(self._services, language)
        form, ticket = self._documents[language]
        book = self._services.handbook
        return portraits(book, MOMENT, comfort, form, screens, ticket=ticket, high_display=high_display)


def _comforted(screen: Screen, comfort: Comfort) -> Screen:
    """The same screen for another eye; whose values are covered is the screen's own."""
    return replace(screen, comfort=replace(comfort, veiled=screen.comfort.veiled))


def _kept_of(job: Job, mode: Mode) -> Keep:
    return Keep.ALL if job.pictured is None or mode in job.pictured else Keep.FAULTY


def unknown_screens(services: Services, beginnings: Sequence[str]) -> Iterator[str]:
    """Those with which no screen's name begins."""
    if not beginnings:
        return
    form, ticket = sample_document(services, SOURCE_LANGUAGE), sample_ticket(services, SOURCE_LANGUAGE)
    for one in beginnings:
        found = portraits(services.handbook, MOMENT, Comfort(), form, (one,), ticket=ticket)
        if next(found, None) is None:
            yield one


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


def sample_ticket(services: Services, language: str) -> Document:
    """A ticket in this language, as long as most; its codes open nothing, and are the same in every run."""
    sealed = b"".join(sha256(bytes([part])).digest() for part in range(24))
    kiosk = services.settings.kiosk
    drawn = services.paper.ticket(
        sealed,
        language,
        at=MOMENT.now,
        kiosk=(kiosk.id, kiosk.office),
        application=ApplicationId(MOMENT.fresh_id),
        visit=VisitId(MOMENT.fresh_id),
    )
    if isinstance(drawn, Err):
        print_failure(drawn.failure)
    return drawn.value


def _draw_side_by_side(job: Job, left: Sequence[Mode], processes: int, state: str) -> None:
    """In a process of its own each, since Qt draws in one thread; a language is made in few of them."""
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, mp_context=fresh) as pool:
        running = [pool.submit(draw_share, job, share, state) for share in _shares(left, processes)]
        for one in running:
            one.result()


def _shares(left: Sequence[Mode], processes: int) -> Iterator[tuple[Mode, ...]]:
    """As many views in each as in any other, those of a language after each other."""
    dealt = list(views(left))
    for at in range(processes):
        share = dealt[len(dealt) * at // processes : len(dealt) * (at + 1) // processes]
        if share:
            yield tuple(mode for view in share for mode in view)
