"""Tickets (続きの券) at the desk: opened with the fleet key of the day, shown to staff, and kept nowhere.

This is the back-end's own reader of `KIOSKT1/<part>/<of>/<digest>/<base45>` and of what is sealed in it; the
kiosk's writer is not looked at. All codes of a ticket are read at once: nothing of it waits in the database.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import struct
import unicodedata
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final, Literal, TypeAlias

import base45
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from kiosk.backend.config import JST
from kiosk.backend.desk.sheet import Section
from kiosk.backend.desk.wording import APPLICANT, Labels, labels_of, words

Trouble: TypeAlias = Literal["no-keys", "incomplete", "another-day", "another-fleet", "altered"]
_CODE = re.compile(r"KIOSKT1/([1-9]\d?)/([1-9]\d?)/([0-9A-F]{16})/([0-9A-Z $%*+./:-]*)")
_HEADER: Final = struct.Struct(">B4sH")
_NONCE, _TAG = 12, 16
_EPOCH: Final = date(2020, 1, 1)
_MOST_BYTES: Final = 1_000_000
_SOURCES: Final = ("t", "e", "s")


@dataclass(frozen=True, slots=True)
class Ticket:
    """One ticket.

    Attributes:
        trouble: Why it is not shown; None where it is.
        application: Id of the application it may become, "" where it is not shown.
        title: The procedure's.
    """

    trouble: Trouble | None
    application: str = ""
    title: str = ""
    sections: tuple[Section, ...] = field(default=(), repr=False)


class TicketTrouble(Exception):
    """A ticket that cannot be shown."""

    def __init__(self, kind: Trouble) -> None:
        super().__init__(kind)
        self.kind: Trouble = kind


class TicketDesk:
    """Opens tickets where the back-end was given the fleet keys; the file is read anew each time."""

    def __init__(self, keys: Path | None) -> None:
        self._keys = keys

    def read(self, pasted: str, now: datetime) -> tuple[tuple[Ticket, ...], str]:
        """Every ticket in a pasted text, and what else stands in it."""
        texts = re.split(r"[\r\n\t]+|(?=KIOSKT?1/)", unicodedata.normalize("NFKC", pasted).upper())
        codes: dict[tuple[str, int], dict[int, str]] = {}
        rest: list[str] = []
        for text in texts:
            match = _CODE.fullmatch(text.strip())
            if match is None:
                rest.append(text)
            else:
                codes.setdefault((match[3], int(match[2])), {})[int(match[1])] = match[4]
        today = now.astimezone(JST).date()
        tickets = tuple(self._ticket(pieces, of, digest, today) for (digest, of), pieces in codes.items())
        return tickets, "\n".join(text for text in rest if text.strip())

    def _ticket(self, pieces: Mapping[int, str], of: int, digest: str, today: date) -> Ticket:
        try:
            content = _content(self._opened(_sealed(pieces, of, digest), today))
            return _shown(content)
        except TicketTrouble as trouble:
            return Ticket(trouble.kind)

    def _opened(self, sealed: bytes, today: date) -> bytes:
        if self._keys is None:
            raise TicketTrouble("no-keys")
        if len(sealed) < _HEADER.size + _NONCE + _TAG or sealed[0] != 1:
            raise TicketTrouble("altered")
        _, key_id, days = _HEADER.unpack_from(sealed)
        if _EPOCH + timedelta(days=days) != today:
            raise TicketTrouble("another-day")
        key = _key_of(self._keys, today, key_id.hex())
        if key is None:
            raise TicketTrouble("another-fleet")
        start, body = _HEADER.size, _HEADER.size + _NONCE
        try:
            return AESGCM(key).decrypt(
                sealed[start:body], sealed[body:], b"madoguchi-ticket/1" + sealed[:start]
            )
        except InvalidTag:
            raise TicketTrouble("altered") from None


def _sealed(pieces: Mapping[int, str], of: int, digest: str) -> bytes:
    if set(pieces) != set(range(1, of + 1)):
        raise TicketTrouble("incomplete")
    try:
        sealed = b"".join(base45.b45decode(pieces[part]) for part in sorted(pieces))
    except ValueError:
        raise TicketTrouble("altered") from None
    if hashlib.sha256(sealed).hexdigest()[:16].upper() != digest:
        raise TicketTrouble("altered")
    return sealed


def _key_of(path: Path, day: date, key_id: str) -> bytes | None:
    try:
        entries = json.loads(path.read_bytes())["keys"]
        for entry in entries:
            if (entry["day"], entry["id"]) == (day.isoformat(), key_id):
                return base64.urlsafe_b64decode(entry["key"] + "=" * (-len(entry["key"]) % 4))
    except (OSError, ValueError, KeyError, TypeError):
        raise TicketTrouble("no-keys") from None
    return None


def _content(plaintext: bytes) -> Mapping[str, object]:
    try:
        content = json.loads(zlib.decompressobj(-zlib.MAX_WBITS).decompress(plaintext, _MOST_BYTES))
    except (zlib.error, ValueError):
        raise TicketTrouble("altered") from None
    if not isinstance(content, dict) or content.get("v") != 1:
        raise TicketTrouble("altered")
    return content


def _shown(content: Mapping[str, object]) -> Ticket:
    """Who applies, and the answers so far, in the words of their procedure; half-typed ones are left out."""
    match content.get("c"):
        case [*_, [str() as application, str() as procedure, _, str() as applicant, *_]]:
            labels = labels_of(procedure)
        case _:
            raise TicketTrouble("altered")
    lines = [*_applicant(applicant, labels), *labels.lines(dict(_answers(content, procedure)))]
    sections = [Section(words()("ticket.answers"), tuple(lines))]
    refused = tuple(labels.lines(dict(_refused(content, procedure, labels))))
    sections += [Section(words()("ticket.open"), refused)] if refused else []
    return Ticket(None, application, labels.title, tuple(sections))


def _applicant(applicant: str, labels: Labels) -> Iterator[tuple[str, str]]:
    for _, text in labels.lines({APPLICANT: applicant}) if labels.names(APPLICANT, applicant) else ():
        yield words()("ticket.applicant"), text


def _refused(content: Mapping[str, object], procedure: str, labels: Labels) -> Iterator[tuple[str, object]]:
    """What was chosen whole and led no further (後見人: to the desk); nobody has to say it again."""
    drafts = content.get("d")
    for name, draft in drafts.items() if isinstance(drafts, dict) else ():
        local = str(name).removeprefix(f"{procedure}.")
        if isinstance(draft, str) and labels.names(local, draft):
            yield local, draft


def _answers(content: Mapping[str, object], procedure: str) -> Iterator[tuple[str, object]]:
    """By the ids that the procedure's own file has."""
    for source in _SOURCES:
        answers = content.get(source)
        for name, value in answers.items() if isinstance(answers, dict) else ():
            yield str(name).removeprefix(f"{procedure}."), value
