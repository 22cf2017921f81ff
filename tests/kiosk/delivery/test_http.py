"""The client against a real server on real sockets: every row of the contract, and every way to break."""

from __future__ import annotations

import ssl
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from urllib3.util.ssl_ import create_urllib3_context

from kiosk.basics.clock import SystemClock
from kiosk.delivery.backend import (
    Answer,
    BackendSettings,
    Challenge,
    Conflict,
    Defect,
    NotLetIn,
    NotReceived,
    Received,
    Rejected,
    StaffCall,
    Unclear,
    Unreachable,
    Wait,
)
from kiosk.delivery.http import HttpBackend
from tests.fakes.hand_ins import new_id, sealed
from tests.fakes.http_server import (
    PROBLEM,
    Behaviour,
    Break,
    BreakHow,
    BreakWhen,
    FakeServer,
    Say,
    fake_server,
    problem,
    refused_port,
)
from tests.fakes.loopback_pki import Pki, write_pki

TOKEN = "invented-kiosk-token"


@pytest.fixture
def server() -> Iterator[FakeServer]:
    with fake_server() as running:
        yield running


@pytest.fixture
def token_file(tmp_path: Path) -> Path:
    path = tmp_path / "token"
    path.write_text(TOKEN + "\n", "ascii")
    return path


def wanted(url: str, token_file: Path | None = None) -> BackendSettings:
    return BackendSettings(url, "oji-01", None if token_file is None else str(token_file))


def client(url: str, token_file: Path | None = None) -> HttpBackend:
    return HttpBackend(wanted(url, token_file), SystemClock())


@pytest.fixture
def backend(server: FakeServer, token_file: Path) -> Iterator[HttpBackend]:
    made = client(server.url, token_file)
    yield made
    made.close()


def test_put_carries_what_the_contract_asks_for(server: FakeServer, backend: HttpBackend) -> None:
    item = sealed()
    answer = backend.put(item)
    assert isinstance(answer, Received)
    (seen,) = server.seen
    assert (seen.method, seen.path) == ("PUT", f"/v1/applications/{item.application_id}")
    assert seen.body == item.body
    assert seen.headers["content-type"] == "application/jose"
    assert seen.headers["content-digest"] == item.digest
    assert seen.headers["authorization"] == f"Bearer {TOKEN}"


def test_replay_gets_the_same_receipt_over_the_same_line(server: FakeServer, backend: HttpBackend) -> None:
    item = sealed()
    first, second, asked = backend.put(item), backend.put(item), backend.get(item.application_id, item.digest)
    assert first == second == asked
    assert server.connections == 1


HTML = Say(200, b"<html>Free Wi-Fi</html>", content_type="text/html")
ROWS = [
    pytest.param(HTML, Unclear("no-receipt"), id="captive-portal"),
    pytest.param(Say(202, b"{}"), Unclear("status-202"), id="202"),
    pytest.param(Say(302, headers={"Location": "/v1/elsewhere"}), Unclear("status-302"), id="redirect"),
    pytest.param(Say(307, headers={"Location": "/v1/elsewhere"}), Unclear("status-307"), id="307"),
    pytest.param(problem(408, "slow"), Unclear("status-408"), id="408"),
    pytest.param(problem(421, "x"), Unclear("status-421"), id="421"),
    pytest.param(problem(425, "x"), Unclear("status-425"), id="425"),
    pytest.param(Say(501, b""), Unclear("status-501"), id="501"),
    pytest.param(
        Say(404, b"no", content_type="text/plain"), Unclear("status-404-without-problem"), id="404-plain"
    ),
    pytest.param(Say(200, b"x" * 400_000), Unclear("no-receipt"), id="endless-body"),
    pytest.param(problem(409, "already-received-with-other-content"), Conflict(), id="409"),
    pytest.param(
        problem(422, "invalid", errors=[{"pointer": "/answers/copies", "detail": "too many"}]),
        Rejected(("/answers/copies",)),
        id="422",
    ),
    pytest.param(problem(400, "cannot-open"), Defect(400, "cannot-open"), id="400"),
    pytest.param(
        problem(400, "content-digest-mismatch"), Defect(400, "content-digest-mismatch"), id="400-digest"
    ),
    pytest.param(problem(413, "too-large"), Defect(413, "too-large"), id="413"),
    pytest.param(problem(415, "not-jose"), Defect(415, "not-jose"), id="415"),
    pytest.param(problem(401, "who"), NotLetIn(401), id="401"),
    pytest.param(problem(403, "another-kiosk"), NotLetIn(403), id="403"),
    pytest.param(Say(503, headers={"Retry-After": "90"}), Wait(90), id="503"),
    pytest.param(
        Say(429, b'{"type":"x/slow"}', {"Retry-After": "5"}, content_type=PROBLEM), Wait(5), id="429"
    ),
    pytest.param(Say(503), Wait(None), id="503-alone"),
    pytest.param(Say(500), Unreachable("500"), id="500"),
    pytest.param(Say(502, content_type="text/html"), Unreachable("502"), id="502"),
    pytest.param(Say(504), Unreachable("504"), id="504"),
]


