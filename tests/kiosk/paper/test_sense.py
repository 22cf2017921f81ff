"""Where labels and sentences of the paper end their lines."""

from __future__ import annotations

import pytest

from kiosk.paper.marks import MM_PER_POINT
from kiosk.paper.sense import wrapped_by_sense
from kiosk.paper.setting import wrapped
from tests.fakes.papers import EvenRuler

RULER = EvenRuler()
SIZE = 10.0


def lines_of(text: str, ems: float) -> tuple[str, ...]:
    return wrapped_by_sense(text, ems * SIZE * MM_PER_POINT + 0.01, SIZE, RULER)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("主治医の医療機関・診療科", ("主治医の医療機関・", "診療科")),
        ("異動日（住み始めた日）", ("異動日", "（住み始めた日）")),
        ("住民票記載事項証明書 通数", ("住民票記載事項証明書", "通数")),
        ("結果・意見書の情報提供への同意", ("結果・意見書の", "情報提供への同意")),
        ("フリガナ", ("フリガナ",)),
        ("", ("",)),
    ],
    ids=["dot", "bracket", "space", "particle", "fits", "empty"],
)
def test_label_ends_its_lines_where_a_phrase_ends(text: str, lines: tuple[str, ...]) -> None:
    assert lines_of(text, 10) == lines


def test_reading_stays_beside_its_kanji() -> None:
    text = "区（く）へ 自動（じどう）で 送（おく）ります。終（お）わるまで 持（も）っていてください。"
    for ems in range(8, 20):
        for line in lines_of(text, ems):
            assert line.count("（") == line.count("）")
            assert not line.startswith("（")


def test_sentence_leaves_no_two_letters_alone() -> None:
    text = "3番窓口で、紙とひきかえにはらいます。"
    assert wrapped(text, 17 * SIZE * MM_PER_POINT, SIZE, RULER)[-1] == "す。"
    assert lines_of(text, 17) == ("3番窓口で、", "紙とひきかえにはらいます。")


@pytest.mark.parametrize("ems", range(3, 24))
def test_nothing_is_lost_or_too_wide(ems: int) -> None:
    text = "国民健康保険被保険者資格取得届出書控（写し）をわたします、ヵ所"
    lines = lines_of(text, ems)
    assert "".join(lines) == text
    assert all(RULER.width(line, SIZE) <= ems * SIZE * MM_PER_POINT + 0.02 for line in lines)


def test_year_in_brackets_stays_beside_its_date_where_it_can() -> None:
    text = "1．年金受給権者死亡届　令和8年11月24日（2026年）まで　年金事務所"
    assert lines_of(text, 22) == ("1．年金受給権者死亡届", "令和8年11月24日（2026年）まで　年金事務所")
    assert lines_of("昭和23年12月25日（1948年）", 9) == ("昭和23年12月25日", "（1948年）")


def test_line_feed_stays() -> None:
    assert lines_of("年金\n保険", 10) == ("年金", "保険")


def test_letter_wider_than_the_line_overhangs_alone() -> None:
    assert lines_of("亜亜", 0.5) == ("亜", "亜")
