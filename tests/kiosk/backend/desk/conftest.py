"""An office: a back-end with two members of staff, a kiosk's client, and the key it seals to."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from joserfc.jwk import ECKey
from sqlalchemy import select

from kiosk.backend.models import HeartbeatRow
from kiosk.backend.store import Store
from tests.fakes.contract_client import ContractClient
from tests.fakes.desk import DeskVisitor, add_staff
from tests.fakes.reference_backend import RunningBackend, running_backend
from tests.fakes.sealed_applications import KIOSK, application, new_id, sealed


@dataclass
class Office:
    """Everything a test of the desk needs.

    Attributes:
        database: URL, to look behind the page.
    """

    backend: RunningBackend
    database: str
    client: ContractClient
    key: ECKey

    def seal(self, application_id: str, **changed: object) -> bytes:
        return sealed(application(application_id, **changed), self.key)

    def receive(self, **changed: object) -> str:
        """Id of an application that a kiosk handed in."""
        application_id = new_id()
        said = self.client.hand_in(application_id, self.seal(application_id, **changed))
        assert said.status == 201
        return application_id

    def beat(
        self,
        *,
        queued: int = 0,
        parked: int = 0,
        waiting: tuple[str, ...] = (),
        copies: tuple[str, ...] = (),
        **checks: str,
    ) -> None:
        """The kiosk tells how it is; `waiting`: what is parked there, `copies`: also on paper."""
        states = {name.replace("_", "-"): state for name, state in checks.items()}
        states |= {**dict.fromkeys(waiting, "warn"), **dict.fromkeys(copies, "ok")}
        document = {
            "at": "2026-11-23T10:15:00+09:00",
            "software": "0.1.0",
            "procedures": {},
            "checks": [{"name": name, "state": state} for name, state in states.items()],
            "queued": queued,
            "parked": parked,
        }
        template = "/kiosks/{kiosk_id}/heartbeat"
        said = self.client.send_json("POST", f"/kiosks/{KIOSK}/heartbeat", document, template)
        assert said.status == 204

    def hear_nothing_for(self, while_: timedelta) -> None:
        """The kiosk's last word becomes that much older."""
        with closing(Store(self.database)) as store, store.begin() as session:
            for row in session.scalars(select(HeartbeatRow)):
                row.received_at = (datetime.fromisoformat(row.received_at) - while_).isoformat()


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    directory: Path = tmp_path_factory.mktemp("office")
    with running_backend(directory) as backend:
        database = f"sqlite:///{backend.database}"
        add_staff(database, "tanaka", "田中")
        add_staff(database, "sato", "佐藤")
        key = ECKey.import_key(json.loads(backend.jwks_file.read_text("utf-8"))["keys"][0])
        yield Office(backend, database, ContractClient(backend.url, backend.token), key)


@pytest.fixture
def visitor(office: Office) -> Iterator[Callable[[], DeskVisitor]]:
    """Makes browsers that nobody signed in with yet."""
    made: list[DeskVisitor] = []

    def make() -> DeskVisitor:
        made.append(DeskVisitor(office.backend.url))
        return made[-1]

    yield make
    for one in made:
        one.close()


@pytest.fixture
def tanaka(visitor: Callable[[], DeskVisitor]) -> DeskVisitor:
    one = visitor()
    assert one.sign_in("tanaka").status_code == 200
    return one


@pytest.fixture
def sato(visitor: Callable[[], DeskVisitor]) -> DeskVisitor:
    one = visitor()
    assert one.sign_in("sato").status_code == 200
    return one
