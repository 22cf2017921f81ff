from __future__ import annotations

import pytest

from kiosk.paper.marks import Box, Mark, Rule, Symbol, Text, shifted


@pytest.mark.parametrize(
    ("mark", "moved"),
    [
        (Text(1, 2, "区", 10, bold=True), Text(4, 6, "区", 10, bold=True)),
        (Box(1, 2, 5, 6, 0.5, 0.9), Box(4, 6, 5, 6, 0.5, 0.9)),
        (Rule(1, 2, 5, 6, 0.5), Rule(4, 6, 8, 10, 0.5)),
        (Symbol(1, 2, 5, (b"\1",)), Symbol(4, 6, 5, (b"\1",))),
    ],
    ids=["text", "box", "rule", "symbol"],
)
def test_shifted_mark_is_the_same_elsewhere(mark: Mark, moved: Mark) -> None:
    assert shifted(mark, 3, 4) == moved


def test_text_does_not_show_itself() -> None:
    assert "見本" not in repr(Text(1, 2, "見本", 10))
