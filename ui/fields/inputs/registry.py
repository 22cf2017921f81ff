"""The widget of every input shape; kinds made of other kinds (person, persons) may ask for any of them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from kiosk.visit.screen import Input
from ui.fields.field import InputWidget
from ui.fields.inputs.board import BlockInput, KanaInput, TextInput
from ui.fields.inputs.cells import CellsInput
from ui.fields.inputs.count import CountInput
from ui.fields.inputs.date import DateInput
from ui.fields.inputs.digits import AmountInput, PhoneInput
from ui.fields.inputs.ink import InkInput
from ui.fields.inputs.many import ManyInput
from ui.fields.inputs.none import NoInput
from ui.fields.inputs.one import OneInput
from ui.fields.inputs.people import PeopleInput
from ui.fields.inputs.yes_no import YesNoInput

INPUTS: Mapping[Input, type[InputWidget]] = MappingProxyType(
    {
        "one": OneInput,
        "many": ManyInput,
        "yes-no": YesNoInput,
        "count": CountInput,
        "cells": CellsInput,
        "amount": AmountInput,
        "phone": PhoneInput,
        "block": BlockInput,
        "date": DateInput,
        "kana": KanaInput,
        "text": TextInput,
        "ink": InkInput,
        "people": PeopleInput,
        "none": NoInput,
    }
)
