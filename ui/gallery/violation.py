"""What the audit reports."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class Violation:
    """One thing that a person would trip over.

    Attributes:
        rule: One of `ui.gallery.audit.RULES`.
        widget: Class and object name of the widget.
        figure: What was measured against what is demanded.
    """

    rule: str
    widget: str
    figure: str


@dataclass(frozen=True, slots=True)
class Note:
    """What is done on purpose and no violation, and has to be known and counted all the same; as above."""

    rule: str
    widget: str
    figure: str


def name_of(widget: QWidget) -> str:
    """Class and object name, or the start of its words."""
    name = widget.objectName()
    return f"{type(widget).__name__}({name})" if name else type(widget).__name__
