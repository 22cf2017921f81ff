"""A fixed number of digits (番号): cells."""

from __future__ import annotations

from ui.fields.inputs.cells import CellsInput
from ui.fields.kind import FieldKind

FIELD = FieldKind("digits", {"cells": CellsInput})
