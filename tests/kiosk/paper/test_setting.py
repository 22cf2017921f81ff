from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.paper.clusters import clusters
from kiosk.paper.marks import MM_PER_POINT
from kiosk.paper.setting import NEVER_FIRST, block, block_height, wrapped
from tests.fakes.papers import EvenRuler

RULER = EvenRuler()
SIZE = 10.0
EM = SIZE * MM_PER_POINT
TEXT = st.text(st.sampled_from("区役所の窓口、。（）「」ーっABC123 -\u3000葛\U000e0100\n"), max_size=80)


@given(TEXT, st.integers(2, 30))
def test_wrapped_text_loses_nothing_but_spaces(text: str, ems: int) -> None:
    lines = wrapped(text, ems * EM, SIZE, RULER)
    assert "".join("".join(lines).split()) == "".join("".join(clusters(text.replace("\n", ""))).split())


@given(TEXT, st.integers(2, 30))
def test_no_line_is_wider_than_its_room(text: str, ems: int) -> None:
    for line in wrapped(text, ems * EM, SIZE, RULER):
        assert RULER.width(line, SIZE) <= ems * EM + 1e-6


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("あいうえお、かき", ("あいうえ", "お、かき")),
        ("あいう（えお）", ("あいう", "（えお）")),
        ("あいうえ12345円", ("あいうえ", "12345円")),
        ("あいうえ1年", ("あいうえ", "1年")),
        ("あい\nうえ", ("あい", "うえ")),
        ("", ("",)),
        ("、、、、、、、、", ("、、、、、", "、、、")),
    ],
    ids=[
        "no comma first",
        "no bracket last",
        "no torn number",
        "no torn date",
        "line feed",
        "empty",
        "no place at all",
    ],
)
def test_lines_end_where_they_may(text: str, lines: tuple[str, ...]) -> None:
    width = 5 * EM if "（" not in text else 4 * EM
    assert wrapped(text, width, SIZE, RULER) == lines


def test_japanese_term_in_brackets_stays_whole_in_another_language_where_it_can() -> None:
    term = "छाप कार्ड (印鑑登録証)"
    assert wrapped(term, 9 * EM, SIZE, RULER, language="ne")[-1] == "(印鑑登録証)"
    assert len(wrapped(term, 3 * EM, SIZE, RULER, language="ne")) > 2
    assert "".join(wrapped(term, 3 * EM, SIZE, RULER, language="ne")).endswith("証)")


def test_first_letters_begin_at_the_top_and_lines_follow() -> None:
    first, second = block(("上", "下"), 3.0, 20.0, SIZE)
    assert (first.x, second.x) == (3.0, 3.0)
    assert 20.0 < first.y < 20.0 + EM
    assert second.y - first.y == pytest.approx(EM * 1.5)
    assert block_height(2, SIZE) == pytest.approx(EM * 2.5)


def test_comma_never_begins_a_line_where_there_is_another_place() -> None:
    for line in wrapped("手続きに、必要な、書類を、持って、来て、ください。" * 3, 7 * EM, SIZE, RULER):
        assert line[0] not in NEVER_FIRST


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Người đến quầy vui lòng ký", "vi"),
        ("창구에 오신 분이 펜으로 쓰십시오", "ko"),
        ("काउन्टरमा आएको व्यक्तिले सही गर्नुहोस्", "ne"),
    ],
)
def test_words_between_spaces_stay_whole(text: str, language: str) -> None:
    lines = wrapped(text, 22, 10, EvenRuler(), language=language)
    assert len(lines) > 2
    assert " ".join(lines) == text


@pytest.mark.parametrize(
    ("text", "language", "lines"),
    [
        ("Địa chỉ ngày 1 tháng 6", "vi", ("Địa chỉ ngày 1", "tháng 6")),
        ("第2个年份的1月1日住址", "zh-Hans", ("第2个年份的1月", "1日住址")),
        ("Receipt for the day of today", "en", ("Receipt for the day", "of today")),
        ("alone", "en", ("alone",)),
    ],
    ids=["word", "letter", "even already", "one line"],
)
def test_last_line_of_another_language_is_not_left_alone(
    text: str, language: str, lines: tuple[str, ...]
) -> None:
    assert wrapped(text, 10 * EM, SIZE, RULER, language=language) == lines


def test_no_word_is_torn_to_even_lines() -> None:
    assert wrapped("Residence card", 4.8 * EM, SIZE, RULER, language="en") == ("Residence", "card")
    assert wrapped("Residences car", 5.4 * EM, SIZE, RULER, language="en") == ("Residences", "car")


def test_lines_are_evened_only_where_that_takes_no_line_more() -> None:
    words = "Registration office of the ward a"
    plain = wrapped(words, 8 * EM, SIZE, RULER)
    assert len(wrapped(words, 8 * EM, SIZE, RULER, language="en")) == len(plain)
