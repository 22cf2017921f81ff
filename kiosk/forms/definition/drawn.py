"""Whether every picture that a definition names is drawn: a page cannot show one that is not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path as FilePath

from kiosk.forms.definition.life_event import Groups
from kiosk.forms.definition.placed_questions import every_question
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.yaml_lines import Path

FOLDERS = ("icons", "art")


def drawings_in(resources: FilePath) -> frozenset[str]:
    """The names of all drawings below `resources`, without `.svg`."""
    return frozenset(path.stem for folder in FOLDERS for path in (resources / folder).glob("*.svg"))


def pictures_of(procedure: Procedure) -> Iterator[tuple[Path, str]]:
    """(where it stands, name) of every picture."""
    yield ("icon",), procedure.icon
    for place, applicant in enumerate(procedure.applicants):
        yield ("applicants", place, "picture"), applicant.picture
    for place, thing in enumerate(procedure.bring):
        yield ("bring", place, "picture"), thing.picture
    for path, question in every_question(procedure):
        for place, option in enumerate(question.options):
            if option.picture is not None:
                yield (*path, "options", place, "picture"), option.picture


def icons_of(groups: Groups) -> Iterator[tuple[Path, str]]:
    """(where it stands, name) of the picture on every first tile, and on those of the desk."""
    for place, group in enumerate(groups.groups):
        yield ("groups", place, "icon"), group.icon
    for place, matter in enumerate(groups.desk):
        yield ("desk", place, "icon"), matter.icon
