"""What the guide after a death finds for whom, and that the procedures it leads to ask nothing twice."""

from __future__ import annotations

from datetime import date

import pytest

from kiosk.basics.ids import FieldId
from kiosk.forms import checking
from kiosk.forms.answers import Answers, Data, Draft
from kiosk.forms.conditions import Facts
from kiosk.forms.deadlines import due_of_options
from kiosk.forms.definition.choices import Span, Taken
from kiosk.forms.definition.question import Question
from kiosk.forms.fields.kind import mapping
from kiosk.forms.following import run_in
from kiosk.forms.interview import Interview
from kiosk.forms.service import AnswersFile, parse_answers
from kiosk.forms.visibility import visible
from kiosk.words.furigana import plain
from tests.fakes.form_parts import TODAY, interview, library, lookups, procedure, words
from tests.kiosk.forms.branches import asked, told

KNOWN: dict[str, Data] = {
    "died_on": "2026-11-02",
    "deceased": {"name_kana": "ミホン\u3000タロウ", "birth_date": "1965-01"},
    "subject.name_kana": "ミホン\u3000ハナコ",
    "was": [],
    "belongings": [],
    "property": [],
    "insurance": "company",
    "pension": "none",
    "livelihood": False,
}
OLD: Data = {"name_kana": "ミホン\u3000タロウ", "birth_date": "1956-11-02"}
"""Somebody who became 70 on the day of death."""
STEPS = ("first_steps", "money_steps", "pension_steps", "return_steps", "estate_steps")


def answered(**changed: Data) -> Answers:
    file = parse_answers(
        procedure("okuyami"),
        {"applicant": "self", "answers": {**KNOWN, **changed}},
        words=words(),
        lookups=lookups(),
        today=TODAY,
    )
    assert isinstance(file, AnswersFile), file
    return file.answers


def found(**changed: Data) -> set[str]:
    """`page.step` of everything that the guide lists."""
    asked = interview("okuyami").questions(answered(**changed))
    return {
        f"{one.id.removeprefix('okuyami.')}.{option.id}"
        for one in asked
        if one.kind == "next-steps"
        for option in one.options
    }


def test_someone_of_whom_nothing_is_due_at_the_ward_still_learns_of_the_court() -> None:
    assert found() == {"estate_steps.renounce", "money_steps.burial"}


@pytest.mark.parametrize(
    ("left", "expected"),
    [("none", False), ("one", False), ("more", True), (None, True)],
    ids=["nobody", "one", "two-or-more", "unknown"],
)
def test_a_new_head_is_reported_only_where_two_or_more_remain(left: str | None, expected: bool) -> None:
    assert ("first_steps.head" in found(was=["head"], left=left)) is expected


@pytest.mark.parametrize(
    ("insurance", "steps"),
    [
        ("kokuho", {"first_steps.kokuho-desk", "money_steps.funeral", "money_steps.high-cost"}),
        (
            "late-elderly",
            {
                "first_steps.late-elderly", "first_steps.care", "money_steps.funeral",
                "money_steps.high-cost",
            },
        ),
        ("company", {"money_steps.burial"}),
        ("none", {"first_steps.assistance"}),
        (
            None,
            {
                "first_steps.kokuho-desk", "money_steps.funeral", "money_steps.high-cost",
                "money_steps.burial",
            },
        ),
    ],
    ids=["national", "elderly", "company", "welfare", "unknown"],
)  # fmt: skip
def test_insurance_decides_what_ends_and_what_is_paid(insurance: str | None, steps: set[str]) -> None:
    deceased = OLD if insurance == "late-elderly" else KNOWN["deceased"]
    assert found(insurance=insurance, deceased=deceased) == {"estate_steps.renounce", *steps}


@pytest.mark.parametrize(
    ("born", "insurance", "wrong"),
    [
        ("1951-11-02", "kokuho", ["elderly-from-75"]),
        ("1951-11-02", "company", ["elderly-from-75"]),
        ("1951-11-02", "late-elderly", []),
        ("1951-11-03", "company", []),
        ("1951-11", "company", []),
        ("1961-11-02", "late-elderly", []),
        ("1961-11-03", "late-elderly", ["elderly-until-65"]),
    ],
)
def test_the_age_at_death_says_which_insurances_there_can_be(
    born: str, insurance: str, wrong: list[str]
) -> None:
    guide = interview("okuyami")
    answers = answered(deceased={"name_kana": "ミホン\u3000タロウ", "birth_date": born}, insurance=None)
    asked = guide.question(FieldId("okuyami.insurance"), answers)
    told = guide.accept(asked, {asked.id: insurance}, answers)
    kinds = [] if isinstance(told, Answers) else [one.kind for one in told]
    assert kinds == [f"check:{one}" for one in wrong]


