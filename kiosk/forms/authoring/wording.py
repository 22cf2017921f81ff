"""What the words of a definition ask of the person who reads or hears them: length, plainness, sound."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

import yaml

from kiosk.basics.telling import Told, told
from kiosk.forms.authoring.counter_readings import counter_of
from kiosk.forms.authoring.morphemes import read
from kiosk.forms.authoring.morphemes import words_in as words_of
from kiosk.forms.authoring.readings import wrong_readings
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.texts import texts
from kiosk.words.furigana import bare_kanji, plain, reading

FILE = "wording.yaml"
MOST_TITLE = 20
"""Characters of a question (screen guide, words)."""
MOST_SENTENCE = 25
"""Characters of a sentence that explains (screen guide, words)."""
MOST_MESSAGE = 40
"""Characters of a sentence that tells what to do instead, or what one agrees to: read once, and aloud."""
_MESSAGES = ("message", "otherwise", "sentence", "late", "waiting_note", "missing")
_EXPLAINING = ("explanation", "why", "note", *_MESSAGES)
_SENTENCE = re.compile(r"(?<=[。？！])")
_NO_NOT = r"(?<![少危])(?<!すく)(?<!あぶ)(?<!きた)(?<!もったい)"
"""少なく, あぶなく, きたなく, もったいなく deny nothing."""
_TWICE_NOT = re.compile(
    rf"({_NO_NOT}(?:ない|なく|なけれ)|ず(?![さしすせそ]))[^。、・]{{0,8}}(ません|ない)(?!場合|とき|方|もの)"
    r"|(ないわけ|なくも|ないことも|ないとは)"
    r"|(ない|なけれ|ぬ|ず)(と|ば|では|に)[^。]{0,12}(ません|ない|なく)"
    r"|[なぬ]いわけ(では|じゃ|でも)|(無|な)く[はも]な"
)
_NOT = re.compile(
    r"(?<![少すくあぶ危])ない(?!し)|なかった|なく(?=て|、|は)|なけれ|(?<!し)ません|[ぬず](?=に|、|が|ば)"
)
"""Each of them in a question is one turn of the head; 少ない is none, nor is 「しませんか」."""
_NOT_THE_ONE = re.compile(
    r"(?<![少すくあぶ危])(?<!わから)(?:ない|なかった)"
    r"(?:方|人|者|もの|物|子|お子さん|子ども|家族|紙)[がはも]?、?"
    r"(?:います|ございます|あります|いらっしゃいます)か"
)
"""「〜ではない方がいますか」: はい means no. What somebody does not know may be asked for."""
_WHO = "(?:方|ほう|人|者|もの|物|お?子(?:さん|ども)?|家族|紙|日|とき|時|場合|こと|ところ|所|町|国)"
_NOT_THEM = re.compile(
    rf"(?<![少すくあぶ危])(?<!わから)(?:ない|なかった){_WHO}"
    r"(?:以外|(?:で|じゃ|では)(?:ない|なけれ|なく)|(?:で|に)?(?:は|が|も|を|に)、?[^。]{0,14}(?:ません(?![と」])|ないで(?:ください|下さい)|ないです|ない(?:。|$)))"
)
"""「使わない日は、えらばないでください」, 「使わない方以外が」: the others are meant, and are not named."""
_DUTY = re.compile(r"なければ(なりません|ならない)|ないといけ(ません|ない)|なくては(なりません|ならない)")
_UNSPEAKABLE = re.compile(r"[※★☆●◎■□▲△▼▽◆◇→←↑↓⇒✓✔〒♪#＃*＊_＿=＝<>＜＞^｜|\\]")
_SAID = re.compile(r"[\u3041-\u30ff\u4e00-\u9fffA-Za-zＡ-Ｚａ-ｚ0-9０-９々]")


_KATAKANA = re.compile(r"[ァ-ヺー]{3,}")
_LATIN = re.compile(r"[A-Za-z]*[a-z][A-Za-z]*(?: [A-Za-z]+)*")
"""Words of another language; what is written in capitals alone is an abbreviation."""
_KANJI_RUN = re.compile(r"[\u4e00-\u9fff々]{4,}")
"""From so many on, a word of kanji is read in parts, and its parts are guessed."""
_HOW_MANY = re.compile(r"何[\u4e00-\u9fff]")
"""「何通必要」 is two words."""
_ABBREVIATION = re.compile(r"(?<![A-Za-z])[A-Z]{2,}(?![A-Za-z])")


@dataclass(frozen=True, slots=True)
class Words:
    """The lists of `wording.yaml`.

    Attributes:
        everyday: Words in katakana that need no explanation; None where no such list is kept.
        abbreviations: The same for capital letters.
        one_thing: Names of one thing that hold 「と」: a question for it asks one thing.
        readings: How words are read where the dictionary knows it otherwise.
        kanji: What may stand without a reading above it; any where no such list is kept.
        official: Plain words of an option's label, each with the official words that forms have for it.
        compounds: Words of four kanji or more that people know or look for; None where no such list is kept.
    """

    hard: Mapping[str, str]
    terms: tuple[str, ...]
    names: tuple[str, ...] = ()
    everyday: tuple[str, ...] | None = None
    loanwords: Mapping[str, str] = field(default_factory=dict)
    abbreviations: tuple[str, ...] | None = None
    one_thing: tuple[str, ...] = ()
    readings: Mapping[str, str] = field(default_factory=dict)
    kanji: str = ""
    compounds: tuple[str, ...] | None = None
    official: Mapping[str, str] = field(default_factory=dict)


def words_in(root: Path) -> Words:
    """The lists beside the definitions; empty ones where there is no such file."""
    path = root / FILE
    if not path.is_file():
        return Words({}, ())
    read = yaml.load(path.read_bytes(), yaml.CSafeLoader)
    return Words(
        dict(read["hard"]),
        tuple(read["terms"]),
        tuple(read["names"]),
        tuple(read["everyday"]),
        dict(read["loanwords"]),
        tuple(read["abbreviations"]),
        tuple(read["one_thing"]),
        dict(read["readings"]),
        read["kanji"],
        tuple(read["compounds"]),
        dict(read["official"]),
    )


def findings(
    procedure: Procedure, words: Words, used: Mapping[str, str] = MappingProxyType({})
) -> Iterator[tuple[str, Told]]:
    """(key of the text, what is wrong with it); `used` are readings of other definitions, proposed first."""
    rules: tuple[Callable[[str, str], Iterator[Told]], ...] = (_long, _not_not, _speech)
    said = asked_texts(procedure)
    for key, text in said.items():
        yield from ((key, message) for message in wrong_readings(text, words.readings))
        yield from ((key, message) for message in _unread(text, words, used))
        for rule in rules:
            yield from ((key, message) for message in rule(key, text))
    yield from _hard(said, words)
    yield from _long_kanji(said, words)
    yield from _foreign(said, words)
    yield from _unexplained(said, words.terms)


def asked_texts(procedure: Procedure) -> dict[str, str]:
    """Every text by its key, but for the boxes of the office and the official words of the paper."""
    office = tuple(
        f"{procedure.id}.questions.{one.id}." for one in procedure.questions if one.kind == "office"
    )
    official = (*office, f"{procedure.id}.paper.")
    return {key: text for key, text in texts(procedure) if not key.startswith(official)}


def _unread(text: str, words: Words, used: Mapping[str, str]) -> Iterator[Told]:
    """Kanji that not everybody learns at school, in words without a reading."""
    for word in bare_kanji(text) if words.kanji else ():
        if any(one not in words.kanji for one in word):
            pattern = "no reading above {one!r}: write {{{one}|{kana}}}, if it is read so"
            kana = words.readings.get(word) or used.get(word) or _read_there(word, text)
            yield told(pattern, one=word, kana=kana)


def _read_there(word: str, text: str) -> str:
    """How a word is read where it stands first: 歳 behind a figure is さい, whatever it is by itself."""
    counter, kana = counter_of(word, text.partition(word)[0])
    return kana + read(words_of(word.removeprefix(counter)))


def _hard(said: Mapping[str, str], words: Words) -> Iterator[tuple[str, Told]]:
    """Words of the office outside official names; one that is explained in the procedure may stay."""
    for key, text in said.items():
        left = _without(plain(text), words.names)
        found = [hard for hard in words.hard if hard in left]
        for hard in found:
            part = any(hard != other and hard in other for other in found)
            if not part and not _explained(hard, said):
                yield key, told("hard word 「{hard}」: say 「{easy}」", hard=hard, easy=words.hard[hard])


def _long_kanji(said: Mapping[str, str], words: Words) -> Iterator[tuple[str, Told]]:
    """Words of the office made of many kanji, once each, but for those that are known or explained here."""
    seen: set[str] = set()
    for key, text in said.items() if words.compounds is not None else ():
        left = _without(plain(text), (*words.names, *(words.compounds or ())), "　")
        for run in _runs(_HOW_MANY.sub("　", left)):
            if run not in seen and not _explained(run, said):
                seen.add(run)
                pattern = "「{run}」 is a long word of kanji: take it apart, or explain it"
                yield key, told(pattern, run=run)


def _runs(text: str) -> Iterator[str]:
    """Four kanji or more, not counted those of a word that goes on in kana (自転車*置き*場)."""
    for found in _KANJI_RUN.finditer(text):
        begin, end = found.span()
        mixed = (word.begin() for word in words_of(text) if begin < word.begin() < end < word.end())
        if _KANJI_RUN.fullmatch(text, begin, next(mixed, end)):
            yield found[0]


def _foreign(said: Mapping[str, str], words: Words) -> Iterator[tuple[str, Told]]:
    """Words in katakana and abbreviations that not everybody knows and nobody explains, once each."""
    seen: set[str] = set()
    for key, text in said.items():
        left = _without(plain(text), words.names)
        loans = [] if words.everyday is None else _KATAKANA.findall(left)
        short = [] if words.abbreviations is None else _ABBREVIATION.findall(left)
        for one in _LATIN.findall(unicodedata.normalize("NFKC", left)):
            if len(one) > 1:
                yield key, told("「{word}」 is not Japanese: say it in Japanese", word=one)
        for one in (*loans, *short):
            known = one in (words.everyday or ()) or one in (words.abbreviations or ())
            if known or one in seen or _explained(one, said):
                continue
            seen.add(one)
            easy = words.loanwords.get(one)
            yield (
                key,
                told("not everybody knows 「{one}」: say 「{easy}」", one=one, easy=easy)
                if easy
                else told("not everybody knows 「{one}」: explain it, or say it plainly", one=one),
            )


def _without(text: str, names: tuple[str, ...], gap: str = "") -> str:
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, gap)
    return text


def _long(key: str, text: str) -> Iterator[Told]:
    last = _last(key)
    if last == "title" and ".questions." in key and len(plain(text)) > MOST_TITLE:
        yield told("longer than {most} characters", most=MOST_TITLE)
    if last not in _EXPLAINING:
        return
    most = MOST_MESSAGE if last in _MESSAGES else MOST_SENTENCE
    for sentence in _SENTENCE.split(plain(text)):
        if len(sentence.strip()) > most:
            yield told(
                "a sentence longer than {most} characters: {sentence}", most=most, sentence=sentence.strip()
            )


def _not_not(_: str, text: str) -> Iterator[Told]:
    for sentence in _SENTENCE.split(plain(text)):
        bare = _DUTY.sub("", sentence.strip())
        asks = bare.rstrip("。？").endswith("か")
        if _TWICE_NOT.search(bare) or _NOT_THEM.search(bare) or (asks and len(_NOT.findall(bare)) > 1):
            yield told("not and not in one sentence: {sentence}", sentence=sentence.strip())
        elif _NOT_THE_ONE.search(bare):
            pattern = "asks for who or what is not, so that yes means no: ask the other way: {sentence}"
            yield told(pattern, sentence=sentence.strip())


def _speech(_: str, text: str) -> Iterator[Told]:
    spoken = reading(text)
    if not _SAID.search(spoken):
        yield told("nothing of it can be said: {text}", text=plain(text))
    for sign in dict.fromkeys(_UNSPEAKABLE.findall(spoken)):
        yield told("a voice cannot say {sign!r}: write it in words", sign=sign)


def _unexplained(said: Mapping[str, str], terms: tuple[str, ...]) -> Iterator[tuple[str, Told]]:
    for term in terms:
        using = next((key for key, text in said.items() if term in plain(text)), None)
        if using is not None and not _explained(term, said):
            yield using, told("the term 「{term}」 is explained nowhere in this procedure", term=term)


def _explained(term: str, said: Mapping[str, str]) -> bool:
    """By a sentence about it, in brackets, or by a note beside the option or question that it names."""
    explained = re.compile(rf"{re.escape(term)}(は、|とは|という|（|：)|（{re.escape(term)}）")
    return any(
        explained.search(plain(text)) is not None
        or (term in plain(text) and key.endswith(".label") and _note(said, key))
        or (term in plain(text) and _names_officially(said, key))
        for key, text in said.items()
    )


def _names_officially(said: Mapping[str, str], key: str) -> bool:
    """The note of an option that says in plain words what the note calls by its official name."""
    return ".options." in key and key.endswith(".note") and f"{key.removesuffix('note')}label" in said


def _note(said: Mapping[str, str], key: str) -> bool:
    beside = key.removesuffix("label")
    return any(f"{beside}{name}" in said for name in ("note", "explanation"))


def _last(key: str) -> str:
    return key.rpartition(".")[2]
