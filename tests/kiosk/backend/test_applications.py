"""What the back-end makes of applications: numbers, proofs, signatures, and many at once."""

from __future__ import annotations

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from joserfc.jwk import ECKey

from kiosk.backend.config import JST, config_in
from kiosk.backend.keys import rotate
from tests.fakes.contract_client import ContractClient
from tests.fakes.reference_backend import RunningBackend, running_backend
from tests.fakes.sealed_applications import (
    KIOSK,
    Authority,
    Signer,
    application,
    identity,
    new_id,
    seal,
    sealed,
)


@dataclass
class Hands:
    """A clock that a test moves."""

    now: datetime = field(default_factory=lambda: datetime.now(JST))

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def backend(tmp_path: Path, authority: Authority, hands: Hands) -> Iterator[RunningBackend]:
    """One that knows the invented card authority, by a clock that the test moves."""
    roots = tmp_path / "roots.pem"
    roots.write_bytes(authority.pem)
    config = replace(config_in(tmp_path, KIOSK), card_roots=(roots,), clock=hands)
    with running_backend(tmp_path, config=config) as running:
        yield running


def proven(application_id: str, *evidence: str) -> dict[str, object]:
    return application(application_id, identity=[identity("jpki-authentication", one) for one in evidence])


def test_numbers_count_per_office_and_day(client: ContractClient, key: ECKey, hands: Hands) -> None:
    def number(office: str) -> object:
        application_id = new_id()
        content = application(application_id, kiosk={"id": KIOSK, "office": office})
        return client.hand_in(application_id, sealed(content, key)).content["receipt_number"]

    today = [number("王子"), number("王子"), number("赤羽")]
    hands.now += timedelta(days=1)
    assert [*today, number("王子")] == ["101", "102", "101", "101"]


def test_day_changes_at_midnight_in_japan(client: ContractClient, key: ECKey, hands: Hands) -> None:
    hands.now = datetime(2026, 11, 23, 14, 59, 59, tzinfo=UTC)
    first, second = new_id(), new_id()
    before = client.hand_in(first, sealed(application(first), key))
    hands.now += timedelta(seconds=1)
    after = client.hand_in(second, sealed(application(second), key))
    assert (before.content["receipt_number"], after.content["receipt_number"]) == ("101", "101")
    assert after.content["received_at"] == "2026-11-24T00:00:00+09:00"


def test_identical_calls_at_once_make_one_row(client: ContractClient, key: ECKey) -> None:
    application_id, later = new_id(), new_id()
    body = sealed(application(application_id), key)
    with ThreadPoolExecutor(8) as pool:
        said = list(pool.map(lambda _: client.hand_in(application_id, body), range(16)))
    assert sorted(one.status for one in said) == [200] * 15 + [201]
    assert len({json.dumps(one.content) for one in said}) == 1
    assert client.hand_in(later, sealed(application(later), key)).content["receipt_number"] == "102"


def test_many_applications_at_once_get_different_numbers(client: ContractClient, key: ECKey) -> None:
    ids = [new_id() for _ in range(20)]
    bodies = [sealed(application(one), key) for one in ids]
    with ThreadPoolExecutor(8) as pool:
        said = list(pool.map(client.hand_in, ids, bodies))
    assert {one.status for one in said} == {201}
    assert {one.content["receipt_number"] for one in said} == {str(n) for n in range(101, 121)}


def test_restart_forgets_nothing(backend: RunningBackend, client: ContractClient, key: ECKey) -> None:
    application_id, later = new_id(), new_id()
    body = sealed(application(application_id), key)
    first = client.hand_in(application_id, body)
    backend.stop()
    backend.start()
    assert client.hand_in(application_id, body).content == first.content
    assert client.ask(application_id).content == first.content
    assert client.hand_in(later, sealed(application(later), key)).content["receipt_number"] == "102"


