"""Digits of a number (番号): cells where their number is fixed, one field where it is not."""

from __future__ import annotations

from ui.fields.inputs.cells import CellsInput
from ui.fields.inputs.digits import PhoneInput
from ui.fields.kind import FieldKind

FIELD = FieldKind("digits", {"cells": CellsInput, "phone": PhoneInput})
