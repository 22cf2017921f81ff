"""Who may apply, what each must show, and how each method of identification counts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

from kiosk.forms.application import Authority, Method
from kiosk.forms.definition.marking import Id, MaybeText, Model, Source, Text, Texts

Standing: TypeAlias = Literal["accepted", "hand-over"]
"""`hand-over`: taken, and the proof is shown at the desk, when the result is handed over at the latest."""
Waiting: TypeAlias = Literal["allowed", "never"]


class Applicant(Model):
    """Someone who may apply.

    Attributes:
        represents: False for the person in whose own right it is.
        authority, relation: What the contract's `representative` says then.
        shares: What the absent person has in common with the visitor (`address` in one household).
        shows: What else must be shown.
        letter: The absent person empowers the visitor by 委任状: the question `letter` asks for it, and
            for who has none it is printed with the form, filled in.
        posted: That what comes of it is not handed to the visitor but posted, and to whom: on the letter, the
            slip and at the end.
        identity: How each method of identification counts: `kiosk/forms/proving.py` reads it.
        waiting: Overrides the procedure's.
    """

    id: Id
    label: Text
    note: Text
    picture: str
    paper: str
    represents: bool = False
    authority: Authority | None = None
    relation: str | None = None
    shares: tuple[Literal["address"], ...] = ()
    shows: Texts = ()
    letter: bool = False
    posted: MaybeText = None
    identity: Mapping[Method, Standing]
    waiting: Waiting | None = None
    waiting_note: MaybeText = None
    source: Source = ""
