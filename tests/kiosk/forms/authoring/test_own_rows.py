"""Rows for what a card tells become the person's own data: their box on paper, and nothing asked twice."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kiosk.forms.answers import Answers
from kiosk.forms.authoring.spreadsheet import definition_from, write
from kiosk.forms.authoring.workbook import Mistakes
from kiosk.forms.service import Interview, Library, Procedure
from tests.fakes.form_parts import HANAKO, RESOURCES, TODAY, lookups, words
from tests.fakes.written_sheets import written

OF_EVERY_FORM = (
    (None, "氏名", "名前"),
    (None, "フリガナ", "かな"),
    (None, "住所", "住所"),
    (None, "電話", "電話"),
    (None, "いつ生まれましたか", "日付", "○", "65さい以上", None, "生年月日"),
    (None, "だれが使いますか", "ひとつえらぶ", "○", "わたし / 家族"),
)


def made(folder: Path, path: Path) -> Procedure:
    shutil.copy(RESOURCES / "procedures" / "groups.yaml", folder)
    write(folder, definition_from(path).definition)
    library = Library(folder)
    found = library.get("kurumaisu")
    assert found is not None, library.faults
    return found


def test_rows_without_a_name_are_the_person_s_own(tmp_path: Path) -> None:
    found = made(tmp_path, written(tmp_path, OF_EVERY_FORM))
    ids = [str(one.id) for one in found.questions]
    own = ["subject.name_kana", "subject.address", "subject.phone", "subject.birth_date"]
    assert ids == [*own, "q6"]
    assert {one.section for one in found.questions if one.id in own} == {"subject"}
    assert found.checks[0].field == "subject.birth_date"


def test_whoever_put_in_a_card_is_asked_the_rest_alone(tmp_path: Path) -> None:
    found = made(tmp_path, written(tmp_path, OF_EVERY_FORM))
    interview = Interview(found, "self", words(), lookups(), TODAY)
    answers = interview.prefill(HANAKO, Answers())
    left = [str(one.id) for one in interview.asked(answers)]
    assert left == ["subject.name_kana", "subject.phone", "kurumaisu.q6"]


def test_author_is_told_what_became_of_each_row(tmp_path: Path) -> None:
    understood = definition_from(written(tmp_path, OF_EVERY_FORM)).understood
    told = [str(one) for one in understood]
    assert told[0].startswith("質問 B2: 「氏名」 → no question of its own")
    own = ("subject.name_kana", "subject.address", "subject.phone", "subject.birth_date")
    lines = [next(line for line in told if f"({one})" in line) for one in own]
    assert ["has put in a card" in line for line in lines] == [False, True, False, True]


def test_named_conditional_and_second_rows_stay_questions_of_their_own(tmp_path: Path) -> None:
    rows = (
        ("home", "住所", "住所", "○", None, None, "家の住所"),
        (None, "使いますか", "はい・いいえ", "○", None, None, "使うこと"),
        (None, "電話", "電話", "○", None, "使うこと=はい"),
        (None, "保護者の電話", "電話"),
        (None, "連絡先", "電話"),
        (None, "昼間の電話番号は何番ですか", "電話"),
    )
    found = made(tmp_path, written(tmp_path, rows))
    ids = [str(one.id) for one in found.questions]
    assert ids == ["subject.name_kana", "home", "q2", "q3", "q4", "subject.phone", "q6"]


def test_row_that_is_called_so_goes_before_one_without_a_name(tmp_path: Path) -> None:
    rows = ((None, "電話", "電話"), ("phone", "昼間の電話番号は何番ですか", "電話"))
    found = made(tmp_path, written(tmp_path, rows))
    assert [str(one.id) for one in found.questions] == ["subject.name_kana", "q1", "subject.phone"]


def test_birth_may_be_of_an_old_era_and_known_in_part(tmp_path: Path) -> None:
    rows = (
        (None, "生年月日", "日付", "○", "65さい以上"),
        ("child", "お子さんの生年月日", "日付"),
        ("day", "いつ使いますか", "日付"),
    )
    found = made(tmp_path, written(tmp_path, rows))
    own, child, day = found.questions[1:4]
    for one in (own, child):
        assert (one.eras[0], one.partial, one.latest) == ("taisho", True, "today")
    assert not day.partial
    assert "taisho" not in day.eras


@pytest.mark.parametrize(("born", "refused"), [("1961", False), ("1962", True), ("1925", False)])
def test_whoever_may_be_old_enough_by_the_year_alone_goes_on(
    tmp_path: Path, born: str, refused: bool
) -> None:
    found = made(tmp_path, written(tmp_path, ((None, "生年月日", "日付", "○", "65さい以上"),)))
    interview = Interview(found, "self", words(), lookups(), TODAY)
    question = interview.question(found.questions[1].id, Answers())
    taken = interview.accept(question, {question.id: born}, Answers())
    assert isinstance(taken, Answers) is not refused, taken


def test_consent_takes_its_sentence_from_the_explanation(tmp_path: Path) -> None:
    why = "税金の証明書を、出さなくてよくなるためです。"
    row = (
        None,
        "税金を、しらべてよいですか",
        "同意",
        "○",
        None,
        None,
        "しらべること",
        "区が、記録を見ます。",
        why,
    )
    agreed = made(tmp_path, written(tmp_path, (row,))).questions[1]
    assert (agreed.kind, agreed.sentence, agreed.optional) == ("consent", "区が、記録を見ます。", False)
    assert agreed.explanation is None
    assert agreed.otherwise
    assert [one.id for one in agreed.options] == ["yes", "no"]


def test_consent_to_nothing_is_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(Mistakes, match="質問 H2: 説明 is missing"):
        definition_from(written(tmp_path, ((None, "しらべてよいですか", "同意"),)))
