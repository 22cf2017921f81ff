"""The back-end over HTTP: the only place that imports `requests`.

One call is one exchange on a kept-alive line; one that lay idle for long, or was opened with credentials
that staff have replaced since, is not used again. No redirect is followed, no proxy, certificate store or
password file of the environment is looked at, no cookie is kept. Every call ends within its time, whatever
hangs: `requests` bounds each wait, but neither a name look-up nor an answer that drips byte by byte, so the
exchange runs in a thread of its own, and when the time is over its sockets are shut and the line is dropped.
"""

from __future__ import annotations

import hashlib
import http.client
import json
import logging
import socket
import threading
from collections import deque
from contextlib import suppress
from http.cookiejar import DefaultCookiePolicy
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3.exceptions import HTTPError

from kiosk.basics.clock import SystemClock
from kiosk.delivery.backend import Health, NotLetIn, Unreachable
from kiosk.delivery.connections import pools
from kiosk.delivery.replies import Reply, read_answer, read_challenge, read_keep_still, read_time

if TYPE_CHECKING:
    from collections.abc import Mapping

    from urllib3 import PoolManager
    from urllib3.connection import HTTPConnection

    from kiosk.basics.clock import Clock
    from kiosk.basics.ids import ApplicationId
    from kiosk.delivery.backend import (
        Answer,
        BackendSettings,
        Challenge,
        Heartbeat,
        KeepStill,
        Sealed,
        StaffCall,
    )


_LOG = logging.getLogger(__name__)
_MOST_BYTES = 256 * 1024  # no answer of the contract is longer
_LONGEST_IDLE_S = 30.0  # beyond that some router on the way may have forgotten the line without a word
_DEAD_LINE = frozenset({"ConnectionError", "ChunkedEncodingError"})
_APPLICATIONS = "/applications/"
_HEADERS = {
    "Accept": "application/json, application/problem+json",
    "Accept-Encoding": "identity",
    "User-Agent": "madoguchi-kiosk",
}


