"""What keys are for, and the lengths of each kind."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Literal, TypeAlias

from ui.theme.look import TextRole
from ui.widgets.touch_guard import Repeat

IconPlace: TypeAlias = Literal["left", "right", "above"]


class Kind(Enum):
    """What a key is for; decides size, text and how quick touches count."""

    PRIMARY = "the one way forward"
    KEY = "back, side ways"
    SMALL = "why, mend"
    QUIT = "top right"
    TOOL = "in the rail"
    CALL = "in the rail, taller"
    CHARACTER = "one letter or digit"
    FUNCTION = "てんてん, けす"


@dataclass(frozen=True, slots=True)
class Style:
    """One kind's lengths in millimetres."""

    role: TextRole | float
    height: float
    pad: float
    icon: float
    gap: float
    place: IconPlace = "left"
    least: float = 15.0
    line: float = 1.3
    repeat: Repeat = Repeat.NAVIGATION


STYLES = {
    Kind.PRIMARY: Style("big", 34.0, 10.0, 14.0, 4.0, least=20.0),
    Kind.KEY: Style("label", 34.0, 10.0, 11.0, 4.0),
    Kind.SMALL: Style("cap", 17.0, 6.0, 9.0, 3.0),
    Kind.QUIT: Style("cap", 17.0, 6.0, 7.5, 3.0),
    Kind.TOOL: Style("cap", 32.0, 1.0, 12.0, 1.5, place="above", line=1.25),
    Kind.CALL: Style("cap", 58.0, 1.0, 20.0, 1.5, place="above", least=20.0, line=1.25),
    Kind.CHARACTER: Style(13.0, 24.0, 1.0, 13.0, 1.0, least=20.0, line=1.05, repeat=Repeat.EVERY),
    Kind.FUNCTION: Style(
        "cap", 24.0, 1.0, 13.0, 2.0, place="above", least=20.0, line=1.15, repeat=Repeat.EVERY
    ),
}
