from __future__ import annotations

from datetime import date

import pytest

from kiosk.forms.authoring.lacking import lacking
from kiosk.forms.definition.procedure import DeadlineRule, Omitted, Procedure
from kiosk.forms.definition.question import Question
from tests.fakes.form_parts import TODAY, library, procedure, question


def told(changed: Procedure, *, is_event: bool = False) -> list[tuple[str, str]]:
    found = lacking(changed, TODAY, is_event=is_event)
    return [(".".join(map(str, one.path)), one.message) for one in found]


def with_question(asked: Question) -> Procedure:
    one = procedure("juminhyo")
    return one.model_copy(update={"questions": (*one.questions[1:], asked)})


def added() -> str:
    """The path of the question that was added, the last."""
    return f"questions.{len(procedure('juminhyo').questions) - 1}"


def test_what_is_installed_lacks_nothing() -> None:
    assert [found for one in library().procedures() for found in told(one)] == []
    events = (one.as_procedure() for one in library().life_events())
    assert [found for one in events for found in told(one, is_event=True)] == []


@pytest.mark.parametrize(
    ("begins", "is_told"),
    [
        (date(2062, 11, 1), True),
        (date(1026, 11, 1), True),
        (date(2030, 1, 1), True),
        (date(2027, 4, 1), False),
        (date(2024, 4, 1), False),
        (date(2999, 1, 1), False),
    ],
)
def test_slip_of_the_year_is_told(begins: date, is_told: bool) -> None:
    found = told(procedure("juminhyo").model_copy(update={"effective_from": begins}))
    assert [path for path, _ in found] == (["effective_from"] if is_told else [])


def test_consent_that_is_needed_is_not_made_optional() -> None:
    """It says 「窓口で、ごそうだんください」 to who says no, and would be handed in all the same."""
    needed = procedure("jido-teate").question("consent")
    assert needed is not None
    assert told(with_question(needed)) == []
    message = "sends who says no to the desk, and goes on without a yes: leave `optional` out"
    optional = needed.model_copy(update={"optional": True})
    assert told(with_question(optional)) == [(f"{added()}.optional", message)]
    otherwise = optional.model_copy(update={"options": (), "otherwise": "係の人と、お話しください。"})
    assert told(with_question(otherwise)) == [(f"{added()}.optional", message)]
    open_ = otherwise.model_copy(update={"otherwise": "あとで、決められます。"})
    assert told(with_question(open_)) == []


@pytest.mark.parametrize("kind", ["choice", "choices"])
def test_single_option_is_told_also_of_people(kind: str) -> None:
    asked = question(kind, options=({"id": "a", "label": "えー"},))
    assert [path for path, _ in told(with_question(asked))] == [f"{added()}.options"]
    people = question("persons").model_copy(update={"each": (asked,)})
    assert [path for path, _ in told(with_question(people))] == [f"{added()}.each.0.options"]


@pytest.mark.parametrize(
    ("why", "is_told"),
    [
        ("どの部屋を使うか、お聞きするためです。", True),
        ("使う部屋を、知るためです。", True),
        ("どの部屋を使いますか。", True),
        ("部屋の料金が、ちがうためです。", False),
        ("使う部屋だけを、開けるためです。", False),
    ],
)
def test_reason_that_repeats_the_question_is_told(why: str, is_told: bool) -> None:
    asked = question("text", title="どの部屋を使いますか", why=why)
    assert [path for path, _ in told(with_question(asked))] == ([f"{added()}.why"] if is_told else [])


def test_row_left_out_without_a_reason_is_told() -> None:
    rows = (Omitted(row="期限", reason=" "), Omitted(row="色", reason="ありません"))
    found = told(procedure("juminhyo").model_copy(update={"omitted": rows}))
    assert [path for path, _ in found] == ["omitted.0.reason"]


def test_part_of_the_paper_without_a_question_is_told_but_for_the_box_of_staff() -> None:
    one = procedure("juminhyo")
    questions = tuple(each for each in one.questions if each.section not in ("visitor", "office"))
    sections = [section.id for section in one.paper.sections]
    found = told(one.model_copy(update={"questions": questions}))
    assert [path for path, _ in found] == [f"paper.sections.{sections.index('visitor')}"]


def test_application_that_becomes_paper_says_why() -> None:
    one = procedure("juminhyo")
    people = tuple(who.model_copy(update={"waiting_note": None}) for who in one.applicants)
    changed = one.model_copy(update={"applicants": people})
    assert [path for path, _ in told(changed)] == ["applicants.2"]
    never = changed.model_copy(update={"waiting": "never"})
    assert [path for path, _ in told(never)] == ["applicants.0", "applicants.1", "applicants.2"]


@pytest.mark.parametrize(
    ("late", "is_told"),
    [
        ("14日以内に出してください。", True),
        ("14日をすぎています。", True),
        ("期限を過ぎました。", True),
        ("14日をすぎていますが、出せます。", False),
        ("もう終わっています。窓口でお話しください。", False),
    ],
)
def test_deadline_says_what_comes_after_it(late: str, is_told: bool) -> None:
    rule = DeadlineRule(field="x", days=14, label="14日以内に、出してください。", late=late)
    single = procedure("juminhyo").model_copy(update={"deadline": rule})
    assert [path for path, _ in told(single)] == (["deadline.late"] if is_told else [])
    many = procedure("juminhyo").model_copy(update={"deadlines": (rule,)})
    assert [path for path, _ in told(many)] == (["deadlines.0.late"] if is_told else [])


def test_day_of_a_deadline_does_not_stay_empty() -> None:
    one = procedure("tenkyo")
    place = [str(asked.id) for asked in one.questions].index("moved_on")
    asked = one.questions[place].model_copy(update={"optional": True})
    wrong = one.model_copy(update={"questions": (*one.questions[:place], asked, *one.questions[place + 1 :])})
    message = "may stay empty, and a deadline counts from it: write `dont_know` in its place"
    assert told(wrong) == [(f"questions.{place}.optional", message)]


def test_more_than_an_hour_is_told() -> None:
    message = "takes 80 minutes here: is that right?"
    assert told(procedure("tenkyo").model_copy(update={"minutes": 80})) == [("minutes", message)]
    assert told(procedure("tenkyo").model_copy(update={"minutes": 60})) == []
