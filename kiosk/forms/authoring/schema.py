"""The JSON Schema of `procedure.yaml`, made from the models, so that an editor completes and checks it."""

from __future__ import annotations

from kiosk.forms.definition.procedure import Procedure

DIALECT = "https://json-schema.org/draft/2020-12/schema"
FILE = "procedure.schema.json"


def procedure_schema() -> dict[str, object]:
    """The schema; keys are named as authors write them (`is`, `in`, `not`)."""
    made: dict[str, object] = Procedure.model_json_schema(by_alias=True)
    return {"$schema": DIALECT, **made, "title": "procedure.yaml"}