def test_nothing_personal_stands_in_the_database_or_the_log(
    backend: RunningBackend, client: ContractClient, key: ECKey, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    application_id, rejected = new_id(), new_id()
    client.hand_in(application_id, sealed(application(application_id), key))
    client.hand_in(rejected, sealed(application(rejected, answers="見本 花子"), key))
    backend.stop()
    files = [path for path in backend.database.parent.rglob("*") if path.is_file()]
    assert backend.database in files
    for text in ("見本", "ミホン", "1948-03-05"):
        assert not [path for path in files if text.encode("utf-8") in path.read_bytes()]
        assert text not in caplog.text
    assert application_id in caplog.text


def test_retired_key_opens_and_is_no_longer_offered(
    backend: RunningBackend, client: ContractClient, key: ECKey
) -> None:
    backend.stop()
    fresh = rotate(backend.keys_dir)
    backend.start()
    offered = json.loads(json.dumps(client.call("GET", "/keys").content))["keys"]
    assert [one["kid"] for one in offered] == [fresh]
    application_id = new_id()
    assert client.hand_in(application_id, sealed(application(application_id), key)).status == 201


def test_proof_of_a_known_card_is_accepted(client: ContractClient, key: ECKey, signer: Signer) -> None:
    application_id = new_id()
    content = proven(application_id, signer.proof(client.challenge(), application_id))
    said = client.hand_in(application_id, sealed(content, key))
    assert (said.status, said.content["status"]) == (201, "accepted")


def test_proof_over_the_kiosks_own_nonce_is_received_only(
    client: ContractClient, key: ECKey, signer: Signer
) -> None:
    application_id = new_id()
    own = client.challenge() | {"challenge_id": None}
    said = client.hand_in(
        application_id, sealed(proven(application_id, signer.proof(own, application_id)), key)
    )
    assert (said.status, said.content["status"]) == (201, "received")


def test_card_of_an_unknown_authority_is_returned(client: ContractClient, key: ECKey) -> None:
    application_id = new_id()
    stranger = Authority().signer()  # of the same name, with another key
    content = proven(application_id, stranger.proof(client.challenge(), application_id))
    said = client.hand_in(application_id, sealed(content, key))
    assert (said.status, said.content["status"]) == (201, "returned")


def test_certificate_that_had_ended_is_returned(
    client: ContractClient, key: ECKey, authority: Authority
) -> None:
    application_id = new_id()
    ended = authority.signer(until=datetime.now(UTC) - timedelta(days=1))
    content = proven(application_id, ended.proof(client.challenge(), application_id))
    said = client.hand_in(application_id, sealed(content, key))
    assert (said.status, said.content["status"]) == (201, "returned")


def test_challenge_is_used_up_by_the_application_that_was_received(
    client: ContractClient, key: ECKey, signer: Signer
) -> None:
    challenge = client.challenge()
    rejected, first, second = new_id(), new_id(), new_id()
    faulty = proven(rejected, signer.proof(challenge, rejected)) | {"answers": None}
    assert client.hand_in(rejected, sealed(faulty, key)).status == 422
    body = sealed(proven(first, signer.proof(challenge, first)), key)
    assert [client.hand_in(first, body).status for _ in range(2)] == [201, 200]
    said = client.hand_in(second, sealed(proven(second, signer.proof(challenge, second)), key))
    assert (said.status, said.pointers) == (422, ["/identity/0/evidence"])


def test_one_challenge_in_two_applications_at_once_serves_one(
    client: ContractClient, key: ECKey, signer: Signer
) -> None:
    challenge = client.challenge()
    ids = [new_id() for _ in range(6)]
    bodies = [sealed(proven(one, signer.proof(challenge, one)), key) for one in ids]
    with ThreadPoolExecutor(6) as pool:
        said = list(pool.map(client.hand_in, ids, bodies))
    assert sorted(one.status for one in said) == [201, 422, 422, 422, 422, 422]


def test_challenge_waits_in_the_queue_and_is_judged_by_the_signature(
    client: ContractClient, key: ECKey, signer: Signer, hands: Hands
) -> None:
    application_id = new_id()
    challenge = client.challenge()
    at = int(hands.now.timestamp()) + 60
    body = sealed(proven(application_id, signer.proof(challenge, application_id, iat=at)), key)
    hands.now += timedelta(days=20)
    assert client.hand_in(application_id, body).status == 201


@pytest.mark.parametrize(
    ("offset", "status"),
    [(-300, 201), (-301, 422), (15 * 60 + 300, 201), (15 * 60 + 301, 422)],
    ids=["just early enough", "too early", "just in time", "too late"],
)
def test_signature_outside_the_challenges_time_is_rejected(
    client: ContractClient, key: ECKey, signer: Signer, hands: Hands, offset: int, status: int
) -> None:
    application_id = new_id()
    hands.now = hands.now.replace(microsecond=0)
    challenge = client.challenge()
    proof = signer.proof(challenge, application_id, iat=int(hands.now.timestamp()) + offset)
    assert client.hand_in(application_id, sealed(proven(application_id, proof), key)).status == status


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param({"application_id": "01930000-0000-7000-8000-000000000000"}, id="another application"),
        pytest.param({"kiosk_id": "akabane-02"}, id="another kiosk"),
        pytest.param({"nonce": "A" * 43}, id="another nonce"),
        pytest.param({"challenge_id": "unknown"}, id="unknown challenge"),
        pytest.param({"iat": "soon"}, id="no date"),
        pytest.param({"extra": 1}, id="more than the contract's members"),
    ],
)
def test_proof_of_something_else_is_rejected(
    client: ContractClient, key: ECKey, signer: Signer, changed: dict[str, object]
) -> None:
    application_id = new_id()
    proof = signer.proof(client.challenge(), application_id, **changed)
    said = client.hand_in(application_id, sealed(proven(application_id, proof), key))
    assert (said.status, said.pointers) == (422, ["/identity/0/evidence"])


