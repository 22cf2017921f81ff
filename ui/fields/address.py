"""An address (住所): postal code in cells, town among cards, block, and the building in words."""

from __future__ import annotations

from ui.fields.inputs.board import BlockInput, KanaInput, TextInput
from ui.fields.inputs.cells import CellsInput
from ui.fields.inputs.one import OneInput
from ui.fields.inputs.yes_no import YesNoInput
from ui.fields.kind import FieldKind

FIELD = FieldKind(
    "address",
    {
        "cells": CellsInput,
        "one": OneInput,
        "block": BlockInput,
        "text": TextInput,
        "kana": KanaInput,
        "yes-no": YesNoInput,
    },
)
