"""A life event finds every procedure due, runs them over one set of answers, and asks nothing twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

import pytest

from kiosk.basics.ids import FieldId
from kiosk.basics.result import Ok
from kiosk.delivery.outcome import Outcome
from kiosk.forms.answers import Data
from kiosk.forms.service import LifeEvent, Procedure, is_name
from kiosk.visit import effects as to_do
from kiosk.visit import states as at
from kiosk.visit.screen import CheckList, Finished
from kiosk.words.furigana import plain
from tests.fakes.guided_visit import GuidedVisit, Put
from tests.fakes.paced_visit import handbook_of

BOOK = handbook_of()
Told = Mapping[str, Data]
KINDS_OF_BRANCHES = ("choice", "yes-no")
"""Lists of several are walked with everything chosen at once, which finds the most procedures."""
FITS = ["insurance", "pension", "child-allowance", "care", "medical", "school", "handbook", "pet", "moped"]

NEWBORN: Mapping[str, Data] = {"name_kana": "ミホン\u3000コハル", "birth_date": "2026-11-20"}
INSURED: Mapping[str, Data] = {
    "gender": "female", "relation": "child", "residence": None, "card_insurance": False,
}  # fmt: skip

EVENTS: dict[str, tuple[str, Told, tuple[str, ...]]] = {
    "moving-in": (
        "moving",
        {"moved_on": "2026-11-20", "moving-in.moved_out_on": "2026-11-18", "moving-in.fits": FITS},
        ("tennyu", "jido-teate", "kokuho-kanyu", "kaigo-nintei"),
    ),
    "moving-out": (
        "moving",
        {
            "moved_on": "2026-11-18",  # no child's birthday
            "moving-out.returns": ["insurance", "care", "seal", "medical", "code"],
            "moving-out.more": ["child-allowance", "care", "school", "moped"],
        },
        ("tenshutsu", "kokuho-soshitsu", "jido-teate"),
    ),
    "moving-within": (
        "moving",
        {"moved_on": "2026-11-20", "moving-within.fits": FITS},
        ("tenkyo",),
    ),
    "birth": (
        "children",
        {
            "birth.born_on": "2026-11-20",
            "birth.registered": True,
            "birth.allowance": "born-first",
            "birth.insurance": "kokuho",
            "jido-teate.children": [{**NEWBORN, "relation": "child"}],
            "kokuho-kanyu.members": [{**NEWBORN, **INSURED}],
        },
        ("jido-teate", "kokuho-kanyu"),
    ),
    "leaving-job": (
        "health",
        {
            "leaving-job.insured_until": "2026-11-10",
            "leaving-job.insurance": "kokuho",
            "leaving-job.public": True,
        },
        ("jido-teate", "kokuho-kanyu"),
    ),
    "care": ("health", {"care.certified": "new"}, ("kaigo-nintei",)),
    "okuyami": (
        "bereavement",
        {
            "died_on": "2026-11-18",
            "deceased": {"name_kana": "ミホン\u3000カンタ", "birth_date": "1960-03-05"},
            "okuyami.insurance": "kokuho",
            "okuyami.was": ["head", "allowance"],
        },
        ("okuyami", "kokuho-soshitsu", "jido-teate"),
    ),
}  # fmt: skip


def visited(
    event: str, told: Told | None = None, *, applicants: Mapping[str, str] | None = None, card: bool = True
) -> GuidedVisit:
    group, usual, _ = EVENTS[event]
    visit = GuidedVisit(BOOK, {**usual, **(told or {})}, applicants or {}, with_card=card)
    visit.begins(group, event)
    visit.to_the_end()
    return visit


def twice(visit: GuidedVisit) -> Iterator[str]:
    """Every question put a second time: the same field, or another field in the same words.

    Each procedure asks which of its own papers are here; those lists must have nothing in common.
    """
    yield from (name for name, times in Counter(one.id for one in visit.asked).items() if times > 1)
    for words in (title, label):
        for text, times in Counter(words(one) for one in visit.asked if not papers(one)).items():
            if times > 1:
                yield text
    listed = Counter(option for one in visit.asked for option in papers(one))
    yield from (option for option, times in listed.items() if times > 1)
    yield from days_again(visit)


def days_again(visit: GuidedVisit) -> Iterator[str]:
    """What is asked of somebody in a list, and is a day that was told already: a child's birth date."""
    told: set[str] = set()
    for one in visit.asked:
        yield from (f"{one.id}.{screen}" for screen, day in one.days.items() if screen and day in told)
        if not is_of_person(one):
            told.update(one.days.values())