@pytest.mark.parametrize(
    ("dependants", "steps"),
    [
        ([], set()),
        (["others"], {"first_steps.join-kokuho"}),
        (["spouse"], {"first_steps.join-kokuho", "first_steps.pension"}),
    ],
    ids=["nobody", "a-child", "a-wife"],
)
def test_who_was_insured_through_the_dead_joins_the_ward_s_insurance(
    dependants: list[Data], steps: set[str]
) -> None:
    listed = found(dependants=dependants)
    assert {one for one in listed if one.startswith("first_steps")} == steps


def test_who_joins_after_a_death_is_not_asked_since_when_and_why() -> None:
    answers, guide = answered(dependants=["spouse"]), interview("okuyami")
    first = next(one for one in guide.questions(answers) if one.id.endswith("first_steps"))
    step = next(one for one in first.options if one.id == "join-kokuho")
    run = run_in(step.run, guide.facts(answers), "self")
    assert step.procedure == "kokuho-kanyu"
    assert run.gives == {"reason": "left-dependants", "pension": "yes"}
    assert run.takes == {"event_date": Taken(field="died_on", days=1), "previous_end": "died_on"}
    shown = guide.view(first, "", {}, answers).field.options
    notes = {one.id: plain(one.note or "").split("まで")[0] for one in shown}
    assert notes["join-kokuho"] == notes["pension"] == "令和8年11月17日（2026年）"


def test_who_has_not_held_the_funeral_yet_goes_home_with_its_money_on_the_list() -> None:
    listed = found(insurance="late-elderly", deceased=OLD, funeral="none")
    assert "money_steps.funeral-then" in listed
    assert "money_steps.funeral" not in listed
    answers, guide = answered(insurance="late-elderly", deceased=OLD, funeral="none"), interview("okuyami")
    money = next(one for one in guide.questions(answers) if one.id.endswith("money_steps"))
    step = next(one for one in guide.view(money, "", {}, answers).field.options if one.id == "funeral-then")
    assert plain(step.note or "").startswith("葬儀のあと、2年のうちです")


@pytest.mark.parametrize(
    ("held", "last"), [("2026-11-20", date(2028, 11, 20)), (None, None)], ids=["told", "unknown"]
)
def test_the_cost_of_a_funeral_runs_from_its_day_and_not_from_the_death(
    held: str | None, last: date | None
) -> None:
    answers = answered(insurance="kokuho", funeral="me", funeral_on=held)
    guide = interview("okuyami")
    money = guide.question(FieldId("okuyami.money_steps"), answers)
    step = next(one for one in money.options if one.id == "funeral")
    facts = visible(guide.procedure, guide.applicant, answers, TODAY).facts
    due = due_of_options(money, facts).get("funeral")
    assert (None if due is None else due.last_day) == last
    assert "葬儀のあと、2年のうち" in plain(step.note or "")
    assert "葬儀のあと、2年のうち" in plain(step.where or "")


def test_a_funeral_is_not_before_the_death_and_no_day_is_asked_of_one_to_come() -> None:
    typed: dict[str, object] = {
        **{name: one for name, one in KNOWN.items() if "." not in name},
        "died_on": "2026-11-20",
        "insurance": "kokuho",
        "funeral": "me",
    }
    assert "前の日です" in told("okuyami", {**typed, "funeral_on": "2026-11-19"})
    assert "funeral_on" in asked("okuyami", typed)
    assert "funeral_on" not in asked("okuyami", {**typed, "funeral": "none"})


def test_the_cost_of_treatment_has_a_last_day_for_each_month_and_none_from_the_death() -> None:
    """高額療養費 lapses by the month of treatment: of a long stay before two years from the death."""
    answers, guide = answered(insurance="late-elderly", deceased=OLD), interview("okuyami")
    money = guide.question(FieldId("okuyami.money_steps"), answers)
    step = next(one for one in money.options if one.id == "high-cost")
    assert step.due is None
    assert "かかった月のつぎの月から、2年" in plain(step.where or "")
    shown = next(one for one in guide.view(money, "", {}, answers).field.options if one.id == "high-cost")
    assert plain(shown.note or "").startswith("病院にかかった月ごとに、2年のうちです")


