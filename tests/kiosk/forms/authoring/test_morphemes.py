from __future__ import annotations

from kiosk.forms.authoring.morphemes import is_kana, is_particle, read, readings_of, words_in


def test_words_follow_each_other_without_a_gap() -> None:
    words = words_in("写しの通数は何ですか")
    assert "".join(one.surface() for one in words) == "写しの通数は何ですか"
    assert read(words[:3]) == "うつしのつうすう"


def test_every_reading_of_a_word_is_known_and_none_of_what_is_none() -> None:
    assert readings_of("続柄") == {"ぞくがら", "つづきがら"}
    assert readings_of("続柄続柄続柄") == frozenset()


def test_particle_is_told_from_the_same_letter_in_a_word() -> None:
    both = words_in("名前と、ひとつの番号")
    assert [one.surface() for one in both if is_particle(one, "と")] == ["と"]
    assert not any(is_particle(one, "と") for one in words_in("ひとつの番号"))


def test_kana_are_hiragana_and_katakana() -> None:
    assert is_kana("ひらカナー")
    assert not is_kana("漢字")
