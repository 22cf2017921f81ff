"""Each failure code has its page of texts, and is raised in exactly one place of the product."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
import yaml

from kiosk.basics.failure import Code
from kiosk.words.furigana import faults

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "resources" / "failures"
SUPPORT_LANGUAGES = ("ja", "en")
PERSON_LANGUAGES = ("ja", "en")
ALL_CODES = pytest.mark.parametrize("code", Code, ids=lambda code: code.support)


def product_files() -> Iterator[Path]:
    for folder in ("kiosk", "ui", "cardreader"):
        for path in (ROOT / folder).rglob("*.py"):
            if path != ROOT / "kiosk" / "basics" / "failure.py":
                yield path


def mentions(sources: Iterable[str]) -> Counter[str]:
    """How often each `Code.NAME` stands in the sources; comments and docstrings do not count."""
    return Counter(
        node.attr
        for source in sources
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "Code"
    )


def page_faults(code: Code, text: str) -> list[str]:
    """What is wrong with one page, in words."""
    page = yaml.safe_load(text)
    found = [] if page.get("code") == code.support else [f"code is {page.get('code')!r}"]
    for part in ("cause", "remedy"):
        found += [f"no {part}.{lang}" for lang in SUPPORT_LANGUAGES if not page.get(part, {}).get(lang)]
    for lang in PERSON_LANGUAGES:
        said = page.get("person", {}).get(lang, {})
        found += [f"no person.{lang}.{part}" for part in ("title", "next") if not said.get(part)]
        found += [f"person.{lang}.{part}: {fault}" for part in said for fault in faults(said[part])]
    unknown = set(page) - {"code", "cause", "remedy", "person"}
    return found + [f"unknown key {key}" for key in sorted(unknown)]


@ALL_CODES
def test_code_has_a_whole_page_of_texts(code: Code) -> None:
    assert page_faults(code, (PAGES / f"{code.support}.yaml").read_text(encoding="utf-8")) == []


def test_no_page_is_left_over_from_a_code_that_went() -> None:
    assert {path.name for path in PAGES.iterdir()} == {f"{code.support}.yaml" for code in Code}


@pytest.fixture(scope="module")
def counted() -> Counter[str]:
    return mentions(path.read_text(encoding="utf-8") for path in product_files())


@ALL_CODES
def test_code_stands_in_exactly_one_place(code: Code, counted: Counter[str]) -> None:
    assert counted[code.name] == 1


def test_no_place_names_a_code_that_does_not_exist(counted: Counter[str]) -> None:
    assert set(counted) - {code.name for code in Code} == set()


def test_second_place_is_counted_and_a_comment_is_not() -> None:
    planted = [
        "def f():\n    return Failure(Code.CARD_07)",
        '"""Code.CARD_07"""\n# Code.CARD_07\nCode.CARD_07',
    ]
    assert mentions(planted) == {"CARD_07": 2}


@pytest.mark.parametrize(
    ("spoiled", "fault"),
    [
        ("code: CARD-08", "code is 'CARD-08'"),
        ("code: CARD-07\nremedy: {ja: a, en: b}", "no cause.ja"),
        ("code: CARD-07\nperson: {ja: {title: '{写|x}'}}", "person.ja.title: the reading"),
        ("code: CARD-07\nhint: a", "unknown key hint"),
    ],
)
def test_spoiled_page_is_caught(spoiled: str, fault: str) -> None:
    assert any(line.startswith(fault) for line in page_faults(Code.CARD_07, spoiled))
