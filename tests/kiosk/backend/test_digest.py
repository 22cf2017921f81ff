"""Content-Digest, by the examples of RFC 9530."""

from __future__ import annotations

import pytest

from kiosk.backend.digest import check_digest, digest_of
from kiosk.backend.problems import Problem

BODY = b'{"hello": "world"}\n'  # RFC 9530, appendix B.1
DIGEST = "sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:"


def test_digest_is_the_one_of_the_rfc() -> None:
    assert digest_of(BODY) == DIGEST


@pytest.mark.parametrize(
    "header",
    [
        DIGEST,
        f"sha-512=:AA==:,{DIGEST}",
        f"{DIGEST} , md5=:AA==:",
        f" {DIGEST} ",
        f"{DIGEST};a=1; b;c=:AA==:",
        f'a="b, c=\\"",{DIGEST}, d, e=?1;f, g=1.5',
        f"sha-256=:AAAA:, {DIGEST}",
        DIGEST.replace("Dg=:", "Dg:"),
    ],
)
def test_header_that_agrees_gives_the_digest(header: str) -> None:
    assert check_digest(header, BODY) == DIGEST


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        (None, "content-digest-missing"),
        ("", "content-digest-missing"),
        (DIGEST.replace("sha-256", "x-sha-256"), "content-digest-missing"),
        (DIGEST.removesuffix(":"), "content-digest-missing"),
        (f"{DIGEST},", "content-digest-missing"),
        (f"{DIGEST} {DIGEST}", "content-digest-missing"),
        ("sha-256", "content-digest-missing"),
        ("sha-256=1", "content-digest-missing"),
        (f"{DIGEST}, sha-256", "content-digest-missing"),
        (DIGEST.replace("RK", "RL"), "content-digest-mismatch"),
        ("sha-256=:AAAA:", "content-digest-mismatch"),
        ("sha-256=:A:", "content-digest-mismatch"),
        ("sha-256=::", "content-digest-mismatch"),
        (f"{DIGEST}, sha-256=:AAAA:", "content-digest-mismatch"),
    ],
)
def test_header_that_does_not_agree_is_a_problem(header: str | None, kind: str) -> None:
    with pytest.raises(Problem) as caught:
        check_digest(header, BODY)
    assert caught.value.kind == kind
