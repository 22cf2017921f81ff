from __future__ import annotations

from pathlib import Path

from kiosk.words.entries import entries_in, is_stale

HEAD = '# About it.\n# reviewed: no\nmsgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
ENTRY = """# for a small button
# reviewed: 2027-01-15 N., translation desk
#. ja: {住民票|じゅうみんひょう}の
#. 写し
#. en: Resident record
#, fuzzy
msgid "a.title"
msgstr "Giấy cư trú"
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "a.po"
    path.write_text(text, "utf-8")
    return path


def test_entry_has_its_line_its_mark_and_the_japanese_it_came_from(tmp_path: Path) -> None:
    entry = entries_in(written(tmp_path, HEAD + ENTRY))[0]
    assert (entry.file, entry.line, entry.key, entry.text) == ("a.po", 13, "a.title", "Giấy cư trú")
    assert entry.reviewed == "2027-01-15 N., translation desk"
    assert entry.source == "{住民票|じゅうみんひょう}の写し"
    assert entry.fuzzy
    assert entry.comments == ("for a small button",)


def test_mark_at_the_head_counts_where_an_entry_has_none(tmp_path: Path) -> None:
    entry = entries_in(written(tmp_path, HEAD + 'msgid "a.b"\nmsgstr "c"\n'))[0]
    assert (entry.reviewed, entry.source) == ("no", None)


def test_entry_without_any_mark_has_none(tmp_path: Path) -> None:
    head = HEAD.replace("# reviewed: no\n", "")
    assert entries_in(written(tmp_path, head + 'msgid "a.b"\nmsgstr "c"\n'))[0].reviewed is None


def test_new_readings_make_nothing_stale_and_new_words_do(tmp_path: Path) -> None:
    entry = entries_in(written(tmp_path, HEAD + ENTRY))[0]
    assert not is_stale(entry, "住民票の\u200b{写|うつ}し")
    assert is_stale(entry, "戸籍の写し")
