"""Sealed applications on a memory stick: one file each, which nobody but the back-end can open.

    {"schema": "kiosk-sealed/1", "kiosk_id": "oji-01", "application_id": "0193…", "body": "<JWE, compact>",
     "content_digest": "sha-256=:…:", "queued_at": "2026-11-23T10:15:00+09:00"}

A file is there whole or not at all, also when the stick is pulled out.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal, TypeAlias

from kiosk.basics.ids import ApplicationId
from kiosk.delivery.backend import Sealed
from kiosk.delivery.digest import content_digest

SCHEMA = "kiosk-sealed/1"
_ENDING = ".sealed.json"
_MOST_BYTES = 1024 * 1024
_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_JWE = re.compile(r"[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]*){4}")

Fault: TypeAlias = Literal["unreadable", "not-a-sealed-application", "altered"]
"""`altered`: the bytes are not the ones that the digest names."""


@dataclass(frozen=True, slots=True)
class Item:
    """One file's content.

    Attributes:
        kiosk_id: Whose token the back-end wants to see with it.
    """

    kiosk_id: str
    sealed: Sealed
    queued_at: datetime


@dataclass(frozen=True, slots=True)
class Spoiled:
    """A file that looks like one of ours and cannot be used."""

    file: str
    why: Fault


def lay_down(folder: Path, item: Item) -> Path:
    """Writes the item's file and waits until the stick has it.

    Raises:
        OSError: The folder cannot be written.
    """
    document = {
        "schema": SCHEMA,
        "kiosk_id": item.kiosk_id,
        "application_id": item.sealed.application_id,
        "content_digest": item.sealed.digest,
        "queued_at": item.queued_at.isoformat(),
        "body": item.sealed.body.decode("ascii"),
    }
    place = folder / f"{item.sealed.application_id}{_ENDING}"
    beside = place.with_suffix(".new")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        json.dump(document, file)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(place)
    _sync(folder)
    return place


def read(folder: Path) -> Iterator[Item | Spoiled]:
    """Every file of ours in the folder, in the order of their names.

    Raises:
        OSError: The folder cannot be read.
    """
    for place in sorted(path for path in folder.iterdir() if path.name.endswith(_ENDING)):
        yield _read(place)


def _read(place: Path) -> Item | Spoiled:
    try:
        with place.open("rb") as file:
            document: object = json.loads(file.read(_MOST_BYTES))
    except (OSError, ValueError, RecursionError):
        return Spoiled(place.name, "unreadable")
    item = _item(document)
    if item is None:
        return Spoiled(place.name, "not-a-sealed-application")
    return item if content_digest(item.sealed.body) == item.sealed.digest else Spoiled(place.name, "altered")


def _item(document: object) -> Item | None:
    members = document if isinstance(document, dict) else {}
    names = ("kiosk_id", "application_id", "content_digest", "queued_at", "body")
    texts = [text for name in names if isinstance(text := members.get(name), str)]
    if members.get("schema") != SCHEMA or len(texts) != len(names):
        return None
    kiosk_id, application_id, digest, queued_at, body = texts
    if _ID.fullmatch(application_id) is None or _JWE.fullmatch(body) is None:
        return None
    try:
        moment = datetime.fromisoformat(queued_at)
    except ValueError:
        return None
    if moment.tzinfo is None or not 1 < moment.year < 9999:  # which no time zone pushes over the edge
        return None
    return Item(kiosk_id, Sealed(ApplicationId(application_id), body.encode("ascii"), digest), moment)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
