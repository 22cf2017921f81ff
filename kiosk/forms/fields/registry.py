"""All field kinds by the id that authors type."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from kiosk.forms.fields.address import AddressKind
from kiosk.forms.fields.bank_account import BankAccountKind
from kiosk.forms.fields.choice import ChoiceKind
from kiosk.forms.fields.choices import ChoicesKind
from kiosk.forms.fields.consent import ConsentKind
from kiosk.forms.fields.count import CountKind
from kiosk.forms.fields.date import DateKind
from kiosk.forms.fields.digits import DigitsKind
from kiosk.forms.fields.documents import DocumentsKind
from kiosk.forms.fields.kana import KanaKind
from kiosk.forms.fields.kind import FieldKind
from kiosk.forms.fields.money import MoneyKind
from kiosk.forms.fields.name import NameKind
from kiosk.forms.fields.next_steps import NextStepsKind
from kiosk.forms.fields.office import OfficeKind
from kiosk.forms.fields.period import PeriodKind
from kiosk.forms.fields.person import PersonKind
from kiosk.forms.fields.persons import PersonsKind
from kiosk.forms.fields.phone import PhoneKind
from kiosk.forms.fields.relation import RelationKind
from kiosk.forms.fields.text import TextKind
from kiosk.forms.fields.year import YearKind
from kiosk.forms.fields.yes_no import YesNoKind

_SIMPLE: tuple[FieldKind, ...] = (
    TextKind(), NameKind(), KanaKind(), DateKind(), YearKind(), ChoiceKind(), ChoicesKind(), YesNoKind(),
    CountKind(), DigitsKind(), MoneyKind(), AddressKind(), PhoneKind(), BankAccountKind(), RelationKind(),
    DocumentsKind(), ConsentKind(), PeriodKind(), OfficeKind(), NextStepsKind(),
)  # fmt: skip


def _all() -> Mapping[str, FieldKind]:
    simple: dict[str, FieldKind] = {kind.id: kind for kind in _SIMPLE}
    return MappingProxyType({**simple, "person": PersonKind(simple), "persons": PersonsKind(simple)})


KINDS: Mapping[str, FieldKind] = _all()
"""Constant: kinds hold no state."""