def is_of_person(put: Put) -> bool:
    """Two people may well be born on one day."""
    return put.id.startswith(("subject.", "visitor."))


def title(put: Put) -> str:
    return put.title


def label(put: Put) -> str:
    return put.label


def papers(put: Put) -> tuple[str, ...]:
    """The papers that a question asks for; none for any other kind."""
    question = BOOK.procedure(put.by).question(put.id)
    if question is None:
        assert is_name(FieldId(put.id)), "no procedure asks itself how a name is written"
        return ()
    if question.kind != "documents":
        return ()
    return tuple(plain(option.label) for option in question.options)


@pytest.mark.parametrize("card", [True, False], ids=["card", "no-card"])
@pytest.mark.parametrize("event", sorted(EVENTS))
def test_asked_twice_is_zero(event: str, card: bool) -> None:
    visit = visited(event, card=card)
    asked = list(twice(visit))
    print(f"{event}: {len(visit.delivered)} handed in, {len(visit.asked)} asked, asked twice: {len(asked)}")  # noqa: T201  # the count is the report
    assert asked == []
    assert tuple(one.procedure[0] for one in visit.delivered) == EVENTS[event][2]


def some_for_another(event: str) -> Iterator[Mapping[str, str]]:
    """Who comes for somebody else in every procedure that takes them; for themselves in the others."""
    procedures = EVENTS[event][2]
    for who in ("household", "proxy"):
        taking = {one for one in procedures if who in (each.id for each in BOOK.procedure(one).applicants)}
        if taking:
            yield dict.fromkeys(sorted(taking), who)


@pytest.mark.parametrize("event", sorted(EVENTS))
def test_who_comes_for_somebody_else_is_asked_nothing_twice(event: str) -> None:
    for applicants in some_for_another(event):
        visit = visited(event, applicants=applicants)
        again = [one for one in twice(visit) if not about_several(visit, one)]
        assert again == [], applicants


def about_several(visit: GuidedVisit, field: str) -> bool:
    """Whether it was about somebody else each time: おくやみ asks for the visitor, then for the head."""
    titles = [one.title for one in visit.asked if one.id == field]
    accounts = {
        text for one in visit.asked if one.id == "bank_account" for text in (one.id, one.title, one.label)
    }
    return field in accounts or (field.startswith("subject.") and len(set(titles)) == len(titles))


def test_the_letter_of_attorney_is_asked_for_once_and_stands_in_every_application() -> None:
    every = {**dict.fromkeys(EVENTS["moving-in"][2], "proxy"), "kaigo-nintei": "family"}
    visit = visited("moving-in", applicants=every)
    assert [one.by for one in visit.asked if one.id == "letter"] == ["tennyu"]
    assert [one.answers.get(FieldId("letter")) for one in visit.delivered] == ["here", "here", "here", None]


@pytest.mark.parametrize("event", sorted(EVENTS))
def test_every_branch_of_a_life_event_comes_to_its_end_and_asks_nothing_twice(event: str) -> None:
    definition = BOOK.procedure(event)
    for question in definition.questions:
        asked = question.id == "insurance" or event != "okuyami"
        for option in question.options if asked and question.kind in KINDS_OF_BRANCHES else ():
            answer: Data = option.id == "yes" if question.kind == "yes-no" else option.id
            visit = visited(event, {definition.field_id(question.id): answer})
            assert list(twice(visit)) == [], (question.id, option.id)


def test_every_receipt_number_is_shown_at_the_end_with_what_is_left_at_a_counter() -> None:
    body = visited("moving-in").paced.screen.body
    assert isinstance(body, CheckList)
    rows = {plain(row.label): plain(row.value).replace("\u200b", "") for row in body.rows}
    assert rows["転入届"] == "受付番号 101（2番窓口）"
    assert rows["児童手当"] == "受付番号 102（8番窓口）"
    assert rows["国民健康保険に入る"] == "受付番号 103（7番窓口）"
    assert rows["国民年金"] == "4番窓口。令和8年12月4日（2026年）まで。持ち物：年金の番号がわかるもの"
    assert len(rows) == 11


def test_the_last_page_first_reminds_of_the_card_until_it_is_taken() -> None:
    paced = visited("care").paced
    for there, said in ((True, "カードが、台の上にあります。"), (False, "お取りになりました。")):
        body = paced.card(there=there).body
        assert isinstance(body, CheckList)
        assert plain(body.rows[0].label).replace("\u200b", "") == "カードをお取りください"
        assert plain(body.rows[0].value).replace("\u200b", "") == said


