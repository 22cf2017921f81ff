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


def test_a_condition_is_one_value_old_and_new() -> None:
    old = "id: a\nchecks:\n  - {id: x, wrong_when: {field: use, is: pension}, message: a}\n"
    new = old.replace("is: pension", "in: [pension, school]").replace("message: a", "message: b")
    assert [str(one) for one in changes(old, new)] == [
        "~ checks.x.wrong_when: {field: use, is: pension} → {field: use, in: [pension, school]}",
        "~ checks.x.message: a → b",
    ]
    nested = old.replace("{field: use, is: pension}", "{all: [{not: {field: use, is: true}}]}")
    assert str(changes(old, nested)[0]) == (
        "~ checks.x.wrong_when: {field: use, is: pension} → {all: [{not: {field: use, is: true}}]}"
    )


def free(*rows: str) -> str:
    return "fee:\n  free:\n" + "".join(f"    - {one}\n" for one in rows)


def test_who_pays_nothing_is_told_by_words_where_a_row_came_and_in_its_place_where_it_changed() -> None:
    one, other = "{label: 年金, when: {field: use, is: pension}}", "{label: 学校}"
    assert [str(each) for each in changes(free(one), free(other, one))] == [
        "~ fee.free (order): 年金 → 学校, 年金",
        "+ fee.free.学校.label: 学校",
    ]
    assert [str(each) for each in changes(free(one), free(one.replace("年金", "年金など")))] == [
        "~ fee.free.1.label: 年金 → 年金など"
    ]


def test_what_to_bring_is_told_old_and_new() -> None:
    old = "bring:\n  - {id: card, label: カード, when: {field: use, is: a}}\n"
    new = old.replace("カード", "{保険証|ほけんしょう}").replace("is: a", "is: b")
    told = [
        str(one)
        for one in changes(
            old.replace("カード", "'カード'"), new.replace("{保", "'{保").replace("う}", "う}'")
        )
    ]
    assert told == [
        "~ bring.card.label: カード → {保険証|ほけんしょう}",
        "~ bring.card.when: {field: use, is: a} → {field: use, is: b}",
    ]
