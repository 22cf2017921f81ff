"""One application by the names of the government's data model (GIF 申請（個人） 451-1-1), as JSON.

The model parts an application in two tables: A票 says who asks whom, B票 what is asked.
"""

from __future__ import annotations

from kiosk.forms.answers import Data
from kiosk.forms.application import Application, Person
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.flat import wareki
from kiosk.forms.lines import Line
from kiosk.words.known_parts import parted

DIALECT = "https://json-schema.org/draft/2020-12/schema"
FILE = "gif-application.schema.json"
_TEXT: dict[str, object] = {"type": "string"}
_MAYBE: dict[str, object] = {"type": ["string", "null"]}
_PERSON = ("氏", "名", "氏カナ", "名カナ", "生年月日", "生年月日（和暦）", "性別", "住所", "連絡先")
_GENDERS = {"male": "男", "female": "女", "other": "その他", "unknown": "不明"}


def gif_json(application: Application, procedure: Procedure, lines: tuple[Line, ...]) -> dict[str, Data]:
    """Both tables; `lines` are the application's in Japanese, in the order of the form."""
    behind = application.representative
    stands_here = application.applicant if behind is None else behind.person
    day = application.completed_at.date().isoformat()
    return {
        "A票": {
            "宛先": procedure.paper.addressee,
            "申請日": day,
            "申請日（和暦）": wareki(day),
            "申請者": _person(stands_here),
            "連絡先": stands_here.phone,
            "委任者": None if behind is None else _person(application.applicant),
            "委任者の役割": None if behind is None else behind.relation,
            "委任内容": None if behind is None else f"{procedure.paper.title}に関すること",
        },
        "B票": {
            "名称": procedure.paper.title,
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
    item = _object({"項目": _TEXT, "値": _TEXT, "id": _TEXT})
    person = _object(dict.fromkeys(_PERSON, _MAYBE))
    a = {
        "宛先": _TEXT,
        "申請日": {"type": "string", "format": "date"},
        "申請日（和暦）": _TEXT,
        "申請者": person,
        "連絡先": _MAYBE,
        "委任者": {"anyOf": [person, {"type": "null"}]},
        "委任者の役割": _MAYBE,
        "委任内容": _MAYBE,
    }
    b = {"名称": _TEXT, "内容": {"type": "array", "items": item}, "更新年月日": _TEXT}
    return {"$schema": DIALECT, "title": "申請（個人）", **_object({"A票": _object(a), "B票": _object(b)})}


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


def _object(properties: dict[str, object]) -> dict[str, object]:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": list(properties),
        "properties": properties,
    }
