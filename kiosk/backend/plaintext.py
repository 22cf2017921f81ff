"""From an opened envelope to an application that is as the contract says, or to the members at fault."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import rfc8785
from cryptography.x509 import Certificate
from pydantic import BaseModel, JsonValue, TypeAdapter

from kiosk.backend.contract import Contract, Fault, NotJson, parse_json
from kiosk.backend.jws import SignatureWrong, verify
from kiosk.backend.problems import rejected
from kiosk.backend.sealing import Opened


class _Procedure(BaseModel):
    id: str


class _Kiosk(BaseModel):
    id: str
    office: str


class Evidence(BaseModel):
    """One identity entry; its evidence is a text only where it is a JWS."""

    method: str
    evidence: object


class Facts(BaseModel):
    """What the back-end itself looks at; who applies for what is for those behind it."""

    application_id: str
    procedure: _Procedure
    completed_at: datetime
    kiosk: _Kiosk
    identity: list[Evidence]


@dataclass(frozen=True, slots=True)
class Plaintext:
    """A whole application.

    Attributes:
        content: The application, JSON.
        facts: The part of it that the back-end looks at.
        certificates: Of the signature around it; empty where it is not signed.
    """

    content: object
    facts: Facts
    certificates: tuple[Certificate, ...]

    def __repr__(self) -> str:
        return "Plaintext(…)"


def read_application(opened: Opened, *, application_id: str, contract: Contract) -> Plaintext:
    """The application in the envelope.

    Args:
        opened: What was in it.
        application_id: From the path.
        contract: To check against.

    Raises:
        Problem: 422, with every member at fault.
    """
    text, certificates = _unsigned(opened, contract)
    content = _json(text)
    facts = _facts(content, contract)
    faults = tuple(_faults_across(facts, application_id, opened))
    if opened.signed and not _is_canonical(content, text):
        faults = (*faults, Fault("", "was not signed in RFC 8785 form"))
    if faults:
        raise rejected(*faults)
    return Plaintext(content, facts, certificates)


def facts_in(opened: Opened, contract: Contract) -> Facts:
    """What the envelope says of itself, where no path says it.

    Raises:
        Problem: 422, with every member at fault.
    """
    return _facts(content_of(opened, contract), contract)


def content_of(opened: Opened, contract: Contract) -> object:
    """The application's JSON, unjudged.

    Raises:
        Problem: 422, there is none.
    """
    return _json(_unsigned(opened, contract)[0])


def _facts(content: object, contract: Contract) -> Facts:
    faults = contract.faults_of_application(content)
    if faults:
        raise rejected(*faults)
    return Facts.model_validate(content)


def _unsigned(opened: Opened, contract: Contract) -> tuple[bytes, tuple[Certificate, ...]]:
    if not opened.signed:
        return opened.plaintext, ()
    try:
        signed = verify(
            opened.plaintext.decode("ascii", "replace"), header_schema="ApplicationHeader", contract=contract
        )
    except SignatureWrong as error:
        raise rejected(Fault("", "is not signed, or the signature does not fit its certificate")) from error
    return signed.payload, signed.certificates


def _json(text: bytes) -> object:
    try:
        return parse_json(text)
    except NotJson as error:
        raise rejected(Fault("", "is no JSON")) from error


def _faults_across(facts: Facts, application_id: str, opened: Opened) -> list[Fault]:
    faults = []
    if facts.application_id != application_id:
        faults.append(Fault("/application_id", "is not the one in the path"))
    signatures = sum(entry.method == "jpki-signature" for entry in facts.identity)
    if signatures != int(opened.signed):
        faults.append(Fault("/identity", "names a signature on the application exactly when cty is JWT"))
    return faults


def _is_canonical(content: object, text: bytes) -> bool:
    try:
        return rfc8785.dumps(TypeAdapter(JsonValue).validate_python(content)) == text
    except rfc8785.CanonicalizationError:
        return False