class HttpBackend:
    """The port `Backend` over HTTP. Any thread may call; calls at the same time use lines of their own."""

    def __init__(self, settings: BackendSettings, clock: Clock | None = None) -> None:
        """Connects to nothing yet; the clock is the one that `health` compares with the back-end's."""
        self._settings = settings
        self._clock = clock or SystemClock()
        self._base = _base(settings.url)
        self._idle: deque[_Line] = deque()

    @property
    def _ticks(self) -> float:
        return self._clock.moment().ticks

    def credentials(self) -> str:
        names = (self._settings.token_file, self._settings.client_certificate, self._settings.client_key)
        marks = [_mark(name) for name in names]
        return hashlib.sha256("|".join(marks).encode("ascii")).hexdigest()[:16]

    def health(self, *, within_s: float | None = None) -> Health:
        before = self._clock.moment()
        reply = self._exchange("GET", "/health", token=False, within_s=within_s)
        after = self._clock.moment()
        if not isinstance(reply, Reply):
            return Health(reachable=False, skew_s=None, why=_why(reply))
        told = read_time(reply)
        if told is None:
            return Health(reachable=False, skew_s=None, why=f"not the contract's answer ({reply.status})")
        middle = before.now + (after.now - before.now) / 2
        return Health(reachable=True, skew_s=(told - middle).total_seconds())

    def keys(self, *, within_s: float | None = None) -> Mapping[str, object] | KeepStill | None:
        reply = self._exchange("GET", "/keys", within_s=within_s)
        still = _still(reply)
        if still is not None:
            return still
        return reply.document() if isinstance(reply, Reply) and reply.status == 200 else None

    def challenge(self, *, within_s: float | None = None) -> Challenge | KeepStill | None:
        reply = self._send_json("POST", "/challenges", {"kiosk_id": self._settings.kiosk_id}, within_s)
        still = _still(reply)
        if still is not None:
            return still
        return read_challenge(reply) if isinstance(reply, Reply) else None

    def put(self, sealed: Sealed, *, within_s: float | None = None) -> Answer:
        reply = self._exchange(
            "PUT",
            _application(sealed.application_id),
            body=sealed.body,
            headers={"Content-Type": "application/jose", "Content-Digest": sealed.digest},
            within_s=within_s,
        )
        if isinstance(reply, Reply):
            return read_answer("put", reply, sealed.application_id, sealed.digest)
        return reply

    def get(self, application_id: ApplicationId, digest: str, *, within_s: float | None = None) -> Answer:
        reply = self._exchange("GET", _application(application_id), within_s=within_s)
        if isinstance(reply, Reply):
            return read_answer("get", reply, application_id, digest)
        return reply

    def call_staff(self, call: StaffCall, *, within_s: float | None = None) -> bool | KeepStill:
        document = {
            "kiosk_id": self._settings.kiosk_id,
            "reason": call.reason,
            "screen": call.screen,
            "called_at": call.called_at.isoformat(),
        }
        reply = self._send_json("PUT", f"/staff-calls/{quote(call.id, safe='')}", document, within_s)
        return _still(reply) or (isinstance(reply, Reply) and reply.status in {200, 201})

    def heartbeat(self, beat: Heartbeat, *, within_s: float | None = None) -> bool | KeepStill:
        document = {
            "at": beat.at.isoformat(),
            "software": beat.software,
            "procedures": dict(beat.procedures),
            "checks": [{"name": name, "state": state} for name, state in beat.checks.items()],
            "queued": beat.queued,
            "parked": beat.parked,
        }
        path = f"/kiosks/{quote(self._settings.kiosk_id, safe='')}/heartbeat"
        reply = self._send_json("POST", path, document, within_s)
        return _still(reply) or (isinstance(reply, Reply) and reply.status == 204)

    def close(self) -> None:
        while self._idle:
            with suppress(IndexError):
                self._idle.pop().session.close()

    def _again(self, reply: Reply | Unreachable, method: str, path: str, line: _Line) -> bool:
        """Whether the line was dead already when it was taken: to say the same again on a new one does no
        harm, other than with an application.
        """
        dead = isinstance(reply, Unreachable) and reply.why in _DEAD_LINE and line.was_used
        return dead and not (method == "PUT" and path.startswith(_APPLICATIONS))

    def _send_json(
        self, method: str, path: str, document: Mapping[str, object], within_s: float | None
    ) -> Reply | Unreachable | NotLetIn:
        body = json.dumps(document, ensure_ascii=False).encode("utf-8")
        headers = {"Content-Type": "application/json"}
        return self._exchange(method, path, body=body, headers=headers, within_s=within_s)

    def _exchange(
        self,
        method: str,
        path: str,
        *,
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        within_s: float | None = None,
        token: bool = True,
    ) -> Reply | Unreachable | NotLetIn:
        """One request and its whole reply. NotLetIn: there is no token to show, so nobody was asked."""
        shown = {**_HEADERS, **(headers or {})}
        if token and self._settings.token_file is not None:
            bearer = _bearer(Path(self._settings.token_file))
            if bearer is None:
                return NotLetIn(0)
            shown["Authorization"] = bearer
        settings = self._settings
        seconds = settings.connect_timeout_s + settings.read_timeout_s if within_s is None else within_s
        if seconds <= 0:
            return Unreachable("no-time", sent=False)
        ends = self._ticks + seconds
        line = self._line()
        reply = _Exchange(line, method, self._base + path, body, shown, seconds).run()
        if self._again(reply, method, path, line):
            line.session.close()
            line = _Line(settings, self.credentials())
            reply = _Exchange(line, method, self._base + path, body, shown, ends - self._ticks).run()
        if not line.is_cut:
            line.idle_since = self._ticks
            line.was_used = True
            self._idle.append(line)
        if isinstance(reply, Unreachable):
            _LOG.info("%s of the back-end came to nothing: %s", method, reply.why)
        return reply

    def _line(self) -> _Line:
        """The line that was used last, if it is still good; else a new one."""
        credentials = self.credentials()
        with suppress(IndexError):
            while True:
                line = self._idle.pop()
                if line.credentials == credentials and self._ticks - line.idle_since < _LONGEST_IDLE_S:
                    return line
                line.session.close()
        return _Line(self._settings, credentials)


class _Line:
    """A session with its kept-alive connections, which another thread can cut.

    Attributes:
        credentials: The mark of what it was opened with.
        sent: Whether a byte has left since the last exchange began.
        was_used: An exchange on it has ended.
        idle_since: Ticks of that end.
        is_cut: No connection is made any more.
    """

    def __init__(self, settings: BackendSettings, credentials: str) -> None:
        self.settings = settings
        self.credentials = credentials
        self.sent = False
        self.was_used = False
        self.idle_since = 0.0
        self.is_cut = False
        self._connections: list[HTTPConnection] = []
        self.session = requests.Session()
        self.session.trust_env = False
        self.session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        adapter = _Adapter(self)
        self.session.mount("https://", adapter)
        self.session.mount("http://", adapter)

    def connecting(self) -> None:
        if self.is_cut:
            raise ConnectionAbortedError("the time for this exchange is over")

    def connected(self, connection: HTTPConnection) -> None:
        self._connections = [kept for kept in self._connections if kept.sock is not None]
        self._connections.append(connection)
        self.connecting()

    def cut(self) -> None:
        """Wakes whoever reads from or writes to this line, and lets nobody begin again."""
        self.is_cut = True
        for connection in tuple(self._connections):
            line = connection.sock
            if line is not None:
                with suppress(OSError):
                    line.shutdown(socket.SHUT_RDWR)


