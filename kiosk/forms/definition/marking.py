"""What every model of a definition is made of: strict keys, marked texts, ids, and marks of their source."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from pydantic import BaseModel, ConfigDict, Field

from kiosk.basics.ids import FieldId

Source: TypeAlias = str
"""Where a rule comes from: `[R city]` read on that city's page, `[GK]` general knowledge, `[A]` assumed."""


class TextMark:
    """Marks a string of a model as text that people read, and that is translated."""


Text = Annotated[str, TextMark()]
MaybeText = Annotated[str | None, TextMark()]
Texts = Annotated[tuple[str, ...], TextMark()]
Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*(-[a-z0-9_]+)*$")]
MOST = 99_999_999
"""No number that a definition counts with is larger: an amount of yen, a size, the most of anything."""
YEARS, MONTHS, DAYS = 200, 2_400, 73_000
"""Two hundred years: nobody is asked for a day farther away, and the calendar ends somewhere."""
NotNegative = Annotated[int, Field(ge=0, le=MOST)]
Positive = Annotated[int, Field(ge=1, le=MOST)]
Years = Annotated[int, Field(ge=-YEARS, le=YEARS)]
Months = Annotated[int, Field(ge=-MONTHS, le=MONTHS)]
Days = Annotated[int, Field(ge=-DAYS, le=DAYS)]
DaysOn = Annotated[int, Field(ge=0, le=DAYS)]
"""So many days later, or none."""
QuestionId = Annotated[FieldId, Field(pattern=r"^((subject|visitor)\.)?[a-z][a-z0-9_]*$")]


class Model(BaseModel):
    """Strict: no value is bent into another type, and an unknown key is a mistake."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")
