"""What the journal says of an answer."""

from __future__ import annotations

import pytest

from tests.chaos.proxy import retry_after_s


@pytest.mark.parametrize(
    ("head", "seconds"),
    [
        (b"Retry-After: 7", 7.0),
        (b"Date: Sat, 28 Nov 2026 10:00:00 GMT\r\nRetry-After: Sat, 28 Nov 2026 10:00:09 GMT", 9.0),
        (b"Date: Sat, 28 Nov 2026 10:00:09 GMT\r\nRetry-After: Sat, 28 Nov 2026 10:00:00 GMT", 0.0),
        (b"Retry-After: Sat, 28 Nov 2026 10:00:09 GMT", 0.0),
        (b"Retry-After: soon", 0.0),
        (b"X: y", 0.0),
    ],
)
def test_retry_after(head: bytes, seconds: float) -> None:
    assert retry_after_s(b"HTTP/1.1 503 Said\r\n" + head + b"\r\n\r\nRetry-After: 1") == seconds
