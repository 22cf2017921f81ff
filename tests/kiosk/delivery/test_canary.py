"""Nothing unsealed touches the disk, whatever becomes of an application."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from kiosk.basics.ids import ApplicationId
from kiosk.basics.progress import Stoppable
from kiosk.delivery import sealing
from kiosk.delivery.backend import BackendSettings, Sealed
from kiosk.delivery.digest import content_digest
from kiosk.delivery.http import HttpBackend
from kiosk.delivery.keys import PinnedKeys, PublicKey
from kiosk.delivery.outbox import Outbox
from kiosk.delivery.service import DeliveryService
from tests.fakes.clock import ShiftedClock
from tests.fakes.hand_ins import NotedActs, application, key_file
from tests.fakes.http_server import Break, FakeServer, Say, fake_server, problem
from tests.fakes.leaks import leaks

Spoil = Callable[[FakeServer], object]
FATES = {
    "delivered": lambda server: None,
    "queued": lambda server: server.script.extend([Break("close")] * 9),
    "rejected": lambda server: server.script.append(problem(422, "invalid", errors=[])),
    "told-to-wait": lambda server: server.script.append(Say(503, headers={"Retry-After": "900"})),
}


def hand_in(tmp_path: Path, fate: Spoil, *, may_wait: bool) -> list[str]:
    """Names of the files that give the resident away, seen while it is on the wire and afterwards."""
    storage = tmp_path / "storage"
    found: list[str] = []
    with fake_server() as server:
        fate(server)
        clock = ShiftedClock()
        outbox = Outbox(storage)
        keys = PinnedKeys([key_file(tmp_path)], outbox.folder)
        backend = HttpBackend(BackendSettings(server.url, "oji-01"), clock)
        service = DeliveryService(backend, outbox, keys, clock, NotedActs(), sleep=clock.put_forward)
        progress = Stoppable(lambda done, total, note: found.extend(leaks(storage)))
        service.hand_in(application(), may_wait=may_wait, progress=progress)
        service.close()
    return found + leaks(tmp_path)


@pytest.mark.parametrize("may_wait", [True, False], ids=["may-wait", "must-not-wait"])
@pytest.mark.parametrize("fate", FATES.values(), ids=FATES)
def test_application_lies_nowhere_in_clear(fate: Spoil, may_wait: bool, tmp_path: Path) -> None:
    assert hand_in(tmp_path, fate, may_wait=may_wait) == []


def test_gate_bites_on_an_unsealed_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unsealed(document: Mapping[str, object], application_id: ApplicationId, key: PublicKey) -> Sealed:
        body = str(document).encode("utf-8")
        return Sealed(application_id, body, content_digest(body))

    monkeypatch.setattr(sealing, "seal_document", unsealed)
    assert hand_in(tmp_path, FATES["queued"], may_wait=True) != []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "shift_jis"])
def test_search_finds_the_words_in_other_clothes(encoding: str, tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"..." + application().applicant.name.encode(encoding) + b"...")
    assert leaks(tmp_path) == ["x"]


@pytest.mark.parametrize("before", range(4))
def test_search_finds_the_words_in_base64(before: int, tmp_path: Path) -> None:
    import base64

    content = b"." * before + application().applicant.name.encode("utf-8") + b"..."
    (tmp_path / "x").write_bytes(base64.b64encode(content))
    assert leaks(tmp_path) == ["x"]
