from __future__ import annotations

import itertools
from collections.abc import Mapping
from datetime import date

import pytest

from kiosk.basics.ids import FieldId
from kiosk.forms.answers import Answers, Draft, FieldProblem
from kiosk.forms.completing import sample_for
from kiosk.forms.fields.date import Day
from kiosk.forms.fields.kind import BLANK
from kiosk.forms.fields.registry import KINDS
from kiosk.forms.service import Interview, Question
from kiosk.words.catalogue import texts_of
from kiosk.words.furigana import plain
from tests.fakes.form_parts import HANAKO, RESOURCES, interview

ACCOUNT = {
    "place": "bank", "bank": "みほんぎんこう", "branch": "おうじ", "branch_code": "123", "type": "ordinary",
    "number": "1234567", "holder": "みほん　はなこ",
}  # fmt: skip


def asked(about: Interview, answers: Answers, name: str) -> Question:
    return about.question(FieldId(name), answers)


def answered(about: Interview, answers: Answers, name: str, draft: object) -> Answers:
    question = asked(about, answers, name)
    accepted = about.accept(question, {question.id: draft}, answers)
    assert isinstance(accepted, Answers), accepted
    return accepted


def ids(about: Interview, answers: Answers) -> list[str]:
    return [str(one.id) for one in about.questions(answers)]


def test_what_the_card_told_is_not_asked() -> None:
    about = interview("juminhyo")
    before = ids(about, Answers())
    after = ids(about, about.prefill(HANAKO, Answers()))
    assert set(before) - set(after) == {"subject.birth_date", "subject.address"}


def test_what_another_form_answered_is_not_asked_again() -> None:
    first = interview("juminhyo")
    answers = answered(first, Answers(), "subject.phone", "0312345678")
    answers = answered(first, answers, "juminhyo.copies", 2)
    second = interview("kazei-shomei")
    kept = second.earlier(answers)
    assert "subject.phone" not in ids(second, kept)
    assert "kazei-shomei.copies" in ids(second, kept)


def test_the_same_form_once_more_begins_anew() -> None:
    about = interview("juminhyo")
    answers = answered(about, Answers(), "juminhyo.copies", 2)
    assert not about.earlier(answers).has(FieldId("juminhyo.copies"))


def test_no_question_is_ever_one_for_the_office() -> None:
    for one in ("juminhyo", "kazei-shomei", "kokuho-kanyu"):
        assert all(question.kind != "office" for question in interview(one).questions(Answers()))


def test_a_hidden_answer_is_dropped() -> None:
    about = interview("juminhyo")
    answers = answered(about, Answers(), "nationality", "japanese")
    answers = answered(about, answers, "juminhyo.show_honseki", "yes")
    assert about.data(answers)["show_honseki"] is True
    answers = answered(about, answers, "nationality", "foreign")
    assert not answers.has(FieldId("juminhyo.show_honseki"))
    assert "show_honseki" not in about.data(answers)


def test_an_answer_hidden_by_a_hidden_answer_is_dropped_too() -> None:
    about = interview("kokuho-kanyu")
    answers = answered(about, Answers(), "kokuho-kanyu.debit", "yes")
    answers = answered(about, answers, "kokuho-kanyu.account", ACCOUNT)
    answers = answered(about, answers, "kokuho-kanyu.debit", "no")
    assert not answers.has(FieldId("kokuho-kanyu.account"))


def test_the_preset_is_shown_chosen_and_taken_untouched() -> None:
    about = interview("juminhyo")
    answers = answered(about, Answers(), "nationality", "japanese")
    question = asked(about, answers, "juminhyo.show_honseki")
    view = about.view(question, "", {}, answers)
    assert [one.chosen for one in view.field.options] == [False, True]
    accepted = about.accept(question, {}, answers)
    assert isinstance(accepted, Answers)
    assert accepted.get(question.id) is False


def test_what_i_dont_know_does_is_said_before_it_is_pressed() -> None:
    about = interview("juminhyo")
    told = {
        name: about.view(
            about.question(FieldId(about.procedure.field_id(name)), Answers()), "", {}, Answers()
        ).unsure
        for name in ("head", "nationality")
    }
    assert told == {
        "head": "「わからない」をおすと、{係|かかり}の人が{窓口|まどぐち}でたしかめます。",
        "nationality": None,
    }
    home = interview("koseki")
    question = next(
        one for one in home.procedure.questions if one.dont_know and one.dont_know.answer == "yes"
    )
    assert home.view(question, "", {}, Answers()).unsure == (
        f"「わからない」をおすと、「{question.options[0].label}」で進みます。あとでなおせます。"
    )


