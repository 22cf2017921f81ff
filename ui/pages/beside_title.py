"""The question beside the field that it asks for, as wide as its lines need it: one, or two alike."""

from __future__ import annotations

from dataclasses import dataclass

from ui.pages.heading import Heading
from ui.widgets.ruby_label import RubyLabel

_ONE_LINE, _MOST = 0.6, 0.5
"""Parts of the content's width that a question on one line may have, and one on more lines."""


@dataclass(frozen=True, slots=True)
class BesideField:
    """A question over a board in large letters.

    Attributes:
        content: Pixels that the question and its field share.
    """

    heading: Heading
    content: int

    def fit(self) -> None:
        """Gives the words that stand there now their width; the field has the rest."""
        self.heading.setFixedWidth(_width(self.heading.title, self.content))


def _width(title: RubyLabel, content: int) -> int:
    """Pixels: what one line needs, else the fewest that make no line more than the most would."""
    natural = title.natural_width()
    if natural <= content * _ONE_LINE:
        return natural
    low, high = 0, int(content * _MOST)
    lines = title.lines_at(high)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if title.lines_at(middle) <= lines else (middle, high)
    return max(high, title.minimumSizeHint().width())
