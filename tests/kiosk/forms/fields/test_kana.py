from __future__ import annotations

import pytest

from kiosk.forms.application import Person
from kiosk.forms.fields.registry import KINDS
from tests.fakes.form_parts import context, problems_of, question, value_of


@pytest.mark.parametrize(
    ("length", "found"), [(100, []), (101, [("", "staff-writes")])], ids=["limit", "limit+1"]
)
def test_a_name_of_a_hundred_kana_is_taken_and_staff_write_a_longer_one(
    length: int, found: list[tuple[str, str]]
) -> None:
    assert problems_of(question("kana"), "あ" * length) == found


@pytest.mark.parametrize("typed", ["山", "みほん1", "見本　はなこ"])
def test_what_is_neither_kana_nor_letters_is_said(typed: str) -> None:
    assert problems_of(question("kana"), typed) == [("", "not-kana-nor-letters")]


@pytest.mark.parametrize("typed", ["すーざん・すみす", "ｽｰｻﾞﾝ･ｽﾐｽ", "スーザン・スミス"])
def test_long_vowels_and_middle_dots_belong_to_names(typed: str) -> None:
    assert value_of(question("kana"), typed) == "スーザン・スミス"


def test_the_keyboard_gets_hiragana_back() -> None:
    assert KINDS["kana"].pieces(question("kana"), "ミホン\u3000ハナコ", context()) == "みほん\u3000はなこ"


def test_a_name_this_visit_knows_is_taken_at_one_touch() -> None:
    spec, kind = question("kana", known=True), KINDS["kana"]
    known = tuple(
        Person("見本", one)
        for one in ("ミホン\u3000ハナコ", None, "ミホン\u3000ハナコ", "ミホン\u3000タロウ")
    )
    about = context(known=known)
    view = kind.part_view(spec, "", "", about)
    assert [(one.id, one.label) for one in view.extras] == [
        ("known:0", "ミホン\u3000ハナコ"), ("known:1", "ミホン\u3000タロウ"),
    ]  # fmt: skip
    assert kind.act(spec, "", "", "known:1", about) == ("みほん\u3000たろう", "")
    assert kind.act(spec, "あ", "", "known:7", about) == ("あ", "")
    assert kind.part_view(question("kana"), "", "", about).extras == ()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("NGUYEN VAN A", "NGUYEN VAN A"),
        ("Nguyễn Văn Đức", "NGUYEN VAN DUC"),
        ("ｓｍｉｔｈ　ｊｏｈｎ", "SMITH JOHN"),
        ("O’BRIEN ANNE-MARIE", "O'BRIEN ANNE-MARIE"),
    ],
)
@pytest.mark.parametrize("asked", ["subject.name_kana", "new_head", "mourner"])
def test_a_person_without_kana_is_named_by_letters(asked: str, typed: str, kept: str) -> None:
    assert value_of(question("kana", id=asked), typed) == kept


def test_a_known_name_without_kana_is_taken_as_it_is_offered() -> None:
    spec, kind = question("kana", id="new_head", known=True), KINDS["kana"]
    about = context(known=(Person("NGUYEN VAN A", "NGUYEN VAN A"),))
    draft, _ = kind.act(spec, "", "", "known:0", about)
    assert value_of(spec, draft) == "NGUYEN VAN A"


@pytest.mark.parametrize("typed", ["NGUYEN みほん", "山田 A", "A1", "-", "王"])
def test_letters_among_other_signs_are_no_name(typed: str) -> None:
    assert problems_of(question("kana", id="subject.name_kana"), typed) == [("", "not-kana-nor-letters")]


@pytest.mark.parametrize(("language", "offered"), [("ja", None), ("ja-easy", None), ("en", 1), ("ne", 1)])
def test_letters_stand_on_the_board_where_names_may_have_no_kana(language: str, offered: int | None) -> None:
    for asked in ("name_kana", "new_head"):
        view = KINDS["kana"].part_view(question("kana", id=asked), "", "", context(language))
        assert view.limits.get("letters") == offered


@pytest.mark.parametrize("typed", ["ー　ー", "ッッ　ッ", "っ", "・"])
def test_signs_that_nobody_says_are_no_name(typed: str) -> None:
    assert problems_of(question("kana"), typed) == [("", "missing-kana")]


@pytest.mark.parametrize("typed", ["ン", "オ　ア", "イ・ウ", "ヤッ　リー"])
def test_short_names_are_names(typed: str) -> None:
    assert problems_of(question("kana"), typed) == []