def test_i_dont_know_answers_what_the_definition_says_or_leaves_it_to_staff() -> None:
    about = interview("juminhyo")
    answers = answered(about, Answers(), "nationality", "japanese")
    honseki = about.dont_know(asked(about, answers, "juminhyo.show_honseki"), answers)
    head = about.dont_know(asked(about, answers, "juminhyo.head"), answers)
    assert isinstance(honseki, Answers)
    assert isinstance(head, Answers)
    assert honseki.get(FieldId("juminhyo.show_honseki")) is False
    assert head.get(FieldId("juminhyo.head")) == BLANK
    shown = {line.field: line.shown for line in about.lines(head)}
    assert shown[FieldId("juminhyo.head")] == "わからない（窓口でたしかめます）"


BORN = FieldId("subject.birth_date")


def test_who_answers_about_somebody_else_may_not_know_what_one_knows_of_oneself() -> None:
    for applicant, label in (("self", None), ("household", "わからない"), ("proxy", "わからない")):
        about = interview("juminhyo", applicant)
        question = asked(about, Answers(), BORN)
        assert about.view(question, "", {}, Answers()).dont_know == label
        taken = about.dont_know(question, Answers())
        assert isinstance(taken, Answers)
        left_open = BORN not in [one.field for one in about.missing(taken)]
        assert left_open is (label is not None)


def test_what_was_left_open_is_asked_again_where_it_has_to_be_known() -> None:
    """A seal certificate goes to whoever knows the owner's data, so nothing of it may stay open there."""
    first = interview("juminhyo", "proxy")
    answers = first.dont_know(asked(first, Answers(), BORN), Answers())
    assert isinstance(answers, Answers)
    second = interview("inkan-shomei", "proxy")
    assert str(BORN) in ids(second, second.earlier(answers))


def test_what_everybody_may_leave_open_is_not_asked_twice() -> None:
    leaving = interview("okuyami")
    answers = leaving.dont_know(asked(leaving, Answers(), "died_on"), Answers())
    assert isinstance(answers, Answers)
    assert interview("kokuho-soshitsu").earlier(answers).has(FieldId("died_on"))


def test_what_is_missing_is_said_as_summary_and_at_the_field() -> None:
    about = interview("juminhyo")
    question = asked(about, Answers(), "subject.address")
    drafts = about.typed(question, "postal", "11400", {})
    problem = about.check_part(question, "postal", drafts)
    assert problem is not None
    assert (problem.field, problem.part) == ("subject.address", "postal")
    view = about.view(question, "postal", drafts, Answers(), problem)
    assert view.summary == ("あと 2けた、数字を入れてください", "7けたの数字です。5けた入っています。")
    assert view.field.problem == "ここに、あと 2けた入ります。"
    assert view.field.draft == "11400"
    assert about.view(question, "town", drafts, Answers(), problem).summary is None


def test_an_answer_comes_back_as_its_draft() -> None:
    about = interview("juminhyo")
    answers = answered(about, Answers(), "juminhyo.copies", 3)
    question = asked(about, answers, "juminhyo.copies")
    assert about.view(question, "", {}, answers).field.draft == 3


def test_a_person_is_added_step_by_step() -> None:
    about = interview("kokuho-kanyu")
    question = asked(about, Answers(), "kokuho-kanyu.members")
    assert about.first_part(question, {}, Answers()) == "list"
    drafts, part = about.acted(question, "list", "add", {})
    walked = []
    typed = {
        "name_kana": "みほん　はなこ",
        "birth_date": {"era": "showa", "year": "33", "month": "3", "day": "5"},
        "gender": "female",
        "relation": "head",
        "residence": "japanese",
        "card_insurance": "yes",
    }
    while part != "list":
        walked.append(part)
        field = part.partition(".")[2]
        assert about.check_part(question, part, drafts) is not None
        drafts = about.typed(question, part, typed[field], drafts)
        assert about.check_part(question, part, drafts) is None
        following = about.next_part(question, part, drafts, Answers())
        assert following is not None
        part = following
    assert walked == [f"0.{one}" for one in typed]
    assert about.next_part(question, "list", drafts, Answers()) is None
    assert about.previous_part(question, "0.gender", drafts, Answers()) == "0.birth_date"
    assert about.previous_part(question, "0.name_kana", drafts, Answers()) == "list"
    assert about.previous_part(question, "list", drafts, Answers()) is None
    accepted = about.accept(question, drafts, Answers())
    assert isinstance(accepted, Answers)


