"""Words in the letters of another language, and names that a screen reader cannot use, are reported."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kiosk.visit.screen import Option, Question, Sheet, SheetRow
from tests.fakes.looks import a_look
from tests.screens import samples
from tests.ui.gallery.planting import Plant, audited, key, label, rules
from ui.gallery.names import nameless
from ui.gallery.wording import untranslated
from ui.theme.look import Look
from ui.widgets import ruby_label
from ui.widgets.marks import plain
from ui.widgets.named_answer import NamedAnswer
from ui.widgets.ruby_label import RubyLabel

STRANGE = [
    ("ja", "Please insert your card"),
    ("ja-easy", "Please insert your card"),
    ("en", "おなまえ"),
    ("en", "(おなまえ)"),
    ("en", "申請書類確認"),
    ("ko", "Please choose one"),
    ("ko", "お名前"),
    ("zh-Hans", "Please choose one"),
    ("zh-Hans", "住民票様"),
    ("vi", "請選擇"),
    ("vi", "Please choose one of the certificates"),
    ("ne", "Please choose one"),
    ("ne", "お名前"),
    ("en", "नमस्कार, यो नेपाली हो"),
    ("en", "Xin vui lòng chờ một chút"),
    ("vi", "नमस्कार"),
    ("ja", "다음"),
    ("ja", "这里"),
    ("vi", "Please wait"),
    ("vi", "Go back to start"),
    ("zh-Hans", "手数料"),
    ("ko", "Next"),
    ("ne", "Next"),
    ("ja", "Next"),
    ("ja-easy", "Next"),
    ("ja", "下一步"),
    ("ko", "BACK TO START"),
    ("ne", "BACK TO START"),
    ("zh-Hans", "Next"),
    ("en", "Trang sau"),
    ("en", "Veuillez choisir votre demande"),
    ("en", "Silakan pilih permohonan"),
    ("vi", "Silakan pilih permohonan"),
    ("ne", "कृपया अपना आवेदन यहाँ चुनें"),
]
"""In each language letters that are not its own, words that only another one's texts have, and words of
languages that the product lacks.
"""
OWN = [
    ("ja", "カードを\u200bおいて\u200bください"),
    ("ja", "NGUYEN VAN A"),
    ("en", "Post bank (ゆうちょ)"),
    ("ko", "우체국 은행 (ゆうちょ)"),
    ("zh-Hans", "邮政银行 (ゆうちょ銀行)"),
    ("vi", "Hãy chọn một loại giấy"),
    ("vi", "Bàn 3"),
    ("ne", "एउटा छान्नुहोस्"),
]


@pytest.mark.parametrize(("language", "words"), STRANGE)
def test_words_that_nobody_translated_are_reported(qtbot: QtBot, language: str, words: str) -> None:
    assert "untranslated" in rules(audited(qtbot, *said(language, words)))


@pytest.mark.parametrize(("language", "words"), STRANGE)
def test_words_that_nobody_translated_are_reported_on_a_key(qtbot: QtBot, language: str, words: str) -> None:
    def plant(parent: QWidget, look: Look) -> QWidget:
        return key(parent, look, words, size=(300.0, 60.0))

    assert "untranslated" in rules(audited(qtbot, plant, a_look(language=language)))


@pytest.mark.parametrize(("language", "words"), OWN)
def test_words_of_the_language_are_not(qtbot: QtBot, language: str, words: str) -> None:
    assert audited(qtbot, *said(language, words)) == ()


def said(language: str, words: str) -> tuple[Plant, Look]:
    """A label with these words, and a look of that language."""
    return lambda parent, look: label(parent, look, words, (10, 10, 400, 40)), a_look(language=language)


def test_name_that_is_not_what_stands_on_the_key_is_reported(qtbot: QtBot) -> None:
    def plant(parent: QWidget, look: Look) -> QWidget:
        made = key(parent, look)
        made.setAccessibleName("やめる")
        return made

    assert rules(audited(qtbot, plant)) == {"no-name"}


def test_one_name_for_two_things_is_reported(qtbot: QtBot) -> None:
    def plant(parent: QWidget, look: Look) -> QWidget:
        key(parent, look, "なおす", id="one")
        return key(parent, look, "なおす", at=(20.0, 80.0), id="other")

    assert rules(audited(qtbot, plant)) == {"no-name"}


def test_one_name_for_the_same_thing_is_not(qtbot: QtBot) -> None:
    def plant(parent: QWidget, look: Look) -> QWidget:
        key(parent, look, "なおす")
        return key(parent, look, "なおす", at=(20.0, 80.0))

    assert audited(qtbot, plant) == ()


@pytest.mark.parametrize(
    ("kind", "part", "reported"),
    [("address", "town", False), ("person", "address.town", False), ("person", "relation", True)],
    ids=["a-town", "a-persons-town", "their-relation"],
)
def test_towns_are_written_as_on_paper_whoever_lives_there(
    qtbot: QtBot, kind: str, part: str, reported: bool
) -> None:
    screen = samples.town()
    assert isinstance(screen.body, Question)
    field = dataclasses.replace(screen.body.field, kind=kind, part=part)
    asked = dataclasses.replace(screen, body=dataclasses.replace(screen.body, field=field))
    town = plain(field.options[0].label)
    shown = label(parent := QWidget(), look := a_look(language="en"), town, (10, 10, 400, 40))
    qtbot.addWidget(parent)
    assert bool(list(untranslated([shown], (), look, asked))) is reported


TYPED = "ミホン　ハナコ"
TOLD = "ミホン　ハナコ, born March 5, 1948, female."


@pytest.mark.parametrize(
    ("name", "answer", "typed", "reported"),
    [
        ("Name in kana", TYPED, TYPED, []),
        ("Name in {kana|カナ}", TYPED, "{ミホン|みほん}　ハナコ", []),
        ("Person 1", TOLD, TOLD, []),
        ("お名前", TYPED, TYPED, ["お名前"]),
        ("Name in kana", "タロウ", TYPED, ["タロウ"]),
        ("How to pay", "現金", TYPED, ["現金"]),
        ("Next", "Trang sau", TYPED, ["Trang sau"]),
        ("お名前", "現金", TYPED, ["お名前", "現金"]),
        ("visit.name.label", TYPED, TYPED, ["visit.name.label"]),
        ("How to pay", "forms.cash", TYPED, ["forms.cash"]),
        ("Person {number}", TYPED, TYPED, ["Person {number}"]),
    ],
)
def test_name_and_answer_in_one_line_are_judged_each_by_itself(
    qtbot: QtBot, name: str, answer: str, typed: str, reported: list[str]
) -> None:
    """What a person typed is written as it is, also behind the name of the row; all else is translated."""
    screen = dataclasses.replace(samples.check(), private=(typed,))
    shown = NamedAnswer(look := a_look(language="en"), name, answer, line=1.2)
    qtbot.addWidget(shown)
    found = [one.figure for one in untranslated([shown], (), look, screen)]
    assert [figure.removesuffix(" in en").strip("'") for figure in found] == reported


@pytest.mark.parametrize(
    ("row", "option", "name", "reported"),
    [
        ("Dark screen", "Dark", "Dark screen, Dark", False),
        ("Screen", "Dark", "Screen, Dark", False),
        ("Dark screen", "Dark", "Dark glass, Dark", True),
        ("Dark screen", "Dark", "Dark screen, Light", True),
    ],
    ids=["row-begins-with-its-word", "row", "no-such-row", "no-such-option"],
)
def test_option_may_be_called_by_its_row_and_itself(
    qtbot: QtBot, row: str, option: str, name: str, reported: bool
) -> None:
    options = (Option("on", option), Option("off", "Off"))
    body = Sheet("Keys", (SheetRow("dark", "color", row, "plain", options),), "dark")
    screen = dataclasses.replace(samples.settings(), body=body)
    made = key(parent := QWidget(), look := a_look(language="en"), option)
    qtbot.addWidget(parent)
    made.setAccessibleName(name)
    assert bool(list(nameless([made], [made], (), look, screen))) is reported


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("vi", "Đã xong"),
        ("vi", "Quầy thủ tục của quận"),
        ("vi", "Ế ẩm"),
        ("ne", "कृपया छान्नुहोस्"),
        ("ne", "हीँ"),
        ("ko", "발급(증명서)"),
        ("ja", "グラフ（住民票）"),
    ],
)
@pytest.mark.parametrize("text_size", ["standard", "large", "larger", "largest"])
def test_no_sign_of_a_language_is_cut_by_a_low_line(
    qtbot: QtBot, language: str, words: str, text_size: str
) -> None:
    def plant(parent: QWidget, look: Look) -> QWidget:
        made = RubyLabel(look, words, role="label", line=1.2, parent=parent)
        made.setGeometry(look.mm(20.0), look.mm(20.0), wide := look.mm(300.0), made.heightForWidth(wide))
        return made

    found = audited(qtbot, plant, a_look(text_size, language=language))
    assert "clipped" not in rules(found)


def test_tail_that_a_lower_line_cuts_is_reported(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    # What is missing of the g is a quarter of a millimetre.
    monkeypatch.setattr(ruby_label, "least_line", lambda _language: 1.0)

    def plant(parent: QWidget, look: Look) -> QWidget:
        made = RubyLabel(look, "Đã xong", role="label", line=1.2, parent=parent)
        made.setGeometry(look.mm(20.0), look.mm(20.0), wide := look.mm(300.0), made.heightForWidth(wide))
        return made

    assert "clipped" in rules(audited(qtbot, plant, a_look(language="vi")))
