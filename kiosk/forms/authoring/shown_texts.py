"""Every text of a definition file that somebody besides its authors reads, with its path."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kiosk.forms.definition.yaml_lines import Path

_OF_AUTHORS = frozenset({
    "source", "waiting_source", "fact", "nothing_else", "everybody_knows", "other_counter",
    "nothing_to_confirm", "omitted", "rows",
})  # fmt: skip
"""Keys whose words say to authors why something is so."""


def shown_texts(data: object, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Each (path, text) of plain data, as `yaml_lines.read` gives it; official words of the paper, too."""
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, Mapping):
        for key, inner in data.items():
            if key not in _OF_AUTHORS:
                yield from shown_texts(inner, (*path, key))
    elif isinstance(data, tuple):
        for place, inner in enumerate(data):
            yield from shown_texts(inner, (*path, place))