def test_between_two_procedures_the_number_and_the_next_one_are_shown() -> None:
    visit = GuidedVisit(BOOK, EVENTS["moving-in"][1])
    visit.begins("moving", "moving-in")
    while not isinstance(visit.paced.visit.step, at.HandedIn):
        visit._one()
    body = visit.paced.screen.body
    assert isinstance(body, Finished)
    assert body.number == "101"
    assert plain(body.actions[0].label).replace("\u200b", "") == "つぎは、児童手当"
    assert plain(body.actions[0].note or "") == "令和8年12月3日（2026年）まで"


def test_what_the_event_told_stands_in_the_applications() -> None:
    notified, allowance, insurance, care = visited("moving-in").delivered
    assert (care.answers[FieldId("type")], care.applicant.address) == (
        "moved-in",
        allowance.applicant.address,
    )
    assert care.answers[FieldId("moved_from_town")] is not None
    assert notified.answers[FieldId("follow_ups")] == FITS
    assert (allowance.answers[FieldId("event")], allowance.answers[FieldId("event_date")]) == (
        "moved-in",
        "2026-11-18",
    )
    assert (insurance.answers[FieldId("reason")], insurance.answers[FieldId("event_date")]) == (
        "moved-in",
        "2026-11-20",
    )
    assert insurance.answers[FieldId("pension")] is True
    assert insurance.applicant.address == allowance.applicant.address
    assert insurance.applicant.address is not None
    assert (
        "王子本町一丁目９９番９９号" not in insurance.applicant.address
    )  # the card's address is the old one


def test_the_allowance_and_its_form_count_from_the_same_day() -> None:
    visit = visited("leaving-job", {"leaving-job.insured_until": "2026-11-13"})
    (step,) = (
        option
        for question in BOOK.procedure("leaving-job").questions
        for option in question.options
        if option.id == "jido-teate"
    )
    form, told = BOOK.procedure("jido-teate").deadline, visit.delivered[0].answers[FieldId("event_date")]
    assert form is not None
    assert step.due is not None
    assert (told, step.due.days) == ("2026-11-13", form.days)


@pytest.mark.parametrize(
    ("last", "first"), [("2026-11-10", "2026-11-11"), ("2026-11-24", "2026-11-25")], ids=["past", "today"]
)
def test_insurance_begins_on_the_day_after_the_former_one_ended(last: str, first: str) -> None:
    visit = visited("leaving-job", {"leaving-job.public": False, "leaving-job.insured_until": last})
    (insurance,) = visit.delivered
    told = insurance.answers
    assert (told[FieldId("event_date")], told[FieldId("previous_end")]) == (first, last)
    assert not {"kokuho-kanyu.event_date", "kokuho-kanyu.previous_end", "kokuho-kanyu.gap"} & {
        one.id for one in visit.asked
    }


def test_who_was_insured_through_somebody_who_died_today_begins_tomorrow() -> None:
    dead = {"name_kana": "ミホン\u3000カンタ", "birth_date": "1960-03-05"}
    left = {"okuyami.insurance": "company", "okuyami.dependants": ["others"], "okuyami.was": []}
    visit = visited("okuyami", {"died_on": "2026-11-24", "deceased": dead, **left})
    (joined,) = (one for one in visit.delivered if one.procedure[0] == "kokuho-kanyu")
    assert joined.answers[FieldId("event_date")] == "2026-11-25"


def test_whoever_stands_here_stays_that_person_where_the_head_is_somebody_else() -> None:
    visit = visited(
        "moving-in", {"new_head": "サクラギ\u3000イチロウ"}, applicants={"kokuho-kanyu": "household"}
    )
    assert list(twice(visit)) == []
    insurance = visit.delivered[2]
    assert insurance.applicant.name == "サクラギ\u3000イチロウ"
    assert insurance.representative is not None
    assert insurance.representative.person.name == visit.delivered[0].applicant.name
    assert insurance.representative.person.phone == visit.delivered[0].applicant.phone


@pytest.mark.parametrize(
    ("insured", "paper", "led"), [(True, [], True), (False, ["insurance"], True), (False, [], False)]
)
def test_moving_out_leads_to_the_insurance_without_a_paper_of_it_at_home(
    insured: bool, paper: list[str], led: bool
) -> None:
    visit = visited("moving-out", {"moving-out.insured": insured, "moving-out.returns": paper})
    assert ("kokuho-soshitsu" in [one.procedure[0] for one in visit.delivered]) is led


