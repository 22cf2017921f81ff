"""The contract's calls. Reading a body is asynchronous, all work with it runs in the server's thread pool."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Header, Request, Response
from fastapi.responses import JSONResponse

from kiosk.backend.applications import Parcel
from kiosk.backend.bodies import check_id, json_body, read_body
from kiosk.backend.digest import check_digest
from kiosk.backend.parts import Parts
from kiosk.backend.problems import other_kiosk, taken

router = APIRouter()


async def _parts(request: Request) -> Parts:
    parts: Parts = request.app.state.parts
    return parts


PartsOf = Annotated[Parts, Depends(_parts)]


async def _caller(parts: PartsOf, authorization: Annotated[str | None, Header()] = None) -> str:
    return parts.tokens.kiosk_of(authorization)


Caller = Annotated[str, Depends(_caller)]


async def _sealed(request: Request, parts: PartsOf, _caller: Caller) -> bytes:
    return await read_body(request, media_type="application/jose", largest=parts.config.largest_body)


async def _json(request: Request, parts: PartsOf, _caller: Caller) -> bytes:
    return await read_body(request, media_type="application/json", largest=parts.config.largest_body)


SealedBody = Annotated[bytes, Depends(_sealed)]
JsonBody = Annotated[bytes, Depends(_json)]


@router.get("/health")
def health(parts: PartsOf) -> Response:
    parts.store.probe()
    return JSONResponse({"status": "ok", "time": parts.config.clock().isoformat(timespec="milliseconds")})


@router.get("/keys")
def keys(parts: PartsOf, _caller: Caller) -> Response:
    return JSONResponse(parts.keys.public_set())


@router.get("/openapi.json")
def openapi(parts: PartsOf) -> Response:
    return JSONResponse(parts.contract.openapi)


@router.get("/application.schema.json")
def application_schema(parts: PartsOf) -> Response:
    return JSONResponse(parts.contract.application)


@router.post("/challenges")
def make_challenge(parts: PartsOf, caller: Caller, body: JsonBody) -> Response:
    request = json_body(body, schema="ChallengeRequest", contract=parts.contract)
    _check_kiosk(request["kiosk_id"], caller)
    return JSONResponse(parts.challenges.make(caller, parts.config.clock()), HTTPStatus.CREATED)


@router.put("/applications/{application_id}")
def hand_in(
    application_id: str,
    parts: PartsOf,
    caller: Caller,
    body: SealedBody,
    content_digest: Annotated[str | None, Header()] = None,
) -> Response:
    parcel = Parcel(check_id(application_id), caller, body, check_digest(content_digest, body))
    kept, status = parts.intake.receive(parcel, parts.config.clock())
    return JSONResponse(dict(kept.receipt()), status)


@router.get("/applications/{application_id}")
def ask_after(application_id: str, parts: PartsOf, caller: Caller) -> Response:
    kept = parts.intake.ask_after(check_id(application_id), caller)
    return JSONResponse(dict(kept.receipt()))


@router.put("/staff-calls/{staff_call_id}")
def call_staff(staff_call_id: str, parts: PartsOf, caller: Caller, body: JsonBody) -> Response:
    call = json_body(body, schema="StaffCall", contract=parts.contract)
    _check_kiosk(call["kiosk_id"], caller)
    text = json.dumps(call, ensure_ascii=False, sort_keys=True)
    kept, fresh = parts.store.add_staff_call(
        check_id(staff_call_id), kiosk_id=caller, call=text, received_at=_now(parts)
    )
    if kept.call != text:
        raise taken()
    answer = {"staff_call_id": staff_call_id, "received_at": kept.received_at}
    return JSONResponse(answer, HTTPStatus.CREATED if fresh else HTTPStatus.OK)


@router.post("/kiosks/{kiosk_id}/heartbeat")
def heartbeat(kiosk_id: str, parts: PartsOf, caller: Caller, body: JsonBody) -> Response:
    _check_kiosk(kiosk_id, caller)
    document = json_body(body, schema="Heartbeat", contract=parts.contract)
    text = json.dumps(document, ensure_ascii=False)
    parts.store.note_heartbeat(kiosk_id, document=text, received_at=_now(parts))
    return Response(status_code=HTTPStatus.NO_CONTENT)


def _check_kiosk(kiosk_id: object, caller: str) -> None:
    if kiosk_id != caller:
        raise other_kiosk()


def _now(parts: Parts) -> str:
    return parts.config.clock().isoformat(timespec="seconds")
