"""Every field kind with its widgets; the kinds of `kiosk.forms` and these are the same set (tested)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from ui.fields import (
    address,
    bank_account,
    choice,
    choices,
    consent,
    count,
    date,
    digits,
    documents,
    kana,
    money,
    name,
    next_steps,
    office,
    period,
    person,
    persons,
    phone,
    relation,
    text,
    year,
    yes_no,
)
from ui.fields.kind import FieldKind

_MODULES = (
    text,
    name,
    kana,
    date,
    year,
    choice,
    choices,
    yes_no,
    count,
    digits,
    money,
    address,
    phone,
    bank_account,
    person,
    persons,
    relation,
    documents,
    consent,
    period,
    office,
    next_steps,
)

FIELDS: Mapping[str, FieldKind] = MappingProxyType({module.FIELD.id: module.FIELD for module in _MODULES})
"""By kind id, as authors type it."""