@pytest.mark.parametrize(("said", "answer"), ROWS)
def test_reply_to_put_is_its_row(
    said: Behaviour, answer: Answer, server: FakeServer, backend: HttpBackend
) -> None:
    server.script.append(said)
    assert backend.put(sealed()) == answer
    assert len(server.seen) == 1, "nothing is sent twice by the client itself"


def test_get_of_an_unknown_application_is_not_received(backend: HttpBackend) -> None:
    item = sealed()
    assert backend.get(item.application_id, item.digest) == NotReceived()


def test_receipt_for_another_digest_is_unclear(server: FakeServer, backend: HttpBackend) -> None:
    name = new_id()
    backend.put(sealed(name))
    other = sealed(name, b"other.bytes")
    assert backend.get(name, other.digest) == Unclear("other-digest", other_content=True)
    assert backend.put(other) == Conflict()


@pytest.mark.parametrize("when", ["before-body", "after-body", "in-reply"])
@pytest.mark.parametrize("how", ["close", "reset"])
def test_line_that_breaks_is_doubted(
    how: BreakHow, when: BreakWhen, server: FakeServer, backend: HttpBackend
) -> None:
    server.script.append(Break(how, when, lands=True))
    answer = backend.put(sealed())
    assert isinstance(answer, Unreachable)
    assert answer.sent


@pytest.mark.parametrize("when", ["before-body", "after-body", "in-reply"])
def test_server_that_hangs_is_left_at_the_time_out(
    when: BreakWhen, server: FakeServer, token_file: Path
) -> None:
    backend = HttpBackend(replace(wanted(server.url, token_file), read_timeout_s=0.2))
    server.script.append(Break("hang", when))
    answer = backend.put(sealed())
    assert isinstance(answer, Unreachable)
    assert answer.sent
    backend.close()


@pytest.mark.parametrize("when", ["after-body", "in-reply"])
def test_server_that_drips_is_left_at_the_deadline(
    when: BreakWhen, server: FakeServer, backend: HttpBackend
) -> None:
    server.script.append(Break("drip", when))
    begun = time.monotonic()
    assert backend.put(sealed(), within_s=0.5) == Unreachable("deadline")
    assert time.monotonic() - begun < 5
    assert isinstance(backend.put(sealed()), Received), "the next call has a line of its own"


def test_nobody_there_is_known_to_have_got_nothing(token_file: Path) -> None:
    backend = client(f"http://127.0.0.1:{refused_port()}/v1", token_file)
    answer = backend.put(sealed())
    assert isinstance(answer, Unreachable)
    assert not answer.sent


def test_name_that_does_not_exist_is_known_to_have_got_nothing(token_file: Path) -> None:
    backend = client("https://back-end.invalid/v1", token_file)
    answer = backend.put(sealed(), within_s=2)
    assert isinstance(answer, Unreachable)
    assert not answer.sent


def test_no_time_left_asks_nobody(server: FakeServer, backend: HttpBackend) -> None:
    assert backend.put(sealed(), within_s=0) == Unreachable("no-time", sent=False)
    assert server.seen == []


def test_server_that_comes_back_is_found_again(server: FakeServer, token_file: Path) -> None:
    backend = client(server.url, token_file)
    assert isinstance(backend.put(sealed()), Received)
    port = server.port
    server.close()
    assert isinstance(backend.put(sealed()), Unreachable)
    again = FakeServer(port=port)
    assert isinstance(backend.put(sealed()), Received)
    backend.close()
    again.close()