class _Adapter(HTTPAdapter):
    """Connections that tell their line when they open and when a byte leaves."""

    def __init__(self, line: _Line) -> None:
        self._pools = pools(line)
        super().__init__(pool_connections=1, pool_maxsize=1, max_retries=0)
        self.poolmanager.pool_classes_by_scheme = self._pools

    def proxy_manager_for(self, proxy: str, **proxy_kwargs: object) -> PoolManager:
        manager: PoolManager = super().proxy_manager_for(proxy, **proxy_kwargs)
        manager.pool_classes_by_scheme = self._pools
        return manager


class _Exchange:
    """One request, in a thread of its own."""

    def __init__(
        self,
        line: _Line,
        method: str,
        url: str,
        body: bytes | None,
        headers: Mapping[str, str],
        seconds: float,
    ) -> None:
        self.line = line
        self._method = method
        self._url = url
        self._body = body
        self._headers = headers
        self._seconds = seconds
        self._reply: Reply | Unreachable | None = None
        line.sent = False

    def run(self) -> Reply | Unreachable:
        thread = threading.Thread(target=self._work, name="back-end", daemon=True)
        thread.start()
        thread.join(self._seconds)
        if not thread.is_alive() and self._reply is not None:
            return self._reply
        self.line.cut()
        return Unreachable("deadline", sent=self.line.sent)

    def _work(self) -> None:
        try:
            self._reply = self._talk()
        except (
            requests.RequestException,
            HTTPError,
            http.client.HTTPException,
            OSError,
            ValueError,
        ) as error:
            self._reply = Unreachable(type(error).__name__, sent=self.line.sent)
        if self.line.is_cut:
            self.line.session.close()

    def _talk(self) -> Reply:
        settings = self.line.settings
        certificate = settings.client_certificate
        key = settings.client_key
        with self.line.session.request(
            self._method,
            self._url,
            data=self._body,
            headers=self._headers,
            timeout=(
                min(settings.connect_timeout_s, self._seconds),
                min(settings.read_timeout_s, self._seconds),
            ),
            allow_redirects=False,
            stream=True,
            verify=settings.ca_file or True,
            cert=(certificate, key) if certificate and key else certificate,
            proxies={"http": settings.proxy, "https": settings.proxy} if settings.proxy else None,
        ) as response:
            headers = {name.lower(): value for name, value in response.headers.items()}
            return Reply(response.status_code, headers, _whole(response))


def _whole(response: requests.Response) -> bytes:
    """The body; nothing of one that is too long to be the contract's."""
    body = bytearray()
    for part in response.iter_content(8192):
        body += part
        if len(body) > _MOST_BYTES:
            return b""
    return bytes(body)


def _base(url: str) -> str:
    """The settings' url without a final slash; a bare host gets the contract's `/v1`."""
    bare = url.rstrip("/")
    return bare if urlsplit(bare).path else f"{bare}/v1"


def _application(application_id: ApplicationId) -> str:
    return f"{_APPLICATIONS}{quote(application_id, safe='')}"


def _bearer(path: Path) -> str | None:
    """The header's value, from the file as it is now; None where there is no usable token."""
    try:
        with path.open("rb") as file:
            token = file.readline(4096).strip().decode("ascii")
    except (OSError, UnicodeDecodeError) as error:
        _LOG.info("the token cannot be read: %s", type(error).__name__)
        return None
    return f"Bearer {token}" if token and token.isprintable() and " " not in token else None


def _mark(name: str | None) -> str:
    if name is None:
        return "-"
    try:
        state = Path(name).stat()
    except OSError:
        return "?"
    return f"{state.st_ino}.{state.st_mtime_ns}.{state.st_size}"


def _still(reply: Reply | Unreachable | NotLetIn) -> KeepStill | None:
    """What the reply to a call that hands in nothing says to the kiosk itself."""
    if isinstance(reply, NotLetIn):
        return reply
    return read_keep_still(reply) if isinstance(reply, Reply) else None


def _why(answer: Unreachable | NotLetIn) -> str:
    return answer.why if isinstance(answer, Unreachable) else "no-token"
