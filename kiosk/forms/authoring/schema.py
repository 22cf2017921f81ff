"""The JSON Schemas of what authors write, made from the models: an editor completes and checks it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pydantic import BaseModel, TypeAdapter

from kiosk.forms.authoring.plain_english import EnglishWords
from kiosk.forms.authoring.wording import Words
from kiosk.forms.definition.life_event import Groups, LifeEvent
from kiosk.forms.definition.procedure import Procedure

DIALECT = "https://json-schema.org/draft/2020-12/schema"
Schema = dict[str, object]


def schema_of(name: str) -> Schema:
    """The schema of `<name>.yaml`; keys are named as authors write them (`is`, `in`, `not`)."""
    return {"$schema": DIALECT, **SCHEMAS[name](), "title": f"{name}.yaml"}


def file_of(name: str) -> str:
    """Where it is published, below `resources/schemas`."""
    return f"{name}.schema.json"


def _of_model(model: type[BaseModel]) -> Schema:
    return {**model.model_json_schema(by_alias=True)}


def _of_lists(lists: type[Words] | type[EnglishWords]) -> Schema:
    """Every list stands in the file, and nothing else; one may be empty."""
    made: Schema = {**TypeAdapter(lists).json_schema()}
    names = made["properties"]
    return {
        **made,
        "required": list(names) if isinstance(names, Mapping) else [],
        "additionalProperties": False,
    }


SCHEMAS: Mapping[str, Callable[[], Schema]] = {
    "procedure": lambda: _of_model(Procedure),
    "life-event": lambda: _of_model(LifeEvent),
    "groups": lambda: _of_model(Groups),
    "wording": lambda: _of_lists(Words),
    "wording-en": lambda: _of_lists(EnglishWords),
}
"""By the name of the file, without `.yaml`."""
