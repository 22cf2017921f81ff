"""Every row of the contract, over HTTP."""

from __future__ import annotations

import http.client
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import requests
import yaml
from joserfc.jwk import ECKey

from kiosk.backend.config import config_in
from tests.fakes.contract_client import DOCUMENT, ContractClient
from tests.fakes.reference_backend import RunningBackend, running_backend
from tests.fakes.sealed_applications import KIOSK, application, content_digest, new_id, seal, sealed

CALL = {
    "kiosk_id": KIOSK,
    "reason": "help",
    "screen": "asking:copies",
    "called_at": "2026-11-23T10:15:00+09:00",
}
BEAT = {
    "at": "2026-11-23T10:15:00+09:00",
    "software": "0.1.0",
    "procedures": {"juminhyo": "2026.11"},
    "checks": [{"name": "reader", "state": "ok"}],
    "queued": 0,
    "parked": 1,
}
SOME_ID = "019a0000-0000-7000-8000-000000000000"
BY_KIOSK = "/kiosks/{kiosk_id}/heartbeat"
BY_CALL = "/staff-calls/{staff_call_id}"


def test_health_without_token_says_the_time(backend: RunningBackend) -> None:
    said = ContractClient(backend.url, "").call("GET", "/health")
    assert said.status == 200
    skew = datetime.fromisoformat(str(said.content["time"])) - datetime.now().astimezone()
    assert abs(skew.total_seconds()) < 60


def test_keys_are_public_and_named_by_thumbprint(backend: RunningBackend, client: ContractClient) -> None:
    said = client.call("GET", "/keys")
    assert said.status == 200
    offered = json.loads(json.dumps(said.content))["keys"][0]
    assert offered["kid"] == ECKey.import_key(offered).thumbprint() == backend.thumbprint
    assert "d" not in offered


def test_first_hand_in_is_created_with_its_receipt(
    backend: RunningBackend, client: ContractClient, key: ECKey
) -> None:
    application_id = new_id()
    content = application(application_id)
    body = sealed(content, key)
    said = client.hand_in(application_id, body)
    assert said.status == 201
    assert said.content["application_id"] == application_id
    assert said.content["content_digest"] == content_digest(body)
    assert said.content["status"] == "received"
    assert backend.received(application_id) == content
    assert client.ask(application_id).content == said.content


def test_identical_replay_gets_the_same_receipt(client: ContractClient, key: ECKey) -> None:
    application_id = new_id()
    body = sealed(application(application_id), key)
    first, second = client.hand_in(application_id, body), client.hand_in(application_id, body)
    assert (first.status, second.status) == (201, 200)
    assert first.content == second.content


def test_same_application_sealed_again_is_the_same_application(client: ContractClient, key: ECKey) -> None:
    application_id = new_id()
    first = client.hand_in(application_id, sealed(application(application_id), key))
    body = sealed(application(application_id), key)
    second = client.hand_in(application_id, body)
    assert second.status == 200
    assert second.content["receipt_number"] == first.content["receipt_number"]
    assert second.content["content_digest"] == content_digest(body)
    assert client.ask(application_id).content == second.content


def test_other_content_under_a_known_id_overwrites_nothing(
    backend: RunningBackend, client: ContractClient, key: ECKey
) -> None:
    application_id = new_id()
    first = client.hand_in(application_id, sealed(application(application_id), key))
    said = client.hand_in(application_id, sealed(application(application_id, answers={"copies": 3}), key))
    assert (said.status, said.problem) == (409, "already-received-with-other-content")
    assert client.ask(application_id).content == first.content
    assert backend.received(application_id) == application(application_id)


def test_unknown_application_is_told_from_an_unknown_path(client: ContractClient) -> None:
    assert (client.ask(new_id()).status, client.ask(new_id()).problem) == (404, "unknown-application")
    assert client.call("GET", "/nothing").problem == "unknown-path"


@pytest.mark.parametrize(
    ("digest", "problem"),
    [
        pytest.param(None, "content-digest-missing", id="missing"),
        pytest.param("sha-512=:AAAA:", "content-digest-missing", id="other algorithm only"),
        pytest.param("sha-256=AAAA", "content-digest-missing", id="not the header's form"),
        pytest.param(content_digest(b"other"), "content-digest-mismatch", id="other body"),
    ],
)
def test_body_without_its_digest_is_not_received(
    client: ContractClient, key: ECKey, digest: str | None, problem: str
) -> None:
    application_id = new_id()
    said = client.hand_in(application_id, sealed(application(application_id), key), Content_Digest=digest)
    assert (said.status, said.problem) == (400, problem)
    assert client.ask(application_id).status == 404


