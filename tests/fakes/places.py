"""Places in a definition, named by what stands there: a question that is added later moves none of them."""

from __future__ import annotations

import re

from kiosk.forms.definition.faults import key_of
from kiosk.forms.definition.yaml_lines import read

_STEP = re.compile(r"(?P<name>[^.\[\]]+)|\[(?P<entry>[^\]]+)\]")
"""A key, or in brackets the id of an entry; ids such as `subject.phone` have a dot of their own."""


def key_in(text: str, said: str) -> str:
    """`questions[copies].kind` as a fault would say it of that text: `questions.29.kind`."""
    node: object = read(text).data
    path: list[str | int] = []
    for step in _STEP.finditer(said):
        if entry := step["entry"]:
            assert isinstance(node, tuple), f"{said}: no list holds {entry!r}"
            ids = [one["id"] for one in node]
            assert entry in ids, f"{said}: {entry!r} is none of {ids}"
            path.append(ids.index(entry))
            node = node[ids.index(entry)]
        else:
            path.append(step["name"])
            node = node.get(step["name"]) if isinstance(node, dict) else None
    return key_of(tuple(path))
