"""All texts: one folder a language, several `.po` files in it, looked up by dotted key."""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from kiosk.words.counting import TSU, counter
from kiosk.words.failures import FailureText, FailureTexts
from kiosk.words.furigana import bracketed, plain

if TYPE_CHECKING:
    from kiosk.basics.failure import Code, Failure
    from kiosk.basics.marked import Marked

SOURCE_LANGUAGE = "ja"
EASY = "ja-easy"
"""やさしい日本語: its readers need the kana of every kanji."""
_FACT = re.compile(r"%\((\w+)\)[sd]")
_COUNTED = re.compile(rf"{_FACT.pattern}({TSU}?)")
_OPEN = re.compile(rf"{_FACT.pattern}|\{{\w+\}}")
"""A fact, or a place that a widget fills in itself (`{page}`)."""
_log = logging.getLogger(__name__)


class Catalogue:
    """The texts below one folder, read when a language is first asked for and kept as long as this lives.

    Attributes:
        root: The folder.
    """

    def __init__(self, root: Path, failures: Path | None = None) -> None:
        """Reads nothing yet.

        Args:
            root: Holds one folder a language with `*.po` files.
            failures: Holds one YAML file a failure code; by default `failures` beside `root`.
        """
        self.root = root
        self._failures = FailureTexts(root.parent / "failures" if failures is None else failures)
        self._words: dict[str, Words] = {}

    def languages(self) -> tuple[str, ...]:
        """Those that have a folder with texts, Japanese first."""
        found = {folder.name for folder in self.root.iterdir() if any(folder.glob("*.po"))}
        return tuple(sorted(found, key=lambda language: (language != SOURCE_LANGUAGE, language)))

    def words(self, language: str) -> Words:
        """The texts in that language; Japanese stands in for a missing one, and for a missing language."""
        if language not in self._words:
            behind = None if language == SOURCE_LANGUAGE else self.words(SOURCE_LANGUAGE)
            self._words[language] = Words(language, texts_of(self.root / language), self._failures, behind)
        return self._words[language]


class Words:
    """Gives the text for a key in one language.

    Attributes:
        language: `ja`, `en`, …
    """

    def __init__(
        self, language: str, texts: Mapping[str, Marked], failures: FailureTexts, behind: Words | None = None
    ) -> None:
        self.language = language
        self._texts = texts
        self._failures = failures
        self._behind = behind

    def __call__(self, key: str, /, **facts: str | int) -> Marked:
        """The text with its facts filled in; the key itself, and an error in the log, where there is none."""
        text = self._texts.get(key)
        if text is not None:
            return filled(text, facts, key, self.language)
        if self._behind is not None:
            return self._behind(key, **facts)
        _log.error("no text for %s", key)
        return key

    @property
    def is_japanese(self) -> bool:
        """Plain or やさしい日本語: eras, readings and voices are Japanese ones."""
        return self.language.startswith(SOURCE_LANGUAGE)

    def written(self, text: Marked) -> str:
        """A text as it stands on paper: without readings, but for やさしい日本語, whose readers need them."""
        return bracketed(text) if self.language == EASY else plain(text)

    def has(self, key: str) -> bool:
        """Whether the key has a text here or in Japanese."""
        return key in self._texts or (self._behind is not None and self._behind.has(key))

    def complete(self) -> dict[str, Marked]:
        """The texts that need no facts, by key; of this language alone."""
        return {key: text for key, text in self._texts.items() if not _OPEN.search(text)}

    def failure_title(self, code: Code) -> Marked:
        """The one calm sentence a failure is called by; it holds no facts."""
        return self._texts.get(
            f"failures.{code.support}.title", self._failures.text(code, self.language).title
        )

    def failure(self, failure: Failure) -> FailureText:
        """What the person reads and hears about a failure, in this language or in Japanese.

        Languages that the failure's own file does not have stand in `failures.po`.
        """
        support = failure.code.support
        text = self._failures.text(failure.code, self.language)

        def said(part: str, own: Marked) -> Marked:
            mine = self._texts.get(f"failures.{support}.{part}", own)
            return filled(mine, failure.facts, support, self.language)

        return FailureText(
            title=said("title", text.title),
            explanation=said("explanation", text.explanation),
            remedy=said("next", text.remedy),
        )


def texts_of(folder: Path) -> dict[str, Marked]:
    """All texts of the `.po` files of one folder by key; fuzzy and empty ones count as missing."""
    texts: dict[str, Marked] = {}
    for path in sorted(folder.glob("*.po")):
        texts |= _texts_in(path.read_bytes())
    return texts


@lru_cache(maxsize=256)
def _texts_in(content: bytes) -> Mapping[str, Marked]:
    """Of one `.po` file; the same content is parsed once, however many catalogues a process has."""
    from babel.messages.pofile import read_po

    return MappingProxyType(
        {
            str(message.id): str(message.string)
            for message in read_po(BytesIO(content), charset="utf-8")
            if message.id and message.string and not message.fuzzy
        }
    )


def filled(text: Marked, facts: Mapping[str, str | int], key: str, language: str) -> Marked:
    """`%(name)s` and `%(n)d` replaced by facts; any other percent sign stands for itself.

    A number that is counted (`%(n)dつ`) takes the counter that goes with it.
    """

    def fact(match: re.Match[str]) -> str:
        name, things = match[1], match[2]
        if name not in facts:
            _log.error("the text %s lacks its fact %s", key, name)
            return things
        value = str(facts[name])
        return value + (counter(int(value), language) if things and value.isdecimal() else things)

    return _COUNTED.sub(fact, text)
