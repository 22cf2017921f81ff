"""Texts are whole: every key the code asks for has Japanese, all Japanese has English, each well formed."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pytest
import yaml
from babel.messages.pofile import read_po

from kiosk.forms.definition.texts import Defined, texts
from kiosk.forms.service import Library
from kiosk.forms.translating.sources import facts_in, own_facts, without_facts
from kiosk.words.furigana import faults, plain

ROOT = Path(__file__).parents[2]
TRANSLATIONS = ROOT / "resources" / "translations"
FORBIDDEN = ("無効", "不正", "失敗", "必須", "エラー", "タッチ", "タップ", "ログイン")
ON_PAPER_FOR_STAFF = "paper.void"
"""無効 is the office's own word for a copy that does not count."""
WORD_GIVERS = frozenset({"words", "_words", "say"})
KEY = re.compile(r"[a-z][a-z0-9-]*(\.[A-Za-z0-9_-]+)+")
WIDGETS = "widgets."


def catalogue(language: str) -> dict[str, str]:
    texts: dict[str, str] = {}
    for path in sorted((TRANSLATIONS / language).glob("*.po")):
        for message in read_po(path.read_bytes().splitlines(), charset="utf-8"):
            if message.id:
                texts[str(message.id)] = str(message.string)
    return texts


def definitions() -> dict[str, str]:
    """The Japanese of the procedures and life events, by the keys their translations have."""
    library = Library(ROOT / "resources" / "procedures")
    models: list[Defined] = [
        *library.procedures(),
        *library.life_events(),
        *library.groups(),
        *library.every_matter(),
    ]
    return {key: text for model in models for key, text in texts(model)}


