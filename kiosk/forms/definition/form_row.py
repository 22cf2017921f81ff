"""A row of the ward's own form, and where this kiosk asks for each part of it; or why it does not."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import model_validator

from kiosk.basics.telling import told
from kiosk.forms.definition.marking import Model


class RowPart(Model):
    """One item of a row (通数 of 種類 · 通数).

    Attributes:
        fields: The places that ask for it or print it, as `kiosk.forms.definition.row_places` reads them:
            `copies`, `type/removed` (an option), `people/birth_date` (of every person), `applicant/proxy`.
        omitted: Why it is neither asked nor printed.
    """

    part: str
    fields: tuple[str, ...] = ()
    omitted: str | None = None

    @model_validator(mode="after")
    def _is_one_thing(self) -> RowPart:
        if bool(self.fields) == bool(self.omitted and self.omitted.strip()):
            raise ValueError(told("say either in which fields it is asked, or why it is omitted"))
        return self


class FormRow(Model):
    """One row; `parts` where it holds several items, else `fields` or `omitted` for the whole."""

    row: str
    parts: tuple[RowPart, ...] = ()
    fields: tuple[str, ...] = ()
    omitted: str | None = None

    @model_validator(mode="after")
    def _is_one_thing(self) -> FormRow:
        whole = bool(self.fields) + bool(self.omitted and self.omitted.strip())
        if whole + bool(self.parts) != 1:
            raise ValueError(told("say one of fields, omitted, parts"))
        return self

    def items(self) -> Iterator[RowPart]:
        """Its parts; a row that is not divided is one part without a name."""
        yield from self.parts or (RowPart(part="", fields=self.fields, omitted=self.omitted),)
