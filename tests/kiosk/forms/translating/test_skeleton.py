from __future__ import annotations

from pathlib import Path

from kiosk.forms.translating.skeleton import write
from kiosk.forms.translating.sources import Wanted
from kiosk.words.catalogue import texts_of
from kiosk.words.entries import entries_of

NEXT = Wanted("b.po", "b.next", "つぎへ", "Next")
BACK = Wanted("b.po", "b.back", 'まえの\n"頁"', "Back")
FAILURE = Wanted("failures.po", "failures.APP-01.title", "すみません", "Sorry", ("ja", "en", "ja-easy"))


def test_new_file_has_every_text_with_japanese_and_english_beside_it(tmp_path: Path) -> None:
    assert write(tmp_path, "vi", (NEXT, BACK, FAILURE), begin=False) == ("b.po", "failures.po")
    text = (tmp_path / "b.po").read_text("utf-8")
    assert '# reviewed: no\n#. ja: つぎへ\n#. en: Next\nmsgid "b.next"\nmsgstr ""\n' in text
    assert [(one.key, one.reviewed, one.source) for one in entries_of(tmp_path)] == [
        ("b.next", "no", "つぎへ"),
        ("b.back", "no", 'まえの"頁"'),
        ("failures.APP-01.title", "no", "すみません"),
    ]
    assert texts_of(tmp_path) == {}


def test_failures_stay_where_the_language_has_them(tmp_path: Path) -> None:
    assert write(tmp_path, "ja-easy", (NEXT, FAILURE), begin=False) == ("b.po",)


def test_what_was_translated_stays_with_its_mark_and_its_comment(tmp_path: Path) -> None:
    write(tmp_path, "vi", (NEXT,), begin=False)
    path = tmp_path / "b.po"
    done = path.read_text("utf-8").replace('next"\nmsgstr ""', 'next"\nmsgstr "Tiếp"')
    path.write_text(done.replace("# reviewed: no", "# short\n# reviewed: 2027-01-15 N."), "utf-8")

    write(tmp_path, "vi", (BACK, NEXT), begin=False)

    assert [(one.key, one.text, one.reviewed, one.comments) for one in entries_of(tmp_path)] == [
        ("b.back", "", "no", ()),
        ("b.next", "Tiếp", "2027-01-15 N.", ("short",)),
    ]


def test_changed_japanese_makes_the_translation_fuzzy_and_unreviewed(tmp_path: Path) -> None:
    write(tmp_path, "vi", (NEXT,), begin=False)
    path = tmp_path / "b.po"
    done = path.read_text("utf-8").replace('next"\nmsgstr ""', 'next"\nmsgstr "Tiếp"')
    path.write_text(done.replace("# reviewed: no", "# reviewed: 2027-01-15 N."), "utf-8")

    write(tmp_path, "vi", (Wanted("b.po", "b.next", "すすむ", "Go on"),), begin=False)

    entry = entries_of(tmp_path)[0]
    assert (entry.text, entry.fuzzy, entry.reviewed, entry.source) == ("Tiếp", True, "no", "すすむ")
    assert "#. was: つぎへ" in path.read_text("utf-8")


def test_text_nobody_asks_for_is_kept_commented_out(tmp_path: Path) -> None:
    write(tmp_path, "vi", (NEXT, BACK), begin=True)
    write(tmp_path, "vi", (NEXT,), begin=True)
    assert '#~ msgid "b.back"\n#~ msgstr "まえの\\n\\"頁\\""' in (tmp_path / "b.po").read_text("utf-8")
    assert [one.key for one in entries_of(tmp_path)] == ["b.next"]


def test_entries_may_begin_with_the_japanese_marked_fuzzy(tmp_path: Path) -> None:
    write(tmp_path, "ja-easy", (NEXT,), begin=True)
    entry = entries_of(tmp_path)[0]
    assert (entry.text, entry.fuzzy) == ("つぎへ", True)
