"""Only the contract's sealing is opened, and nothing of a header is acted upon before."""

from __future__ import annotations

import base64
import json

import pytest
from joserfc.jwk import ECKey

from kiosk.backend.contract import Contract
from kiosk.backend.problems import Problem
from kiosk.backend.sealing import open_sealed
from tests.fakes.sealed_applications import seal, segment

KEY = ECKey.generate_key("P-256", private=True)
CONTRACT = Contract()


def opened(body: bytes, key: ECKey | None = KEY) -> tuple[bytes, bool]:
    result = open_sealed(body, lambda _kid: key, CONTRACT)
    return result.plaintext, result.signed


def problem_of(body: bytes, key: ECKey | None = KEY) -> str:
    with pytest.raises(Problem) as caught:
        opened(body, key)
    assert caught.value.status == 400
    return caught.value.kind


@pytest.mark.parametrize(
    ("cty", "signed"),
    [
        ("application/json", False),
        ("json", False),
        ("JSON", False),
        ("JWT", True),
        ("jwt", True),
        ("Application/JWT", True),
    ],
)
def test_content_type_is_compared_without_case(cty: str, signed: bool) -> None:
    assert opened(seal(b"{}", KEY, cty=cty)) == (b"{}", signed)


def test_long_plaintext_is_opened() -> None:
    assert opened(seal(b"x" * 150_000, KEY)) == (b"x" * 150_000, False)


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param({"alg": "ECDH-ES+A128KW"}, id="alg"),
        pytest.param({"enc": "A128GCM"}, id="enc"),
        pytest.param({"zip": "DEF"}, id="zip"),
        pytest.param({"jku": "https://elsewhere.invalid/"}, id="jku"),
        pytest.param({"x5u": "https://elsewhere.invalid/"}, id="x5u"),
        pytest.param({"jwk": KEY.as_dict(private=False)}, id="jwk"),
        pytest.param({"apu": "QQ"}, id="apu"),
        pytest.param({"apv": "QQ"}, id="apv"),
        pytest.param({"cty": "text/plain"}, id="cty"),
        pytest.param({"kid": "short"}, id="kid"),
    ],
)
def test_header_beside_the_contract_is_refused(changed: dict[str, object]) -> None:
    assert problem_of(seal(b"{}", KEY, **changed)) == "sealing-not-allowed"


@pytest.mark.parametrize("crv", ["P-384", "P-521"])
def test_other_curve_is_refused(crv: str) -> None:
    body = seal(b"{}", ECKey.generate_key("P-384" if crv == "P-384" else "P-521"), kid=KEY.thumbprint())
    assert problem_of(body) == "sealing-not-allowed"


@pytest.mark.parametrize("member", ["crit", "epk"])
def test_header_that_was_rewritten_is_refused(member: str) -> None:
    first, rest = seal(b"{}", KEY).split(b".", 1)
    padded = first + b"=" * (-len(first) % 4)
    header = json.loads(base64.urlsafe_b64decode(padded))
    rewritten = (
        header | {"crit": ["exp"]} if member == "crit" else {k: header[k] for k in header if k != "epk"}
    )
    body = segment(json.dumps(rewritten).encode()).encode() + b"." + rest
    assert problem_of(body) == "sealing-not-allowed"


def test_point_beside_the_curve_cannot_be_opened() -> None:
    first, rest = seal(b"{}", KEY).split(b".", 1)
    header = json.loads(base64.urlsafe_b64decode(first + b"=" * (-len(first) % 4)))
    header["epk"]["y"] = header["epk"]["x"]
    assert problem_of(segment(json.dumps(header).encode()).encode() + b"." + rest) == "cannot-open"


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"a.b.c", id="three parts"),
        pytest.param(b"....", id="empty parts"),
        pytest.param(b"W10.a.b.c.d", id="header is no object"),
        pytest.param(b"\xff.a.b.c.d", id="not ASCII"),
        pytest.param(b"e30.a.b.c.d.e", id="six parts"),
    ],
)
def test_what_is_no_envelope_cannot_be_opened(body: bytes) -> None:
    assert problem_of(body) == "cannot-open"


def test_unknown_key_cannot_open() -> None:
    assert problem_of(seal(b"{}", KEY), None) == "cannot-open"
    assert problem_of(seal(b"{}", KEY), ECKey.generate_key("P-256", private=True)) == "cannot-open"


@pytest.mark.parametrize("part", range(1, 5))
def test_damaged_part_cannot_be_opened(part: int) -> None:
    parts = seal(b"{}", KEY).split(b".")
    parts[part] = (b"B" if parts[part][:1] == b"A" else b"A") + parts[part][1:]
    assert problem_of(b".".join(parts)) == "cannot-open"
