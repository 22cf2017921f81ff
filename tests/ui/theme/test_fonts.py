from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF
from pytestqt.qtbot import QtBot

from kiosk.words.languages import languages
from ui.theme.fonts import families, font


def test_japanese_is_set_in_the_products_own_font(qtbot: QtBot) -> None:
    made = font("ja", 40, bold=True)
    assert QFontInfo(made).family() == "BIZ UDPGothic"
    assert made.weight() == QFont.Weight.Bold
    assert made.pixelSize() == 40


@pytest.mark.parametrize(
    ("language", "first"),
    [
        ("ja", "BIZ UDPGothic"),
        ("en", "BIZ UDPGothic"),
        ("zh-Hans", "Noto Sans CJK SC"),
        ("ko", "Noto Sans CJK KR"),
    ],
)
def test_each_language_gets_its_own_letter_shapes(language: str, first: str) -> None:
    assert families(language)[0] == first


def test_smallest_text_has_the_body_that_the_eye_needs(qtbot: QtBot) -> None:
    # 国 at the smallest font size of 6.6 mm: 5.9 mm of ink, and capitals of 4.8 mm.
    ppm = 4.03
    metrics = QFontMetricsF(font("ja", 27, bold=False))
    assert metrics.tightBoundingRect("国").height() / ppm >= 5.8
    assert metrics.capHeight() / ppm >= 4.8


def test_first_font_is_the_one_that_the_language_names() -> None:
    root = Path(__file__).parents[3] / "resources" / "translations"
    for name, language in languages(root).items():
        assert families(name)[0] == language.fonts[0].family, name