class TestToken:
    def test_new_token_is_used_at_once_and_shows_in_the_mark(
        self, server: FakeServer, backend: HttpBackend, token_file: Path
    ) -> None:
        before = backend.credentials()
        backend.put(sealed())
        token_file.write_text("replaced-token", "ascii")
        backend.put(sealed())
        assert [seen.headers["authorization"] for seen in server.seen] == [
            f"Bearer {TOKEN}",
            "Bearer replaced-token",
        ]
        assert backend.credentials() != before
        assert TOKEN not in before

    @pytest.mark.parametrize("content", ["", "\n", "two words", "line\x07"])
    def test_unusable_token_asks_nobody(
        self, content: str, server: FakeServer, backend: HttpBackend, token_file: Path
    ) -> None:
        token_file.write_text(content, "ascii")
        assert backend.put(sealed()) == NotLetIn(0)
        assert backend.keys() == NotLetIn(0)
        assert backend.challenge() == NotLetIn(0)
        assert server.seen == []

    def test_missing_token_asks_nobody(self, server: FakeServer, tmp_path: Path) -> None:
        backend = client(server.url, tmp_path / "gone")
        assert backend.put(sealed()) == NotLetIn(0)
        assert server.seen == []

    def test_health_needs_none(self, server: FakeServer, tmp_path: Path) -> None:
        backend = client(server.url, tmp_path / "gone")
        assert backend.health().reachable
        assert "authorization" not in server.seen[0].headers
        backend.close()


class TestHealth:
    @pytest.mark.parametrize("skew", [-90, 0, 3600])
    def test_skew_is_the_back_ends_clock_minus_ours(
        self, skew: int, server: FakeServer, backend: HttpBackend
    ) -> None:
        server.clock_skew = timedelta(seconds=skew)
        health = backend.health()
        assert health.reachable
        assert health.skew_s == pytest.approx(skew, abs=2)

    def test_nobody_there_is_unreachable_with_a_reason(self) -> None:
        health = client(f"http://127.0.0.1:{refused_port()}/v1").health()
        assert (health.reachable, health.skew_s) == (False, None)
        assert health.why

    def test_foreign_answer_is_not_health(self, server: FakeServer) -> None:
        backend = client(server.url.replace("/v1", "/other"))
        assert backend.health().why == "not the contract's answer (404)"
        backend.close()


def test_keys_challenge_and_staff_call_are_the_contracts(server: FakeServer, backend: HttpBackend) -> None:
    server.key_set = {"keys": [{"kid": "x"}]}
    assert backend.keys() == {"keys": [{"kid": "x"}]}
    assert backend.challenge() == Challenge("c-1", "A" * 43)
    call = StaffCall("0193-call", "help", "asking:copies", datetime(2026, 11, 23, tzinfo=UTC))
    assert backend.call_staff(call)
    assert backend.call_staff(call)
    assert server.staff_calls == ["/staff-calls/0193-call"] * 2
    assert [seen.method for seen in server.seen] == ["GET", "POST", "PUT", "PUT"]


def test_staff_call_that_was_refused_is_told(server: FakeServer, backend: HttpBackend) -> None:
    server.script.append(problem(400, "malformed"))
    assert not backend.call_staff(StaffCall("x", "help", "start", datetime(2026, 11, 23, tzinfo=UTC)))


def test_url_without_the_contracts_path_gets_it(server: FakeServer, token_file: Path) -> None:
    backend = client(server.url.removesuffix("/v1"), token_file)
    assert isinstance(backend.put(sealed()), Received)
    backend.close()


