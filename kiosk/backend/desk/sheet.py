"""An opened application as staff read it: sections of label and text. It lives as long as one answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kiosk.backend.desk.dates import moment, wareki
from kiosk.backend.desk.wording import labels_of, words

_PERSON = ("name", "name_kana", "birth_date", "gender", "address", "phone")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its lines."""

    heading: str
    lines: tuple[tuple[str, str], ...]

    def __repr__(self) -> str:
        return f"Section({self.heading}, …)"


def sections(content: Mapping[str, object]) -> tuple[Section, ...]:
    """The application, in the order of the paper form; `content` is as the contract's schema says."""
    say = words()
    procedure = _mapping(content["procedure"])
    labels = labels_of(str(procedure["id"]))
    found = [Section(say("sheet.applicant"), tuple(_person(_mapping(content["applicant"]))))]
    representative = content.get("representative")
    if isinstance(representative, dict):
        found.append(Section(say("sheet.representative"), tuple(_representative(representative))))
    found.append(Section(say("sheet.answers"), tuple(labels.lines(_mapping(content["answers"])))))
    identity = content["identity"]
    assert isinstance(identity, list)  # by the schema
    found.append(Section(say("sheet.identity"), tuple(_evidence(_mapping(one)) for one in identity)))
    found.append(Section(say("sheet.visit"), tuple(_visit(content))))
    return tuple(found)


def _person(person: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    say = words()
    for member in _PERSON:
        value = person.get(member)
        label = say(f"person.{member}")
        if value is None or value == "":
            yield label, say("answer.none")
        elif member == "birth_date":
            yield label, wareki(str(value), str(person.get("birth_era", "")))
        elif member == "gender":
            yield label, say.of("gender", value)
        else:
            yield label, str(value)


def _representative(representative: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    say = words()
    yield say("person.relation"), say.of("relation", representative["relation"])
    yield say("person.authority"), say.of("authority", representative["authority"])
    yield from _person(representative)


def _evidence(evidence: Mapping[str, object]) -> tuple[str, str]:
    say = words()
    text = say.of("method", evidence["method"])
    inner = evidence["evidence"]
    if isinstance(inner, dict) and "genuineness" in inner:
        text += "　" + say.of("genuineness", inner["genuineness"])
    elif isinstance(inner, dict) and "document" in inner:
        text += "　" + say.of("document", inner["document"])
    elif evidence["method"] == "visual" and isinstance(inner, str):
        text += "　" + say.of("document", inner)
    return moment(str(evidence["at"])), text


def _visit(content: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    say = words()
    assistance, kiosk = _mapping(content["assistance"]), _mapping(content["kiosk"])
    yield say("sheet.completed"), moment(str(content["completed_at"]))
    yield say("sheet.kiosk"), f"{kiosk['office']}　{kiosk['id']}"
    yield say("sheet.assistance"), say.of("assistance", assistance["mode"])
    if assistance["staff_id"]:
        yield say("sheet.staff"), str(assistance["staff_id"])
    yield say("sheet.language"), say.of("language", content["language"])
    yield say("sheet.version"), str(_mapping(content["procedure"])["version"])


def _mapping(value: object) -> Mapping[str, object]:
    assert isinstance(value, dict)  # by the schema
    return value
