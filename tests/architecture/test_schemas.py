"""The schemas that are published are those that the code makes; who changes one is told so here."""

from __future__ import annotations

import csv
import io
import json

import jsonschema
import pytest

from kiosk.forms.authoring.schema import FILE, procedure_schema
from kiosk.forms.flat import flat_schema
from kiosk.forms.gif import FILE as GIF
from tests.fakes.form_parts import RESOURCES, library, procedure

SCHEMAS = RESOURCES / "schemas"
SAMPLES = RESOURCES / "samples" / "exports"
TOLD = "kiosk procedures export-sample --no-schemas --output resources/samples/exports"


def test_schema_of_definitions_is_what_the_models_generate() -> None:
    published = json.loads((SCHEMAS / FILE).read_text("utf-8"))
    made = json.loads(json.dumps(procedure_schema()))
    assert published == made, f"kiosk procedures schema > resources/schemas/{FILE}"


@pytest.mark.parametrize("procedure_id", library().ids())
def test_columns_of_every_procedure_are_published(procedure_id: str) -> None:
    published = json.loads((SCHEMAS / "flat" / f"{procedure_id}.json").read_text("utf-8"))
    told = "kiosk procedures export-sample --output DIR, then DIR/<id>.flat.schema.json"
    assert published == flat_schema(procedure(procedure_id)), told


@pytest.mark.parametrize("procedure_id", library().ids())
def test_published_samples_of_every_procedure_fit_their_schemas(procedure_id: str) -> None:
    """Columns in their order, one row; the application as the back-end takes it; both GIF tables."""
    flat = json.loads((SCHEMAS / "flat" / f"{procedure_id}.json").read_text("utf-8"))
    for encoding, ending in (("utf-8-sig", "utf-8"), ("cp932", "cp932")):
        text = (SAMPLES / f"{procedure_id}.{ending}.csv").read_bytes().decode(encoding)
        head, cells = list(csv.reader(io.StringIO(text, newline="")))
        assert head == list(flat["properties"]), TOLD
        jsonschema.validate(dict(zip(head, cells, strict=True)), flat)
    for path, schema in (
        (SAMPLES / f"{procedure_id}.application.json", RESOURCES / "api" / "application.schema.json"),
        *((one, SCHEMAS / GIF) for one in sorted(SAMPLES.glob(f"{procedure_id}.*gif.json"))),
    ):
        jsonschema.validate(json.loads(path.read_text("utf-8")), json.loads(schema.read_text("utf-8")))


def test_samples_are_of_the_procedures_that_there_are() -> None:
    assert {one.name.partition(".")[0] for one in SAMPLES.iterdir()} == set(library().ids())
