"""Every rule is proved on one planted fault in a language that is otherwise right."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.forms.translating.completeness import Finding, check
from kiosk.forms.translating.sources import Wanted
from kiosk.words.languages import FontFile, Language

SANS = FontFile(family="Noto Sans", file="NotoSans-Regular.ttf", package="fonts-noto-core")
CHINESE = FontFile(family="Noto Sans CJK SC", file="NotoSansCJK-Regular.ttc", package="fonts-noto-cjk")
ASKED = (
    Wanted(
        "a.po", "a.title", "{住民票|じゅうみんひょう}は14日後です", "The resident record is there in 14 days"
    ),
    Wanted("a.po", "a.left", "あと %(n)dつ", "%(n)d to go"),
    Wanted("b.po", "b.next", "つぎへ", "Next"),
    Wanted("a.po", "b.go", "「つぎへ」にさわってください", "Press “Next”"),
    Wanted("failures.po", "failures.APP-01.title", "すみません", "Sorry", ("ja", "en")),
)
QUOTING = (
    *ASKED[:-1],
    Wanted("failures.po", "failures.APP-01.title", "「もどる」です", "Press “Back”", ("ja", "en")),
    Wanted("failures.po", "failures.APP-01.next", "もどる", "Back", ("ja", "en")),
)
HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
TITLE = """# reviewed: no
#. ja: {住民票|じゅうみんひょう}は14日後です
msgid "a.title"
msgstr "Giấy cư trú có sau 14 ngày"