def test_whoever_stands_here_is_the_first_of_the_list_and_is_asked_the_rest() -> None:
    about = interview("tennyu")
    answers = about.prefill(HANAKO, Answers())
    answers = answered(about, answers, "subject.name_kana", "みほん　はなこ")
    question = asked(about, answers, "movers")
    row = about.view(question, "list", {}, answers).field.options[0]
    assert (row.label, row.note) == ("ミホン\u3000ハナコ", "まだ、とちゅうです。")
    assert about.next_part(question, "list", {}, answers) == "0.relation"
    drafts = about.typed(question, "0.relation", "head", {}, answers)
    assert about.next_part(question, "0.relation", drafts, answers) == "list"
    assert about.next_part(question, "list", drafts, answers) is None
    assert isinstance(about.accept(question, drafts, answers), Answers)


def test_a_changed_list_takes_back_whom_another_question_chose_of_it() -> None:
    about = interview("tennyu")
    hanako = {
        "name_kana": "みほん　はなこ",
        "birth_date": "1948-03-05",
        "gender": "female",
        "relation": "head",
    }
    taro = {**hanako, "name_kana": "みほん　たろう", "gender": "male", "relation": "husband"}
    answers = answered(about, Answers(), "subject.name_kana", "みほん　はなこ")
    answers = answered(about, answers, "movers", [taro, hanako])
    cards = asked(about, answers, "tennyu.cards")
    assert [one.label for one in cards.options] == ["ミホン\u3000タロウ", "ミホン\u3000ハナコ"]
    answers = answered(about, answers, "tennyu.cards", ["person-2"])
    same = answered(about, answers, "movers", [taro, hanako])
    assert same.get(cards.id) == ("person-2",)
    fewer = answered(about, answers, "movers", [hanako])
    assert not fewer.has(cards.id)


def test_people_of_one_form_are_offered_by_the_next() -> None:
    moving, joining = interview("tennyu"), interview("kokuho-kanyu")
    taro = {"name_kana": "みほん　たろう", "birth_date": "1950-01-02", "gender": "male", "relation": "head"}
    himself = answered(moving, Answers(), "subject.name_kana", "みほん　たろう")
    answers = joining.earlier(answered(moving, himself, "movers", [taro]))
    question = asked(joining, answers, "kokuho-kanyu.members")
    assert "known:0" in [one.id for one in joining.view(question, "list", {}, answers).field.extras]
    drafts, part = joining.acted(question, "list", "known:0", {}, answers)
    assert part == "0.residence"
    assert isinstance(drafts[question.id], list)


def test_after_one_person_comes_the_overview_and_not_the_next_person() -> None:
    about = interview("kokuho-kanyu")
    question = asked(about, Answers(), "kokuho-kanyu.members")
    drafts: dict[FieldId, Draft] = {question.id: [{}, {}]}
    assert about.next_part(question, "0.card_insurance", drafts, Answers()) == "list"


def test_the_parts_of_an_address_follow_each_other() -> None:
    about = interview("juminhyo")
    question = asked(about, Answers(), "subject.address")
    assert about.first_part(question, {}, Answers()) == "postal"
    walked = ["postal"]
    while (following := about.next_part(question, walked[-1], {}, Answers())) is not None:
        walked.append(following)
    assert walked == ["postal", "town", "block", "building"]
    assert about.previous_part(question, "town", {}, Answers()) == "postal"
    assert about.previous_part(question, "postal", {}, Answers()) is None


def test_before_a_date_is_entered_the_deadline_itself_is_said() -> None:
    about = interview("kokuho-kanyu")
    question = asked(about, Answers(), "kokuho-kanyu.event_date")
    assert about.view(question, "", {}, Answers()).note == "14日以内に出してください。"