@pytest.mark.parametrize(
    ("pension", "livelihood", "steps"),
    [
        ("national", True, {"stop-national", "unpaid", "survivors"}),
        ("national", False, {"stop-national"}),
        ("employees", None, {"stop-employees", "unpaid", "survivors"}),
        ("paying", True, {"survivors", "lump-sum"}),
        (None, None, {"stop-unknown", "unpaid", "survivors", "lump-sum"}),
    ],
    ids=["national", "alone", "employees", "paying", "unknown"],
)
def test_pension_decides_what_is_reported_and_asked_for(
    pension: str | None, livelihood: bool | None, steps: set[str]
) -> None:
    listed = found(pension=pension, livelihood=livelihood)
    assert {one for one in listed if one.startswith("pension")} == {f"pension_steps.{one}" for one in steps}


def test_a_pension_nobody_knows_of_is_stopped_by_the_earlier_day_where_any_is() -> None:
    answers, guide = answered(pension=None), interview("okuyami")
    question = next(one for one in guide.questions(answers) if one.id.endswith("pension_steps"))
    step = next(one for one in question.options if one.id == "stop-unknown")
    assert (step.where, step.due) == ("年金事務所", Span(field="died_on", days=10))
    shown = guide.view(question, "", {}, answers).field.options
    notes = {plain(one.label).replace("\u200b", ""): plain(one.note or "") for one in shown}
    assert notes["年金をとめる"].startswith("令和8年11月12日（2026年）まで")


def test_a_year_at_the_end_of_the_calendar_breaks_nothing() -> None:
    answers, guide = answered(died_on="9999-12-31", pension=None, livelihood=True), interview("okuyami")
    question = next(one for one in guide.questions(answers) if one.id.endswith("pension_steps"))
    notes = [plain(one.note or "") for one in guide.view(question, "", {}, answers).field.options]
    assert len(notes) == 4
    assert not [one for one in notes if "まで" in one]


def test_each_step_says_until_when() -> None:
    guide = interview("okuyami")
    answers = answered(insurance="kokuho", property=["income", "land"], pension="employees", livelihood=True)
    said = {}
    for question in guide.questions(answers):
        if question.kind == "next-steps":
            for option in guide.view(question, "", {}, answers).field.options:
                said[option.id] = plain(option.note or "").split("まで")[0]
    assert said["kokuho-desk"] == "令和8年11月16日（2026年）"
    assert said["stop-employees"] == "令和8年11月12日（2026年）"
    assert said["renounce"] == "令和9年2月2日（2027年）"
    assert said["income-tax"] == "令和9年3月2日（2027年）"
    assert said["estate-tax"] == "令和9年9月2日（2027年）"
    assert said["land"] == "令和11年11月2日（2029年）"


def test_every_step_is_found_for_somebody() -> None:
    everything = (
        found(
            was=["head", "allowance", "parent", "disabled", "foreign-spouse"],
            left="more",
            belongings=["care", "seal", "number", "residence", "alarm"],
            property=["income", "land", "vehicle", "public", "dog", "library"],
            insurance=None,
            pension=None,
        )
        | found(pension="paying", livelihood=True)
        | found(pension="employees", dependants=["spouse"], livelihood=True)
        | found(pension="national", insurance="kokuho", funeral="none")
        | found(insurance="none")
        | found(insurance="late-elderly", deceased=OLD)
        | found(deceased={**mapping(OLD), "birth_date": None}, was=["minor", "lone"])
    )
    defined = {
        f"{one.id}.{option.id}"
        for one in procedure("okuyami").questions
        if one.id in STEPS
        for option in one.options
    }
    others = {"estate_steps.tell-family", "estate_steps.no-heirs"}  # of whoever is no family
    assert everything == defined - others


def test_what_can_be_done_here_exists() -> None:
    named = {
        option.procedure
        for one in library().procedures()
        for question in one.questions
        for option in question.options
        if option.procedure is not None
    }
    assert named == {"kokuho-soshitsu", "kokuho-kanyu", "jido-teate", "kaigo-nintei"}
    assert named <= set(library().ids())


