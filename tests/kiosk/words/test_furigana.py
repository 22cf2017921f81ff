from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.words.furigana import BREAK, HYPHEN, Run, bracketed, faults, parse, plain, reading

MARKED = f"{{住民票|じゅうみんひょう}}の{BREAK}{{写|うつ}}しを 出す"


def test_marked_text_is_taken_apart() -> None:
    assert parse(MARKED) == (
        Run("住民票", "じゅうみんひょう"),
        Run(f"の{BREAK}"),
        Run("写", "うつ"),
        Run("しを 出す"),
    )


def test_plain_text_has_no_readings_and_no_marks() -> None:
    assert plain(MARKED) == "住民票の写しを 出す"


def test_reading_speaks_kana_for_marked_kanji() -> None:
    assert reading(MARKED) == "じゅうみんひょうのうつしを 出す"


@pytest.mark.parametrize("text", ["{写", "写|うつ}", "{写|}", "{|うつ}", "a{b", "{写|うつ|x}"])
def test_broken_marks_are_shown_as_they_are_and_reported(text: str) -> None:
    assert plain(text) == text
    assert faults(text)


def test_reading_that_is_not_kana_is_reported() -> None:
    assert faults("{写|utsu}") == ("the reading of '写' is not kana: 'utsu'",)


def test_good_marks_have_no_faults() -> None:
    assert faults(MARKED) == ()


@given(st.text())
def test_no_text_breaks_the_parser_or_loses_anything(text: str) -> None:
    runs = parse(text)
    assert "".join(run.base for run in runs).replace(BREAK, "").replace(HYPHEN, "") == plain(text)
    again = "".join(run.base if run.ruby is None else f"{{{run.base}|{run.ruby}}}" for run in runs)
    assert again == text


def test_readings_stand_behind_their_kanji_on_paper() -> None:
    assert bracketed("{窓口|まどぐち}に\u200b {出|だ}す") == "窓口（まどぐち）に 出（だ）す"
