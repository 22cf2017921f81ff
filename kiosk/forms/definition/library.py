"""All procedure definitions below one folder, read when they are first asked for."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TypeAlias, TypeVar

from pydantic import BaseModel, ValidationError

from kiosk.basics.telling import told
from kiosk.forms.definition.drawn import icons_of, pictures_of
from kiosk.forms.definition.faults import Fault, key_of, nearest, of_validation
from kiosk.forms.definition.finding import Finding
from kiosk.forms.definition.handed_in import handed_in
from kiosk.forms.definition.life_event import DeskMatter, Group, Groups, LifeEvent
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.roles import roles
from kiosk.forms.definition.runs import leads_on, runs
from kiosk.forms.definition.soundness import unsound
from kiosk.forms.definition.yaml_lines import Located, Unreadable, read
from kiosk.forms.definition.yaml_lines import Path as KeyPath

FILE = "procedure.yaml"
LIFE_EVENT = "life-event.yaml"
GROUPS = "groups.yaml"
M = TypeVar("M", bound=BaseModel)
Inspect: TypeAlias = Callable[[Procedure, Located, str], tuple[Fault, ...]]
"""Given a definition, where its keys stand, and its file: what keeps it from residents all the same."""
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Source:
    """A definition that could be read, for whoever reviews it; a life event as the questions it asks.

    Attributes:
        is_sound: Whether nothing in it keeps it from residents.
    """

    procedure: Procedure
    located: Located
    file: str
    is_event: bool
    is_sound: bool


class Library:
    """The procedures that can be used; one with a mistake is left out, and its faults are told."""

    def __init__(
        self,
        root: Path,
        *,
        left_out: Callable[[Fault], None] | None = None,
        drawings: frozenset[str] | None = None,
        inspect: Inspect | None = None,
    ) -> None:
        """Reads nothing yet; `root` holds `groups.yaml` and one folder a procedure or a life event.

        `left_out` is told why a definition cannot be used; without one the log is. `drawings` are the names
        of all there are; without them a picture's name is not compared with any. `inspect` looks for more in
        a definition whose names and limits are right; without one nobody does.
        """
        self._root = root
        self._drawings = drawings
        self._inspect = inspect
        self._sources: dict[str, Source] = {}
        self._left_out = _logged if left_out is None else left_out
        self._read_events: dict[str, tuple[LifeEvent | None, tuple[Fault, ...]]] = {}
        self._asked_events: dict[str, Procedure | None] = {}
        self._read: dict[str, tuple[Procedure | None, tuple[Fault, ...]]] = {}

    @property
    def root(self) -> Path:
        """The folder that was given."""
        return self._root

    def ids(self) -> tuple[str, ...]:
        """Of all procedures without a fault, in alphabetical order."""
        return tuple(one.id for one in self.procedures())

    def get(self, procedure_id: str) -> Procedure | None:
        """The procedure; None where there is none, or its definition has a fault."""
        if procedure_id not in self._folders:
            return None
        return self._one(procedure_id)[0]

    def procedures(self, day: date | None = None) -> tuple[Procedure, ...]:
        """All without a fault; with a day, only those in force on it."""
        found = (self._one(name)[0] for name in self._folders)
        return tuple(one for one in found if one is not None and (day is None or one.holds_on(day)))

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Every mistake for which a definition is left out, and those in the list of groups."""
        of_events = (fault for name in self._event_folders for fault in self._event(name)[1])
        of_procedures = (fault for name in self._folders for fault in self._one(name)[1])
        return (*self._groups[1], *of_procedures, *of_events)

    def sources(self) -> Iterator[Source]:
        """Every definition and life event that could be read, also those that are left out."""
        for read_all in (self.procedures, self.life_events):
            read_all()
        yield from (self._sources[file] for file in sorted(self._sources))

    def groups(self) -> tuple[Group, ...]:
        """The life events in their order, also those without a procedure here."""
        return self._groups[0].groups

    def desk_matters(self, group_id: str | None = None) -> tuple[DeskMatter, ...]:
        """What has a tile and the desk alone does, of one life event or of all."""
        tiles = (one for one in self._groups[0].desk if one.group is not None)
        return tuple(one for one in tiles if group_id in (None, one.group))

    def every_matter(self) -> tuple[DeskMatter, ...]:
        """What the desk alone does, also what only a procedure leads to."""
        return self._groups[0].desk

    def desk_matter(self, matter_id: str) -> DeskMatter | None:
        return next((one for one in self._groups[0].desk if one.id == matter_id), None)

    def in_group(self, group_id: str, day: date | None = None) -> tuple[Procedure, ...]:
        """The procedures of one life event."""
        return tuple(one for one in self.procedures(day) if one.group == group_id)

    def life_events(self, day: date | None = None) -> tuple[LifeEvent, ...]:
        """All life events without a fault; with a day, only those in force on it."""
        found = (self._event(name)[0] for name in self._event_folders)
        return tuple(one for one in found if one is not None and (day is None or one.effective_from <= day))

    def questions_of_event(self, event_id: str) -> Procedure | None:
        """A life event as something to be asked; None where there is none, or its definition has a fault."""
        if event_id not in self._asked_events:
            event = self._event(event_id)[0] if event_id in self._event_folders else None
            self._asked_events[event_id] = None if event is None else event.as_procedure()
        return self._asked_events[event_id]

    @cached_property
    def _folders(self) -> tuple[str, ...]:
        return tuple(sorted(path.parent.name for path in self._root.glob(f"*/{FILE}")))

    @cached_property
    def _event_folders(self) -> tuple[str, ...]:
        return tuple(sorted(path.parent.name for path in self._root.glob(f"*/{LIFE_EVENT}")))

    @cached_property
    def _groups(self) -> tuple[Groups, tuple[Fault, ...]]:
        read_groups, located, faults = _load(self._root / GROUPS, Groups)
        if read_groups is None or located is None:
            return Groups(groups=()), faults
        undrawn = self._undrawn(icons_of(read_groups), located, GROUPS)
        return read_groups, (*undrawn, *_misplaced(read_groups, located))

    @cached_property
    def _readable(self) -> dict[str, Procedure | None]:
        """Every procedure there is, also one with a mistake: what others may lead to; None: unreadable."""
        return {
            name: _load(self._root / name / FILE, Procedure, self._group_ids)[0] for name in self._folders
        }

    @cached_property
    def _asked_in_events(self) -> tuple[Procedure, ...]:
        """What every life event asks that can be read, also one with a mistake."""
        read = (
            _load(self._root / one / LIFE_EVENT, LifeEvent, self._group_ids)[0] for one in self._event_folders
        )
        return tuple(event.as_procedure() for event in read if event is not None)

    @property
    def _group_ids(self) -> tuple[str, ...]:
        return tuple(group.id for group in self.groups())

    def _one(self, name: str) -> tuple[Procedure | None, tuple[Fault, ...]]:
        if name not in self._read:
            self._read[name] = self._load_one(name)
            for fault in self._read[name][1]:
                self._left_out(fault)
        return self._read[name]

    def _load_one(self, name: str) -> tuple[Procedure | None, tuple[Fault, ...]]:
        procedure, located, faults = _load(self._root / name / FILE, Procedure, self._group_ids)
        if procedure is None or located is None:
            return None, faults
        file = f"{name}/{FILE}"
        found = self._wrong(procedure, located, file, faults)
        self._sources[file] = Source(procedure, located, file, is_event=False, is_sound=not found)
        return (None, found) if found else (procedure, ())

    def _wrong(
        self, procedure: Procedure, located: Located, file: str, faults: tuple[Fault, ...]
    ) -> tuple[Fault, ...]:
        others, events = (self._readable, self._asked_in_events) if leads_on(procedure) else ({}, ())
        wrong = (*runs(procedure, others, events), *self._unknown_desk(procedure))
        misled = (one.fault(file, located) for one in wrong)
        found = (*faults, *self._undrawn(pictures_of(procedure), located, file), *misled)
        return found if found or self._inspect is None else self._inspect(procedure, located, file)

    def _event(self, name: str) -> tuple[LifeEvent | None, tuple[Fault, ...]]:
        if name not in self._read_events:
            self._read_events[name] = self._load_event(name)
            for fault in self._read_events[name][1]:
                self._left_out(fault)
        return self._read_events[name]

    def _load_event(self, name: str) -> tuple[LifeEvent | None, tuple[Fault, ...]]:
        event, located, faults = _load(self._root / name / LIFE_EVENT, LifeEvent, self._group_ids)
        if event is None or located is None:
            return None, faults
        asked, file = event.as_procedure(), f"{name}/{LIFE_EVENT}"
        found = self._wrong(asked, located, file, faults)
        self._sources[file] = Source(asked, located, file, is_event=True, is_sound=not found)
        return (None, found) if found else (event, ())

    def _unknown_desk(self, procedure: Procedure) -> Iterator[Finding]:
        """Rules that lead to a page of the desk that is not there."""
        there = [one.id for one in self.every_matter()]
        for place, check in enumerate(procedure.checks):
            if check.desk is not None and check.desk not in there:
                message = told("there is no matter {name!r} under `desk` in groups.yaml", name=check.desk)
                yield Finding(("checks", place, "desk"), message, nearest(check.desk, there))

    def _undrawn(
        self, pictures: Iterable[tuple[KeyPath, str]], located: Located, file: str
    ) -> tuple[Fault, ...]:
        """A picture that is nowhere would break the very page that offers the procedure."""
        drawings = self._drawings
        if drawings is None:
            return ()
        return tuple(
            Fault(
                file,
                located.line(path),
                key_of(path),
                told("no picture is called {name!r}", name=name),
                nearest(name, drawings),
            )
            for path, name in pictures
            if name not in drawings
        )