def test_environments_proxy_and_password_file_are_not_looked_at(
    server: FakeServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{refused_port()}")
    monkeypatch.setenv("NO_PROXY", "")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login who password what", "ascii")
    backend = client(server.url)
    assert isinstance(backend.put(sealed()), Received)
    assert "authorization" not in server.seen[0].headers
    backend.close()


def test_proxy_of_the_settings_is_used(server: FakeServer, token_file: Path) -> None:
    backend = HttpBackend(
        replace(wanted("http://back-end.invalid/v1", token_file), proxy=f"http://127.0.0.1:{server.port}")
    )
    server.script.append(Say(500))
    assert backend.put(sealed()) == Unreachable("500")
    assert server.seen[0].path.startswith("http://back-end.invalid/v1/applications/")
    backend.close()


def test_cookie_is_not_kept(server: FakeServer, backend: HttpBackend) -> None:
    server.script.append(Say(500, headers={"Set-Cookie": "track=1; Path=/"}))
    backend.put(sealed())
    backend.put(sealed())
    assert "cookie" not in server.seen[1].headers


@pytest.fixture(scope="module")
def pki(tmp_path_factory: pytest.TempPathFactory) -> Pki:
    return write_pki(tmp_path_factory.mktemp("tls"))


class TestTls:
    def test_private_authority_is_trusted_where_it_is_named(self, pki: Pki, token_file: Path) -> None:
        with fake_server(server_context(pki)) as server:
            backend = HttpBackend(replace(wanted(server.url, token_file), ca_file=str(pki.authority)))
            assert isinstance(backend.put(sealed()), Received)
            backend.close()

    def test_environments_key_log_is_not_written(
        self, pki: Pki, token_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        key_log = tmp_path / "secrets.txt"
        monkeypatch.setenv("SSLKEYLOGFILE", str(key_log))
        assert create_urllib3_context().keylog_filename == str(key_log)  # what a client does by itself
        key_log.unlink()
        with fake_server(server_context(pki)) as server:
            backend = HttpBackend(replace(wanted(server.url, token_file), ca_file=str(pki.authority)))
            assert backend.health().reachable
            backend.close()
        assert not key_log.exists()

    def test_unknown_authority_gets_nothing(self, pki: Pki, token_file: Path) -> None:
        with fake_server(server_context(pki)) as server:
            backend = client(server.url, token_file)
            assert backend.put(sealed()) == Unreachable("SSLError", sent=False)
            assert server.seen == []

    def test_missing_authority_file_gets_nothing(self, pki: Pki, token_file: Path, tmp_path: Path) -> None:
        with fake_server(server_context(pki)) as server:
            backend = HttpBackend(replace(wanted(server.url, token_file), ca_file=str(tmp_path / "gone.pem")))
            answer = backend.put(sealed())
            assert isinstance(answer, Unreachable)
            assert not answer.sent

    def test_client_certificate_is_shown(self, pki: Pki, token_file: Path) -> None:
        with fake_server(server_context(pki, mutual=True)) as server:
            backend = HttpBackend(
                replace(
                    wanted(server.url, token_file),
                    ca_file=str(pki.authority),
                    client_certificate=str(pki.client),
                    client_key=str(pki.client_key),
                )
            )
            assert isinstance(backend.put(sealed()), Received)
            backend.close()

    def test_missing_client_certificate_is_an_unreachable_back_end(self, pki: Pki, token_file: Path) -> None:
        with fake_server(server_context(pki, mutual=True)) as server:
            backend = HttpBackend(replace(wanted(server.url, token_file), ca_file=str(pki.authority)))
            assert isinstance(backend.put(sealed()), Unreachable)
            assert server.seen == []

    def test_replaced_certificate_is_shown_on_a_new_line(
        self, pki: Pki, token_file: Path, tmp_path: Path
    ) -> None:
        certificate, key = tmp_path / "kiosk.pem", tmp_path / "kiosk.key"
        certificate.write_bytes(pki.client.read_bytes())
        key.write_bytes(pki.client_key.read_bytes())
        with fake_server(server_context(pki, mutual=True)) as server:
            backend = HttpBackend(
                replace(
                    wanted(server.url, token_file),
                    ca_file=str(pki.authority),
                    client_certificate=str(certificate),
                    client_key=str(key),
                )
            )
            assert isinstance(backend.put(sealed()), Received)
            assert isinstance(backend.put(sealed()), Received)
            assert server.connections == 1
            renewed = tmp_path / "renewed.pem"
            renewed.write_bytes(pki.client.read_bytes())
            renewed.replace(certificate)
            assert isinstance(backend.put(sealed()), Received)
            assert server.connections == 2
            backend.close()


def server_context(pki: Pki, *, mutual: bool = False) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pki.server, pki.server_key)
    if mutual:
        context.verify_mode = ssl.CERT_REQUIRED
        context.load_verify_locations(pki.authority)
    return context
