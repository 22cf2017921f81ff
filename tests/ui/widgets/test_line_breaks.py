from __future__ import annotations

import pytest

from ui.widgets.line_breaks import ends_sentence, lines_of


def rows(texts: str, width: float, *, raised: str = "-") -> list[str]:
    """A phrase for each part between bars, ten pixels wide; `raised` are those with readings."""
    phrases = texts.split("|")
    readings = [raised in phrase for phrase in phrases]
    return ["".join(phrases[a:b]) for a, b in lines_of(phrases, [10.0] * len(phrases), width, readings)]


@pytest.mark.parametrize(
    ("texts", "lines"),
    [
        ("1|2|3|4|5|6", ["123", "456"]),
        ("1|2。|3|4|5|6。", ["12。", "3456。"]),
        ("1|2|3|4。|5|6。", ["1234。", "56。"]),
        ("1|2。|3。|4|5|6", ["12。3。", "456"]),
        ("1。|2|3|4|5|6", ["1。23", "456"]),
        ("1|2、|3|4|5|6。", ["12、", "3456。"]),
        ("1、|2|3|4|5|6。", ["1、23", "456。"]),
        ("1|2。|3|4、|5|6。", ["12。", "34、56。"]),
    ],
    ids=[
        "none",
        "early",
        "late",
        "the more equal one",
        "forgotten",
        "clause",
        "short clause",
        "sentence first",
    ],
)
def test_line_ends_with_a_sentence_or_a_clause_where_it_may(texts: str, lines: list[str]) -> None:
    assert rows(texts, 45.0) == lines


def test_sentences_cost_no_line() -> None:
    assert rows("1。|2|3|4|5。|6", 40.0) == ["1。23", "45。6"]
    assert len(rows("1|2。|3|4。|5|6。|7|8|9。", 40.0)) == 3


def test_each_of_three_lines_may_have_its_sentence() -> None:
    assert rows("1|2。|3|4|5。|6|7|8|9。", 45.0) == ["12。", "345。", "6789。"]


def test_items_of_a_list_stay_whole() -> None:
    assert rows("た|の|方、|子の|親、|後見人、|亡くなった|方の|家族", 40.0) == [
        "たの方、",
        "子の親、後見人、",
        "亡くなった方の家族",
    ]


def test_sentence_costs_no_line_of_readings() -> None:
    assert rows("1|漢。|漢|4|5|6", 45.0, raised="漢") == ["1漢。漢", "456"]
    assert rows("1|漢。|3|漢|5|6", 45.0, raised="漢") == ["1漢。", "3漢56"]


def test_what_fits_is_one_line() -> None:
    assert rows("1|2。|3|4。|5|6", 60.0) == ["12。34。56"]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("よびます。", True), ("ですか？", True), ("「よぶ」。", True), ("さわる。」", True),
        ("よび、", False),
        ("once. ", True), ("No. ", False), ("3. ", False), ("छ।", True), ("U.S. ", False), ("", False),
    ],
)  # fmt: skip
def test_end_of_a_sentence_is_known(text: str, ends: bool) -> None:
    assert ends_sentence(text) is ends