def _misplaced(groups: Groups, located: Located) -> tuple[Fault, ...]:
    """Matters of the desk under a tile that is not there."""
    there = tuple(group.id for group in groups.groups)
    return tuple(
        Finding(
            ("desk", place, "group"), told("there is no group {group!r} in groups.yaml", group=one.group)
        ).fault(GROUPS, located)
        for place, one in enumerate(groups.desk)
        if one.group is not None and one.group not in there
    )


def _logged(fault: Fault) -> None:
    _log.error("procedure left out: %s", fault)


def _load(
    path: Path, model: type[M], groups: tuple[str, ...] = ()
) -> tuple[M | None, Located | None, tuple[Fault, ...]]:
    file = path.name if path.name == GROUPS else f"{path.parent.name}/{path.name}"
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as problem:
        return (
            None,
            None,
            (Fault(file, 1, "(file)", told("cannot be read: {strerror}", strerror=problem.strerror)),),
        )
    except UnicodeDecodeError as problem:
        line = path.read_bytes()[: problem.start].count(b"\n") + 1
        message = told("this is no text in UTF-8 (Shift_JIS, perhaps): save it as UTF-8")
        return None, None, (Fault(file, line, "(file)", message),)
    made, located, faults = _understood(text, file, model, groups)
    return made if isinstance(made, model) else None, located, faults


@lru_cache(maxsize=128)
def _understood(
    text: str, file: str, model: type[BaseModel], groups: tuple[str, ...]
) -> tuple[BaseModel | None, Located | None, tuple[Fault, ...]]:
    """What stands in a file; the same text is understood once, however many libraries a process has."""
    try:
        located = read(text)
    except Unreadable as problem:
        return None, None, (Fault(file, problem.line, "(file)", problem.message),)
    try:
        made = model.model_validate(located.data)
    except ValidationError as problem:
        return None, located, of_validation(problem, located, file, model)
    return made, located, _unsound_in(made, located, file, groups)


def _unsound_in(made: BaseModel, located: Located, file: str, groups: tuple[str, ...]) -> tuple[Fault, ...]:
    asked = made.as_procedure() if isinstance(made, LifeEvent) else made
    if not isinstance(asked, Procedure):
        return ()
    found = unsound(asked, located, file, file.partition("/")[0], groups)
    if asked is not made:
        return found
    return (*found, *(one.fault(file, located) for one in (*handed_in(asked), *roles(asked))))