def test_digest_beside_other_algorithms_is_found(client: ContractClient, key: ECKey) -> None:
    application_id = new_id()
    body = sealed(application(application_id), key)
    said = client.hand_in(application_id, body, Content_Digest=f"sha-512=:AAAA:, {content_digest(body)}")
    assert said.status == 201


def test_body_to_an_unknown_key_cannot_be_opened(client: ContractClient) -> None:
    application_id = new_id()
    said = client.hand_in(application_id, sealed(application(application_id), ECKey.generate_key("P-256")))
    assert (said.status, said.problem) == (400, "cannot-open")


def test_faults_are_named_by_pointer_and_never_quoted(client: ContractClient, key: ECKey) -> None:
    application_id = new_id()
    content = application(application_id, language="日本語", secret="見本")
    content["applicant"] = {"name": "", "phone": 123456789}
    said = client.hand_in(application_id, sealed(content, key))
    assert (said.status, said.problem) == (422, "faults")
    assert {"/language", "/applicant/name", "/applicant/phone", "/applicant/address", ""} <= set(
        said.pointers
    )
    assert not any(text in str(said.content) for text in ("日本語", "見本", "123456789"))


def test_too_large_body_is_refused(client: ContractClient, key: ECKey) -> None:
    application_id = new_id()
    said = client.hand_in(application_id, seal(b"x" * 300_000, key))
    assert (said.status, said.problem) == (413, "too-large")


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param({"Content_Type": "application/json"}, id="another type"),
        pytest.param({"Content_Type": None}, id="none"),
        pytest.param({"Content_Encoding": "gzip"}, id="compressed"),
    ],
)
def test_other_media_type_is_refused(
    client: ContractClient, key: ECKey, headers: dict[str, str | None]
) -> None:
    application_id = new_id()
    said = client.hand_in(application_id, sealed(application(application_id), key), **headers)
    assert (said.status, said.problem) == (415, "other-media-type")


def test_media_type_with_parameters_and_other_case_is_taken(client: ContractClient, key: ECKey) -> None:
    application_id = new_id()
    body = sealed(application(application_id), key)
    assert client.hand_in(application_id, body, Content_Type="Application/JOSE; charset=utf-8").status == 201


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param("018f0000-0000-4000-8000-000000000000", id="version 4"),
        pytest.param("018F0000-0000-7000-8000-00000000000A", id="upper case"),
        pytest.param("..%2Fhealth", id="path"),
        pytest.param("1", id="short"),
    ],
)
def test_id_that_is_no_uuid7_is_malformed(client: ContractClient, key: ECKey, wrong: str) -> None:
    said = client.hand_in(wrong, sealed(application(new_id()), key))
    assert (said.status, said.problem) in {(400, "malformed-id"), (404, "unknown-path")}


@pytest.mark.parametrize(
    ("method", "path", "template"),
    [
        ("GET", "/keys", "/keys"),
        ("POST", "/challenges", "/challenges"),
        ("PUT", f"/applications/{SOME_ID}", "/applications/{application_id}"),
        ("GET", f"/applications/{SOME_ID}", "/applications/{application_id}"),
        ("PUT", f"/staff-calls/{SOME_ID}", BY_CALL),
        ("POST", f"/kiosks/{KIOSK}/heartbeat", BY_KIOSK),
    ],
)
@pytest.mark.parametrize("authorization", ["", "Bearer wrong-token", "Basic a2lvc2s6a2lvc2s=", "Bearer"])
def test_call_without_a_known_token_is_not_let_in(
    backend: RunningBackend, method: str, path: str, template: str, authorization: str
) -> None:
    client = ContractClient(backend.url, "")
    said = client.call(method, path, template=template, body=b"{}", headers={"Authorization": authorization})
    assert (said.status, said.problem) == (401, "not-let-in")
    assert said.headers["www-authenticate"] == "Bearer"


def test_token_acts_for_its_own_kiosk_only(client: ContractClient, key: ECKey) -> None:
    application_id = new_id()
    other = application(application_id, kiosk={"id": "akabane-02", "office": "赤羽区民事務所"})
    for said in (
        client.send_json("POST", "/challenges", {"kiosk_id": "akabane-02"}),
        client.send_json("PUT", f"/staff-calls/{new_id()}", CALL | {"kiosk_id": "akabane-02"}, BY_CALL),
        client.send_json("POST", "/kiosks/akabane-02/heartbeat", BEAT, BY_KIOSK),
        client.hand_in(application_id, sealed(other, key)),
    ):
        assert (said.status, said.problem) == (403, "other-kiosk")
    assert client.ask(application_id).status == 404


