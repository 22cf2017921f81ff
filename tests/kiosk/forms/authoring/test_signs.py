from __future__ import annotations

import pytest

from kiosk.forms.authoring.signs import signs
from tests.fakes.form_parts import library

UNREADABLE = "has a sign that nobody can read ({}): delete it, and type the word anew"
EMOJI = "has {!r} ({}), which is neither said nor printed: write it in words"
FOREIGN = "has {!r} ({}), a letter of another script: type the word anew"


def told(text: str) -> list[str]:
    return [one.message for one in signs({"title": text})]


def test_no_installed_text_has_an_odd_sign() -> None:
    for one in library().sources():
        assert list(signs(one.located.data)) == [], one.file


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("届を\U0001f600出す", EMOJI.format("\U0001f600", "U+1F600")),
        ("✉で送る", EMOJI.format("✉", "U+2709")),
        ("\uff7c\uff9d\uff7e\uff72書", "has '\uff7c\uff9d\uff7e\uff72': write 'シンセイ'"),
        ("か\u3099き", "has 'か\u3099': write 'が'"),
        ("\u2f47本", "has '\u2f47': write '日'"),
        ("\ufa19社", "has '\ufa19': write '神'"),
        ("㈱みほん", "has '㈱': write '(株)'"),
        ("\ue000さん", UNREADABLE.format("U+E000")),
        ("日\u00a0本", UNREADABLE.format("U+00A0")),
        ("届\u200dを", UNREADABLE.format("U+200D")),
        ("\ufeff届", UNREADABLE.format("U+FEFF")),
        ("届\x07を", UNREADABLE.format("U+0007")),
        ("〓を出す", UNREADABLE.format("U+3013")),
        ("\u0433の届", FOREIGN.format("\u0433", "U+0433")),
        ("\u2e83の届", FOREIGN.format("\u2e83", "U+2E83")),
    ],
    ids=[
        "emoji", "dingbat", "half-width", "parted", "radical", "compatible", "enclosed", "private", "space",
        "joiner", "mark", "control", "geta", "cyrillic", "part-of-kanji",
    ],
)  # fmt: skip
def test_sign_that_is_no_japanese_is_told(text: str, message: str) -> None:
    assert told(text) == [message]


def test_what_japanese_is_written_with_is_let_be() -> None:
    for text in ("9:00〜17:00、5–6人", "{戸籍|こせき}の\u200b写し…", "ＡＢＣ、12％", "山﨑・𠮷田さん　ほか"):
        assert told(text) == [], text


def test_words_for_authors_are_not_looked_at() -> None:
    data = {"questions": ({"source": "\U0001f600", "paper": "\U0001f600"},)}
    assert [one.path for one in signs(data)] == [("questions", 0, "paper")]
