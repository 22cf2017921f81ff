"""What delivery is tried with: an invented person's application, an invented back-end's key, noted acts."""

from __future__ import annotations

import json
from datetime import datetime
from functools import cache
from pathlib import Path

from joserfc.jwk import ECKey

from kiosk.basics.clock import JST
from kiosk.basics.ids import ApplicationId, uuid7
from kiosk.delivery.acts import Act
from kiosk.delivery.backend import Sealed
from kiosk.delivery.digest import content_digest
from kiosk.delivery.keys import PublicKey
from kiosk.forms.application import Application, Evidence, Person

CANARY = "カナリア見本太郎"
_WHEN = datetime(2026, 11, 23, 10, 15, tzinfo=JST)


def private_key(name: str = "first") -> ECKey:
    """One key a name, the same for the whole run."""
    return _generated(name)


@cache
def _generated(name: str) -> ECKey:
    return ECKey.generate_key("P-256")


def public_key(name: str = "first") -> PublicKey:
    members = private_key(name).as_dict(private=False)
    return PublicKey(str(members["x"]), str(members["y"]))


def key_file(folder: Path, name: str = "first") -> str:
    """A file with the public JWK, to pin."""
    path = folder / f"{name}.jwk"
    path.write_text(json.dumps(public_key(name).as_jwk()), "ascii")
    return str(path)


def new_id() -> ApplicationId:
    return ApplicationId(uuid7(datetime.now(JST)))


def application(application_id: ApplicationId | None = None, name: str = CANARY) -> Application:
    return Application(
        application_id=application_id or new_id(),
        procedure=("juminhyo", "2026.11"),
        completed_at=_WHEN,
        kiosk=("oji-01", "王子区民事務所"),
        language="ja",
        applicant=Person(name, "カナリアミホンタロウ", "1948-03-05", "male", "東京都北区見本町1-2-3"),
        representative=None,
        answers={"copies": 2, "show_honseki": False},
        identity=(Evidence("none", _WHEN, None),),
    )


def sealed(application_id: ApplicationId | None = None, body: bytes = b"e30.invented.jwe.body.tag") -> Sealed:
    """Not really sealed: bytes that only look so, for whoever treats an entry as opaque."""
    return Sealed(application_id or new_id(), body, content_digest(body))


class NotedActs:
    """A `Record` that keeps what it is told."""

    def __init__(self) -> None:
        self.acts: list[tuple[Act, dict[str, str | int]]] = []

    def __call__(self, act: Act, /, **facts: str | int) -> None:
        self.acts.append((act, facts))

    @property
    def names(self) -> list[str]:
        return [act.value for act, _ in self.acts]
