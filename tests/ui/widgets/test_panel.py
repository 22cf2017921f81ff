from __future__ import annotations

import pytest

from tests.fakes.looks import a_look
from tests.fakes.stage import Stage
from ui.widgets.panel import Panel


@pytest.mark.parametrize(
    ("theme", "outlined"), [("standard", False), ("dark", True), ("light", True), ("soft", False)]
)
def test_panel_is_flat_and_outlined_only_in_high_contrast(stage: Stage, theme: str, outlined: bool) -> None:
    look = a_look(theme=theme)
    panel = Panel(look)
    stage.put(panel, 10, 10, 60, 40)
    image = stage.grab(panel.geometry()).toImage()
    edge = image.pixelColor(image.width() // 2, 0).name()
    assert edge == (look.palette.line if outlined else look.palette.surface)
    assert image.pixelColor(image.width() // 2, image.height() // 2).name() == look.palette.surface
