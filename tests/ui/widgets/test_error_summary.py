from __future__ import annotations

from tests.fakes.stage import Stage
from ui.widgets.error_summary import ErrorSummary


def test_summary_says_what_to_do_and_has_a_bar(stage: Stage) -> None:
    summary = ErrorSummary(
        stage.look, "あと 2つ、\u200b数字を\u200b入れてください", "郵便番号は、7つの\u200b数字です。"
    )
    stage.put(summary, 10, 10, 400, 34)
    assert summary.fits()
    assert summary.accessibleName() == "あと 2つ、数字を入れてください"
    assert summary.accessibleDescription() == "郵便番号は、7つの数字です。"
    image = stage.grab(summary.geometry()).toImage()
    assert image.pixelColor(4, image.height() // 2).name() == stage.look.palette.err_line
    assert image.pixelColor(stage.look.mm(5), image.height() // 2).name() == stage.look.palette.err_tint


def test_summary_takes_the_focus(stage: Stage) -> None:
    summary = ErrorSummary(stage.look, "あと 2つ")
    stage.put(summary, 10, 10, 200, 34)
    summary.setFocus()
    assert summary.hasFocus()
