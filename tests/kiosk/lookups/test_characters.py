from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.lookups.characters import CharacterList
from kiosk.lookups.kanji import MOST, NameList
from tests.fakes.form_parts import RESOURCES

FILE = RESOURCES / "lookups" / "characters.tsv"
CHARACTERS = CharacterList(FILE)


@pytest.mark.parametrize(
    ("writing", "said"),
    [
        ("花子", "くさばなの はな、こどもの こ"),
        ("華子", "ごうかの か、こどもの こ"),
        ("ハナ子", "カタカナの ハナ、こどもの こ"),
        ("はな子", "ひらがなの はな、こどもの こ"),
        ("ひは子", "ひらがなの ひは、こどもの こ"),
        ("は子", "ひらがなの ハ、こどもの こ"),
        ("𠮷", "ほかの かんじ"),
    ],
)
def test_each_character_is_known_by_a_word(writing: str, said: str) -> None:
    assert CHARACTERS.described(writing) == said


def test_no_two_characters_are_described_alike() -> None:
    phrases = [line.split("\t")[1] for line in FILE.read_text(encoding="utf-8").splitlines()]
    assert len(phrases) > 1900
    assert len(set(phrases)) == len(phrases)


def test_writings_of_one_name_can_be_told_apart() -> None:
    """But for a few of hundreds of rare characters that are in no word."""
    names = NameList(RESOURCES / "lookups" / "names.tsv")
    readings = (RESOURCES / "lookups" / "names.tsv").read_text(encoding="utf-8").splitlines()
    alike = []
    for reading in (line.partition("\t")[0] for line in readings):
        found = names.writings(reading)
        for writings in (found.family, found.given):
            assert len(writings) <= MOST
            if len({CHARACTERS.described(one) for one in writings}) < len(writings):
                alike.append(reading)
    assert len(alike) < 20


def test_what_is_described_is_spoken_in_kana_alone() -> None:
    for line in FILE.read_text(encoding="utf-8").splitlines():
        _, phrase = line.split("\t")
        assert all(sign == " " or "ぁ" <= sign <= "ー" for sign in phrase), phrase


def test_a_machine_without_the_list_describes_nothing(tmp_path: Path) -> None:
    assert CharacterList(tmp_path / "characters.tsv").described("花子") is None