@pytest.mark.parametrize(
    ("event", "note"),
    [
        ("2026-11-23", "令和8年12月7日（2026年）までに出せば、間にあいます。"),
        ("2026-11-10", "きょうがさいごの日です。間にあいます。"),
        ("2026-11-09", "きょうがさいごの日です。間にあいます。"),
        (
            "2026-11-06",
            "14日をすぎていますが、出せます。保険料は、入ることになった日から、最大2年分かかります。"
            "その間の病院のお金は、ご自分ではらうことがあります。",
        ),
    ],
    ids=["in-time", "last-day", "last-day-after-a-holiday", "late"],
)
def test_a_deadline_is_explained_and_never_refuses(event: str, note: str) -> None:
    about = interview("kokuho-kanyu", today=date(2026, 11, 24))
    question = asked(about, Answers(), "kokuho-kanyu.event_date")
    drafts = {question.id: KINDS["date"].pieces(question, _day(event), about.sample_context())}
    view = about.view(question, "", drafts, Answers())
    assert view.note == note
    assert isinstance(about.accept(question, {question.id: event}, Answers()), Answers)


def test_the_day_on_a_letter_is_said_as_it_is_printed() -> None:
    about = interview("kyufukin")
    question = next(one for one in about.procedure.questions if one.id.endswith("letter_due"))
    drafts = {question.id: KINDS["date"].pieces(question, _day("2026-11-28"), about.sample_context())}
    by_letter = Answers().with_(FieldId("kyufukin.route"), "letter", "typed")
    note = about.view(question, "", drafts, by_letter).note
    assert note == "令和8年11月28日（2026年）までに出せば、間にあいます。"


@pytest.mark.parametrize(
    ("ends", "note"),
    [
        ("2027-01-23", "まだ早いです。"),
        ("2027-01-22", "令和9年1月22日（2027年）までに出せば、間にあいます。"),
        ("2026-11-28", "令和8年11月28日（2026年）までに出せば、間にあいます。"),
        ("2026-11-23", "きょうがさいごの日です。"),
        ("2026-11-22", "もう終わっています。"),
    ],
    ids=["61-days", "60-days", "saturday-stays", "last-day", "ended"],
)
def test_a_renewal_is_taken_from_sixty_days_before_the_end(ends: str, note: str) -> None:
    about = interview("kaigo-nintei")
    taken = about.accept(
        about.question(FieldId("kaigo-nintei.type"), Answers()),
        {FieldId("kaigo-nintei.type"): "renewal"},
        Answers(),
    )
    assert isinstance(taken, Answers)
    valid = about.question(FieldId("kaigo-nintei.valid"), taken)
    day = KINDS["date"].pieces(valid, _day(ends), about.sample_context())
    drafts: dict[FieldId, Draft] = {valid.id: {"from": day, "to": day}}
    assert (about.view(valid, "to", drafts, taken).note or "").startswith(note)
    assert about.view(valid, "from", drafts, taken).note is None


def test_a_deadline_of_one_branch_is_not_said_in_another() -> None:
    about = interview("kaigo-nintei")
    change = {FieldId("kaigo-nintei.type"): "change"}
    taken = about.accept(about.question(FieldId("kaigo-nintei.type"), Answers()), change, Answers())
    assert isinstance(taken, Answers)
    valid = about.question(FieldId("kaigo-nintei.valid"), taken)
    assert about.view(valid, "to", {}, taken).note is None


def test_a_year_beyond_the_calendar_breaks_nothing_and_says_how_far_days_are_taken() -> None:
    about = interview("tenshutsu")
    question = next(one for one in about.procedure.questions if one.id.endswith("moved_on"))
    drafts = {question.id: KINDS["date"].pieces(question, _day("9999-12-31"), about.sample_context())}
    assert about.view(question, "", drafts, Answers()).note is None
    found = about.accept(question, drafts, Answers())
    assert isinstance(found, tuple)
    assert [one.kind for one in found] == ["date-too-late"]
    assert about.problem_text(found[0]) == "令和10年11月23日（2028年）までの日を入れてください。"


def test_a_year_that_another_city_certifies_says_where_to_go() -> None:
    about = interview("kazei-shomei")
    answers = answered(about, Answers(), "kazei-shomei.year", 2026)
    question = asked(about, answers, "kazei-shomei.january")
    found = about.accept(question, {question.id: "elsewhere"}, answers)
    assert found == (FieldProblem(FieldId("kazei-shomei.january"), "check:january-elsewhere"),)
    assert about.problem_text(found[0]).startswith("1月1日に住んでいた役所で、とれます。")