@pytest.mark.parametrize("home", ["same", "ward"])
def test_the_home_of_who_died_tells_whose_insurance_it_was(home: str) -> None:
    visit = visited("okuyami", {"okuyami.home": home})
    assert "kokuho-soshitsu.kokuho_here" not in {one.id for one in visit.asked}
    assert visit.delivered[1].answers[FieldId("kokuho_here")] is True


def test_a_widow_who_claims_is_not_asked_for_a_husband() -> None:
    visit = visited("okuyami", {"okuyami.kinship": "spouse"})
    assert "jido-teate.spouse" not in {one.id for one in visit.asked}
    assert visit.delivered[-1].answers[FieldId("spouse")] == "none"


@pytest.mark.parametrize(
    ("kinship", "applicants"),
    [
        ("parent", {}),
        ("spouse", {"jido-teate": "household"}),
        ("spouse", dict.fromkeys(EVENTS["okuyami"][2], "proxy")),
    ],
    ids=["mother", "for-another", "proxy"],
)
def test_of_anybody_else_nobody_knows_it(kinship: str, applicants: Mapping[str, str]) -> None:
    visit = visited("okuyami", {"okuyami.kinship": kinship}, applicants=applicants)
    assert "jido-teate.spouse" in {one.id for one in visit.asked}


def test_the_head_who_has_died_is_known_to_the_insurance() -> None:
    visit = visited("okuyami", applicants={"kokuho-soshitsu": "household"}, card=False)
    insurance = visit.delivered[1]
    assert insurance.procedure[0] == "kokuho-soshitsu"
    assert (insurance.applicant.name_kana, insurance.applicant.birth_date) == (
        "ミホン\u3000カンタ",
        "1960-03-05",
    )
    assert not [one for one in visit.asked if one.by == "kokuho-soshitsu" and one.id.startswith("subject.")]


def test_of_a_dead_head_what_nobody_knew_stays_open() -> None:
    dead: Told = {"deceased": {"name_kana": "ミホン\u3000カンタ", "birth_date": None}}
    visit = visited("okuyami", dead, applicants={"kokuho-soshitsu": "household"})
    assert visit.delivered[1].applicant.birth_date is None
    assert not [one for one in visit.asked if one.by == "kokuho-soshitsu" and one.id.startswith("subject.")]


def test_a_head_who_lives_is_asked_for() -> None:
    visit = visited("okuyami", {"okuyami.was": []}, applicants={"kokuho-soshitsu": "household"})
    assert "subject.name_kana" in {one.id for one in visit.asked if one.by == "kokuho-soshitsu"}


def test_from_abroad_nobody_is_asked_what_only_a_moving_out_certificate_says() -> None:
    visit = visited("moving-in", {"moving-in.moved_from": "abroad", "tennyu.nationals": "foreign"})
    put = {one.id for one in visit.asked}
    assert not put & {"moving-in.moved_out_on", "tennyu.register", "tennyu.register_head"}
    allowance = next(one for one in visit.delivered if one.procedure[0] == "jido-teate")
    assert allowance.answers[FieldId("event_date")] == "2026-11-20"


def test_japanese_from_abroad_are_asked_for_their_registered_domicile() -> None:
    visit = visited("moving-in", {"moving-in.moved_from": "abroad", "tennyu.nationals": "japanese"})
    assert "tennyu.register" in {one.id for one in visit.asked}


def test_the_planned_day_of_moving_out_is_asked_once() -> None:
    visit = visited("moving-in", {"tennyu.leaving": "card"})
    assert [one.id for one in visit.asked if "out_on" in one.id] == ["moving-in.moved_out_on"]
    moved = next(one for one in visit.delivered if one.procedure[0] == "tennyu")
    assert moved.answers[FieldId("planned_out_on")] == "2026-11-18"


def test_a_year_abroad_is_said_the_same_everywhere() -> None:
    found = {
        plain(option.note or "")
        for guide in ("moving-out", "tenshutsu")
        for question in BOOK.procedure(guide).questions
        for option in question.options
        if (question.id, option.id) == ("destination", "abroad")
    }
    assert found == {"1年以上、外国に行く方"}


def test_several_applications_have_ids_and_proofs_of_their_own() -> None:
    done = visited("moving-in").delivered
    assert len({one.application_id for one in done}) == 4
    assert all([item.method for item in one.identity] == ["card-text"] for one in done)


def test_one_taken_out_is_not_run() -> None:
    visit = visited("moving-in", {"moving-in.here_steps": {"tennyu": "wanted", "jido-teate": "wanted"}})
    assert [one.procedure[0] for one in visit.delivered] == ["tennyu", "jido-teate"]


