"""A text written character by character with a finger: a square, what it may be, and the text so far."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.visit.screen import FieldView
from ui.fields.field import InputWidget, Post, shown_of, text_of
from ui.theme.look import Look
from ui.widgets.ink_square import InkSquare, Points
from ui.widgets.key_button import KeyButton, Kind
from ui.widgets.low_reach import lowered
from ui.widgets.room import Part
from ui.widgets.text_field import TextField

_PLACES = 8
_COLUMNS = 4
_SMALL_SQUARE = 64.0
_LEAST_SQUARE = 60.0


class InkInput(InputWidget):
    """The draft is `{"text", "strokes"}`: what was chosen so far, and the strokes of the next character."""

    fills = True

    def __init__(self, look: Look, post: Post, view: FieldView) -> None:
        super().__init__(look, post, view)
        self._text, self._strokes = "", []  # type: str, list[Points]
        self._square = InkSquare(look, view.label)
        self._square.written.connect(self._written)
        self._field = TextField(look, name=view.label)
        self._keys = [self._key(place) for place in range(_PLACES)]
        chosen = QVBoxLayout()
        chosen.setSpacing(look.mm(5.0))
        if look.low_reach:
            chosen.addStretch(1)
        chosen.addWidget(self._field)
        grid = QGridLayout()
        grid.setSpacing(look.mm(look.sizes.pad_gap))
        for place, key in enumerate(self._keys):
            grid.addWidget(key, place // _COLUMNS, place % _COLUMNS)
        chosen.addLayout(grid, 1)
        # Upright on a small display, too, there is more room beside the square than under it.
        over = look.portrait and not look.metrics.small and not look.low_reach
        if look.portrait and not over:
            self._square.setMaximumWidth(look.mm(_SMALL_SQUARE))
        box: QBoxLayout = QVBoxLayout(self) if over else QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.mm(8.0))
        foot = Qt.AlignmentFlag.AlignBottom if look.low_reach else Qt.AlignmentFlag(0)
        box.addWidget(self._square, 1, foot)
        box.addLayout(chosen, 1)
        self.show_field(view)

    def show_field(self, view: FieldView) -> None:
        self.view = view
        self._text, self._strokes = _draft_of(view.draft)
        self._square.set_strokes(self._strokes, hidden=view.hidden)
        self._field.set_text(shown_of(view, self._text))
        self._field.set_problem(problem=view.problem is not None)
        for place, key in enumerate(self._keys):
            option = view.options[place] if place < len(view.options) else None
            key.setEnabled(option is not None)
            key.setVisible(option is not None)
            key.set_label("" if option is None else option.label)
            key.spelled = None if option is None else option.described
            key.setProperty("takes", "" if option is None else option.id)

    def set_reach(self, reach: int, wide: int) -> None:
        """Both rows of keys, and the middle of the square beside them."""
        sizes, rows = self.look.sizes, _PLACES // _COLUMNS
        gaps = (rows - 1) * self.look.mm(sizes.pad_gap)
        tall = (lowered(reach, rows, gaps) - gaps) // rows
        least, most = self.look.mm(sizes.least_key + sizes.base), self.look.mm(sizes.digit_key)
        for key in self._keys:
            key.setFixedHeight(max(least, min(tall, most)))
        self._square.setMaximumHeight(max(self.look.mm(_LEAST_SQUARE), 2 * reach))

    def yielding(self) -> tuple[Part, ...]:
        return (self._field.giving_air(),)

    def first_focus(self) -> QWidget | None:
        return next((key for key in self._keys if key.isEnabled()), None)

    def forget(self) -> None:
        self._text, self._strokes = "", []
        self._square.forget()
        self._field.set_text("")
        for key in self._keys:
            key.set_label("")

    def _key(self, place: int) -> KeyButton:
        key = KeyButton(self.look, f"ink:{place}", "", kind=Kind.CHARACTER, role=18.0)
        policy = key.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        key.setSizePolicy(policy)
        key.activated.connect(lambda _id: self._take(f"take:{key.property('takes')}"))
        return key

    def _take(self, action: str) -> None:
        """One letter more than there is room for is told of, as on the boards."""
        if self.keeps():
            return
        most = self.view.limits.get("most")
        full = isinstance(most, int) and len(self._text) >= most
        if full:
            self.refuse()
        else:
            self.acted(action)

    def _written(self, stroke: Points) -> None:
        """Kept here at once, so that a second stroke before the screen comes back follows the first."""
        if self.keeps():
            self._square.set_strokes(self._strokes, hidden=True)
            return
        self._strokes = [*self._strokes, stroke]
        self.typed({"text": self._text, "strokes": [[list(point) for point in one] for one in self._strokes]})


def _draft_of(draft: object) -> tuple[str, list[Points]]:
    if not isinstance(draft, Mapping):
        return "", []
    strokes = draft.get("strokes")
    return text_of(draft.get("text")), [
        [(int(x), int(y)) for x, y in stroke] for stroke in (strokes if isinstance(strokes, list) else [])
    ]
