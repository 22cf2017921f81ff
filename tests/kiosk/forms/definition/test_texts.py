from __future__ import annotations

import re
from pathlib import Path

import pytest

from kiosk.forms.definition.library import Library
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.texts import Defined, said, said_group, texts
from kiosk.words.catalogue import Catalogue, Words
from kiosk.words.furigana import faults
from tests.fakes.form_parts import RESOURCES, library, procedure, words

IDS = library().ids()
QUOTED = re.compile(r'"[^"]*"(?: \([^)]*\))?')


def everything() -> list[Defined]:
    return [*library().groups(), *library().every_matter(), *library().procedures()]


def test_every_text_is_translated_and_no_translation_is_left_over() -> None:
    from babel.messages.pofile import read_po

    keys = {key for model in everything() for key, _ in texts(model)}
    told: set[str] = set()
    for name in ("procedures", *IDS):
        path = RESOURCES / "translations" / "en" / f"{name}.po"
        if path.exists():
            with path.open("rb") as file:
                told |= {str(message.id) for message in read_po(file) if message.id and message.string}
    assert keys - told == set()
    assert told - keys == set()


@pytest.mark.parametrize("procedure_id", IDS)
def test_a_procedure_in_english_has_no_japanese_left(procedure_id: str) -> None:
    """But what stands on a paper that people have in their hand: that is quoted as it stands there, or
    stands in brackets behind its quoted translation.
    """
    english = [(key, QUOTED.sub("", text)) for key, text in texts(said(procedure(procedure_id), words("en")))]
    left = [(key, text) for key, text in english if any(ord(letter) > 0x2FFF for letter in text)]
    assert left == []


def test_a_procedure_in_japanese_is_itself() -> None:
    assert said(procedure("juminhyo"), words("ja")) is procedure("juminhyo")


def test_structure_is_the_same_in_every_language() -> None:
    english, japanese = said(procedure("juminhyo"), words("en")), procedure("juminhyo")
    assert [one.id for one in english.questions] == [one.id for one in japanese.questions]
    assert [one.when for one in english.questions] == [one.when for one in japanese.questions]
    assert english.paper.title == japanese.paper.title
    headings = [(one.id, one.label) for one in english.paper.sections]
    assert [name for name, _ in headings] == [one.id for one in japanese.paper.sections]
    assert ("office", "For staff") in headings


def test_groups_are_translated() -> None:
    assert said_group(library().groups()[0], words("en")).label == "I need a certificate"


def test_every_text_has_sound_furigana_and_no_forbidden_word() -> None:
    forbidden = ("無効", "不正", "失敗", "必須", "エラー", "タッチ", "タップ", "ログイン")
    for model in everything():
        for key, text in texts(model):
            assert faults(text) == (), key
            assert not any(word in text for word in forbidden), key


def test_every_picture_is_drawn() -> None:
    drawn = {path.stem for name in ("icons", "art") for path in (RESOURCES / name).glob("*.svg")}
    for one in library().procedures():
        named = {one.icon, *(thing.picture for thing in one.bring), *(who.picture for who in one.applicants)}
        named |= {option.picture for asked in one.questions for option in asked.options if option.picture}
        assert named <= drawn
    assert {group.icon for group in library().groups()} <= drawn


def a_definition() -> Procedure:
    found = Library(RESOURCES / "procedures").get("juminhyo")
    assert found is not None
    return found


def english_words() -> Words:
    return Catalogue(RESOURCES / "translations").words("en")


def test_every_screen_shares_one_translation() -> None:
    definition, english = a_definition(), english_words()
    shown = said(definition, english)
    assert said(definition, english) is shown
    assert said(shown, english) is shown


def test_a_changed_copy_is_not_shown_as_its_original() -> None:
    definition, english = a_definition(), english_words()
    said(definition, english)
    changed = said(definition.model_copy(update={"version": "2099.1"}), english)
    assert changed.version == "2099.1"
    assert changed.title == said(definition, english).title


def test_other_words_of_the_same_language_are_read_anew(tmp_path: Path) -> None:
    definition = a_definition()
    said(definition, english_words())
    (tmp_path / "en").mkdir()
    (tmp_path / "ja").mkdir()
    (tmp_path / "en" / "own.po").write_text('msgid "juminhyo.title"\nmsgstr "Own"\n', encoding="utf-8")
    assert said(definition, Catalogue(tmp_path).words("en")).title == "Own"
