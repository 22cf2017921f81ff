"""The schemas that are published are those that the code makes; who changes one is told so here."""

from __future__ import annotations

import json

import pytest

from kiosk.forms.authoring.schema import FILE, procedure_schema
from kiosk.forms.flat import flat_schema
from tests.fakes.form_parts import RESOURCES, library, procedure

SCHEMAS = RESOURCES / "schemas"


def test_schema_of_definitions_is_what_the_models_generate() -> None:
    published = json.loads((SCHEMAS / FILE).read_text("utf-8"))
    made = json.loads(json.dumps(procedure_schema()))
    assert published == made, f"kiosk procedures schema > resources/schemas/{FILE}"


@pytest.mark.parametrize("procedure_id", library().ids())
def test_columns_of_every_procedure_are_published(procedure_id: str) -> None:
    published = json.loads((SCHEMAS / "flat" / f"{procedure_id}.json").read_text("utf-8"))
    told = "kiosk procedures export-sample --output DIR, then DIR/<id>.flat.schema.json"
    assert published == flat_schema(procedure(procedure_id)), told
