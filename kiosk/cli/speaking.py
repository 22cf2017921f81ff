"""In which language `kiosk procedures` speaks to authors: English, or Japanese from its catalogue."""

from __future__ import annotations

import locale
import os
from collections.abc import Callable, Mapping
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TypeVar

import click

from kiosk.basics.telling import Told

F = TypeVar("F", bound=Callable[..., object])
FOLDER = Path(__file__).resolve().parents[2] / "resources" / "authoring"
LANGUAGES = ("en", "ja")
_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
_JAPANESE = ("ja", "Japanese")


def language_option(command: F) -> F:
    """`--language en|ja`, as `language: str`; Japanese on a machine that speaks Japanese."""
    return click.option(
        "--language",
        type=click.Choice(LANGUAGES),
        default=machine_language,
        help="In which language to tell it (default: the machine's, by LANG).",
    )(command)


def machine_language() -> str:
    """The language of the machine: of its environment, or else (Windows) of its own settings."""
    set_ = (os.environ[one] for one in _VARIABLES if os.environ.get(one))
    spoken = next(set_, None) or locale.getlocale()[0] or ""
    return "ja" if spoken.startswith(_JAPANESE) else "en"


def say(text: str, language: str) -> str:
    """The text in that language; English where it is not in the catalogue, as whatever nobody wrote there."""
    if not isinstance(text, Told):
        return text
    pattern = catalogue(language).get(text.pattern, text.pattern)
    return pattern.format(**{name: _fact(one, language) for name, one in text.facts.items()})


@cache
def catalogue(language: str) -> Mapping[str, str]:
    """What is said for each English pattern; nothing for English itself."""
    path: Path = FOLDER / f"{language}.po"
    if not path.is_file():
        return {}
    from babel.messages.pofile import read_po

    read = read_po(BytesIO(path.read_bytes()), charset="utf-8")
    return {str(one.id): str(one.string) for one in read if one.id and one.string}


def _fact(fact: object, language: str) -> object:
    return say(fact, language) if isinstance(fact, str) else fact
