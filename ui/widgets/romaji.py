"""Romaji to kana, one letter at a time: pure rules over a small table, without Qt.

Both ways of spelling (Hepburn: shi, chi, tsu, fu, ja; Kunrei: si, ti, tu, hu, zya), as input methods of Japan
take them; besides, as on passports, m before b, m and p is ん (Namba). No library is of use here: what there
is converts whole words, and makes ん of an n whose vowel is still to come.

Letters that are still half a kana stand at the end of the text, full-width and small (やまｄ): no board has
such letters, so that they are seen, kept and taken away like any other letter.
"""

from __future__ import annotations

_WIDE = 0xFEE0
"""From a letter to its full-width form."""

_VOWELS = "aiueo"
_ROWS = {
    "": "あ い う え お", "k": "か き く け こ", "s": "さ し す せ そ", "t": "た ち つ て と",
    "n": "な に ぬ ね の", "h": "は ひ ふ へ ほ", "m": "ま み む め も", "y": "や い ゆ いぇ よ",
    "r": "ら り る れ ろ", "w": "わ うぃ う うぇ を", "g": "が ぎ ぐ げ ご", "z": "ざ じ ず ぜ ぞ",
    "d": "だ ぢ づ で ど", "b": "ば び ぶ べ ぼ", "p": "ぱ ぴ ぷ ぺ ぽ", "c": "か し く せ こ",
    "q": "くぁ くぃ く くぇ くぉ", "f": "ふぁ ふぃ ふ ふぇ ふぉ", "j": "じゃ じ じゅ じぇ じょ",
    "v": "ゔぁ ゔぃ ゔ ゔぇ ゔぉ", "sh": "しゃ し しゅ しぇ しょ", "ch": "ちゃ ち ちゅ ちぇ ちょ",
    "ts": "つぁ つぃ つ つぇ つぉ", "th": "てゃ てぃ てゅ てぇ てょ", "dh": "でゃ でぃ でゅ でぇ でょ",
    "tw": "とぁ とぃ とぅ とぇ とぉ", "dw": "どぁ どぃ どぅ どぇ どぉ", "kw": "くぁ くぃ くぅ くぇ くぉ",
    "gw": "ぐぁ ぐぃ ぐぅ ぐぇ ぐぉ", "fy": "ふゃ ふぃ ふゅ ふぇ ふょ", "vy": "ゔゃ ゔぃ ゔゅ ゔぇ ゔょ",
    "jy": "じゃ じぃ じゅ じぇ じょ", "cy": "ちゃ ちぃ ちゅ ちぇ ちょ", "x": "ぁ ぃ ぅ ぇ ぉ",
}  # fmt: skip
_Y_ROWS = dict(zip("kstnhmrgzdbp", "きしちにひみりぎじぢびぴ", strict=True))
_SMALL_Y = "ゃぃゅぇょ"
_SINGLE = {
    "nn": "ん", "n'": "ん", "xn": "ん", "xtu": "っ", "xtsu": "っ", "xya": "ゃ", "xyu": "ゅ", "xyo": "ょ",
    "xwa": "ゎ",
}  # fmt: skip


def _table() -> dict[str, str]:
    made = dict(_SINGLE)
    for consonant, row in _ROWS.items():
        made |= {consonant + vowel: kana for vowel, kana in zip(_VOWELS, row.split(), strict=True)}
    for consonant, first in _Y_ROWS.items():
        smalls = zip(_VOWELS, _SMALL_Y, strict=True)
        made |= {f"{consonant}y{vowel}": first + small for vowel, small in smalls}
    return made | {f"l{name[1:]}": kana for name, kana in made.items() if name[0] == "x" and name != "xn"}


KANA = _table()
"""Every spelling with its hiragana."""

_BEGINNINGS = frozenset(name[:length] for name in KANA for length in range(1, len(name)))


def enter(text: str, letter: str) -> str:
    """The text after one more letter (a–z, ' or -) of a keyboard."""
    done, half = split(text)
    if letter == "-":
        return settled(text) + "ー"
    run = half + letter.lower()
    while run and run not in _BEGINNINGS:
        kana, run = _first(run)
        done += kana
    return done + _widened(run)


def settled(text: str) -> str:
    """The text where nothing more comes: an n at its end was ん; other half letters stay to be seen."""
    done, half = split(text)
    return f"{done}ん" if half == "n" else text


def split(text: str) -> tuple[str, str]:
    """What is whole, and the half-typed letters at its end (a–z)."""
    end = len(text)
    while end and "ａ" <= text[end - 1] <= "ｚ":
        end -= 1
    return text[:end], "".join(chr(ord(letter) - _WIDE) for letter in text[end:])


def _first(run: str) -> tuple[str, str]:
    """What the beginning of letters that cannot go on as they are has become, and the letters after it."""
    if run in KANA:
        return KANA[run], ""
    first, second = run[0], run[1:2]
    if (first == "n" and second) or (first == "m" and second in ("b", "m", "p")):
        return "ん", run[1:]
    if first == second or (first, second) == ("t", "c"):
        return "っ", run[1:]
    return ("" if first == "'" else _widened(first)), run[1:]


def _widened(letters: str) -> str:
    return "".join(chr(ord(letter) + _WIDE) for letter in letters)
