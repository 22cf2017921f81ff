"""What stands on a form, in words, for whoever hears it instead of reading it (EN 301 549, 5.1.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.forms.lines import lines_of

if TYPE_CHECKING:
    from kiosk.forms.application import Application
    from kiosk.forms.definition.procedure import Procedure
    from kiosk.words.catalogue import Words


def contents_of(application: Application, procedure: Procedure, words: Words) -> tuple[tuple[str, str], ...]:
    """Label and value, as they are said, of every filled-in line in the order of the sheet."""
    lines = lines_of(application, procedure, words)
    return tuple((line.label, line.spoken) for line in lines if line.spoken and not line.office)
