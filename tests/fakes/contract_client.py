"""A plain client of the contract that checks every answer against the contract's own schemas."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import requests
import yaml
from jsonschema import Draft202012Validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from tests.fakes.sealed_applications import KIOSK, content_digest

DOCUMENT = Path(__file__).parents[2] / "resources" / "api" / "backend.openapi.yaml"


@dataclass(frozen=True)
class Said:
    """One answer, already found to be as the contract says."""

    status: int
    content: dict[str, object]
    headers: dict[str, str]

    @property
    def problem(self) -> str:
        """Last segment of the problem's type."""
        return str(self.content["type"]).rsplit("/", 1)[-1]

    @property
    def pointers(self) -> list[str]:
        errors = self.content["errors"]
        assert isinstance(errors, list)
        return [error["pointer"] for error in errors]


class ContractClient:
    """Calls with one kiosk's token."""

    def __init__(self, url: str, token: str) -> None:
        self._url = url
        self._token = token
        self._document = yaml.load(DOCUMENT.read_bytes(), yaml.CSafeLoader)
        self._registry: Registry[bool | Mapping[str, object]] = Registry().with_resource(
            "openapi", DRAFT202012.create_resource(self._document)
        )

    def call(
        self,
        method: str,
        path: str,
        *,
        template: str | None = None,
        body: bytes | None = None,
        headers: dict[str, str] | None = None,
    ) -> Said:
        """One call; `template` is the path as the document names it."""
        sent = {"Authorization": f"Bearer {self._token}"} | (headers or {})
        answer = requests.request(
            method, self._url + path, data=body, headers=sent, timeout=30, allow_redirects=False
        )
        content = answer.json() if answer.content else {}
        said = Said(
            answer.status_code, content, {name.lower(): text for name, text in answer.headers.items()}
        )
        self._check(said, method.lower(), template or path)
        return said

    def send_json(self, method: str, path: str, content: object, template: str | None = None) -> Said:
        body = json.dumps(content).encode("utf-8")
        return self.call(
            method, path, template=template, body=body, headers={"Content-Type": "application/json"}
        )

    def hand_in(self, application_id: str, body: bytes, **headers: str | None) -> Said:
        """PUT; headers by name with underscores, None leaves one out."""
        given = {"Content_Type": "application/jose", "Content_Digest": content_digest(body)} | headers
        sent = {name.replace("_", "-"): text for name, text in given.items() if text is not None}
        return self.call(
            "PUT",
            f"/applications/{application_id}",
            template="/applications/{application_id}",
            body=body,
            headers=sent,
        )

    def ask(self, application_id: str) -> Said:
        return self.call("GET", f"/applications/{application_id}", template="/applications/{application_id}")

    def challenge(self) -> dict[str, object]:
        said = self.send_json("POST", "/challenges", {"kiosk_id": KIOSK})
        assert said.status == 201
        return said.content

    def _check(self, said: Said, method: str, template: str) -> None:
        """Every answer that the document knows is held against it; all others must be problems."""
        operation = self._document["paths"].get(template, {}).get(method, {"responses": {}})
        response = operation["responses"].get("default" if said.status == 500 else str(said.status))
        if response is None:
            assert said.status in {404, 405}, f"{said.status} is not in the document for {method} {template}"
            response = self._document["components"]["responses"]["Malformed"]
        if "$ref" in response:
            response = self._document["components"]["responses"][response["$ref"].rsplit("/", 1)[-1]]
        if "content" not in response:
            assert said.content == {}
            return
        ((media_type, media),) = response["content"].items()
        assert said.headers["content-type"] == media_type
        schema = json.loads(json.dumps(media["schema"]).replace('"#/', '"openapi#/'))
        Draft202012Validator(schema, registry=self._registry).validate(said.content)
        assert media_type != "application/problem+json" or said.content["status"] == said.status
