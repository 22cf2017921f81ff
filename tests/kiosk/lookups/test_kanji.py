from __future__ import annotations

import time
from pathlib import Path

from kiosk.lookups.kanji import MOST, NameList, Writings
from tests.fakes.form_parts import RESOURCES

FILE = RESOURCES / "lookups" / "names.tsv"


def test_the_usual_writing_comes_first() -> None:
    names = NameList(FILE)
    assert names.writings("わたなべ").family[0] == "渡辺"
    assert {"斎藤", "斉藤", "齋藤", "齊藤"} <= set(names.writings("さいとう").family)
    assert "花子" in names.writings("はなこ").given


def test_what_nobody_is_called_has_no_writing() -> None:
    names = NameList(FILE)
    for kana in ("", "んんん", "わたなべは", "ワタナベ", "わたなべ　はなこ", "\n", "\t"):
        assert names.writings(kana) == Writings()


def test_first_and_last_line_are_found() -> None:
    names = NameList(FILE)
    lines = FILE.read_text(encoding="utf-8").splitlines()
    for line in (lines[0], lines[-1]):
        assert names.writings(line.partition("\t")[0]) != Writings()


def test_a_name_with_many_writings_offers_no_more_than_four_pages() -> None:
    names = NameList(FILE)
    lines = FILE.read_text(encoding="utf-8").splitlines()
    longest = max(lines, key=lambda line: len(line.split("\t")[2].split()))
    assert len(names.writings(longest.partition("\t")[0]).given) == MOST


def test_a_machine_without_the_list_offers_nothing(tmp_path: Path) -> None:
    assert NameList(tmp_path / "names.tsv").writings("わたなべ") == Writings()


def test_a_look_up_costs_a_fraction_of_reading_the_list() -> None:
    """The first one reads the list; any further one costs less."""
    names = NameList(FILE)
    begun = time.perf_counter()
    names.writings("わたなべ")
    first = time.perf_counter() - begun
    begun = time.perf_counter()
    for _ in range(100):
        names.writings("さいとう")
    assert (time.perf_counter() - begun) / 100 < first
