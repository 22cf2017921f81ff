"""A year (年度), asked by its meaning: cards, or cells for a year typed in digits."""

from __future__ import annotations

from ui.fields.inputs.cells import CellsInput
from ui.fields.inputs.one import OneInput
from ui.fields.kind import FieldKind

FIELD = FieldKind("year", {"one": OneInput, "cells": CellsInput})