def keys_asked(source: str) -> Iterator[re.Pattern[str]]:
    """The keys that one file hands to its `words`; the changing parts of an f-string match any text."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and node.args and giver(node.func) in WORD_GIVERS:
            pattern = pattern_of(node.args[0])
            if pattern is not None and r"\." in pattern:
                yield re.compile(pattern)


def giver(function: ast.expr) -> str:
    match function:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""


def pattern_of(argument: ast.expr) -> str | None:
    match argument:
        case ast.Constant(value=str(key)):
            return re.escape(key)
        case ast.JoinedStr(values=parts):
            return "".join(
                re.escape(str(part.value)) if isinstance(part, ast.Constant) else r".+" for part in parts
            )
        case _:
            return None


def keys_mentioned(source: str, namespaces: Iterable[str]) -> set[str]:
    """Literals that look like a key of a known namespace: tables of keys are not calls."""
    known = tuple(f"{name}." for name in namespaces)
    tree = ast.parse(source)
    pieces = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    return {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and id(node) not in pieces
        and isinstance(node.value, str)
        and node.value.startswith(known)
        and KEY.fullmatch(node.value)
    }


def wrong_words(text: str) -> list[str]:
    return [word for word in FORBIDDEN if word in plain(text)]


def marking_faults(texts_by_key: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    found = {
        key: faults(without_facts(text) if key.startswith(WIDGETS) else text)
        for key, text in texts_by_key.items()
    }
    return {key: wrong for key, wrong in found.items() if wrong}


def differing_placeholders(one: Mapping[str, str], other: Mapping[str, str]) -> list[str]:
    return [
        key
        for key in sorted(one.keys() & other.keys())
        if not facts_in(one[key]) ^ facts_in(other[key]) <= own_facts(key)
    ]


def sources() -> Iterator[tuple[str, str]]:
    """All code with texts of the kiosk; the back-end's desk has words, and a test of them, of its own."""
    for folder in ("kiosk", "ui"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            if path.is_relative_to(ROOT / "kiosk" / "backend"):
                continue
            yield str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def japanese() -> dict[str, str]:
    return catalogue("ja")


@pytest.fixture(scope="module")
def english() -> dict[str, str]:
    return catalogue("en")


def test_every_key_that_code_asks_for_has_a_japanese_text(japanese: Mapping[str, str]) -> None:
    missing = {
        f"{name}: {pattern.pattern}"
        for name, source in sources()
        for pattern in keys_asked(source)
        if not any(pattern.fullmatch(key) for key in japanese)
    }
    assert sorted(missing) == []


def test_every_key_in_a_table_of_code_has_a_japanese_text(japanese: Mapping[str, str]) -> None:
    namespaces = {key.split(".")[0] for key in japanese}
    missing = {
        f"{name}: {key}"
        for name, source in sources()
        for key in keys_mentioned(source, namespaces)
        if key not in japanese
    }
    assert sorted(missing) == []


def test_no_text_is_empty(japanese: Mapping[str, str], english: Mapping[str, str]) -> None:
    assert [key for texts in (japanese, english) for key, text in texts.items() if not text.strip()] == []


def test_japanese_and_english_have_the_same_keys(
    japanese: Mapping[str, str], english: Mapping[str, str]
) -> None:
    assert sorted((japanese.keys() | definitions().keys()) ^ english.keys()) == []


def test_key_stands_in_one_file_of_a_language() -> None:
    for language in ("ja", "en"):
        seen: dict[str, str] = {}
        for path in sorted((TRANSLATIONS / language).glob("*.po")):
            for key in re.findall(r'^msgid "(.+)"', path.read_text(encoding="utf-8"), re.M):
                assert key not in seen, f"{language}: {key} in {seen[key]} and {path.name}"
                seen[key] = path.name


def test_placeholders_are_the_same_in_both(japanese: Mapping[str, str], english: Mapping[str, str]) -> None:
    assert differing_placeholders(japanese, english) == []


@pytest.mark.parametrize("language", ["ja", "en"])
def test_furigana_is_well_formed(language: str) -> None:
    assert marking_faults(catalogue(language)) == {}


def test_furigana_of_procedures_is_well_formed() -> None:
    assert marking_faults(definitions()) == {}


def test_no_text_blames_or_speaks_machine_language(japanese: Mapping[str, str]) -> None:
    told = {key: text for key, text in japanese.items() if key != ON_PAPER_FOR_STAFF}
    assert {key: wrong_words(text) for key, text in told.items() if wrong_words(text)} == {}


def test_no_failure_text_blames_or_speaks_machine_language() -> None:
    for path in (ROOT / "resources" / "failures").glob("*.yaml"):
        person = yaml.safe_load(path.read_text(encoding="utf-8"))["person"]
        assert [wrong_words(text) for text in person["ja"].values() if wrong_words(text)] == [], path.name


def test_no_procedure_blames_or_speaks_machine_language() -> None:
    for path in (ROOT / "resources" / "procedures").glob(
        "*/*.yaml"
    ):  # lists of words beside them name wrong ones
        assert wrong_words(path.read_text(encoding="utf-8")) == [], path.name
    assert wrong_words((ROOT / "resources" / "procedures" / "groups.yaml").read_text(encoding="utf-8")) == []


def test_asked_keys_are_found_in_calls_and_in_f_strings() -> None:
    source = 'words("a.b"); self._words(f"a.{kind}.title", n=1); words(language); print("c.d"); words("ja")'
    assert [pattern.pattern for pattern in keys_asked(source)] == [r"a\.b", r"a\..+\.title"]


def test_key_in_a_table_is_found() -> None:
    source = 'T = {"x": "ui.foot.back", "y": "other.thing", "z": f"ui.foot-{name}"}'
    assert keys_mentioned(source, ["ui"]) == {"ui.foot.back"}


def test_brace_that_is_no_reading_is_caught_outside_of_widgets() -> None:
    assert marking_faults({"widgets.page": "{page} / {pages}", "ui.page": "{page}"}).keys() == {"ui.page"}


@pytest.mark.parametrize("text", ["{入力|にゅうりょく}エラー", "{失|しっ}{敗|ぱい}しました", "画面をタップ"])
def test_forbidden_word_is_caught_even_below_readings(text: str) -> None:
    assert wrong_words(text)


def test_differing_placeholder_is_caught() -> None:
    assert differing_placeholders({"a": "%(n)d回", "b": "x"}, {"a": "%(m)d times", "b": "x"}) == ["a"]
