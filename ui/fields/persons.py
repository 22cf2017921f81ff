"""People (世帯員): a list, and the parts of the one who is being added."""

from __future__ import annotations

from ui.fields.inputs.board import BlockInput, KanaInput, TextInput
from ui.fields.inputs.cells import CellsInput
from ui.fields.inputs.date import DateInput
from ui.fields.inputs.digits import PhoneInput
from ui.fields.inputs.one import OneInput
from ui.fields.inputs.people import PeopleInput
from ui.fields.inputs.yes_no import YesNoInput
from ui.fields.kind import FieldKind

FIELD = FieldKind(
    "persons",
    {
        "people": PeopleInput,
        "kana": KanaInput,
        "one": OneInput,
        "text": TextInput,
        "date": DateInput,
        "phone": PhoneInput,
        "cells": CellsInput,
        "block": BlockInput,
        "yes-no": YesNoInput,
    },
)
