"""The row for the machines behind, of every persona: nothing that was answered is left out of it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from kiosk.forms.application import Application
from kiosk.forms.flat import csv_bytes, row
from tests.fakes.papers import library
from tests.flows.test_persona_papers import completed
from tests.flows.test_personas import FILES

LIBRARY = library()


def left_out(done: Application, cells: Mapping[str, str]) -> Iterator[str]:
    """Answers of which no cell says anything."""
    filled = [name for name, text in cells.items() if text]
    for name, data in done.answers.items():
        if data is None or data == []:
            continue
        if not any(one == name or one.startswith(f"{name}.") for one in filled):
            yield str(name)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_answer_has_a_cell_and_both_files_say_the_same(path: Path) -> None:
    done, procedure = completed(path), LIBRARY.get(path.parent.name)
    assert procedure is not None
    cells = row(done, procedure)
    assert list(left_out(done, cells)) == []
    utf8, _ = csv_bytes(done, procedure, "utf-8")
    cp932, lacking = csv_bytes(done, procedure, "cp932")
    assert lacking == ()
    whole = [list(csv.reader(io.StringIO(utf8.decode("utf-8-sig"), newline="")))]
    whole += [list(csv.reader(io.StringIO(cp932.decode("cp932"), newline="")))]
    assert whole[0] == whole[1] == [list(cells), list(cells.values())]


def test_the_gate_sees_a_planted_fault() -> None:
    done = completed(next(path for path in FILES if path.stem == "self-form"))
    procedure = LIBRARY.get(done.procedure[0])
    assert procedure is not None
    bare = {name: "" if name.startswith("papers.") else text for name, text in row(done, procedure).items()}
    assert list(left_out(done, bare)) == ["papers"]