AT_THE_COUNTER: Told = {
    "birth.allowance": "public",
    "birth.insurance": "company",
    "birth.registered": True,
    "birth.mother_pension": True,
    "birth.japanese": True,
}


def test_before_a_birth_is_registered_nothing_else_begins_here() -> None:
    visit = visited("birth", {"birth.registered": False})
    assert visit.delivered == []
    body = visit.paced.screen.body
    assert isinstance(body, CheckList)
    labels = [plain(row.label).replace("\u200b", "") for row in body.rows]
    assert labels[:1] == ["出生届"]
    assert {"そのあと、児童手当", "そのあと、お子さんが国保に入る"} <= set(labels)


@pytest.mark.parametrize(("japanese", "due"), [(True, False), (False, True)])
def test_a_child_of_foreign_parents_needs_a_residence_status_within_30_days(
    japanese: bool, due: bool
) -> None:
    visit = visited("birth", {**AT_THE_COUNTER, "birth.japanese": japanese})
    body = visit.paced.screen.body
    assert isinstance(body, CheckList)
    said = [plain(row.value) for row in body.rows if plain(row.label) == "お子さんの在留の資格"]
    assert [("12月21日" in one, "入管" in one) for one in said] == [(True, True)] * due


def test_with_nothing_to_do_here_the_counters_are_shown() -> None:
    visit = visited("birth", AT_THE_COUNTER)
    assert visit.delivered == []
    body = visit.paced.screen.body
    assert isinstance(body, CheckList)
    assert [plain(row.label) for row in body.rows] == ["子どもの医療証", "年金の、産前産後の免除"]


def test_stopping_in_between_shows_the_numbers_and_until_when_the_rest_can_be_done() -> None:
    visit = GuidedVisit(BOOK, EVENTS["moving-in"][1])
    visit.begins("moving", "moving-in")
    while not isinstance(visit.paced.visit.step, at.HandedIn):
        visit._one()
    body = visit.paced.press("stop").body
    assert isinstance(body, CheckList)
    rows = {plain(row.label): plain(row.value).replace("\u200b", "") for row in body.rows}
    assert rows["転入届"].startswith("受付番号 101")
    assert rows["児童手当"].startswith("また、この機械でできます。令和8年12月3日")
    assert visit.paced.press("next").name == "welcoming"


def test_one_that_cannot_be_sent_does_not_hold_up_the_others() -> None:
    visit = GuidedVisit(BOOK, EVENTS["moving-in"][1])
    visit.begins("moving", "moving-in")
    while not isinstance(visit.paced.visit.step, at.Sending):
        visit._one()
    visit.paced.ends(to_do.HandIn, Ok(Outcome("queued")))
    visit.paced.press("wait")
    assert visit.paced.ends(to_do.LookUp, Ok(None)).name == "handed-in"
    visit.to_the_end()
    assert [one.procedure[0] for one in visit.delivered] == ["jido-teate", "kokuho-kanyu", "kaigo-nintei"]


def test_back_from_the_first_procedure_leads_to_the_questions_of_the_life_event() -> None:
    visit = GuidedVisit(BOOK, EVENTS["moving-in"][1])
    visit.begins("moving", "moving-in")
    while visit.paced.screen.name != "preparing":
        visit._one()
    assert visit.paced.press("back").name == "asking:moving-in.desk_steps"
    assert visit.paced.press("next").name == "preparing"
    visit.to_the_end()
    assert len(visit.delivered) == 4


def test_every_step_names_what_exists() -> None:
    """Procedures, their questions, answers that fit, and fields that something before them asks."""
    guides: tuple[LifeEvent | Procedure, ...] = (*BOOK.library.life_events(), *BOOK.library.procedures())
    for questions in (guide.questions for guide in guides):
        for question in questions:
            for option in question.options:
                if option.procedure is None:
                    assert option.run.gives == {} == option.run.takes
                    continue
                procedure = BOOK.library.get(option.procedure)
                assert procedure is not None, option.procedure
                for name in (*option.run.gives, *option.run.takes):
                    assert procedure.question(name) is not None or name == "visitor.address", name


def test_every_desk_step_says_where_and_what_to_bring() -> None:
    for event in BOOK.library.life_events():
        for question in event.questions:
            for option in question.options if question.kind == "next-steps" else ():
                assert option.bring, (event.id, option.id)
                assert option.where or option.procedure, (event.id, option.id)
                assert option.source, (event.id, option.id)
