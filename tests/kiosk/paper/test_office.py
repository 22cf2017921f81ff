from __future__ import annotations

from dataclasses import replace

from kiosk.paper.marks import Box, Text
from kiosk.paper.office import office
from kiosk.paper.style import LARGE, STANDARD, Style
from tests.fakes.papers import EvenRuler
from tests.fakes.sample_form import form

RULER = EvenRuler()
PART = form().office


def texts(style: Style = STANDARD) -> list[str]:
    return [mark.text for mark in office(PART, RULER, style).marks if isinstance(mark, Text)]


def test_everything_staff_need_is_named() -> None:
    for style in (STANDARD, LARGE):
        said = "".join(texts(style))
        for words in (
            "区の記入欄",
            "本人確認",
            "手数料",
            "600円",
            "受付印",
            "受付場所",
            "受付",
            "審査",
            *PART.proofs,
        ):
            assert words in said


def test_each_proof_has_a_square_to_tick() -> None:
    squares = [mark for mark in office(PART, RULER, STANDARD).marks if isinstance(mark, Box)]
    assert sum(mark.width == mark.height < 5 for mark in squares) == len(PART.proofs)


def test_stamp_has_room() -> None:
    boxes = [mark for mark in office(PART, RULER, STANDARD).marks if isinstance(mark, Box)]
    assert any(mark.width == STANDARD.stamp and mark.height >= STANDARD.stamp for mark in boxes)


def test_more_to_say_makes_it_higher() -> None:
    longer = replace(PART, identity=("本人確認", "\n".join(["確認しました。"] * 9)))
    assert office(longer, RULER, STANDARD).height > office(PART, RULER, STANDARD).height
