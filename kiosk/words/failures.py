"""What a person reads about a failure, and what support reads: `resources/failures/<CODE>.yaml`.

A file holds `code`; `cause` and `remedy` for support, each in `ja` and `en`; and under `person`, for each
language, `title` (one calm sentence), `explanation` and `next` (the one next step).
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from kiosk.basics.failure import Code
    from kiosk.basics.marked import Marked

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class FailureText:
    """Attributes: `title` is one calm sentence, `explanation` may be empty, `remedy` is the next step."""

    title: Marked
    explanation: Marked
    remedy: Marked


@dataclass(frozen=True, slots=True)
class SupportText:
    """For the support desk and the operating manual, in one language."""

    cause: str
    remedy: str


class FailureTexts:
    """Reads one file at the first failure of that code; keeps it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._pages: dict[Code, Mapping[str, object]] = {}

    def text(self, code: Code, language: str) -> FailureText:
        """For the person, in that language or else in Japanese; logs an error where no file can be read."""
        by_language = _mapping(self._page(code), "person")
        page = _mapping(by_language, language if language in by_language else "ja")
        return FailureText(
            title=_string(page, "title") or code.support,
            explanation=_string(page, "explanation"),
            remedy=_string(page, "next"),
        )

    def support(self, code: Code, language: str) -> SupportText:
        """For support, in `ja` or `en`."""
        page = self._page(code)
        return SupportText(
            _string(_mapping(page, "cause"), language), _string(_mapping(page, "remedy"), language)
        )

    def _page(self, code: Code) -> Mapping[str, object]:
        if code not in self._pages:
            path = self._folder / f"{code.support}.yaml"
            try:
                read: object = yaml.load(path.read_bytes(), yaml.CSafeLoader)
            except (OSError, yaml.YAMLError) as error:
                # A text about trouble must never become trouble of its own: the code alone is shown.
                _log.error("no failure text for %s: %s", code.support, type(error).__name__)
                read = None
            self._pages[code] = read if isinstance(read, dict) else {}
        return self._pages[code]


def _mapping(page: Mapping[str, object], key: str) -> Mapping[str, object]:
    inner = page.get(key)
    return inner if isinstance(inner, dict) else {}


def _string(page: Mapping[str, object], key: str) -> str:
    text = page.get(key)
    return text.strip() if isinstance(text, str) else ""
