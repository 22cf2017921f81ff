"""Opening a sealed application: one algorithm pair, one curve, nothing else (contract, "Sealing")."""

from __future__ import annotations

from base64 import urlsafe_b64decode
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus

from joserfc import jwe
from joserfc.errors import JoseError
from joserfc.jwk import ECKey

from kiosk.backend.contract import Contract, parse_json
from kiosk.backend.problems import Problem, cannot_open

_ALGORITHMS = ("ECDH-ES+A256KW", "A256GCM")
_SIGNED = frozenset({"jwt", "application/jwt"})


@dataclass(frozen=True, slots=True)
class Opened:
    """What was in the envelope.

    Attributes:
        plaintext: Application JSON, or a compact JWS around it.
        signed: True for the latter (`cty` is `JWT`).
    """

    plaintext: bytes
    signed: bool

    def __repr__(self) -> str:
        return "Opened(…)"


class _Registry(jwe.JWERegistry):
    """joserfc stops at 64 KiB; how much may come is decided before, by the largest body."""

    max_ciphertext_length = 16 * 1024 * 1024


def open_sealed(body: bytes, key_of: Callable[[str], ECKey | None], contract: Contract) -> Opened:
    """Opens one JWE in compact serialisation.

    Args:
        body: As received.
        key_of: The private key of a `kid`, None where it is unknown.
        contract: For the header's schema.

    Raises:
        Problem: 400 `sealing-not-allowed` for a header beside the contract, `cannot-open` for all else.
    """
    header = _header(body)
    if contract.faults("SealingHeader", header):
        raise Problem(HTTPStatus.BAD_REQUEST, "sealing-not-allowed")
    key = key_of(str(header["kid"]))
    if key is None:
        raise cannot_open()
    registry = _Registry(algorithms=_ALGORITHMS, strict_check_header=False)
    try:
        plaintext = jwe.decrypt_compact(body, key, registry=registry).plaintext
    except (JoseError, ValueError, TypeError, KeyError) as error:
        raise cannot_open() from error
    if plaintext is None:
        raise cannot_open()
    return Opened(plaintext, str(header["cty"]).lower() in _SIGNED)


def _header(body: bytes) -> dict[str, object]:
    """The protected header, read by itself so that nothing of it is acted upon before it was checked."""
    first, *others = body.split(b".")
    if len(others) != 4:
        raise cannot_open()
    try:
        header = parse_json(urlsafe_b64decode(first + b"=" * (-len(first) % 4)))
    except ValueError:
        raise cannot_open() from None
    if not isinstance(header, dict):
        raise cannot_open()
    return header
