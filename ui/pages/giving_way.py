"""What a question's page gives up, one after the other, where room is short; and takes back."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from ui.pages.beside_title import BesideField
from ui.pages.heading import Heading
from ui.theme.look import Look, TextRole
from ui.theme.tokens import TEXT_SIZES
from ui.widgets.error_summary import ErrorSummary
from ui.widgets.marks import plain
from ui.widgets.note_line import NoteLine
from ui.widgets.room import Unseen
from ui.widgets.ruby_label import RubyLabel


@dataclass(slots=True)
class LowerPad:
    """A pad over the foot of an upright display gives some of its keys' height, never below the least."""

    pad: QWidget
    _before: int = 0

    def wanted(self) -> bool:
        return self.pad.minimumHeight() > 0

    def give(self) -> None:
        self._before = self.pad.minimumHeight()
        self.pad.setMinimumHeight(0)

    def come_back(self) -> None:
        # A board that is held lower meanwhile stays so.
        self.pad.setMinimumHeight(min(self._before, self.pad.maximumHeight()))


@dataclass(slots=True)
class SmallerWords:
    """On a small display sentences take letters one step smaller than was asked for (030)."""

    labels: tuple[RubyLabel, ...]
    look: Look
    _before: tuple[TextRole | float, ...] = ()

    def wanted(self) -> bool:
        metrics = self.look.metrics
        return metrics.small and metrics.bands == metrics.text_size != TEXT_SIZES[0] and not self._before

    def give(self) -> None:
        self._before = tuple(label.role for label in self.labels)
        step = TEXT_SIZES[TEXT_SIZES.index(self.look.metrics.text_size) - 1]
        for label in self.labels:
            label.set_role(self.look.with_metrics(text_size=step).text.cap)

    def come_back(self) -> None:
        for label, role in zip(self.labels, self._before, strict=True):
            label.set_role(role)
        self._before = ()


@dataclass(slots=True)
class ShortTitle:
    """Over a board the field's name stands for a question of several lines; a reader hears the question."""

    heading: Heading
    name: str
    beside: BesideField | None = None
    _before: str = ""

    def wanted(self) -> bool:
        return len(plain(self.name)) < len(plain(self.heading.title.marked))

    def give(self) -> None:
        title = self.heading.title
        self._before = title.marked
        self._say(self.name)
        title.setAccessibleName(f"{plain(self.name)} {plain(self._before)}")

    def come_back(self) -> None:
        self._say(self._before)

    def _say(self, words: str) -> None:
        self.heading.title.set_text(words)
        if self.beside is not None:
            self.beside.fit()


@dataclass(slots=True, eq=False)
class SaidOnce(Unseen):
    """What is missing is said over the entry alone; the summary on top goes."""

    near: NoteLine
    far: QWidget
    _hidden: bool = False

    def wanted(self) -> bool:
        return not self.far.isHidden() and bool(self.near.label.marked)

    def give(self) -> None:
        self._hidden = self.near.isHidden()
        self.far.hide()
        self.near.show()

    def come_back(self) -> None:
        self.far.show()
        self.near.setHidden(self._hidden)


@dataclass(slots=True, eq=False)
class KeptLine:
    """Over a board the line of what may be wrong is free from the first, so that no key moves for it."""

    summary: ErrorSummary
    _kept: bool = True

    def wanted(self) -> bool:
        return self._kept and self.summary.isHidden()

    def give(self) -> None:
        self._keep(kept=False)

    def come_back(self) -> None:
        self._keep(kept=True)

    def _keep(self, *, kept: bool) -> None:
        self._kept = kept
        self.summary.keep_line(kept=kept)