def test_a_free_use_makes_the_copies_free() -> None:
    about = interview("kazei-shomei")
    answers = answered(about, Answers(), "kazei-shomei.use", "pension")
    question = asked(about, answers, "kazei-shomei.copies")
    assert about.view(question, "", {question.id: 3}, answers).field.echo == "{無料|むりょう}"


def test_wording_follows_the_applicant() -> None:
    titles = {
        who: asked(interview("juminhyo", who), Answers(), "subject.name_kana").title
        for who in ("self", "household", "proxy")
    }
    assert titles["self"] == "お名前のふりがなを入れてください"
    assert titles["household"] == titles["proxy"] == "その方のふりがなを入れてください"


@pytest.mark.parametrize("procedure_id", ["juminhyo", "kazei-shomei", "kokuho-kanyu"])
@pytest.mark.parametrize("applicant", ["self", "household", "proxy"])
@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_screen_of_every_question_has_all_its_words(
    procedure_id: str, applicant: str, language: str
) -> None:
    about = interview(procedure_id, applicant, language)
    answers = Answers()
    for _ in itertools.count():
        question = next((one for one in about.questions(answers) if not answers.has(one.id)), None)
        if question is None:
            break
        kind, context = KINDS[question.kind], about.sample_context()
        drafts = {question.id: kind.pieces(question, sample_for(about, question, answers), context)}
        for part in about.parts(question, drafts, answers):
            view = about.view(
                question, part, drafts, answers, FieldProblem(question.id, "not-answered", part=part)
            )
            said = [view.title, view.field.label, view.field.problem, *(view.summary or ())]
            said += [one.label for one in (*view.field.options, *view.field.extras)]
            assert all(said)
            assert not any("forms." in (text or "") for text in said)
            assert language != "ja" or len(plain(view.title)) <= 20
        accepted = about.accept(question, drafts, answers)
        assert isinstance(accepted, Answers), accepted
        answers = accepted
    assert about.missing(answers) == ()
    assert about.left(answers) == 0


def test_someone_who_may_not_apply_is_our_own_mistake() -> None:
    with pytest.raises(KeyError):
        interview("juminhyo", "stranger")


def test_changing_an_earlier_answer_shows_at_once_what_is_missing_now() -> None:
    about = interview("kokuho-kanyu")
    answers = answered(about, Answers(), "kokuho-kanyu.reason", "birth")
    assert "kokuho-kanyu.papers" not in ids(about, answers)
    answers = answered(about, answers, "kokuho-kanyu.reason", "left-job")
    assert "kokuho-kanyu.papers" in ids(about, answers)
    assert FieldProblem(FieldId("kokuho-kanyu.papers"), "not-answered") in about.missing(answers)


@pytest.mark.parametrize(
    ("language", "said"), [("ja", "この日は、平成元年です。"), ("en", "That day was in Heisei 1.")]
)
def test_a_day_of_another_era_is_told_its_own(language: str, said: str) -> None:
    about = interview("juminhyo", "self", language)
    question = asked(about, Answers(), "subject.birth_date")
    typed = {"era": "showa", "year": "64", "month": "1", "day": "8"}
    assert about.view(question, "", {question.id: typed}, Answers()).field.problem == said


def test_english_has_no_japanese_in_what_the_engine_says_itself() -> None:
    for key, text in texts_of(RESOURCES / "translations" / "en").items():
        if key.startswith("forms.") and key != "forms.year.paper":
            assert not any(ord(letter) > 0x2FFF for letter in text), key


def _day(text: str) -> Day:
    day = date.fromisoformat(text)
    return Day(day.year, day.month, day.day)


def test_a_town_that_the_list_lacks_leads_on_with_a_note_on_the_paper() -> None:
    about, address = interview("tenkyo"), FieldId("new_address")
    question = about.question(address, Answers())
    drafts: Mapping[FieldId, Draft] = {}
    typed = {"postal": "unknown", "row": "other", "elsewhere": "東京都北区新町3-4-5", "unlisted": "sure"}
    part: str | None = about.first_part(question, drafts, Answers())
    walked = []
    while part is not None:
        walked.append(part)
        drafts = about.typed(question, part, typed[part], drafts)
        assert about.check_part(question, part, drafts) is None
        part = about.next_part(question, part, drafts, Answers())
    assert walked == [*typed]
    answers = about.accept(question, drafts, Answers())
    assert isinstance(answers, Answers)
    assert about.line(question, answers).paper == "東京都北区新町3-4-5（町名確認）"
