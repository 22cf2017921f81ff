"""What the voice reads is what stands above the kanji: Open JTalk's dictionary is asked for every text.

A text fails here when a word is new to the kiosk and the dictionary reads it otherwise: mend `misread.py`.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from pathlib import Path

import pyopenjtalk
import pytest

from kiosk.forms.definition.texts import texts
from kiosk.words.entries import entries_of
from kiosk.words.furigana import parse, plain, reading
from tests.fakes.form_parts import library
from ui.speech.making import misread
from ui.speech.making.readings import speakable
from ui.speech.phrases import cut

# Open JTalk asks Sudachi for words of several readings, by a method that Sudachi has given a new name.
pytestmark = pytest.mark.filterwarnings("ignore:Dictionary.create:DeprecationWarning")
TRANSLATIONS = Path(__file__).parents[3] / "resources" / "translations"
KANJI = re.compile(r"[\u4e00-\u9fff々]+")
BOTH_RIGHT = {
    ("一", "イチ"),  # 要介護1 is written in figures
    ("一", "イッ"),  # 1か月
    ("中", "チュウ"),  # 話し合い中
    ("会社", "ガイシャ"),  # 証券会社
    ("来", "コ"),  # 来られた
    ("顔写真", "カオジャシン"),
    *zip("火水木土", ("ヒ", "ミズ", "キ", "ツチ"), strict=True),  # before 曜日 they are right
}
"""Words alike that are read in two ways, each where it is right."""
AFTER_NUMBERS = re.compile(
    r"\d(?!つ|け|か月|か所|級|[はがのをにとでもへや]|から|まで|より|です|だけ|ずつ)[ぁ-ん]+"
)
_FACT = re.compile(r"%\(\w+\)([ds])")
_ROWS = {
    "ア": "アカサタナハマヤラワガザダバパァャヮ",
    "イ": "イキシチニヒミリギジビピィ",
    "ウ": "ウクスツヌフムユルグズブプゥュッ",
    "エ": "エケセテネヘメレゲゼデベペェ",
    "オ": "オコソトノホモヨロゴゾドボポォョ",
}
_VOWEL = {letter: vowel for vowel, row in _ROWS.items() for letter in row}
_SPELT = str.maketrans("ヅヂヲ", "ズジオ", "’")


def filled(text: str) -> str:
    return _FACT.sub(lambda found: "3" if found[1] == "d" else "ミホン", text)


def katakana(text: str) -> str:
    return "".join(chr(ord(one) + 0x60) if "ぁ" <= one <= "ゖ" else one for one in text)


def sound(kana: str) -> str:
    """Spellings of one long vowel alike: トウ, トオ and トー."""
    said = ""
    for letter in katakana(kana).translate(_SPELT):
        last = _VOWEL.get(said[-1:], "")
        long = letter == "ー" or (letter, last) in {("ウ", "オ"), ("イ", "エ")}
        said += last if long and last else letter
    return said


def words(text: str) -> list[tuple[str, str]]:
    """As written and as heard, in the dictionary's own words."""
    return [(one["string"], one["pron"]) for one in pyopenjtalk.run_frontend(speakable(text))]


def heard(text: str) -> str:
    return sound("".join(said for _, said in words(text)))


@pytest.fixture(scope="module")
def easy() -> list[str]:
    return [filled(entry.text) for entry in entries_of(TRANSLATIONS / "ja-easy")]


@pytest.fixture(scope="module")
def above(easy: list[str]) -> dict[str, set[str]]:
    """What stands above each word of kanji somewhere."""
    known: dict[str, set[str]] = {}
    for run in (run for text in easy for run in parse(text) if run.ruby):
        known.setdefault(run.base, set()).add(sound(run.ruby or ""))
    return known


@pytest.fixture(scope="module")
def japanese() -> list[str]:
    own = [entry.text for entry in entries_of(TRANSLATIONS / "ja")]
    procedures = (*library().procedures(), *(event.as_procedure() for event in library().life_events()))
    return [filled(text) for text in (*own, *(text for one in procedures for _, text in texts(one)))]


def otherwise(text: str, above: dict[str, set[str]]) -> Iterator[tuple[str, str]]:
    """Words of kanji, whole words of the dictionary, that are heard as they stand above nowhere."""
    spoken = words(text)
    whole = "".join(written for written, _ in spoken)
    at = {0: 0}
    for place, (written, _) in enumerate(spoken):
        at[max(at) + len(written)] = place + 1
    for run in KANJI.finditer(whole):
        if run[0] in above and run.start() in at and run.end() in at:
            said = sound("".join(one for _, one in spoken[at[run.start()] : at[run.end()]]))
            if said not in above[run[0]]:
                yield run[0], said


def test_kanji_are_heard_as_their_furigana(japanese: list[str], above: dict[str, set[str]]) -> None:
    phrases = dict.fromkeys(phrase for text in japanese for phrase in cut(reading(text)))
    found = {(one, phrase) for phrase in phrases for one in otherwise(phrase, above) if one not in BOTH_RIGHT}
    assert len(phrases) > 3000
    assert found == set()


def test_kana_of_easy_japanese_do_not_run_into_each_other(easy: list[str]) -> None:
    assert [text for text in easy if set(particles(text))] == []
    assert [text for text in easy if AFTER_NUMBERS.search(speakable(reading(text)))] == []


def particles(text: str) -> Iterator[str]:
    """Where は is heard as the letter and not as the particle, or the other way round."""
    kana, kanji = heard(reading(text)), heard(plain(text))
    changes = difflib.SequenceMatcher(None, kana, kanji, autojunk=False).get_opcodes()
    for kind, begin, end, there, then in changes:
        if kind != "equal" and kana[begin:end].replace("ワ", "ハ") == kanji[there:then].replace("ワ", "ハ"):
            yield kana[max(0, begin - 5) : end + 5]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("何番ですか", "ナンバンデスカ"),
        ("何に使いますか", "ナニニツカイマスカ"),
        ("2つめの年", "フタツメノトシ"),
        ("14にちいない", "ジュウヨッカイナイ"),
        ("1がつ1ついたち", "イチガツツイタチ"),
        ("9がつ", "クガツ"),
        ("いにんじょうは ありますか", "イニンジョオワアリマスカ"),
        ("ほけんに はいる ひと", "ホケンニハイルヒト"),
        ("ちちか ははです", "チチカハハデス"),
    ],
)
def test_word_is_heard_as_it_is_meant(text: str, said: str) -> None:
    assert heard(text) == said


def test_rule_that_is_taken_away_is_missed(
    above: dict[str, set[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(misread, "_RULES", ())
    assert list(otherwise("電話は何番ですか", above)) == [("何番", "ナニバン")]
    assert list(particles("{保険|ほけん}に {入|はい}る {人|ひと}")) != []