def test_what_the_guide_knows_is_not_asked_again() -> None:
    leaving = interview("kokuho-soshitsu")
    earlier = leaving.earlier(answered(insurance="kokuho"))
    reason = leaving.questions(earlier)[0]
    taken = leaving.accept(reason, {reason.id: "death"}, earlier)
    assert isinstance(taken, Answers)
    asked = {str(one.id) for one in leaving.questions(taken)}
    assert asked & {"died_on", "deceased", "subject.name_kana"} == set()


def test_a_daughter_may_leave_nearly_everything_open() -> None:
    """Only names, her relation, and choices that reveal nothing have to be answered."""
    needed = {
        one.id
        for one in procedure("kaigo-nintei").questions
        if one.kind not in ("office", "choices") and one.dont_know is None and not one.optional
    }
    assert needed == {
        "visitor.name_kana", "visitor.address", "subject.name_kana", "subject.gender", "kinship",
        "organisation", "disease_where", "send_to",
    }  # fmt: skip


FAMILY = FieldId("okuyami.family")
TOGETHER: dict[str, Data] = {
    "subject.birth_date": "1948-03-05",
    "home": "same",
    "was": ["head"],
    "left": "more",
}


def first_of(rows: Draft) -> dict[str, object]:
    """What stands of the only one in a list, but for the name."""
    assert isinstance(rows, list)
    (row,) = rows
    return {name: one for name, one in mapping(row).items() if name != "name_kana"}


@pytest.mark.parametrize("kinship", ["spouse", "child", "parent", "other"])
def test_who_says_what_they_are_to_the_dead_stands_in_the_family_as_that(kinship: str) -> None:
    guide, answers = interview("okuyami"), answered(**TOGETHER, kinship=kinship)
    family = guide.question(FAMILY, answers)
    draft = guide.view(family, "list", {}, answers).field.draft
    assert first_of(draft) == {
        "birth_date": {"era": "showa", "year": "23", "month": "3", "day": "5"},
        "kinship": kinship,
        "lives": "together",
    }
    assert guide.next_part(family, "list", {}, answers) is None


def test_who_lives_elsewhere_is_added_at_one_touch_and_known_as_child() -> None:
    guide = interview("okuyami")
    answers = answered(**{**TOGETHER, "home": "elsewhere"}, kinship="child", home_address=None)
    family = guide.question(FAMILY, answers)
    view = guide.view(family, "list", {}, answers).field
    assert view.draft == []
    known = next(one.id for one in view.extras if one.id.startswith("known:"))
    drafts, part = guide.acted(family, "list", known, {}, answers)
    assert part == "list"
    told = first_of(drafts[FAMILY])
    assert (told["kinship"], told["lives"]) == ("child", "apart")


def test_who_is_no_relative_does_not_stand_in_the_family() -> None:
    file = {"applicant": "related", "answers": {**KNOWN, **TOGETHER, "tie": "neighbour"}}
    read = parse_answers(procedure("okuyami"), file, words=words(), lookups=lookups(), today=TODAY)
    assert isinstance(read, AnswersFile), read
    guide = interview("okuyami", "related")
    family = guide.question(FAMILY, read.answers)
    assert guide.view(family, "list", {}, read.answers).field.draft == []


def family_of_a_partner(home: str) -> tuple[Interview, Question, Answers]:
    told: dict[str, Data] = {**KNOWN, **TOGETHER, "tie": "partner", "home": home, "livelihood": True}
    told |= {} if home == "same" else {"home_address": None}
    file = {"applicant": "related", "answers": told}
    read = parse_answers(procedure("okuyami"), file, words=words(), lookups=lookups(), today=TODAY)
    assert isinstance(read, AnswersFile), read
    guide = interview("okuyami", "related")
    return guide, guide.question(FAMILY, read.answers), read.answers


def test_a_partner_without_marriage_stands_in_the_family_as_that_and_is_asked_nothing_again() -> None:
    guide, family, answers = family_of_a_partner("same")
    told = first_of(guide.view(family, "list", {}, answers).field.draft)
    assert (told["kinship"], told["lives"]) == ("partner", "together")
    assert guide.next_part(family, "list", {}, answers) is None


def test_a_partner_who_lived_elsewhere_is_added_at_one_touch() -> None:
    guide, family, answers = family_of_a_partner("ward")
    view = guide.view(family, "list", {}, answers).field
    assert view.draft == []
    known = next(one.id for one in view.extras if one.id.startswith("known:"))
    drafts, part = guide.acted(family, "list", known, {}, answers)
    told = first_of(drafts[FAMILY])
    assert (part, told["kinship"], told["lives"]) == ("list", "partner", "apart")


