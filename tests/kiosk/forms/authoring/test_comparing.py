from __future__ import annotations

from kiosk.forms.authoring.comparing import changes

OLD = "id: a\nquestions:\n  - {id: x, title: いつ, latest: any}\n  - {id: y, title: なに}\n"
NEW = "id: a\nquestions:\n  - {id: y, title: なに}\n  - {id: x, title: いつから}\n"


def test_changes_are_told_by_id_not_by_line() -> None:
    assert [str(one) for one in changes(OLD, NEW)] == [
        "~ questions (order): x, y → y, x",
        "~ questions.x.title: いつ → いつから",
        "- questions.x.latest: any",
    ]
    assert changes(OLD, OLD) == ()
