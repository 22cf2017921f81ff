"""A visit in a real kiosk leaves nothing in clear: not on the disk, and, as far as one sees, not in memory.

Memory is best effort (see docs/forgetting.md): what is asserted is what was found on every run so far.
`make canary` plays all ways and prints the counts.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.canary.memory import ENCODINGS, counted, search
from tests.canary.run import visit
from tests.fakes.ipp_printer import missing_programs

pytestmark = [
    pytest.mark.pcscd,
    pytest.mark.xdist_group("pcscd"),
    pytest.mark.timeout(300),
    pytest.mark.skipif(bool(missing_programs()), reason=f"not installed: {missing_programs()}"),
]


def test_visit_that_ends_on_paper_leaves_nothing(tmp_path: Path) -> None:
    found = visit(tmp_path / "kiosk", "paper")
    assert len(found.words) > 12
    assert found.on_disk == []
    assert found.after == [], counted(found.after)
    assert found.unseen == [], "a leftover that was planted is not seen"


def test_search_sees_a_word_in_other_clothes() -> None:
    word = "亜維羽衛乙佳"
    held = [bytearray(b"\0" + word.encode(encoding)) for encoding in ENCODINGS]
    found = search(os.getpid(), {"word": word})
    assert {one.encoding for one in found} == set(ENCODINGS)
    assert len(held) == len(ENCODINGS)  # they lived until here
