"""委任状: whether somebody who comes for another has one, as the question `letter` of a definition asks.

Applicants with `letter: true` are asked. Who has one shows it at the counter; for who has none it is printed,
filled in, and the form with it: signed, both come back, and nobody types again what the QR codes hold.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.basics.ids import FieldId

if TYPE_CHECKING:
    from kiosk.forms.application import Application

LETTER = FieldId("letter")
"""The question's id; its options are `HERE` and `NONE`."""
HERE, NONE = "here", "none"


def is_at_hand(application: Application) -> bool:
    """Whether they say that they have one."""
    return application.answers.get(LETTER) == HERE


def is_lacking(application: Application) -> bool:
    """Whether the absent person still has to sign one before anything can be handed in."""
    return application.answers.get(LETTER) == NONE
