from __future__ import annotations

from kiosk.delivery.digest import content_digest


def test_digest_is_written_as_the_header_wants_it() -> None:
    """The example of RFC 9530, appendix B.1: `{"hello": "world"}` and a line end."""
    assert content_digest(b'{"hello": "world"}\n') == "sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:"
