"""The contract's documents are sound, and every body is held against them."""

from __future__ import annotations

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate
from openapi_spec_validator.readers import read_from_filename

from kiosk.backend.contract import Contract, NotJson, parse_json
from tests.fakes.contract_client import DOCUMENT
from tests.fakes.sealed_applications import KIOSK, application, identity, new_id, person


@pytest.fixture(scope="module")
def contract() -> Contract:
    return Contract()


def test_openapi_document_is_valid() -> None:
    document, base_uri = read_from_filename(str(DOCUMENT))
    validate(document, base_uri=base_uri)


def test_application_schema_is_valid(contract: Contract) -> None:
    Draft202012Validator.check_schema(contract.application)


REPRESENTATIVE = person() | {"relation": "spouse", "authority": "same-household"}
GENUINE = {"genuineness": "verified"}


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param({}, id="as in the contract"),
        pytest.param({"applicant": person(birth_date="1948")}, id="year of birth only"),
        pytest.param({"applicant": person(birth_date="1948-03")}, id="year and month of birth"),
        pytest.param({"applicant": person(gender=None)}, id="gender not asked"),
        pytest.param({"representative": REPRESENTATIVE}, id="represented"),
        pytest.param({"identity": [identity("card-text", GENUINE), identity()]}, id="card and more"),
        pytest.param({"identity": [identity("visual", {"document": "drivers-licence"})]}, id="document"),
        pytest.param({"identity": [identity("visual", "passport")]}, id="document as text"),
        pytest.param({"assistance": {"mode": "assisted", "staff_id": "s-12"}}, id="assisted"),
        pytest.param({"completed_at": "2026-11-23T01:15:00.5Z"}, id="UTC with fraction"),
        pytest.param({"language": "ja-easy"}, id="easy Japanese"),
        pytest.param({"answers": {}}, id="no answers"),
    ],
)
def test_application_of_the_contract_has_no_faults(contract: Contract, changed: dict[str, object]) -> None:
    assert contract.faults_of_application(application(new_id(), **changed)) == ()


@pytest.mark.parametrize(
    ("changed", "pointer"),
    [
        pytest.param({"schema": "kiosk-application/2"}, "/schema", id="other schema"),
        pytest.param({"completed_at": "2026-11-23T10:15:00"}, "/completed_at", id="no offset"),
        pytest.param({"completed_at": "2026-02-30T10:15:00Z"}, "/completed_at", id="no such day"),
        pytest.param(
            {"applicant": person(birth_date="1948-13")}, "/applicant/birth_date", id="no such month"
        ),
        pytest.param({"applicant": person(gender="f")}, "/applicant/gender", id="gender"),
        pytest.param({"applicant": person(my_number="1")}, "/applicant", id="unknown member"),
        pytest.param({"representative": person()}, "/representative/relation", id="relation missing"),
        pytest.param({"representative": "somebody"}, "/representative", id="representative as text"),
        pytest.param({"identity": []}, "/identity", id="no identity"),
        pytest.param({"identity": [identity("pin")]}, "/identity/0/method", id="unknown method"),
        pytest.param({"identity": [identity("card-text")]}, "/identity/0/evidence", id="genuineness missing"),
        pytest.param(
            {"identity": [identity("card-face", {"genuineness": "failed"})]},
            "/identity/0/evidence/genuineness",
            id="failed genuineness",
        ),
        pytest.param({"identity": [identity("visual", "A12345678")]}, "/identity/0/evidence", id="number"),
        pytest.param({"identity": [identity("none", "x")]}, "/identity/0/evidence", id="evidence of nothing"),
        pytest.param(
            {"assistance": {"mode": "self", "staff_id": "s-12"}}, "/assistance/staff_id", id="self with staff"
        ),
        pytest.param(
            {"assistance": {"mode": "assisted", "staff_id": None}}, "/assistance/staff_id", id="staff unnamed"
        ),
        pytest.param({"answers": []}, "/answers", id="answers as list"),
    ],
)
def test_application_beside_the_contract_names_the_member(
    contract: Contract, changed: dict[str, object], pointer: str
) -> None:
    faults = contract.faults_of_application(application(new_id(), **changed))
    assert pointer in {fault.pointer for fault in faults}


def test_pointer_escapes_names(contract: Contract) -> None:
    faults = contract.faults("Heartbeat", {"checks": [{"name": "a", "state": "bad"}]})
    assert "/checks/0/state" in {fault.pointer for fault in faults}


@pytest.mark.parametrize(
    "body", [b"", b"{", b'{"a": NaN}', b'{"a":1,"a":2}', b"\xff\xfe", b"[" * 200_000, b"1" * 5000]
)
def test_bytes_that_are_no_plain_json_are_refused_without_a_quote(body: bytes) -> None:
    with pytest.raises(NotJson) as caught:
        parse_json(body)
    assert caught.value.__suppress_context__
    assert str(caught.value) == "not JSON in UTF-8 with unique member names"


@pytest.mark.parametrize(
    ("office", "pointer"),
    [
        ("王子\0", "/kiosk/office"),
        ("王子\ud800", "/kiosk/office"),
        ("\udc00", "/kiosk/office"),
    ],
    ids=["U+0000", "high-half", "low-half"],
)
def test_text_that_nothing_can_hold_is_named_as_a_fault(
    contract: Contract, office: str, pointer: str
) -> None:
    content = application(new_id(), kiosk={"id": KIOSK, "office": office})
    faults = contract.faults_of_application(content)
    assert [fault.pointer for fault in faults] == [pointer]
    assert office not in faults[0].detail


def test_name_that_nothing_can_hold_is_told_at_its_object(contract: Contract) -> None:
    content = application(new_id(), answers={"list": [{"a\0": 1}, "\ud83d"]})
    assert [fault.pointer for fault in contract.faults_of_application(content)] == [
        "/answers/list/0",
        "/answers/list/1",
    ]
