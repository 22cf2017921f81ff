from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.forms.translating.numbers_said import Figures, differing, figures_in

KNOWN = Figures(words={"en": {3: ("three",), 6: ("six",)}, "ne": {3: ("तेस्रो",)}}, own={"vi": {"a.b": (12,)}})


@pytest.mark.parametrize(
    ("language", "japanese", "text"),
    [
        ("vi", "14日以内です", "Trong 14 ngày"),
        ("vi", "1{日|にち}３つ", "một 3"),
        ("en", "3か月", "Three months"),
        ("ne", "3つめ", "तेस्रोको"),
        ("en", "令和6年", "in 2024"),
        ("en", "{昭和|しょうわ}元年", "1926"),
        ("en", "昭和23年3月5日", "1948/3/5"),
        ("en", "1人か2人", "somebody, or both"),
        ("ja-easy", "ひとつ", "1つ"),
        ("en", "無料", "0 yen"),
        ("ko", "50,000円", "50.000엔"),
        ("vi", "3年生", "12"),
        ("en", "%(n)d日", "%(n)d days"),
    ],
)
def test_the_same_number_said_otherwise_is_right(language: str, japanese: str, text: str) -> None:
    assert differing(japanese, text, KNOWN, language, "a.b" if language == "vi" else "a.c")[1] == ()


@pytest.mark.parametrize(
    ("japanese", "text", "gone", "strange"),
    [
        ("14日以内です", "within 40 days", (14,), (40,)),
        ("14日以内です", "in time", (14,), ()),
        ("2年", "1 year", (2,), (1,)),
        ("6つ", "sixteen", (6,), ()),
        ("令和6年", "in 2025", (6,), (2025,)),
        ("すぐに", "within 3 days", (), (3,)),
        ("14日、15日", "14, 14", (15,), ()),
    ],
)
def test_another_number_is_told(
    japanese: str, text: str, gone: tuple[int, ...], strange: tuple[int, ...]
) -> None:
    assert differing(japanese, text, KNOWN, "en", "a.c") == (gone, strange)


def test_without_a_file_nothing_is_known(tmp_path: Path) -> None:
    assert figures_in(tmp_path) == Figures()