LEAVING = {"first_steps.kokuho", "first_steps.kokuho-desk"}


@pytest.mark.parametrize(
    ("home", "was", "left", "where"),
    [
        ("same", ["head"], "more", "kokuho"),
        ("same", [], None, "kokuho"),
        ("same", ["head"], "none", "kokuho-desk"),
        ("ward", ["head"], "none", "kokuho-desk"),
        ("ward", ["head"], None, "kokuho-desk"),
        ("ward", ["head"], "one", "kokuho"),
        ("ward", [], None, "kokuho-desk"),
        (None, [], None, "kokuho-desk"),
    ],
)
def test_leaving_the_insurance_is_offered_here_only_to_whom_a_head_or_household_remains(
    home: str | None, was: list[Data], left: str | None, where: str
) -> None:
    told = found(insurance="kokuho", home=home, was=was, left=left)
    assert told & LEAVING == {f"first_steps.{where}"}


def test_who_is_heard_at_the_counter_is_told_the_papers_that_prove_it() -> None:
    steps = {str(one.id): one for asked in procedure("okuyami").questions for one in asked.options}
    desk = steps["kokuho-desk"]
    assert desk.procedure is None
    assert "戸籍" in plain(desk.bring or "")


def test_a_car_is_renamed_where_its_kind_is() -> None:
    told = found(property=["vehicle"])
    assert {"return_steps.vehicle", "estate_steps.vehicle-elsewhere"} <= told


@pytest.mark.parametrize(("was", "due"), [(["head"], False), ([], True)])
def test_the_cost_of_treatment_goes_back_to_no_partner_of_a_head(was: list[Data], due: bool) -> None:
    told = {**KNOWN, "tie": "partner", "home": "same", "was": was, "insurance": "kokuho"}
    file = {"applicant": "related", "answers": told}
    read = parse_answers(procedure("okuyami"), file, words=words(), lookups=lookups(), today=TODAY)
    assert isinstance(read, AnswersFile), read
    asked = interview("okuyami", "related").question(FieldId("okuyami.money_steps"), read.answers)
    assert ("high-cost" in [str(one.id) for one in asked.options]) is due


def offered_to(applicant: str, name: str) -> dict[str, str]:
    """Label and official text of each answer that this applicant may choose."""
    file = {"applicant": applicant, "answers": {**KNOWN, "insurance": "kokuho", "property": ["land"]}}
    read = parse_answers(procedure("okuyami"), file, words=words(), lookups=lookups(), today=TODAY)
    assert isinstance(read, AnswersFile), read
    asked = interview("okuyami", applicant).question(FieldId(f"okuyami.{name}"), read.answers)
    return {plain(one.label): one.paper or "" for one in asked.options}


@pytest.mark.parametrize("name", ["funeral", "heir"])
def test_who_came_for_somebody_is_not_who_asked_them(name: str) -> None:
    assert offered_to("self", name)["わたし"] == "申出者"
    assert "たのんだ方" not in offered_to("self", name)
    by_proxy = offered_to("proxy", name)
    assert (by_proxy["わたし"], by_proxy["たのんだ方"]) == ("代理人（来庁者）", "申出者")


def test_the_home_of_who_came_for_somebody_is_not_that_of_who_asked_them() -> None:
    assert offered_to("related", "home")["わたしと同じ家"] == "申出者と同じ"
    by_proxy = offered_to("proxy", "home")
    assert by_proxy["わたしと同じ家"] == "代理人（来庁者）と同じ"
    assert by_proxy["たのんだ方と同じ家"] == "申出者と同じ"


@pytest.mark.parametrize(
    ("applicant", "funeral", "account", "holder"),
    [
        ("self", "me", "bank_account", "subject"),
        ("proxy", "asked", "bank_account", "subject"),
        ("proxy", "proxy", "okuyami.proxy_account", "visitor"),
    ],
)
def test_the_account_is_of_whoever_held_the_funeral(
    applicant: str, funeral: str, account: str, holder: str
) -> None:
    file = {"applicant": applicant, "answers": {**KNOWN, "insurance": "kokuho", "funeral": funeral}}
    read = parse_answers(procedure("okuyami"), file, words=words(), lookups=lookups(), today=TODAY)
    assert isinstance(read, AnswersFile), read
    asked = interview("okuyami", applicant).questions(read.answers)
    assert [(one.id, one.holder) for one in asked if one.kind == "bank-account"] == [(account, holder)]


