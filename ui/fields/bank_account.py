"""A bank account (口座): bank and branch in digits, the sort among cards, number in cells, holder in kana."""

from __future__ import annotations

from ui.fields.inputs.board import KanaInput
from ui.fields.inputs.cells import CellsInput
from ui.fields.inputs.digits import AmountInput
from ui.fields.inputs.one import OneInput
from ui.fields.kind import FieldKind

FIELD = FieldKind(
    "bank-account", {"amount": AmountInput, "cells": CellsInput, "one": OneInput, "kana": KanaInput}
)