def test_staff_call_is_kept_once(backend: RunningBackend, client: ContractClient) -> None:
    path = f"/staff-calls/{new_id()}"
    first = client.send_json("PUT", path, CALL, BY_CALL)
    again = client.send_json("PUT", path, CALL, BY_CALL)
    other = client.send_json("PUT", path, CALL | {"reason": "other"}, BY_CALL)
    assert (first.status, again.status, other.status) == (201, 200, 409)
    assert first.content == again.content
    (kept,) = backend.staff_calls()
    assert '"reason": "help"' in kept


def test_heartbeat_is_noted(client: ContractClient) -> None:
    assert client.send_json("POST", f"/kiosks/{KIOSK}/heartbeat", BEAT, BY_KIOSK).status == 204


@pytest.mark.parametrize(
    ("body", "status", "problem"),
    [
        pytest.param(b"{", 400, "malformed-json", id="cut off"),
        pytest.param(b"\xff", 400, "malformed-json", id="not UTF-8"),
        pytest.param(b'{"kiosk_id": "a", "kiosk_id": "b"}', 400, "malformed-json", id="named twice"),
        pytest.param(b"[" * 100_000, 400, "malformed-json", id="deep"),
        pytest.param(b"[]", 422, "faults", id="no object"),
        pytest.param(b"{}", 422, "faults", id="missing member"),
    ],
)
def test_body_that_is_no_such_json_is_refused(
    client: ContractClient, body: bytes, status: int, problem: str
) -> None:
    said = client.call("POST", "/challenges", body=body, headers={"Content-Type": "application/json"})
    assert (said.status, said.problem) == (status, problem)


@pytest.mark.parametrize(
    ("method", "path"), [("DELETE", "/health"), ("PUT", "/keys"), ("GET", "/challenges")]
)
def test_other_method_is_a_problem_with_allow(client: ContractClient, method: str, path: str) -> None:
    said = client.call(method, path)
    assert (said.status, said.problem) == (405, "method-not-allowed")
    assert said.headers["allow"]


def test_served_documents_are_the_files(backend: RunningBackend) -> None:
    openapi = requests.get(f"{backend.url}/openapi.json", timeout=30).json()
    schema = requests.get(f"{backend.url}/application.schema.json", timeout=30).json()
    assert openapi == yaml.safe_load(DOCUMENT.read_text("utf-8"))
    assert schema == json.loads(DOCUMENT.with_name("application.schema.json").read_text("utf-8"))


def test_body_without_length_is_limited_while_it_comes(backend: RunningBackend) -> None:
    address = urlsplit(backend.url)
    connection = http.client.HTTPConnection(str(address.hostname), address.port, timeout=30)
    headers = {"Authorization": f"Bearer {backend.token}", "Content-Type": "application/jose"}
    pieces = (b"x" * 65536 for _ in range(5))
    connection.request("PUT", f"/v1/applications/{new_id()}", pieces, headers, encode_chunked=True)
    answer = connection.getresponse()
    assert answer.status == 413
    answer.read()
    connection.close()


class TestTextThatNoDatabaseHolds:
    """JSON can spell U+0000 and half of a surrogate pair; both databases answer alike, and go on."""

    @pytest.fixture
    def anywhere(self, database: str, tmp_path: Path) -> Iterator[RunningBackend]:
        with running_backend(
            tmp_path, config=replace(config_in(tmp_path, KIOSK), database=database)
        ) as running:
            yield running

    def test_it_is_rejected_with_its_place_in_every_body(self, anywhere: RunningBackend) -> None:
        client = ContractClient(anywhere.url, anywhere.token)
        key = ECKey.import_key(json.loads(anywhere.jwks_file.read_text("utf-8"))["keys"][0])
        said = []
        for text in ("王子\0", "王子\ud800"):
            name = new_id()
            content = application(name, kiosk={"id": KIOSK, "office": text})
            said.append(client.hand_in(name, seal(json.dumps(content).encode("ascii"), key)))
            said.append(client.send_json("PUT", f"/staff-calls/{new_id()}", CALL | {"screen": text}, BY_CALL))
            said.append(
                client.send_json("POST", f"/kiosks/{KIOSK}/heartbeat", BEAT | {"software": text}, BY_KIOSK)
            )
        assert [one.status for one in said] == [422] * 6
        assert [one.pointers for one in said] == [["/kiosk/office"], ["/screen"], ["/software"]] * 2
        assert client.call("GET", "/health").status == 200