def test_every_wrong_proof_is_named(client: ContractClient, key: ECKey, signer: Signer) -> None:
    application_id = new_id()
    good = signer.proof(client.challenge(), application_id)
    other = signer.proof(client.challenge(), new_id())
    forged = f"{good.rsplit('.', 1)[0]}.{other.rsplit('.', 1)[1]}"
    said = client.hand_in(application_id, sealed(proven(application_id, forged, good, other), key))
    assert said.pointers == ["/identity/0/evidence", "/identity/2/evidence"]


def test_signed_application_is_accepted(
    backend: RunningBackend, client: ContractClient, key: ECKey, signer: Signer
) -> None:
    application_id = new_id()
    content = application(application_id, identity=[identity("jpki-signature")])
    content["completed_at"] = datetime.now(JST).isoformat(timespec="seconds")
    said = client.hand_in(application_id, seal(signer.signed_application(content), key, cty="JWT"))
    assert (said.status, said.content["status"]) == (201, "accepted")
    assert backend.received(application_id) == content


@pytest.mark.parametrize(
    ("method", "cty"), [("none", "application/jwt"), ("jpki-signature", "json")], ids=["signed", "unsigned"]
)
def test_signature_is_named_exactly_when_there_is_one(
    client: ContractClient, key: ECKey, signer: Signer, method: str, cty: str
) -> None:
    application_id = new_id()
    content = application(application_id, identity=[identity(method)])
    plaintext = json.dumps(content).encode() if cty == "json" else signer.signed_application(content)
    said = client.hand_in(application_id, seal(plaintext, key, cty=cty))
    assert (said.status, said.pointers) == (422, ["/identity"])


def test_signed_application_in_another_form_is_rejected(
    client: ContractClient, key: ECKey, signer: Signer
) -> None:
    application_id = new_id()
    content = application(application_id, identity=[identity("jpki-signature")])
    text = signer.jws(json.dumps(content).encode(), "kiosk-application+jws").encode()
    said = client.hand_in(application_id, seal(text, key, cty="JWT"))
    assert (said.status, said.pointers) == (422, [""])


def test_id_in_the_path_is_the_applications_own(client: ContractClient, key: ECKey) -> None:
    said = client.hand_in(new_id(), sealed(application(new_id()), key))
    assert (said.status, said.pointers) == (422, ["/application_id"])


def test_id_that_comes_from_two_kiosks_is_one_application_and_shuts_nobody_out(tmp_path: Path) -> None:
    """A ticket that was used at two kiosks: the second is told of the other content, not refused itself."""
    tokens = {name: tmp_path / f"{name}.token" for name in ("oji-01", "akabane-02")}
    config = replace(config_in(tmp_path, "oji-01"), tokens=tokens)
    with running_backend(tmp_path, config=config) as backend:
        key = ECKey.import_key(json.loads(backend.jwks_file.read_text("utf-8"))["keys"][0])
        first, second = (ContractClient(backend.url, path.read_text().strip()) for path in tokens.values())
        application_id = new_id()
        elsewhere = application(application_id, kiosk={"id": "akabane-02", "office": "赤羽区民事務所"})

        assert first.hand_in(application_id, sealed(application(application_id), key)).status == 201
        said = second.hand_in(application_id, sealed(elsewhere, key))

        assert (said.status, said.problem) == (409, "already-received-with-other-content")
        assert first.ask(application_id).status == 200
