"""schemathesis against the document that the back-end serves: no call, however odd, leaves the contract."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import pytest
import requests
import schemathesis
import yaml
from hypothesis import HealthCheck, Phase, settings
from joserfc.jwk import ECKey
from schemathesis.core.failures import FailureGroup
from schemathesis.core.parameters import ParameterLocation
from schemathesis.generation.hypothesis.builder import HypothesisTestConfig, HypothesisTestMode, create_test
from schemathesis.schemas import BaseSchema

from tests.fakes.contract_client import DOCUMENT
from tests.fakes.reference_backend import RunningBackend, running_backend
from tests.fakes.sealed_applications import KIOSK, application, content_digest, new_id, sealed

OPERATIONS = (
    ("GET", "/health"),
    ("GET", "/keys"),
    ("POST", "/challenges"),
    ("PUT", "/applications/{application_id}"),
    ("GET", "/applications/{application_id}"),
    ("PUT", "/staff-calls/{staff_call_id}"),
    ("POST", "/kiosks/{kiosk_id}/heartbeat"),
)
BOUNDED = settings(
    max_examples=8,
    deadline=None,
    database=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
MODES = [HypothesisTestMode.COVERAGE, HypothesisTestMode.FUZZING]
"""Every keyword of every schema once, kept and broken, and every method of the path; then what is drawn."""
JOSE = "application/jose"
HAND_IN = ("PUT", "/applications/{application_id}")
NEVER = schemathesis.checks.positive_data_acceptance
"""A digest that fits and an envelope that opens are more than a schema says: none made up is received."""


@schemathesis.serializer(JOSE)
def as_it_is(_context: schemathesis.SerializationContext, value: object) -> bytes:
    return value if isinstance(value, bytes) else str(value).encode("utf-8", "replace")


@pytest.fixture(scope="module")
def backend(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningBackend]:
    with running_backend(tmp_path_factory.mktemp("generated")) as running:
        yield running


@pytest.fixture(scope="module")
def served(backend: RunningBackend) -> dict[str, object]:
    document: dict[str, object] = requests.get(f"{backend.url}/openapi.json", timeout=30).json()
    return document


def send_all(document: dict[str, object], method: str, path: str, backend: RunningBackend) -> None:
    """Generated calls of one operation; raises where an answer is not what `document` says."""
    schema: BaseSchema = schemathesis.openapi.from_dict(json.loads(json.dumps(document)))
    operation = schema[path][method]
    headers = {"Authorization": f"Bearer {backend.token}"}

    def send(case: schemathesis.Case) -> None:  # type: ignore[type-arg]  # its parameter is unbounded Any
        if path.startswith("/kiosks") and _is_kept(case, ParameterLocation.PATH):
            case.path_parameters = {"kiosk_id": KIOSK}  # any other one is 403, whatever the body is
        excluded = [NEVER] if (method, path) == HAND_IN else []
        case.call_and_validate(base_url=backend.url, headers=headers, timeout=30, excluded_checks=excluded)

    test = create_test(
        operation=operation,
        test_func=send,
        config=HypothesisTestConfig(project=schema.config, modes=MODES, settings=BOUNDED),
    )
    test()


def _is_kept(case: schemathesis.Case, part: ParameterLocation) -> bool:  # type: ignore[type-arg]
    """Whether this part of the call is as the document says, and not broken on purpose."""
    made = None if case.meta is None else case.meta.components.get(part)
    return made is None or made.mode.is_positive


def test_served_document_is_the_projects_own(served: dict[str, object]) -> None:
    assert served == yaml.safe_load(DOCUMENT.read_text("utf-8"))
    assert str(served["openapi"]).startswith("3.1")


def test_every_operation_of_the_document_is_called(served: dict[str, object]) -> None:
    paths = json.loads(json.dumps(served["paths"]))
    documented = {
        (method.upper(), path) for path, item in paths.items() for method in item if method != "parameters"
    }
    assert documented == set(OPERATIONS)


@pytest.mark.parametrize(("method", "path"), OPERATIONS)
def test_generated_calls_stay_within_the_contract(
    served: dict[str, object], backend: RunningBackend, method: str, path: str
) -> None:
    send_all(served, method, path, backend)


def _other_status(document: dict[str, object]) -> None:
    paths: dict[str, dict[str, dict[str, dict[str, object]]]] = document["paths"]  # type: ignore[assignment]
    answers = paths["/keys"]["get"]["responses"]
    answers["299"] = answers.pop("200")
    del answers["default"]


def _other_member(document: dict[str, object]) -> None:
    components: dict[str, dict[str, dict[str, list[str]]]] = document["components"]  # type: ignore[assignment]
    components["schemas"]["Keys"]["required"].append("signature")


@pytest.mark.parametrize("spoil", [_other_status, _other_member])
def test_answer_beside_the_document_is_caught(
    served: dict[str, object], backend: RunningBackend, spoil: Callable[[dict[str, object]], None]
) -> None:
    document = json.loads(json.dumps(served))
    spoil(document)
    with pytest.raises((FailureGroup, ExceptionGroup, AssertionError)):
        send_all(document, "GET", "/keys", backend)


def test_method_that_is_not_allowed_is_told_all_that_are(backend: RunningBackend) -> None:
    answer = requests.delete(f"{backend.url}/applications/{new_id()}", timeout=30)
    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, PUT")


def test_application_that_is_in_order_is_received(backend: RunningBackend) -> None:
    key = ECKey.import_key(json.loads(backend.jwks_file.read_text("utf-8"))["keys"][0])
    own = new_id()
    body = sealed(application(own), key)
    headers = {
        "Authorization": f"Bearer {backend.token}",
        "Content-Digest": content_digest(body),
        "Content-Type": JOSE,
    }
    assert (
        requests.put(f"{backend.url}/applications/{own}", data=body, headers=headers, timeout=30).status_code
        == 201
    )
