"""Each leftover is seen in each place, and none where nothing is left."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.canary import leftovers
from tests.canary.leftovers import PLACES, on_disk, unseen
from tests.canary.resident import Words


@pytest.fixture
def words() -> Words:
    """Of a visit that got as far as the PIN."""
    drawn = Words(seed=6)
    drawn.kana("subject.name")
    drawn.phone("subject.phone")
    drawn.read_from_card()
    return drawn


def test_nothing_is_seen_where_nothing_is_left(words: Words, tmp_path: Path) -> None:
    (tmp_path / "kiosk.log").write_text("INFO a card was read", "utf-8")
    assert on_disk(tmp_path, words) == []


def test_every_answer_and_the_pin_are_seen_in_every_place(words: Words, tmp_path: Path) -> None:
    (tmp_path / "kiosk.log").write_text("INFO a card was read", "utf-8")
    assert unseen(tmp_path, words) == []
    assert on_disk(tmp_path, words) == [], "what was planted is taken away again"
    for name in PLACES.values():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(" ".join(words.searched.values()), "utf-8")
    seen = on_disk(tmp_path, words)
    assert [what for what in words.searched if not any(line.startswith(what) for line in seen)] == []


def test_search_that_looks_nowhere_is_found_out(
    words: Words, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leftovers, "leaks", lambda folder, word: [])
    assert {line.partition(" in ")[0] for line in unseen(tmp_path, words)} == {"card name"}
