from __future__ import annotations

from kiosk.forms.authoring.comparing import changes, ids_of_two, met_otherwise, version_of_both

OLD = "id: a\nquestions:\n  - {id: x, title: いつ, latest: any}\n  - {id: y, title: なに}\n"
NEW = "id: a\nquestions:\n  - {id: y, title: なに}\n  - {id: x, title: いつから}\n"


def test_changes_are_told_by_id_not_by_line() -> None:
    assert [str(one) for one in changes(OLD, NEW)] == [
        "~ questions (order): x, y → y, x",
        "~ questions.x.title: いつ → いつから",
        "- questions.x.latest: any",
    ]
    assert changes(OLD, OLD) == ()


def fee(*rows: str) -> str:
    return "fee:\n  amount: 450\n  rows:\n" + "".join(f"    - {{per: {one}, amount: 750}}\n" for one in rows)


def test_lost_row_of_a_fee_is_told_by_what_it_counts() -> None:
    assert [str(one) for one in changes(fee("copies_removed", "copies_old"), fee("copies_old"))] == [
        "~ fee.rows (order): copies_removed, copies_old → copies_old",
        "- fee.rows.copies_removed.per: copies_removed",
        "- fee.rows.copies_removed.amount: 750",
    ]


def test_entries_of_one_name_are_told_by_their_places() -> None:
    old, new = fee("copies", "copies"), fee("copies", "copies", "copies")
    assert [one.key for one in changes(old, new)] == [
        "fee.rows (order)",
        "fee.rows.3.per",
        "fee.rows.3.amount",
    ]


def test_version_that_stayed_the_same_is_named() -> None:
    old = "id: a\nversion: '1'\ntitle: いつ\n"
    assert version_of_both(old, old.replace("いつ", "どこ")) == "1"
    assert version_of_both(old, old.replace("いつ", "どこ").replace("'1'", "'2'")) is None
    assert version_of_both(old, old) is None


def test_who_is_asked_otherwise_is_said_of_two_files() -> None:
    asked = (
        "id: a\nquestions:\n  - {id: x, kind: yes-no, label: はじめて}\n"
        "  - {id: y, label: なに, when: {field: x, is: true}}\n"
    )
    assert [str(one) for _, one in met_otherwise(asked, asked.replace("is: true", "is: false"))] == [
        "「なに」 is now asked of: 「はじめて」 is 「いいえ」",
        "「なに」 is no longer asked of: 「はじめて」 is 「はい」",
    ]
    assert met_otherwise(asked, asked) == ()


def test_two_procedures_are_no_versions_of_one() -> None:
    assert ids_of_two("id: a\n", "id: b\n") == ("a", "b")
    assert ids_of_two("id: a\n", "id: a\ntitle: x\n") is None
