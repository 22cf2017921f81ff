"""The figures and names by which a definition works, apart from its words: `late: less`, `earliest: …`.

A figure that no text speaks of can be changed by a slip, and all stays sound. So `check --remember` writes
these down, and what has changed since is told.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

Rules = Mapping[str, str]
"""By key (`due.days`), the value as JSON has it."""
_APART = frozenset({
    "id", "kind", "label", "when", "options", "each", "rules", "title", "note", "explanation", "why", "said",
    "source", "paper", "example", "by_applicant", "parts", "message", "everybody_knows", "nothing_else",
    "sentence", "section", "picture", "missing",
})  # fmt: skip
"""Words, and what is compared by itself."""
_OF_PROCEDURE = ("deadline", "deadlines", "fee", "waiting", "checks", "applicants")


def rules_of(entry: Mapping[str, object]) -> Rules:
    """Of a question, an option, or what is asked of each; those written down before, as they are."""
    kept = entry.get("rules")
    if isinstance(kept, Mapping):
        return {str(key): str(value) for key, value in kept.items()}
    return dict(_of(entry, ""))


def rules_of_procedure(data: Mapping[str, object]) -> Rules:
    """Deadlines, fees, checks, and who may apply in which way."""
    kept = data.get("rules")
    if isinstance(kept, Mapping):
        return {str(key): str(value) for key, value in kept.items()}
    return {key: value for one in _OF_PROCEDURE for key, value in _flat(one, data.get(one))}


def _of(entry: Mapping[str, object], before: str) -> Iterator[tuple[str, str]]:
    for key, value in entry.items():
        if key not in _APART:
            yield from _flat(f"{before}{key}", value)
        elif key == "when" and before:
            yield f"{before}{key}", _json(value)


def _flat(key: str, value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        is_condition = key.endswith(("when", "usual"))
        yield from [(key, _json(value))] if is_condition else _of(value, f"{key}.")
    elif isinstance(value, list | tuple) and any(isinstance(one, Mapping) for one in value):
        for place, one in enumerate(value):
            name = one.get("id", place) if isinstance(one, Mapping) else place
            yield from _flat(f"{key}.{name}", one)
    elif value is not None and not _is_words(value):
        yield key, _json(value)


def _is_words(value: object) -> bool:
    said = value if isinstance(value, list | tuple) else [value]
    return any(isinstance(one, str) and (not one.isascii() or " " in one) for one in said)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=_plain)


def _plain(value: object) -> object:
    """A file that was read holds mappings of its own, and days."""
    return dict(value) if isinstance(value, Mapping) else str(value)
