"""One suite for the port `Backend`: the fake, the client before a fake server and before the reference."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest

from kiosk.basics.clock import JST, SystemClock
from kiosk.delivery.backend import (
    Backend,
    BackendSettings,
    Challenge,
    Conflict,
    Heartbeat,
    NotReceived,
    Received,
    Sealed,
    StaffCall,
    Unclear,
    Unreachable,
)
from kiosk.delivery.http import HttpBackend
from kiosk.delivery.keys import PublicKey, read_keys
from kiosk.delivery.sealing import seal_document
from kiosk.forms.export import application_json
from tests.fakes.backend import FakeBackend
from tests.fakes.hand_ins import application, new_id, public_key
from tests.fakes.http_server import fake_server
from tests.fakes.reference_backend import running_backend


@dataclass
class Case:
    """A back-end behind the port, and the lever that takes it away."""

    backend: Backend
    key: PublicKey
    stop: Callable[[], None]

    def sealed(self) -> Sealed:
        whole = application(new_id())
        return seal_document(application_json(whole), whole.application_id, self.key)


@pytest.fixture(params=["fake", "client-and-fake-server", "client-and-reference"])
def case(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Case]:
    published = {"keys": [public_key().as_jwk()]}
    match request.param:
        case "fake":
            fake = FakeBackend()
            fake.key_set = published
            yield Case(fake, public_key(), lambda: setattr(fake, "down", True))
        case "client-and-fake-server":
            with fake_server() as server:
                server.key_set = published
                client = HttpBackend(BackendSettings(server.url, "oji-01"), SystemClock())
                yield Case(client, public_key(), server.close)
                client.close()
        case _:
            with running_backend(tmp_path) as running:
                settings = BackendSettings(running.url, running.kiosk_id, str(running.token_file))
                client = HttpBackend(settings, SystemClock())
                (key, *_) = read_keys(json.loads(running.jwks_file.read_text("utf-8")))
                yield Case(client, key, running.stop)
                client.close()


def test_application_is_received_with_a_receipt_of_its_own(case: Case) -> None:
    item = case.sealed()
    answer = case.backend.put(item)
    assert isinstance(answer, Received)
    assert answer.receipt.application_id == item.application_id
    assert answer.receipt.content_digest == item.digest
    assert answer.receipt.receipt_number
    assert answer.receipt.received_at.tzinfo is not None


def test_replay_and_question_give_the_same_receipt(case: Case) -> None:
    item = case.sealed()
    first = case.backend.put(item)
    replay = case.backend.put(item)
    asked = case.backend.get(item.application_id, item.digest)
    assert isinstance(first, Received)
    assert isinstance(replay, Received)
    assert isinstance(asked, Received)
    numbers = {answer.receipt.receipt_number for answer in (first, replay, asked)}
    assert len(numbers) == 1


def test_two_applications_have_two_numbers(case: Case) -> None:
    answers = [case.backend.put(case.sealed()) for _ in range(2)]
    numbers = {answer.receipt.receipt_number for answer in answers if isinstance(answer, Received)}
    assert len(numbers) == 2


def test_unknown_application_is_not_received(case: Case) -> None:
    assert case.backend.get(new_id(), "sha-256=:AAAA:") == NotReceived()


def test_other_content_under_a_known_id_is_never_taken_for_the_first(case: Case) -> None:
    item, other = case.sealed(), case.sealed()
    case.backend.put(item)
    false = Sealed(item.application_id, other.body, other.digest)
    assert not isinstance(case.backend.put(false), Received)
    assert isinstance(case.backend.get(item.application_id, item.digest), Received)
    assert case.backend.get(item.application_id, false.digest) == Unclear("other-digest", other_content=True)


def test_other_answers_under_a_known_id_are_a_conflict(case: Case) -> None:
    whole = application(new_id())
    document = application_json(whole)
    first = seal_document(document, whole.application_id, case.key)
    changed = seal_document({**document, "answers": {"copies": 3}}, whole.application_id, case.key)
    case.backend.put(first)
    assert case.backend.put(changed) == Conflict()


def test_keys_hold_the_one_that_was_pinned(case: Case) -> None:
    assert case.key in read_keys(case.backend.keys())


def test_challenges_are_fresh(case: Case) -> None:
    one, two = case.backend.challenge(), case.backend.challenge()
    assert isinstance(one, Challenge)
    assert isinstance(two, Challenge)
    assert len(one.nonce) == 43


def test_staff_call_is_heard_once_and_again(case: Case) -> None:
    call = StaffCall(new_id(), "help", "asking:copies", datetime(2026, 11, 23, 10, 15, tzinfo=JST))
    assert case.backend.call_staff(call)
    assert case.backend.call_staff(call)


def test_heartbeat_is_noted(case: Case) -> None:
    at = datetime(2026, 11, 23, 10, 15, tzinfo=JST)
    beat = Heartbeat(at, "0.1", {"juminhyo": "2026.11"}, {"printer": "warn"}, queued=2, parked=1)
    assert case.backend.heartbeat(beat)
    case.stop()
    assert not case.backend.heartbeat(beat)


def test_health_tells_how_the_clocks_stand(case: Case) -> None:
    health = case.backend.health()
    assert health.reachable
    assert health.skew_s is not None
    assert abs(health.skew_s) < 30


def test_credentials_are_a_steady_mark(case: Case) -> None:
    assert case.backend.credentials() == case.backend.credentials()


def test_back_end_that_is_gone_raises_nothing(case: Case) -> None:
    case.stop()
    item = case.sealed()
    for answer in (case.backend.put(item), case.backend.get(item.application_id, item.digest)):
        assert isinstance(answer, Unreachable)
        assert not answer.sent
    assert case.backend.keys() is None
    assert case.backend.challenge() is None
    assert not case.backend.health().reachable
    assert not case.backend.call_staff(StaffCall(new_id(), "help", "x", datetime(2026, 11, 23, tzinfo=JST)))
