"""One person (人): name, birth date, sex and what else is asked, part by part."""

from __future__ import annotations

from ui.fields.inputs.board import BlockInput, KanaInput, TextInput
from ui.fields.inputs.cells import CellsInput
from ui.fields.inputs.date import DateInput
from ui.fields.inputs.digits import PhoneInput
from ui.fields.inputs.one import OneInput
from ui.fields.inputs.yes_no import YesNoInput
from ui.fields.kind import FieldKind

FIELD = FieldKind(
    "person",
    {
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
