from __future__ import annotations

import json

from kiosk.forms.authoring.comparing import changes
from kiosk.forms.authoring.schema import FILE, procedure_schema
from tests.fakes.form_parts import RESOURCES

OLD = "id: a\nquestions:\n  - {id: x, title: いつ, latest: any}\n  - {id: y, title: なに}\n"
NEW = "id: a\nquestions:\n  - {id: y, title: なに}\n  - {id: x, title: いつから}\n"


def test_changes_are_told_by_id_not_by_line() -> None:
    assert [str(one) for one in changes(OLD, NEW)] == [
        "~ questions (order): x, y → y, x",
        "~ questions.x.title: いつ → いつから",
        "- questions.x.latest: any",
    ]
    assert changes(OLD, OLD) == ()


def test_published_schema_is_what_the_models_generate() -> None:
    published = json.loads((RESOURCES / "schemas" / FILE).read_text("utf-8"))
    assert published == json.loads(json.dumps(procedure_schema())), "kiosk procedures schema > " + FILE
