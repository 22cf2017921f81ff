"""Reading bodies: of the right media type, no longer than allowed, and as the contract says."""

from __future__ import annotations

import re
from http import HTTPStatus

from starlette.requests import Request

from kiosk.backend.contract import Contract, NotJson, parse_json
from kiosk.backend.problems import Problem, rejected

_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")


async def read_body(request: Request, *, media_type: str, largest: int) -> bytes:
    """The whole body.

    Raises:
        Problem: 415 or 413; the latter without reading on.
    """
    given = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if given != media_type:
        raise Problem(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "other-media-type", headers={"Accept": media_type})
    if request.headers.get("content-encoding", "identity").strip().lower() != "identity":
        raise Problem(
            HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "other-media-type", headers={"Accept-Encoding": "identity"}
        )
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > largest:
            raise Problem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "too-large", headers={"Connection": "close"})
    return bytes(body)


def json_body(body: bytes, *, schema: str, contract: Contract) -> dict[str, object]:
    """The body as an object of the OpenAPI document's schema of that name.

    Raises:
        Problem: 400 or 422.
    """
    try:
        content = parse_json(body)
    except NotJson as error:
        raise Problem(HTTPStatus.BAD_REQUEST, "malformed-json") from error
    faults = contract.faults(schema, content)
    if faults:
        raise rejected(*faults)
    assert isinstance(content, dict)  # every schema asked for is an object's
    return content


def check_id(text: str) -> str:
    """A lower-case UUIDv7.

    Raises:
        Problem: 400.
    """
    if _ID.fullmatch(text) is None:
        raise Problem(HTTPStatus.BAD_REQUEST, "malformed-id")
    return text
