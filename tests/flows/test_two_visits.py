"""Forced delays try to give one resident what is another's: the number, the bytes, the key.

Of the paper see `test_two_papers`.
"""

from __future__ import annotations

import base64
import json
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random

from joserfc import jwe

from kiosk.basics.failure import Failure
from kiosk.basics.progress import Stoppable
from kiosk.delivery.backend import BackendSettings
from kiosk.delivery.http import HttpBackend
from kiosk.delivery.keys import PinnedKeys
from kiosk.delivery.outbox import Outbox
from kiosk.delivery.outcome import Outcome
from kiosk.delivery.service import DeliveryService
from kiosk.forms.application import Application
from tests.fakes.clock import ShiftedClock
from tests.fakes.hand_ins import NotedActs, application, key_file, new_id, private_key
from tests.fakes.http_server import Break, fake_server

VISITS = 12


def opened(body: bytes) -> dict[str, object]:
    decrypted = jwe.decrypt_compact(body, private_key(), algorithms=["ECDH-ES+A256KW", "A256GCM"])
    document: dict[str, object] = json.loads(decrypted.plaintext or b"")
    return document


def ephemeral_key(body: bytes) -> str:
    header = body.partition(b".")[0]
    return str(json.loads(base64.urlsafe_b64decode(header + b"=" * (-len(header) % 4)))["epk"])


def test_many_at_once_through_one_service_each_get_their_own(tmp_path: Path) -> None:
    """Every thread is held up at moments of chance, and lines break under them."""
    dice = Random(11)
    pauses = threading.Event()
    forms = [application(new_id(), name=f"見本　第{number}") for number in range(VISITS)]
    with fake_server() as server:
        server.script.extend(Break("close", lands=dice.random() < 0.5) for _ in range(VISITS // 2))
        outbox = Outbox(tmp_path / "storage")
        clock = ShiftedClock()
        backend = HttpBackend(BackendSettings(server.url, "oji-01"), clock)
        keys = PinnedKeys([key_file(tmp_path)], outbox.folder)
        service = DeliveryService(backend, outbox, keys, clock, NotedActs())

        def hold_up(done: int, total: int, note: Failure | None) -> None:
            pauses.wait(dice.random() / 20)

        def one(form: Application) -> tuple[Application, Outcome]:
            return form, service.hand_in(form, may_wait=True, progress=Stoppable(hold_up))

        with ThreadPoolExecutor(6) as pool:
            told = list(pool.map(one, forms))
        service.deliver_waiting(Stoppable())
        service.close()
        for form, outcome in told:
            body, receipt = server.landed[form.application_id]
            document = opened(body)
            assert document["application_id"] == form.application_id
            assert isinstance(document["applicant"], dict)
            assert document["applicant"]["name"] == form.applicant.name
            assert outcome.receipt_number in {None, receipt["receipt_number"]}
        bodies = [body for body, _ in server.landed.values()]
        assert len({ephemeral_key(body) for body in bodies}) == VISITS, "no two share a key"
