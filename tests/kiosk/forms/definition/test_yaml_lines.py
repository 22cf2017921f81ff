from __future__ import annotations

from datetime import date

import pytest

from kiosk.forms.definition.yaml_lines import Unreadable, read

TEXT = """\
# a comment
id: one
from: 2026-11-01
list:
  - name: a
    count: 3
  - {name: b, flag: no}
"""


def test_plain_data_comes_with_the_line_of_every_key() -> None:
    located = read(TEXT)
    assert located.data == {
        "id": "one",
        "from": date(2026, 11, 1),
        "list": ({"name": "a", "count": 3}, {"name": "b", "flag": False}),
    }
    assert located.line(("id",)) == 2
    assert located.line(("list", 0, "count")) == 6
    assert located.line(("list", 1, "flag")) == 7
    assert located.line(("list", 1, "missing")) == 7
    assert located.line(("nothing",)) == 2  # where the document begins, after its comment


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("id: one\nid: two\n", 2, "'id' stands here twice"),
        ("id: one\n title: x\n", 2, "mapping values"),
        ("id: one\ntitle: {住民票|じゅうみんひょう}の写し\n", 2, "needs quotation marks"),
        ("a:\n\t- b\n", 2, "spaces, not tabs"),
        ("day: 2026-13-45\n", 1, "no day of the calendar"),
        ("id: one\ntitle: x\x07y\n", 2, r"nobody can read \(U\+0007\)"),
    ],
    ids=["twice", "indent", "furigana-unquoted", "tab", "no-such-day", "control"],
)
def test_what_is_no_yaml_names_its_line(text: str, line: int, words: str) -> None:
    with pytest.raises(Unreadable, match=words) as found:
        read(text)
    assert found.value.line == line


def test_an_empty_file_is_nothing() -> None:
    assert read("").data is None
