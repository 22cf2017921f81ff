"""Every key that the schemas of authors know stands in both guides, where somebody looks for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from kiosk.forms.authoring.schema import schema_of

DOCS = Path(__file__).parents[2] / "docs"
GUIDES = ("writing-a-procedure.md", "writing-a-procedure.ja.md")
SCHEMAS = ("procedure", "life-event", "groups")
_CODE = re.compile(r"```.*?```|`[^`]+`", re.DOTALL)


def keys_of(schema: object) -> Iterator[str]:
    """The names of all properties, however deep."""
    if isinstance(schema, Mapping):
        named = schema.get("properties")
        yield from named if isinstance(named, Mapping) else ()
        for inner in schema.values():
            yield from keys_of(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from keys_of(inner)


def unnamed(guide: str, schema: object) -> list[str]:
    """The keys that stand nowhere in the guide as code."""
    named = {word for code in _CODE.findall(guide) for word in re.findall(r"[a-z_]+", code)}
    return sorted({*keys_of(schema)} - named)


@pytest.mark.parametrize("guide", GUIDES)
def test_every_key_stands_in_the_guide(guide: str) -> None:
    text = (DOCS / guide).read_text("utf-8")
    assert unnamed(text, [schema_of(name) for name in SCHEMAS]) == []


@pytest.mark.parametrize("key", ["numbered", "who", "posted", "usual", "within"])
@pytest.mark.parametrize("guide", GUIDES)
def test_key_that_the_guide_lost_is_found(guide: str, key: str) -> None:
    text = re.sub(rf"\b{key}\b", "…", (DOCS / guide).read_text("utf-8"))
    assert unnamed(text, schema_of("procedure")) == [key]


def test_new_key_is_found_however_deep() -> None:
    schema: object = {"$defs": {"A": {"properties": {"colour": {"items": [{"properties": {"shade": {}}}]}}}}}
    assert unnamed("`colour: red`", schema) == ["shade"]
    assert unnamed("colour, shade", schema) == ["colour", "shade"]
