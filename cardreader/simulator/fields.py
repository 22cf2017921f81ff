"""Takes typed values out of a persona's JSON and says which key is wrong, and what is allowed there."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TypeVar

from cardreader.simulator.errors import PersonaError

_Word = TypeVar("_Word", bound=str)


class Fields:
    """One JSON object of a persona file.

    Attributes:
        persona: Whose file, for messages.
    """

    def __init__(self, persona: str, place: str, content: object) -> None:
        """`place` is the dotted path to this object, empty for the whole file."""
        self.persona = persona
        self._place = place
        if not isinstance(content, dict):
            raise PersonaError(persona, f"{place or 'the file'}: an object is wanted", key=place)
        self._content: dict[str, object] = {str(key): value for key, value in content.items()}

    def wrong(self, key: str, allowed: str) -> PersonaError:
        return PersonaError(self.persona, f"{self._path(key)}: wanted is {allowed}", key=self._path(key))

    def names(self) -> tuple[str, ...]:
        return tuple(self._content)

    def only(self, known: frozenset[str]) -> None:
        """Raises PersonaError for a key that nobody knows."""
        unknown = sorted(self._content.keys() - known)
        if unknown:
            raise self.wrong(unknown[0], f"one of {', '.join(sorted(known))}")

    def text(self, key: str, default: str | None = None) -> str:
        value = self._content.get(key, default)
        if not isinstance(value, str):
            raise self.wrong(key, "a text")
        return value

    def digits(self, key: str, count: int) -> str:
        value = self.text(key)
        if len(value) != count or not (value.isascii() and value.isdigit()):
            raise self.wrong(key, f"a text of {count} digits")
        return value

    def ascii(self, key: str, count: int) -> str:
        value = self.text(key)
        if len(value) != count or not value.isascii():
            raise self.wrong(key, f"a text of {count} ASCII characters")
        return value

    def day(self, key: str) -> date:
        try:
            return date.fromisoformat(self.text(key))
        except ValueError as trouble:
            raise self.wrong(key, "a date like 1948-03-05") from trouble

    def one_of(self, key: str, words: tuple[_Word, ...], default: _Word) -> _Word:
        value = self.text(key, default)
        for word in words:
            if value == word:
                return word
        raise self.wrong(key, f"one of {', '.join(words)}")

    def some_of(self, key: str, words: tuple[_Word, ...]) -> frozenset[_Word]:
        value = self._content.get(key, [])
        if not isinstance(value, list) or not all(entry in words for entry in value):
            raise self.wrong(key, f"a list of {', '.join(words)}")
        return frozenset(word for word in words if word in value)

    def table(self, key: str) -> Fields:
        return Fields(self.persona, self._path(key), self._content.get(key, {}))

    def texts(self, words: tuple[_Word, ...]) -> Mapping[_Word, str]:
        """This object as texts by those words."""
        self.only(frozenset(words))
        return {word: self.text(word) for word in words if word in self._content}

    def numbers(self, words: tuple[_Word, ...], most: Mapping[str, int]) -> Mapping[_Word, int]:
        """This object as whole numbers from 0 to `most` by those words."""
        self.only(frozenset(words))
        return {word: self._number(word, most[word]) for word in words if word in self._content}

    def _number(self, key: str, most: int) -> int:
        value = self._content[key]
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= most:
            raise self.wrong(key, f"a whole number from 0 to {most}")
        return value

    def _path(self, key: str) -> str:
        return f"{self._place}.{key}" if self._place else key
