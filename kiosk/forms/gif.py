"""One application by the names of the government's data model (GIF 申請（個人） 451-1-1), as JSON.

The model parts an application in two tables: A票 says who asks whom, B票 what is asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kiosk.forms.answers import Data
from kiosk.forms.application import Application, Person
from kiosk.forms.conditions import Facts
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.flat_cells import wareki
from kiosk.forms.homes import home_of
from kiosk.forms.letter import LETTER
from kiosk.forms.lines import Line, applicant_of, facts_of, title_of
from kiosk.forms.people import Role
from kiosk.words.catalogue import Words
from kiosk.words.furigana import plain
from kiosk.words.known_parts import parted

DIALECT = "https://json-schema.org/draft/2020-12/schema"
FILE = "gif-application.schema.json"
_TEXT: dict[str, object] = {"type": "string"}
_WRITTEN: dict[str, object] = {"type": "string", "minLength": 1}
_DAY: dict[str, object] = {"type": "string", "format": "date", "pattern": r"^\d{4}-\d\d-\d\d$"}
_MAYBE: dict[str, object] = {"type": ["string", "null"]}
_PERSON = ("氏", "名", "氏カナ", "名カナ", "生年月日", "生年月日（和暦）", "性別", "住所", "連絡先")
_CONTACT = ("電話番号", "住所")
_BESIDE = frozenset({"applicant", "subject", "visitor", "office"})
"""Sections that say who, not what."""
_GENDERS = {"male": "男", "female": "女", "other": "その他", "unknown": "不明"}


def gif_json(
    application: Application, procedure: Procedure, lines: tuple[Line, ...], words: Words
) -> dict[str, Data]:
    """Both tables; `lines` are the application's, in the order of the form; they and `words` are Japanese."""
    behind = application.representative
    facts = facts_of(application, procedure)
    subject = _at_home("subject", application.applicant, procedure, lines, facts)
    visitor = None if behind is None else _at_home("visitor", behind.person, procedure, lines, facts)
    stands_here = visitor or subject
    day = application.completed_at.date().isoformat()
    return {
        "A票": {
            "宛先": "\u3000".join(one for one in (procedure.paper.addressee, application.kiosk[1]) if one),
            "申請日": day,
            "申請日（和暦）": wareki(day),
            "申請者": _person(stands_here),
            "連絡先": dict(zip(_CONTACT, (stands_here.phone, stands_here.address), strict=True)),
            "委任者": None if behind is None else _person(subject),
            "委任者の役割": None if behind is None else plain(applicant_of(application, procedure).paper),
            "委任内容": None if behind is None else _scope(application, procedure, lines, words),
        },
        "B票": {
            "名称": title_of(application, procedure),
            "内容": [
                {"項目": one.paper_label, "値": one.paper, "id": str(one.field)}
                for one in lines
                if one.section != "office"
            ],
            "更新年月日": day,
        },
    }


def gif_schema() -> dict[str, object]:
    """The schema of `gif_json`, the same for every procedure."""
    item = _object({"項目": _WRITTEN, "値": _TEXT, "id": _WRITTEN})
    person = _object(dict.fromkeys(_PERSON, _MAYBE))
    a = {
        "宛先": _WRITTEN,
        "申請日": _DAY,
        "申請日（和暦）": _WRITTEN,
        "申請者": person,
        "連絡先": _object(dict.fromkeys(_CONTACT, _MAYBE)),
        "委任者": {"anyOf": [person, {"type": "null"}]},
        "委任者の役割": _MAYBE,
        "委任内容": _MAYBE,
    }
    b = {"名称": _WRITTEN, "内容": {"type": "array", "minItems": 1, "items": item}, "更新年月日": _DAY}
    whole = _object(
        {"A票": {**_object(a), **_together("委任者", "委任者の役割", "委任内容")}, "B票": _object(b)}
    )
    return {"$schema": DIALECT, "title": "申請（個人）", **whole}


def _scope(application: Application, procedure: Procedure, lines: tuple[Line, ...], words: Words) -> str:
    """委任内容: whose matter, which form, and everything that was answered, as the 委任状 has it."""
    letter = procedure.field_id(LETTER)
    said = [
        f"{one.paper_label}：{one.paper}".replace("\n", "／")
        for one in lines
        if one.section not in _BESIDE and one.field != letter and one.data is not None and one.paper
    ]
    title = words("paper.letter.scope-text", title=plain(title_of(application, procedure)))
    whose = f"{words('paper.person.name')}：{application.applicant.name}"
    return plain(f"{title}（{'、'.join((whose, *said))}）")


def _at_home(
    role: Role, person: Person, procedure: Procedure, lines: tuple[Line, ...], facts: Facts
) -> Person:
    """The person; with that address of the form where their own was never asked, as its paper has it."""
    home = home_of(role, procedure, facts)
    if person.address is not None or home is None:
        return person
    there = next((one.paper for one in lines if one.field == home and one.data is not None), None)
    return replace(person, address=None if there is None else " ".join(there.split("\n")))


def _together(*names: str) -> dict[str, object]:
    """All of these have a value, or none."""
    none = {name: {"type": "null"} for name in names}
    some: dict[str, object] = {name: {"not": {"type": "null"}} for name in names}
    return {"oneOf": [{"properties": none}, {"properties": some}]}


def _person(person: Person) -> dict[str, Data]:
    family, given = _parted(person.name)
    family_kana, given_kana = _parted(person.name_kana)
    values = (
        family,
        given,
        family_kana,
        given_kana,
        parted(person.birth_date or "")[0] or None,
        wareki(person.birth_date or "") or None,
        _GENDERS.get(person.gender or ""),
        person.address,
        person.phone,
    )
    return dict(zip(_PERSON, values, strict=True))


def _parted(name: str | None) -> tuple[str | None, str | None]:
    """Family and given name, which the card parts by a space; a name of one part is a family name."""
    if name is None:
        return None, None
    family, _, given = name.replace("\u3000", " ").partition(" ")
    return family, given or None


def _object(properties: Mapping[str, object]) -> dict[str, object]:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": list(properties),
        "properties": properties,
    }
