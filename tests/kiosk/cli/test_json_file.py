from __future__ import annotations

from pathlib import Path

import click
import pytest

from kiosk.cli.json_file import Unreadable, read_json


def written(folder: Path, content: bytes) -> Path:
    path = folder / "answers.json"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("content", "line", "column", "problem"),
    [
        (b'{\n  "applicant": "self",\n}', 3, 1, "Expecting property name enclosed in double quotes"),
        (b'{"a": 1\n "b": 2}', 2, 2, "Expecting ',' delimiter"),
        (b"", 1, 1, "Expecting value"),
        ('{\n "名": "'.encode() + b"\x94\xaa", 2, 8, "not UTF-8: save the file as UTF-8"),
        (b"[" * 100_000, 1, 1, "brackets are nested too deep"),
    ],
    ids=["comma", "no-comma", "empty", "cp932", "deep"],
)
def test_a_broken_file_is_told_by_its_place(
    content: bytes, line: int, column: int, problem: str, tmp_path: Path
) -> None:
    read = read_json(written(tmp_path, content))
    assert isinstance(read, Unreadable)
    assert (read.line, read.column) == (line, column)
    assert problem in read.problem


def test_a_mark_that_an_editor_puts_before_the_text_does_no_harm(tmp_path: Path) -> None:
    assert read_json(written(tmp_path, b'\xef\xbb\xbf{"a": [1]}')) == {"a": [1]}


def test_a_file_that_is_not_there_is_a_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(click.UsageError, match="No such file"):
        read_json(tmp_path / "none.json")
