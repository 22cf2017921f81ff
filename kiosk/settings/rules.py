"""What single settings may look like, beyond their type. Each rule returns the value or raises ValueError."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from pathlib import Path
from typing import Annotated, Final, Literal, TypeAlias
from urllib.parse import urlsplit

from pydantic import AfterValidator, ValidationInfo

Language: TypeAlias = Literal["ja", "ja-easy", "en", "zh-Hans", "ko", "vi", "ne"]

DAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_DAY = f"({'|'.join(DAYS)})"
_HOURS = re.compile(rf"{_DAY}(?:-{_DAY})? (\d\d:\d\d)-(\d\d:\d\d)")
_THUMBPRINT = re.compile(r"[A-Za-z0-9_-]{43}")
"""RFC 7638 with SHA-256: 32 bytes in base64url without padding."""
_PEOPLE: Final = Path(__file__).resolve().parents[2] / "cardreader" / "simulator" / "people"
PERSONAS: Final = tuple(sorted(one.stem for one in _PEOPLE.glob("*.json")))
"""Whose simulated cards are shipped; only files are named here, nothing is imported."""


@dataclass(frozen=True, slots=True)
class Key:
    """What stands beside a key's type: for the example file, the manual and every message about it.

    Attributes:
        allowed: What may be written there.
        meaning: What it does.
    """

    allowed: str
    meaning: str


def placed(path: Path, info: ValidationInfo) -> Path:
    """Counts a relative path from the settings file's folder."""
    folder = info.context.get("folder") if isinstance(info.context, dict) else None
    return Path(folder) / path if folder is not None else path


def back_end(text: str) -> str:
    """An https URL; plain http to this machine only."""
    parts = urlsplit(text)
    if not parts.hostname or parts.username or parts.query or parts.fragment:
        raise ValueError("not a plain URL")
    if parts.scheme != "https" and not (parts.scheme == "http" and _loopback(parts.hostname)):
        raise ValueError("neither https nor http to this machine")
    _ = parts.port  # raises ValueError for a port beyond 65535
    return text.rstrip("/")


def proxy(text: str | None) -> str | None:
    """Where an HTTP proxy listens; a password never stands in the settings."""
    if text is None:
        return None
    parts = urlsplit(text)
    if parts.scheme != "http" or not parts.hostname or parts.username or parts.path.strip("/") or parts.query:
        raise ValueError("not the place of a proxy")
    _ = parts.port  # raises ValueError for a port beyond 65535
    return text.rstrip("/")


def reader(text: str) -> str:
    """`auto`, a part of a PC/SC reader's name, or `simulator:` and a shipped persona or the file of one."""
    kind, simulated, persona = text.partition("simulator:")
    if not text.strip() or (simulated and not kind and not persona.strip()):
        raise ValueError("no reader named")
    if simulated and not kind and persona not in PERSONAS and not Path(persona).is_file():
        raise ValueError("no such persona")
    return text


def printer(text: str, info: ValidationInfo) -> str:
    """A printer on the net, a CUPS queue, a folder, or none."""
    scheme, _, rest = text.partition(":")
    if scheme == "folder" and rest.strip():
        return f"folder:{placed(Path(rest), info)}"
    on_net = scheme in ("ipp", "ipps") and urlsplit(text).hostname is not None
    queue = scheme == "cups" and re.fullmatch(r"[^\s/#]+", rest) is not None
    if on_net or queue or text == "none":
        return text
    raise ValueError("no such kind of printer")


def pinned_key(text: str, info: ValidationInfo) -> str:
    """A thumbprint stays; anything else is a file, whose name has a dot or a slash."""
    if _THUMBPRINT.fullmatch(text):
        return text
    if not set("./") & set(text):
        raise ValueError("neither a thumbprint nor a file")
    return str(placed(Path(text), info))


def opening_hours(text: str) -> str:
    """One line such as `Mon-Fri 08:30-17:15`, both in rising order."""
    match = _HOURS.fullmatch(text)
    if match is None:
        raise ValueError("not a line of opening hours")
    first, last, begin, end = match.groups()
    if DAYS.index(last or first) < DAYS.index(first):
        raise ValueError("the days run backwards")
    if time.fromisoformat(begin) >= time.fromisoformat(end):
        raise ValueError("the hours run backwards")
    return text


def languages(chosen: tuple[Language, ...]) -> tuple[Language, ...]:
    """Japanese is always among them, and none stands there twice."""
    if "ja" not in chosen or len(set(chosen)) != len(chosen):
        raise ValueError("Japanese is missing, or a language stands there twice")
    return chosen


def _loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


FilePath = Annotated[Path, AfterValidator(placed)]
Printer = Annotated[str, AfterValidator(printer)]
ByLanguage: TypeAlias = Mapping[Language, str]