"""
LEFT = '# reviewed: no\n#. ja: あと %(n)dつ\nmsgid "a.left"\nmsgstr "Còn %(n)d"\n\n'
NEXT = '# reviewed: no\n#. ja: つぎへ\nmsgid "b.next"\nmsgstr "Tiếp"\n\n'
GO = '# reviewed: no\n#. ja: 「つぎへ」にさわってください\nmsgid "b.go"\nmsgstr "Hãy chạm “Tiếp”"\n\n'
SORRY = '# reviewed: no\n#. ja: すみません\nmsgid "failures.APP-01.title"\nmsgstr "Xin lỗi"\n'
TERMS = "terms:\n  - {ja: 住民票, term: giấy cư trú, avoid: [hộ khẩu]}\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "vi"
    folder.mkdir()
    (folder / "a.po").write_text(HEAD + TITLE + LEFT + GO, "utf-8")
    (folder / "b.po").write_text(HEAD + NEXT, "utf-8")
    (folder / "failures.po").write_text(HEAD + SORRY, "utf-8")
    (folder / "glossary.yaml").write_text(TERMS, "utf-8")
    (tmp_path / "glossary.yaml").write_text("terms:\n  - {ja: 住民票, means: the record}\n", "utf-8")
    return tmp_path


def found(
    root: Path, language: str = "vi", font: FontFile = SANS, asked: tuple[Wanted, ...] = ASKED
) -> tuple[Finding, ...]:
    return check(root, language, Language(name="x", complete=True, fonts=(font,)), asked)


def changed(root: Path, file: str, old: str, new: str) -> None:
    path = root / "vi" / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_language_that_is_right_has_no_findings(root: Path) -> None:
    assert found(root) == ()


@pytest.mark.parametrize(
    ("file", "old", "new", "rule", "line"),
    [
        ("b.po", NEXT, "", "missing", 0),
        ("b.po", NEXT, NEXT + NEXT.replace("b.next", "b.old"), "obsolete", 12),
        ("b.po", NEXT, NEXT + NEXT.replace("b.next", "a.left").replace("Tiếp", "Còn %(n)d"), "twice", 12),
        ("b.po", "Tiếp", "", "empty", 7),
        ("b.po", "# reviewed: no\n", "# reviewed: no\n#, fuzzy\n", "fuzzy", 8),
        ("b.po", "#. ja: つぎへ\n", "", "source", 6),
        ("a.po", "は14日後", "は15日後", "stale", 7),
        ("a.po", "%(n)d", "%(m)d", "facts", 12),
        ("b.po", "Tiếp", "Tiếpへ", "japanese", 7),
        ("b.po", "Tiếp", "Tiếp 次", "japanese", 7),
        ("b.po", "Tiếp", "{Tiếp|つぎ}", "readings", 7),
        ("b.po", "# reviewed: no\n", "", "review", 6),
        ("b.po", "# reviewed: no\n", "# reviewed: yes\n", "review", 7),
        ("b.po", "Tiếp", "Tiếp →", "font", 7),
        ("a.po", "Giấy cư trú", "Giấy hộ khẩu", "glossary", 7),
        ("a.po", "Giấy cư trú", "Giấy tờ", "term", 7),
        ("a.po", "“Tiếp”", "“Đi tiếp”", "quotation", 17),
        ("a.po", "14 ngày", "vài ngày", "figures", 7),
        ("a.po", "14 ngày", "40 ngày", "figures", 7),
        ("b.po", "Tiếp", "Tiếp 3", "figures", 7),
        ("b.po", "Tiếp", "Tiếp tục tới màn hình sau", "long", 7),
    ],
)
def test_planted_fault_is_found_in_its_line(
    root: Path, file: str, old: str, new: str, rule: str, line: int
) -> None:
    changed(root, file, old, new)
    assert (rule, line) in {(one.rule, one.line) for one in found(root)}


def test_what_is_said_of_a_person_keeps_the_place_of_the_answer(root: Path) -> None:
    said = Wanted("b.po", "b.country.said", "国は…", "from …")
    text = '# reviewed: no\n#. ja: 国は…\nmsgid "b.country.said"\nmsgstr "từ …"\n\n'
    changed(root, "b.po", NEXT, NEXT + text)
    assert found(root, asked=(*ASKED, said)) == ()
    changed(root, "b.po", "từ …", "từ")
    assert [(one.rule, one.line) for one in found(root, asked=(*ASKED, said))] == [("facts", 12)]


def test_easy_japanese_has_a_reading_above_every_kanji(root: Path) -> None:
    (root / "vi").rename(root / "ja-easy")
    path = root / "ja-easy" / "b.po"
    path.write_text(path.read_text("utf-8").replace("Tiếp", "{次|つぎ}の画面へ"), "utf-8")
    told = [(one.line, one.message) for one in found(root, "ja-easy") if one.rule == "readings"]
    assert told == [(7, "no reading above '画面'")]


def test_failures_in_easy_japanese_are_read_too(root: Path) -> None:
    nested, folder = root / "resources" / "translations", root / "resources" / "failures"
    for one in (nested, folder):
        one.mkdir(parents=True)
    (root / "vi").rename(nested / "ja-easy")
    text = "code: APP-01\nperson:\n  ja:\n    title: 画面\n  ja-easy:\n    title: '{画面|がめん}を見る'\n"
    (folder / "APP-01.yaml").write_text(text, "utf-8")
    told = [(one.file, one.line, one.message) for one in found(nested, "ja-easy") if one.rule == "readings"]
    assert told == [("failures/APP-01.yaml", 6, "no reading above '見'")]


def test_failure_kept_beside_its_code_is_compared_with_the_buttons_too(root: Path) -> None:
    nested, folder = root / "resources" / "translations", root / "resources" / "failures"
    for one in (nested, folder):
        one.mkdir(parents=True)
    (root / "vi").rename(nested / "en")
    (root / "glossary.yaml").rename(nested / "glossary.yaml")
    (folder / "APP-01.yaml").write_text(
        "person:\n  en:\n    title: Press “Return”\n    next: Back\n", "utf-8"
    )
    told = [(one.file, one.line, one.rule) for one in found(nested, "en", asked=QUOTING)]
    assert ("failures/APP-01.yaml", 3, "quotation") in told


def test_text_in_another_file_than_in_english_is_told(root: Path) -> None:
    changed(root, "b.po", NEXT, "")
    changed(root, "a.po", LEFT, LEFT + NEXT)
    assert [(one.rule, one.message) for one in found(root)] == [("file", "belongs into b.po")]


def test_japanese_may_stand_in_brackets_behind_its_meaning(root: Path) -> None:
    changed(root, "a.po", "cư trú", "cư trú (住民票)")
    assert "japanese" not in {one.rule for one in found(root)}


def test_term_that_is_always_said_alike_is_wrong_in_other_words(root: Path) -> None:
    changed(root, "a.po", "Giấy cư trú", "Giấy tờ")
    changed(root, "glossary.yaml", "avoid: [hộ khẩu]", "always: true")
    assert [(one.key, one.rule) for one in found(root)] == [("a.title", "glossary")]


def test_missing_glossary_and_missing_term_are_told(root: Path) -> None:
    (root / "vi" / "glossary.yaml").write_text("terms: [{ja: 印鑑, term: con dấu}]\n", "utf-8")
    assert [(one.key, one.rule) for one in found(root)] == [("住民票", "glossary")]
    (root / "vi" / "glossary.yaml").unlink()
    assert [one.message for one in found(root)] == ["there is no glossary"]


def test_font_that_is_not_installed_is_told_with_its_package(root: Path) -> None:
    missing = SANS.model_copy(update={"file": "NotoSansNowhere.ttf"})
    told = [one.message for one in found(root, font=missing) if one.rule == "font"]
    assert [message.partition(": ")[2] for message in told] == ["apt install fonts-noto-core"]


def test_chinese_may_write_its_own_shapes_and_not_those_of_japan(root: Path) -> None:
    (root / "vi").rename(root / "zh-Hans")
    path = root / "zh-Hans" / "b.po"
    path.write_text(path.read_text("utf-8").replace("Tiếp", "转入"), "utf-8")
    assert not [one for one in found(root, "zh-Hans", CHINESE) if one.key == "b.next"]
    path.write_text(path.read_text("utf-8").replace("转入", "転入"), "utf-8")
    wrong = [one for one in found(root, "zh-Hans", CHINESE) if one.key == "b.next"]
    assert [(one.rule, "転" in one.message) for one in wrong] == [("japanese", True)]


def test_failures_are_not_asked_of_a_language_that_keeps_them_elsewhere(root: Path) -> None:
    (root / "vi").rename(root / "en")
    (root / "en" / "failures.po").unlink()
    assert "missing" not in {one.rule for one in found(root, "en")}


def test_notes_do_not_fail(root: Path) -> None:
    changed(root, "a.po", "Giấy cư trú", "Giấy tờ")
    assert [one.is_note for one in found(root)] == [True]
