"""The page of all components in all states, as the design draws it: for looking at, and for auditing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.look import Look, colour
from ui.widgets.choice_card import ChoiceCard
from ui.widgets.entry_cells import CellSpec, EntryCells
from ui.widgets.error_summary import ErrorSummary
from ui.widgets.key_button import KeyButton, Kind
from ui.widgets.note_line import NoteLine
from ui.widgets.panel import Panel
from ui.widgets.ruby_label import RubyLabel
from ui.widgets.surface import Surface, bare

_GAP = 8.0


class ComponentsPage(Surface):
    """Four rows: primary keys, ordinary keys, characters and cells, cards and panels."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.resize(*look.metrics.size_px)
        column = QVBoxLayout(self)
        column.setContentsMargins(look.mm(18), look.mm(9), look.mm(18), look.mm(11))
        column.addLayout(self._section("大事なボタン（20 mm 以上）", self._primary()))
        column.addStretch(1)
        column.addLayout(self._section("ふつうのボタン（15 mm 以上）", self._ordinary()))
        column.addStretch(1)
        column.addLayout(self._section("文字のキー", self._characters()))
        column.addStretch(1)
        column.addLayout(self._section("えらぶカード", self._cards()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour(self.look.palette.bg))
        painter.end()

    def _section(self, title: str, parts: Sequence[tuple[str, QWidget]]) -> QVBoxLayout:
        section = QVBoxLayout()
        bare(section, self.look.mm(2))
        section.addWidget(RubyLabel(self.look, title, role="label"))
        row = QHBoxLayout()
        bare(row, self.look.mm(_GAP))
        for name, part in parts:
            column = QVBoxLayout()
            bare(column, self.look.mm(2))
            column.addWidget(RubyLabel(self.look, name, role="cap", tone="ink2"))
            column.addWidget(part)
            row.addLayout(column)
        row.addStretch(1)
        section.addLayout(row)
        return section

    def _primary(self) -> list[tuple[str, QWidget]]:
        return [
            (name, self._key("つぎへ", "next", kind=Kind.PRIMARY, role=11.0, size=(78, 28), state=state))
            for name, state in (("ふつう", ""), ("押している", "down"), ("まだ押せない", "missing"))
        ]

    def _ordinary(self) -> list[tuple[str, QWidget]]:
        keys: list[tuple[str, QWidget]] = [
            (name, self._key("もどる", "back", kind=Kind.KEY, size=(66, 26), state=state))
            for name, state in (("ふつう", ""), ("押している", "down"), ("まだ押せない", "missing"))
        ]
        error = self._key("なおす", None, kind=Kind.KEY, size=(66, 26), state="error")
        return [*keys, ("赤い枠：エラー", error)]

    def _characters(self) -> list[tuple[str, QWidget]]:
        keys: list[tuple[str, QWidget]] = [
            (name, self._key("か", None, kind=Kind.CHARACTER, size=(26, 24), state=state))
            for name, state in (("ふつう", ""), ("押している", "down"), ("使えない", "missing"))
        ]
        for name, text, state in (
            ("入力欄：空", "", ""),
            ("いま入れる", "", "now"),
            ("入った", "7", ""),
            ("エラー", "", "bad"),
        ):
            cells = EntryCells(self.look, [CellSpec("0", width=21.0)])
            cells.set_texts([text])
            cells.set_active(0 if state == "now" else None)
            cells.set_problem([0] if state == "bad" else [])
            keys.append((name, cells))
        return keys

    def _cards(self) -> list[tuple[str, QWidget]]:
        look = self.look
        cards: list[tuple[str, QWidget]] = []
        for name, chosen in (("えらんでいない", False), ("えらんでいる", True)):
            card = ChoiceCard(look, name, "わたし", role="label")
            card.set_chosen(chosen=chosen)
            card.setFixedSize(look.mm(100), look.mm(34 + 1.2))
            cards.append((name, card))
        panel = Panel(look, pad=(8.0, 0.0))
        panel.box.addWidget(NoteLine(look, "info", "縁も\u200b台も\u200bありません"))
        panel.setFixedSize(look.mm(76), look.mm(34))
        summary = ErrorSummary(look, "あと 2つ、\u200b数字を\u200b入れてください")
        summary.setFixedSize(look.mm(137), look.mm(34))
        return [*cards, ("お知らせ（さわれない）", panel), ("エラーのまとめ", summary)]

    def _key(
        self, label: str, icon: str | None, *, kind: Kind, size: tuple[float, float], state: str,
        role: float | None = None,
    ) -> KeyButton:  # fmt: skip
        key = KeyButton(self.look, f"{kind.name}:{state}", label, kind=kind, icon=icon, role=role)
        base = self.look.sizes.base_primary if kind is Kind.PRIMARY else self.look.sizes.base
        key.setFixedSize(self.look.mm(size[0]), self.look.mm(size[1] + base))
        key.setDown(state == "down")
        key.set_missing("まだ\u200b足りません" if state == "missing" else None)
        key.set_error(error=state == "error")
        return key


def focus(page: ComponentsPage, id_: str) -> KeyButton:
    """Puts the keyboard's focus on one key of the page."""
    key = next(key for key in page.findChildren(KeyButton) if key.id == id_)
    key.setFocus(Qt.FocusReason.TabFocusReason)
    return key
