"""Keeps one key for each button of the screen, so that focus and pressed state survive the next screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from kiosk.visit.screen import Button
from ui.theme.look import Look
from ui.widgets.key_button import KeyButton, Kind


class ButtonSet:
    """The keys of one band.

    Args:
        parent: The band that they stand in.
        kind_of: Which kind a button becomes.
        pressed: Called with the id. refused: Called with the id and what is missing.
    """

    def __init__(
        self,
        parent: QWidget,
        kind_of: Callable[[Button], Kind],
        pressed: Callable[[str], None],
        refused: Callable[[str, str], None],
    ) -> None:
        self._parent = parent
        self._kind_of = kind_of
        self._pressed = pressed
        self._refused = refused
        self.keys: dict[str, KeyButton] = {}

    def show(self, look: Look, buttons: Sequence[Button]) -> None:
        """Exactly these keys, in this order; a key whose id stays keeps its widget."""
        kept = {button.id: self.keys.get(button.id) for button in buttons}
        for gone in [key for id_, key in self.keys.items() if id_ not in kept]:
            gone.hide()
            gone.deleteLater()
        self.keys = {button.id: self._shown(look, button, kept[button.id]) for button in buttons}

    def _shown(self, look: Look, button: Button, key: KeyButton | None) -> KeyButton:
        kind = self._kind_of(button)
        if key is None or key.kind is not kind:
            if key is not None:
                key.hide()
                key.deleteLater()
            key = KeyButton(look, button.id, button.label, kind=kind, icon=button.icon, parent=self._parent)
            key.activated.connect(self._pressed)
            key.refused.connect(self._refuse)
        key.set_label(button.label)
        key.set_said(button.said)
        key.set_icon(button.icon)
        key.set_missing(button.missing)
        key.show()
        return key

    def _refuse(self, id_: str) -> None:
        key = self.keys.get(id_)
        self._refused(id_, (key.reason or "") if key is not None else "")
