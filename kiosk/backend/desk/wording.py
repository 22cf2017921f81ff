"""Japanese for the desk: its own texts (`resources/desk/words.yaml`), and the procedures' titles and labels.

The procedures' files are read by a reader of the back-end's own; it wants titles, labels and options only,
and shows an id where it finds none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import yaml

from kiosk.backend.desk.dates import wareki

RESOURCES = Path(__file__).resolve().parents[3] / "resources"
_FURIGANA = re.compile(r"\{([^|{}]*)\|[^{}]*\}")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DEFINITIONS = ("procedure.yaml", "life-event.yaml")
APPLICANT = "applicant"
"""Under it stands who applies, as the person chose it: what they are by law is for the desk to see."""
_YES, _NO, _NOTHING = "answer.yes", "answer.no", "answer.none"


class Words:
    """Texts by key."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts

    def __call__(self, key: str, **facts: object) -> str:
        """The text of a key that must be there.

        Raises:
            KeyError: It is missing.
        """
        return self._texts[key].format(**facts)

    def of(self, family: str, value: object) -> str:
        """The text of `family.value`, or the value itself where there is none."""
        return self._texts.get(f"{family}.{value}", str(value))

    def keys(self) -> frozenset[str]:
        return frozenset(self._texts)


@cache
def words() -> Words:
    return Words(
        dict(_flat("", yaml.load((RESOURCES / "desk" / "words.yaml").read_bytes(), yaml.CSafeLoader)))
    )


class Labels:
    """The words of one procedure."""

    def __init__(self, title: str, labels: Mapping[str, str], titles: Mapping[str, str]) -> None:
        self.title = title
        self._labels = labels
        self._titles = titles

    def lines(self, answers: Mapping[str, object]) -> Iterator[tuple[str, str]]:
        """Label and text of every answer, in the order they came."""
        for key, value in answers.items():
            yield self._label(key), self._text(key, value)

    def title_of(self, key: str) -> str:
        """How that question is put on the kiosk; its id where there is none of that id."""
        last = key.partition(".")[2]
        return self._titles.get(key) or self._titles.get(last) or key

    def names(self, key: str, value: object) -> bool:
        """Whether that is the id of one of the answers that the question offers."""
        return f"{key}={value}" in self._labels

    def _label(self, key: str) -> str:
        """By its whole id, or without the procedure's name before it."""
        last = key.partition(".")[2]
        return self._labels.get(key) or self._labels.get(last) or words().of("part", last or key)

    def _text(self, key: str, value: object) -> str:
        match value:
            case None | "" | [] | dict() if not value:  # the pattern {} takes every mapping
                return words()(_NOTHING)
            case bool():
                return words()(_YES if value else _NO)
            case list():
                return "、".join(self._text(key, one) for one in value)
            case dict():
                return "　".join(
                    f"{words().of('part', part)} {self._text(f'{key}.{part}', one)}"
                    for part, one in value.items()
                    if one not in (None, "")
                )
            case str() if _DATE.fullmatch(value):
                return wareki(value)
            case _:
                return self._labels.get(f"{key}={value}", str(value))


@cache
def labels_of(procedure_id: str) -> Labels:
    """The procedure's own words; its id where it is not among the files of this back-end."""
    path = _file_of(procedure_id)
    if path is None:
        return Labels(procedure_id, {}, {})
    content = yaml.load(path.read_bytes(), yaml.CSafeLoader)
    labels = {
        f"{APPLICANT}={one['id']}": _plain(one.get("label"))
        for one in content.get("applicants") or ()
        if isinstance(one, dict) and "id" in one
    }
    for question in content.get("questions", ()):
        name = str(question["id"])
        labels[name] = _plain(question.get("paper") or question.get("label") or name)
        for option in question.get("options") or ():
            if isinstance(option, dict) and "id" in option:
                labels[f"{name}={option['id']}"] = _plain(option.get("paper") or option.get("label"))
    titles = {str(one["id"]): _plain(one["title"]) for one in content.get("questions", ()) if "title" in one}
    return Labels(_plain(content.get("title", procedure_id)), labels, titles)


def place_said(place: str) -> str:
    """Where a call came from: `Asking:juminhyo:juminhyo.copies` as screen, procedure and question."""
    screen, *rest = place.split(":")
    said = [words().of("screen", screen)]
    if rest:
        labels = labels_of(rest[0])
        said.insert(0, labels.title)
        said += [f"「{labels.title_of(asked)}」（{asked}）" for asked in rest[1:]]
    return "\u3000".join(said)


def _file_of(procedure_id: str) -> Path | None:
    """The definition of a procedure or a life event."""
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", procedure_id):
        return None
    folder = RESOURCES / "procedures" / procedure_id
    return next((path for name in _DEFINITIONS if (path := folder / name).is_file()), None)


def _plain(marked: object) -> str:
    """Without readings and break marks."""
    return _FURIGANA.sub(r"\1", str(marked)).replace("\u200b", "")


def _flat(before: str, tree: object) -> Iterator[tuple[str, str]]:
    if isinstance(tree, dict):
        for key, below in tree.items():
            yield from _flat(f"{before}.{key}" if before else str(key), below)
    else:
        yield before, str(tree)
