"""The schemas that are published are those that the code makes; who changes one is told so here."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import jsonschema
import pytest
import yaml

from kiosk.cli.authoring import FILES
from kiosk.forms.authoring.schema import SCHEMAS as MADE
from kiosk.forms.authoring.schema import file_of, schema_of
from kiosk.forms.flat import flat_schema
from kiosk.forms.gif import FILE as GIF
from tests.fakes.form_parts import RESOURCES, library, procedure

SCHEMAS = RESOURCES / "schemas"
SAMPLES = RESOURCES / "samples" / "exports"
TOLD = "kiosk procedures export-sample --no-schemas --output resources/samples/exports"


@pytest.mark.parametrize("name", FILES)
def test_schema_of_what_authors_write_is_what_the_models_generate(name: str) -> None:
    published = json.loads((SCHEMAS / file_of(name)).read_text("utf-8"))
    made = json.loads(json.dumps(schema_of(name)))
    assert published == made, f"kiosk procedures schema {name} > resources/schemas/{file_of(name)}"
    assert tuple(MADE) == FILES


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


class _AsEditorsRead(yaml.CSafeLoader):
    """YAML as JSON knows it: a day is a text."""


_AsEditorsRead.yaml_implicit_resolvers = {
    first: [one for one in resolvers if one[0] != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}
WRITTEN = sorted((RESOURCES / "procedures").rglob("*.yaml"))


def wrong(name: str, text: str) -> list[str]:
    """What an editor marks in such a file."""
    published = json.loads((SCHEMAS / file_of(name)).read_text("utf-8"))
    data = yaml.load(text, _AsEditorsRead)
    return [one.json_path for one in jsonschema.Draft202012Validator(published).iter_errors(data)]


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_file_of_an_author_names_its_schema_and_keeps_to_it(path: Path) -> None:
    text = path.read_text("utf-8")
    first, _, _ = text.partition("\n")
    named = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
    assert named is not None, f"{path}: begin with # yaml-language-server: $schema=…"
    assert (path.parent / named[1]).resolve() == SCHEMAS / file_of(path.stem)
    assert wrong(path.stem, text) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "place"),
    [
        ("juminhyo/procedure", "kind: count", "kind: cuont", "].kind"),
        ("juminhyo/procedure", "minutes: 5", "minutes: soon", "$.minutes"),
        ("juminhyo/procedure", "effective_from: 2026-11-01\n", "", "$"),
        ("birth/life-event", "kind: date", "kind: dat", "].kind"),
        ("birth/life-event", "due: {field: born_on, days: 15}", "due: {feld: born_on, days: 15}", "options"),
        ("groups", "icon: doc", "icn: doc", "$.groups[0]"),
        ("wording", "\nterms:", "\ntrems:", "$"),
        ("wording-en", "\nnames:", "\nnmes:", "$"),
    ],
    ids=["kind", "number", "missing", "event-kind", "event-due", "group", "list", "english-list"],
)
def test_planted_fault_is_marked_by_an_editor(file: str, old: str, new: str, place: str) -> None:
    text = (RESOURCES / "procedures" / f"{file}.yaml").read_text("utf-8")
    assert old in text
    found = wrong(file.rpartition("/")[2], text.replace(old, new, 1))
    assert any(place in one for one in found), found