@pytest.mark.parametrize(
    ("born", "changed", "expected"),
    [
        ("1988-07-20", {"livelihood": True}, True),
        ("1988-07-20", {"livelihood": None}, True),
        ("1988-07-20", {"livelihood": False}, False),
        ("1961-11-03", {"livelihood": True}, True),
        ("1956-11-02", {"livelihood": True}, False),
        (None, {"livelihood": True}, True),
        ("1956-11-02", {"pension": "paying", "livelihood": True}, True),
    ],
)
def test_whoever_died_before_a_pension_leaves_one_to_the_family(
    born: str | None, changed: dict[str, Data], *, expected: bool
) -> None:
    dead: Data = {"name_kana": "ミホン\u3000タロウ", "birth_date": born}
    steps = found(deceased=dead, **changed)
    assert ("pension_steps.survivors" in steps) is expected
    assert ("pension_steps.lump-sum" in steps) is expected
    assert "pension_steps.unpaid" not in steps or changed.get("pension") == "paying"


URAWA: Data = {
    "postal_code": "3300063",
    "town": "埼玉県さいたま市浦和区高砂1丁目",
    "block": "1-1",
    "building": "",
}
OJI: Data = {"postal_code": "1140022", "town": "東京都北区王子本町1丁目", "block": "15-22", "building": ""}
EVERYTHING: dict[str, Data] = {
    "insurance": "kokuho",
    "pension": "national",
    "livelihood": True,
    "funeral": "me",
    "was": ["head", "allowance", "parent", "disabled"],
    "left": "more",
    "belongings": ["care", "seal", "number", "alarm"],
    "property": ["income", "land", "vehicle", "public", "dog", "library"],
}


def of_the_ward(**changed: Data) -> set[str]:
    """The steps that lead to a counter of this ward alone, or to a procedure of this machine.

    With 住所地特例 the papers of an insurance tell whether it was the ward's: such a step names both offices.
    """
    asked = interview("okuyami").questions(answered(**{**EVERYTHING, **changed}))
    return {
        option.id
        for one in asked
        if one.kind == "next-steps"
        for option in one.options
        if option.procedure
        or ("番窓口" in (option.where or "") and "ほかは、送ってきた役所" not in (option.where or ""))
        or option.where in ("保健所", "図書館")
    }


@pytest.mark.parametrize(
    "lived",
    [
        {"home": "elsewhere", "home_address": URAWA, "subject.address": OJI},
        {"home": "elsewhere", "home_address": None, "subject.address": None},
        {"home": "same", "subject.address": URAWA},
    ],
    ids=["child-here", "unknown", "together"],
)
def test_for_whoever_lived_in_another_town_nothing_is_done_at_these_counters(lived: dict[str, Data]) -> None:
    of_family_here = {"allowance"} if lived["subject.address"] == OJI else set()
    assert of_the_ward(**lived) == of_family_here
    assert of_the_ward(**{**lived, "insurance": "late-elderly", "deceased": OLD}) == of_family_here
    dependants = {**lived, "insurance": "company", "dependants": ["spouse", "others"]}
    assert of_the_ward(**dependants) == of_family_here | ({"join-kokuho"} if of_family_here else set())


@pytest.mark.parametrize("home", ["same", "ward", None])
def test_for_whoever_lived_here_they_are(home: str | None) -> None:
    steps = of_the_ward(home=home, **{"subject.address": OJI})
    assert {"head", "kokuho", "care", "funeral", "tax", "library", "stop-national"} <= steps


@pytest.mark.parametrize(
    ("home", "there", "wrong"),
    [
        ("elsewhere", OJI, "check:home-in-ward"),
        ("elsewhere", URAWA, None),
        ("ward", URAWA, "check:home-outside-ward"),
        ("ward", OJI, None),
    ],
)
def test_the_address_agrees_with_where_it_was_said_to_be(home: str, there: Data, wrong: str | None) -> None:
    facts = Facts({"home": home, "home_address": there}, "self", TODAY)
    assert [one.kind for one in checking.crossed(procedure("okuyami"), facts)] == ([wrong] if wrong else [])
