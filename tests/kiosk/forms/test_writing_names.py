"""How a name is written, after its kana: chosen, kept as kana, skipped, asked again."""

from __future__ import annotations

import pytest

from kiosk.basics.ids import FieldId
from kiosk.forms import people
from kiosk.forms.answers import Answers
from kiosk.forms.fields.kind import BLANK
from kiosk.forms.fields.name import AS_KANA
from kiosk.forms.service import Interview
from tests.fakes.form_parts import HANAKO, interview

KANA, NAME = FieldId("subject.name_kana"), FieldId("subject.name")


def with_kana(kana: str) -> tuple[Interview, Answers]:
    about = interview("juminhyo")
    return about, Answers().with_(KANA, kana, "typed")


def asked(about: Interview, answers: Answers) -> bool:
    return NAME in [one.id for one in about.asked(answers)]


def chosen(about: Interview, answers: Answers, **pieces: str) -> Answers:
    accepted = about.accept(about.question(NAME, answers), {NAME: pieces}, answers)
    assert isinstance(accepted, Answers), accepted
    return accepted


def test_it_follows_the_kana_at_once() -> None:
    about, answers = with_kana("サイトウ\u3000ハナコ")
    names = [one.id for one in about.asked(answers)]
    assert names.index(NAME) == names.index(KANA) + 1
    assert about.parts(about.question(NAME, answers), {}, answers) == ("family", "given")


def test_it_is_no_question_of_the_procedure_nor_of_the_paper() -> None:
    about, answers = with_kana("サイトウ\u3000ハナコ")
    answers = chosen(about, answers, family="斎藤", given="花子")
    assert NAME not in [one.id for one in about.questions(answers)]
    assert NAME not in [one.field for one in about.lines(answers)]
    assert not [one for one in about.missing(answers) if one.field == NAME]


@pytest.mark.parametrize(
    ("pieces", "name"),
    [
        ({"family": "斎藤", "given": "花子"}, "斎藤\u3000花子"),
        ({"family": "斎藤", "given": AS_KANA}, "斎藤\u3000ハナコ"),
        ({"family": AS_KANA, "given": "花子"}, "サイトウ\u3000花子"),
        ({"family": AS_KANA, "given": AS_KANA}, "サイトウ\u3000ハナコ"),
    ],
)
def test_what_was_chosen_is_the_name_with_its_kana(pieces: dict[str, str], name: str) -> None:
    about, answers = with_kana("サイトウ\u3000ハナコ")
    person = people.person_of("subject", chosen(about, answers, **pieces))
    assert person is not None
    assert (person.name, person.name_kana) == (name, "サイトウ\u3000ハナコ")


def test_kana_for_both_is_an_answer_so_that_nobody_asks_again() -> None:
    about, answers = with_kana("サイトウ\u3000ハナコ")
    assert chosen(about, answers, family=AS_KANA, given=AS_KANA).get(NAME) is BLANK


def test_every_writing_has_its_reading_and_a_number_and_kana_comes_last() -> None:
    about, answers = with_kana("サイトウ\u3000ハナコ")
    view = about.view(about.question(NAME, answers), "family", {}, answers).field
    assert view.options[0].label == "{斎藤|さいとう}"
    notes = [one.note for one in view.options[:-1]]
    assert len(set(notes)) == len(notes) > 1
    assert view.options[-1].id == AS_KANA
    assert "さいとう" in view.options[-1].label


def test_a_page_without_a_choice_says_what_is_missing() -> None:
    about, answers = with_kana("サイトウ\u3000ハナコ")
    question = about.question(NAME, answers)
    missing = about.check_part(question, "given", {NAME: {"family": "斎藤"}}, answers)
    assert missing is not None
    assert about.check_part(question, "family", {NAME: {"family": "斎藤"}}, answers) is None


def test_what_is_not_on_offer_is_no_choice() -> None:
    about, answers = with_kana("サイトウ\u3000ハナコ")
    question = about.question(NAME, answers)
    drafts = {NAME: {"family": "山田", "given": "花子"}}
    assert not isinstance(about.accept(question, drafts, answers), Answers)


@pytest.mark.parametrize("kana", ["ンンン\u3000ンン", "ハナコ", "グエン\u3000ティ\u3000ヴァン"])
def test_a_name_that_the_list_does_not_know_is_not_asked_for(kana: str) -> None:
    assert not asked(*with_kana(kana))


def test_a_piece_that_the_list_does_not_know_stays_kana() -> None:
    about, answers = with_kana("サイトウ\u3000ンンン")
    assert about.parts(about.question(NAME, answers), {}, answers) == ("family",)
    assert chosen(about, answers, family="斎藤").get(NAME) == "斎藤\u3000ンンン"


def test_a_name_that_the_card_told_is_not_asked_for() -> None:
    about = interview("juminhyo")
    told = about.prefill(HANAKO, Answers()).with_(KANA, "サイトウ\u3000ハナコ", "typed")
    assert not asked(about, told)


def test_other_kana_ask_again() -> None:
    about, answers = with_kana("サイトウ\u3000ハナコ")
    answers = chosen(about, answers, family="斎藤", given="花子")
    again = about.accept(about.question(KANA, answers), {KANA: "わたなべ　はなこ"}, answers)
    assert isinstance(again, Answers)
    assert not again.has(NAME)
    assert asked(about, again)


def test_name_without_kana_is_written_in_its_letters_and_nothing_more_is_asked_of_it() -> None:
    about = interview("inkan-shomei")
    accepted = about.accept(about.question(KANA, Answers()), {KANA: "Nguyen Van A"}, Answers())
    assert isinstance(accepted, Answers), accepted
    person = people.person_of("subject", accepted)
    assert person is not None
    assert (person.name, person.name_kana) == ("NGUYEN VAN A", None)
    assert not asked(about, accepted)
    assert FieldId("inkan-shomei.name_letters") not in [one.id for one in about.asked(accepted)]


def test_name_that_is_entered_in_kana_after_all_is_written_anew() -> None:
    about = interview("inkan-shomei")
    letters = about.accept(about.question(KANA, Answers()), {KANA: "Nguyen Van A"}, Answers())
    assert isinstance(letters, Answers)
    kana = about.accept(about.question(KANA, letters), {KANA: "さいとう はなこ"}, letters)
    assert isinstance(kana, Answers)
    person = people.person_of("subject", kana)
    assert person is not None
    assert (person.name, person.name_kana) == ("サイトウ\u3000ハナコ", "サイトウ\u3000ハナコ")
    assert asked(about, kana)


def test_writings_that_sound_the_same_are_told_apart_by_their_characters() -> None:
    about, answers = with_kana("サイトウ\u3000ハナコ")
    shown = about.view(about.question(NAME, answers), "given", {}, answers)
    described = [one.described for one in shown.field.options if one.own and one.id != AS_KANA]
    assert described[0] == "くさばなの はな、こどもの こ"
    assert len(set(described)) == len(described) > 1
    assert set(described) <= set(shown.own), "nobody else hears how somebody writes their name"


def test_other_languages_have_no_voice_for_the_words_of_characters() -> None:
    about = interview("juminhyo", language="en")
    answers = Answers().with_(KANA, "サイトウ\u3000ハナコ", "typed")
    options = about.view(about.question(NAME, answers), "given", {}, answers).field.options
    assert {one.described for one in options} == {None}
