from __future__ import annotations

from kiosk.basics.ids import FieldId
from kiosk.forms.answers import Answers
from kiosk.forms.conditions import Facts
from kiosk.forms.fields.date import Day
from kiosk.forms.fields.kind import BLANK
from kiosk.forms.fields.person import Record
from kiosk.forms.visibility import data_of, hidden, nobody_left, offered, source_of, visible, worded
from tests.fakes.form_parts import TODAY, procedure, question

KOKUHO = procedure("kokuho-kanyu")
REASON, DEBIT, ACCOUNT = (FieldId(f"kokuho-kanyu.{name}") for name in ("reason", "debit", "account"))


def names(answers: Answers, applicant: str = "self") -> list[str]:
    return [one.id for one in visible(KOKUHO, KOKUHO.applicant(applicant), answers, TODAY).questions]


def test_questions_stand_in_the_order_of_the_definition_with_full_ids() -> None:
    asked = names(Answers(), "household")
    order = [str(KOKUHO.field_id(one.id)) for one in KOKUHO.questions]
    assert asked == [one for one in order if one in asked]
    assert asked[:3] == ["kokuho-kanyu.reason", "kokuho-kanyu.event_date", "visitor.name_kana"]


def test_an_answer_to_a_hidden_question_counts_for_nothing() -> None:
    answers = Answers().with_(REASON, "birth", "typed")
    answers = answers.with_(FieldId("kokuho-kanyu.involuntary"), True, "typed")
    shown = visible(KOKUHO, KOKUHO.applicant("self"), answers, TODAY)
    assert "involuntary" not in shown.facts.data
    assert hidden(KOKUHO, shown, answers) == {FieldId("kokuho-kanyu.involuntary")}


def test_options_follow_earlier_answers() -> None:
    member = Record((("name_kana", "ミホン\u3000ハナコ"), ("birth_date", Day(1990, 3, 5))))
    answers = Answers().with_(REASON, "left-job", "typed")
    answers = answers.with_(FieldId("kokuho-kanyu.members"), (member,), "typed")
    for involuntary, count in ((False, 1), (True, 2)):
        told = answers.with_(FieldId("kokuho-kanyu.involuntary"), involuntary, "typed")
        shown = visible(KOKUHO, KOKUHO.applicant("self"), told, TODAY)
        (papers,) = (one for one in shown.questions if one.id == "kokuho-kanyu.papers")
        assert len(papers.options) == count


def test_what_a_card_told_is_never_dropped() -> None:
    answers = Answers().with_(DEBIT, False, "typed").with_(ACCOUNT, BLANK, "card")
    shown = visible(KOKUHO, KOKUHO.applicant("self"), answers, TODAY)
    assert hidden(KOKUHO, shown, answers) == set()
    assert source_of(answers, ACCOUNT) == "card"
    assert source_of(answers, REASON) is None


def test_an_open_answer_is_null() -> None:
    assert data_of(question("text"), BLANK) is None
    assert data_of(question("text"), None) is None
    assert data_of(question("text"), "みほん") == "みほん"


def test_the_people_of_a_list_are_options() -> None:
    rows = [{"name_kana": "ミホン\u3000ハナコ"}, {"name_kana": "ミホン\u3000タロウ"}]
    spec = question("choices", among="movers")
    shown = offered(spec, Facts({"movers": rows}, "self", TODAY))
    assert [(one.id, one.label) for one in shown if one not in spec.options] == [
        ("person-1", "ミホン\u3000ハナコ"), ("person-2", "ミホン\u3000タロウ"),
    ]  # fmt: skip
    assert offered(spec, Facts({}, "self", TODAY)) == spec.options


def test_who_was_chosen_before_is_not_offered_and_where_nobody_is_left_nothing_is_asked() -> None:
    rows = [{"name_kana": "ミホン　ハナコ"}, {"name_kana": "ミホン　タロウ"}]
    spec = question("choices", options=(), among="movers", without="foreign")
    for chosen, left in (
        (None, ["person-1", "person-2"]),
        (["person-1"], ["person-2"]),
        (["person-1", "person-2"], []),
    ):
        shown = offered(spec, Facts({"movers": rows, "foreign": chosen}, "self", TODAY))
        assert [one.id for one in shown] == left
        assert nobody_left(spec.model_copy(update={"options": shown})) is (not left)
    assert not nobody_left(question("choices", options=(), among="movers"))


def test_of_a_list_only_those_are_offered_who_were_chosen_before() -> None:
    rows = [{"name_kana": "ミホン　ハナコ"}, {"name_kana": "ミホン　タロウ"}]
    spec = question("choices", options=(), among="movers", within="foreign")
    for chosen, left in ((["person-2"], ["person-2"]), ([], []), (None, [])):
        shown = offered(spec, Facts({"movers": rows, "foreign": chosen}, "self", TODAY))
        assert [one.id for one in shown] == left
        assert nobody_left(spec.model_copy(update={"options": shown})) is (not left)


def test_wording_is_kept_for_the_definition_it_was_made_of() -> None:
    applicant = KOKUHO.applicant("self")
    assert worded(KOKUHO, applicant) is worded(KOKUHO, applicant)
    first, *rest = KOKUHO.questions
    other = KOKUHO.model_copy(update={"questions": (first.model_copy(update={"title": "べつの題"}), *rest)})
    assert worded(other, applicant)[0].title == "べつの題"
    assert worded(KOKUHO, applicant)[0].title == first.title


def test_what_was_judged_by_one_definition_does_not_count_for_a_changed_one() -> None:
    about = procedure("juminhyo")
    answers, who = Answers(), about.applicant("self")
    asked = visible(about, who, answers, TODAY).questions
    shorter = about.model_copy(update={"questions": about.questions[:1]})
    assert len(visible(shorter, who, answers, TODAY).questions) < len(asked)
    assert visible(about, who, answers, TODAY).questions is asked
