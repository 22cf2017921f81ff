"""What the branches of single procedures say to whoever takes them: never a bare no, always what to do."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from kiosk.basics.ids import FieldId
from kiosk.forms.answers import Answers, FieldProblem
from kiosk.forms.service import Interview
from kiosk.words.furigana import plain
from tests.fakes.form_parts import interview

KNOWN = {"subject.name_kana": "みほん はなこ", "subject.birth_date": "1948-03-05"}


def answered(about: Interview, typed: Mapping[str, object]) -> Answers | tuple[FieldProblem, ...]:
    """The answers after all of them were given one by one, or what the last one is told."""
    answers: Answers | tuple[FieldProblem, ...] = Answers()
    for name, draft in typed.items():
        assert isinstance(answers, Answers), (name, answers)
        field = about.procedure.field_id(name)
        question = about.question(FieldId(field), answers)
        answers = about.accept(question, {field: draft}, answers)
    return answers


def told(procedure: str, typed: Mapping[str, object], applicant: str = "self") -> str:
    """The sentence that the last answer is met with."""
    about = interview(procedure, applicant)
    found = answered(about, typed)
    assert not isinstance(found, Answers), "the answer was taken"
    return plain(about.problem_text(found[0]))


def asked(procedure: str, typed: Mapping[str, object], applicant: str = "self") -> list[str]:
    """Local ids of all questions after those answers."""
    about = interview(procedure, applicant)
    answers = answered(about, typed)
    assert isinstance(answers, Answers), answers
    return [one.id.removeprefix(f"{procedure}.") for one in about.questions(answers)]


@pytest.mark.parametrize(
    ("typed", "applicant", "told_"),
    [
        ({"where": "unknown"}, "self", "住民票"),
        ({"where": "elsewhere"}, "proxy", "ゆうびん"),
        ({"where": "elsewhere"}, "legal", "ゆうびん"),
        ({"where": "elsewhere"}, "other", "きょうだい"),
        ({"where": "elsewhere", "photo_id": "none"}, "relative", "顔写真"),
        (
            {"where": "elsewhere", "photo_id": "here", "use": "passport", "wide_types": ["another"]},
            "self",
            "本籍の町",
        ),
    ],
    ids=["unknown", "proxy", "guardian", "sibling", "no-photo", "other-paper"],
)
def test_where_a_register_elsewhere_cannot_be_had_it_says_where(
    typed: Mapping[str, object], applicant: str, told_: str
) -> None:
    assert told_ in told("koseki", typed, applicant)


def test_a_branch_that_ends_here_is_headed_kindly() -> None:
    about = interview("koseki", "proxy")
    found = answered(about, {"where": "elsewhere"})
    assert not isinstance(found, Answers)
    where = about.question(FieldId("koseki.where"), Answers())
    view = about.view(where, "", {where.id: "elsewhere"}, Answers(), found[0])
    assert view.summary == ("たしかめてください", about.problem_text(found[0]))


def test_a_register_elsewhere_needs_its_place_and_name_exactly() -> None:
    about = interview("koseki")
    taken = answered(about, {"where": "elsewhere", "photo_id": "here", "use": "passport"})
    assert isinstance(taken, Answers)
    honseki = about.question(FieldId("koseki.honseki"), taken)
    found = about.dont_know(honseki, taken)
    assert not isinstance(found, Answers)
    assert "住民票" in plain(about.problem_text(found[0]))
    at_home = answered(about, {"where": "kita"})
    assert isinstance(at_home, Answers)
    assert isinstance(about.dont_know(honseki, at_home), Answers)


def test_a_register_elsewhere_offers_the_three_papers_and_the_way_out() -> None:
    about = interview("koseki")
    taken = answered(about, {"where": "elsewhere", "photo_id": "here", "use": "passport"})
    assert isinstance(taken, Answers)
    options = about.question(FieldId("koseki.wide_types"), taken).options
    assert [one.id for one in options] == ["full", "removed", "old", "another"]
    assert "types" not in asked("koseki", {"where": "elsewhere", "photo_id": "here"})


def test_an_inheritance_collects_the_whole_chain() -> None:
    ways = {"where": "kita", "use": "inheritance", "chain": "yes"}
    assert {"deceased", "died_on", "chain_sets"} <= set(asked("koseki", ways))
    assert not {"types", "pickup", "copies_full"} & set(asked("koseki", ways))
    elsewhere = {"where": "elsewhere", "photo_id": "here", "use": "inheritance", "chain": "yes"}
    assert {"chain_sets", "pickup"} <= set(asked("koseki", elsewhere))


def test_papers_of_one_person_ask_for_whom_where_it_is_not_oneself() -> None:
    typed = {"where": "kita", "use": "work", "types": ["one"]}
    assert "needed" in asked("koseki", typed, "relative")
    assert "needed" not in asked("koseki", typed)


@pytest.mark.parametrize(("card", "told_"), [("lost", "やりなおす"), ("none", "3番窓口")])
def test_without_a_registered_seal_it_says_what_comes_first(card: str, told_: str) -> None:
    assert told_ in told("inkan-shomei", {"registration_card": card})


def test_a_seal_card_left_at_home_is_shown_at_hand_over() -> None:
    assert "number" not in asked("inkan-shomei", {"registration_card": "home"})
    assert "number" in asked("inkan-shomei", {"registration_card": "here"})


@pytest.mark.parametrize(
    ("born", "kind", "offered"),
    [
        ("2010-01-01", "parent", True),
        ("2020-01-01", "parent", False),
        ("1948-03-05", "guardian", False),
    ],
    ids=["child-of-16", "child-of-6", "ward"],
)
def test_the_long_password_is_offered_from_15_and_to_no_ward(born: str, kind: str, offered: bool) -> None:
    about = interview("ansho-bango", "legal")
    taken = answered(about, {"legal_kind": kind, "subject.birth_date": born, "which": "some"})
    assert isinstance(taken, Answers)
    options = [one.id for one in about.question(FieldId("ansho-bango.pins"), taken).options]
    assert ("signature" in options) is offered
    assert options[-3:] == ["authentication", "resident", "entry"]


def test_not_knowing_which_pin_means_all_of_them() -> None:
    about = interview("ansho-bango")
    which = about.question(FieldId("ansho-bango.which"), Answers())
    taken = about.dont_know(which, Answers())
    assert isinstance(taken, Answers)
    assert taken.get(FieldId("ansho-bango.which")) == "all"


@pytest.mark.parametrize(
    ("pins", "offered"),
    [(["signature"], True), (["signature", "authentication"], False), (["resident"], False)],
)
def test_only_the_long_password_alone_can_be_set_at_a_shop(pins: list[str], offered: bool) -> None:
    typed = {"operation": "reset", "which": "some", "pins": pins}
    assert ("phone_way" in asked("ansho-bango", typed)) is offered
    if offered:
        assert "コンビニ" in told("ansho-bango", {**typed, "phone_way": "phone"})


def test_a_child_comes_with_a_parent() -> None:
    assert "親の方" in told("ansho-bango", {"subject.birth_date": "2015-01-01"})


def test_no_pin_is_asked_for_anywhere() -> None:
    for applicant in ("self", "legal", "proxy"):
        kinds = {one.kind for one in interview("ansho-bango", applicant).procedure.questions}
        assert not kinds & {"digits", "text"}


def test_the_benefit_goes_to_an_account_of_the_heads_own() -> None:
    account = {"place": "yucho", "symbol": "10140", "number": "123", "holder": "みほん たろう"}
    typed = {**KNOWN, "route": "letter", "account_choice": "other", "bank_account": account}
    assert "ご本人の名前" in told("kyufukin", typed)
    for fits in ({**account, "holder": "ミホンハナコ"}, {"place": "registered"}):
        assert isinstance(answered(interview("kyufukin"), {**typed, "bank_account": fits}), Answers)


def test_a_proxy_who_receives_is_asked_for_no_account_here() -> None:
    typed = {"route": "form", "scope": "both"}
    assert not {"bank_account", "account_choice"} & set(asked("kyufukin", typed, "household"))
    assert "bank_account" in asked("kyufukin", {"route": "form", "scope": "apply"}, "household")


@pytest.mark.parametrize(
    ("field", "told_"),
    [("all_declared", "税の窓口"), ("tax_look", "税金の証明書")],
)
def test_whoever_cannot_confirm_is_told_what_to_do_and_not_to_say_yes(field: str, told_: str) -> None:
    said = told("kyufukin", {"route": "letter", field: "no"})
    assert told_ in said
    assert "「はい」" not in said


def test_a_household_of_dependants_is_led_to_staff_and_any_other_goes_on() -> None:
    assert "係の人" in told("kyufukin", {"route": "letter", "dependants": "yes"})
    assert "tax_look" in asked("kyufukin", {"route": "letter", "dependants": "no"})


def test_a_proxy_who_declines_is_offered_nothing_that_contradicts_it() -> None:
    about = interview("kyufukin", "proxy")
    for route, offered in (
        ("decline", ["decline", "died"]),
        ("letter", ["apply", "both", "receive", "died"]),
    ):
        taken = answered(about, {"route": route})
        assert isinstance(taken, Answers)
        options = about.question(FieldId("kyufukin.scope"), taken).options
        assert [one.id for one in options] == offered


@pytest.mark.parametrize(
    ("typed", "applicant", "told_"),
    [
        ({"route": "form", "base": "elsewhere"}, "self", "6月1日に住んでいた役所"),
        ({"route": "letter", "scope": "died"}, "household", "係の人"),
    ],
    ids=["lived-elsewhere", "head-died"],
)
def test_whom_the_benefit_does_not_reach_here_is_told_where(
    typed: Mapping[str, object], applicant: str, told_: str
) -> None:
    assert told_ in told("kyufukin", typed, applicant)


def test_declining_asks_for_nothing_but_a_confirmation() -> None:
    left = set(asked("kyufukin", {"route": "decline"}))
    assert "declined" in left
    assert not left & {"bank_account", "account_choice", "dependants", "tax_look", "members", "papers"}


def test_a_letters_last_day_that_has_passed_is_explained_and_taken() -> None:
    about = interview("kyufukin")
    answers = answered(about, {"route": "letter"})
    assert isinstance(answers, Answers)
    due = about.question(FieldId("kyufukin.letter_due"), answers)
    drafts = {due.id: {"era": "reiwa", "year": "8", "month": "11", "day": "20"}}
    view = about.view(due, "", drafts, answers)
    assert view.note is not None
    assert "出せます" in plain(view.note)
    assert isinstance(about.accept(due, drafts, answers), Answers)


@pytest.mark.parametrize(
    ("procedure", "typed"),
    [
        ("inkan-shomei", {"registration_card": "here"}),
        ("ansho-bango", {"operation": "reset"}),
        ("koseki", {"where": "kita", "use": "passport", "types": ["full"]}),
        ("kyufukin", {"route": "letter", "account_choice": "printed"}),
    ],
)
def test_the_usual_way_of_one_person_with_a_card_is_short(
    procedure: str, typed: Mapping[str, object]
) -> None:
    from_the_card = {"subject.name", "subject.birth_date", "subject.address"}
    assert len(set(asked(procedure, typed)) - from_the_card) <= 12


# ---------------------------------------------------------------- certificates
HERE_ = {"postal_code": "1140022", "town": "東京都北区王子本町1丁目", "block": "1-2", "building": ""}
THERE = {"postal_code": "3320012", "town": "埼玉県川口市本町1丁目", "block": "2-3", "building": ""}


def record_types(applicant: str, **addresses: Mapping[str, str]) -> list[str]:
    """What kinds of 住民票 are offered to somebody with these addresses (`subject`, `visitor`)."""
    about = interview("juminhyo", applicant)
    typed = {f"{role}.address": where for role, where in addresses.items()}
    taken = answered(about, typed)
    assert isinstance(taken, Answers)
    return [one.id for one in about.question(FieldId("juminhyo.type"), taken).options]


def test_a_record_elsewhere_is_for_oneself_and_the_household_only() -> None:
    assert "wide" in record_types("self", subject=THERE)
    assert "wide" in record_types("household", visitor=THERE)
    assert "wide" not in record_types("self", subject=HERE_)
    assert "wide" not in record_types("proxy", visitor=THERE, subject=HERE_)
    assert "wide" not in record_types("proxy", visitor=HERE_, subject=THERE)


@pytest.mark.parametrize(
    ("applicant", "typed", "told_"),
    [
        ("self", {"subject.address": THERE, "type": "copy"}, "ほかの町の住民票"),
        ("household", {"visitor.address": THERE, "type": "items"}, "ほかの町の住民票"),
        ("proxy", {"subject.address": THERE, "type": "copy"}, "除票は、ここで"),
        ("self", {"subject.address": THERE, "type": "wide", "photo_id": "none"}, "顔写真"),
    ],
)
def test_who_lives_elsewhere_is_told_which_way_leads_on(
    applicant: str, typed: Mapping[str, object], told_: str
) -> None:
    assert told_ in told("juminhyo", typed, applicant)


def test_a_record_elsewhere_shows_no_domicile_and_a_removed_one_asks_for_the_last_address() -> None:
    wide = {"subject.address": THERE, "type": "wide", "photo_id": "here", "nationality": "japanese"}
    assert not {"show_honseki", "last_address"} & set(asked("juminhyo", wide))
    removed = {"subject.address": THERE, "type": "removed", "nationality": "japanese"}
    assert {"show_honseki", "last_address"} <= set(asked("juminhyo", removed))
    assert "last_address" not in asked("juminhyo", {"subject.address": HERE_, "type": "removed"})


def test_proof_of_not_living_somewhere_asks_nothing_about_a_record() -> None:
    absent = set(asked("juminhyo", {"type": "absent"}))
    assert "absent_address" in absent
    assert not {"head", "scope", "show", "nationality"} & absent


def test_several_papers_are_counted_each() -> None:
    ways = {"type": "several", "kinds": ["copy", "removed"]}
    counted = [one for one in asked("juminhyo", ways) if one.startswith("copies")]
    assert counted == ["copies_copy", "copies_removed"]


def test_by_a_proxy_my_number_is_posted_to_whose_it_is() -> None:
    about = interview("juminhyo", "proxy")
    offered = [one.id for one in about.question(FieldId("juminhyo.show"), Answers()).options]
    assert "number-by-post" in offered
    assert "number" not in offered
    ways = {"scope": "all", "show": ["number-by-post"]}
    assert {"number_use", "number_whose"} <= set(asked("juminhyo", ways, "proxy"))
    assert "number_whose" not in asked("juminhyo", {"scope": "one", "show": ["number"]})


def test_a_household_of_both_is_asked_for_both() -> None:
    ways = {"scope": "all", "nationality": "both"}
    assert {"show_honseki", "show_foreign"} <= set(asked("juminhyo", ways))


@pytest.mark.parametrize("procedure", ["juminhyo", "inkan-shomei", "kazei-shomei", "koseki"])
def test_letters_of_a_name_are_asked_where_no_card_told_them(procedure: str) -> None:
    who = "relative" if procedure == "koseki" else "self"
    assert "name_letters" in asked(procedure, {"nationality": "foreign"}, who)
    assert "name_letters" not in asked(procedure, {"nationality": "japanese"}, who)
    about = interview(procedure, who)
    carded = Answers().with_(FieldId("subject.name"), "MIHON MARIA", "card")
    field = about.procedure.field_id("nationality")
    taken = about.accept(about.question(FieldId(field), carded), {FieldId(field): "foreign"}, carded)
    assert isinstance(taken, Answers)
    assert "name_letters" not in [one.id for one in about.questions(taken)]


def test_who_has_no_register_is_led_to_the_spouses() -> None:
    assert "夫や妻の戸籍" in told("koseki", {"nationality": "foreign"})
    assert "where" in asked("koseki", {"nationality": "foreign"}, "relative")


def test_each_further_year_has_its_january_and_its_copies() -> None:
    years = {"more_years": "two", "year_2": 2025, "year_3": 2024}
    two = [one for one in asked("kazei-shomei", years) if one[-2:] in ("_2", "_3")]
    assert two == ["year_2", "january_2", "copies_2", "year_3", "january_3", "copies_3"]
    told_ = told("kazei-shomei", {"more_years": "one", "year_2": 2025, "january_2": "elsewhere"})
    assert told_.startswith("2つめの年")


@pytest.mark.parametrize(
    ("typed", "told_"),
    [
        ({"year": 2026, "more_years": "one", "year_2": 2026}, "ほかの年"),
        ({"year": 2026, "more_years": "two", "year_2": 2025, "year_3": 2025}, "もうえらんだ年"),
        ({"year": 2026, "more_years": "two", "year_2": 2025, "year_3": 2026}, "もうえらんだ年"),
    ],
)
def test_one_year_is_chosen_once(typed: Mapping[str, object], told_: str) -> None:
    assert told_ in told("kazei-shomei", typed)


@pytest.mark.parametrize("applicant", ["self", "household", "proxy"])
@pytest.mark.parametrize(
    ("typed", "question", "day"),
    [
        ({"year": 2026}, "january", "令和8年1月1日（2026年）"),
        ({"year": 2026, "more_years": "one", "year_2": 2024}, "january_2", "令和6年1月1日（2024年）"),
    ],
)
def test_the_first_of_january_is_said_with_its_year(
    applicant: str, typed: Mapping[str, object], question: str, day: str
) -> None:
    about = interview("kazei-shomei", applicant)
    answers = answered(about, typed)
    assert isinstance(answers, Answers)
    view = about.view(about.question(FieldId(f"kazei-shomei.{question}"), answers), "", {}, answers)
    assert view.explanation is not None
    assert day in plain(view.explanation)


def test_without_a_year_nobody_is_asked_about_its_january() -> None:
    about = interview("kazei-shomei")
    year = about.question(FieldId("kazei-shomei.year"), Answers())
    answers = about.dont_know(year, Answers())
    assert isinstance(answers, Answers)
    assert "kazei-shomei.january" not in [one.id for one in about.questions(answers)]


# ---------------------------------------------------------------- child allowance
CHILD = {"name_kana": "みほん はる", "birth_date": "2020-05-01", "relation": "adopted"}


def test_an_adopted_child_is_reported_though_nobody_was_born() -> None:
    typed = {"event": "joined", "event_date": "2026-11-10", "children": [CHILD]}
    assert isinstance(answered(interview("jido-teate"), typed), Answers)
    assert "consent" in asked("jido-teate", typed)
    born = {**typed, "event": "born-more"}
    assert "お子さんの生まれた日" in told("jido-teate", born)


def test_a_childs_birth_date_that_is_not_known_is_left_to_the_desk() -> None:
    child = {"name_kana": "みほん はる", "birth_date": None, "relation": "child"}
    typed = {"event": "born-first", "event_date": "2026-11-10", "children": [child]}
    assert isinstance(answered(interview("jido-teate"), typed), Answers)


@pytest.mark.parametrize("why", ["income", "death", "other"])
def test_only_who_divorces_is_asked_for_proof_of_it(why: str) -> None:
    typed = {"event": "receiver", "receiver_why": why}
    assert "papers" not in asked("jido-teate", typed)
    assert "papers" in asked("jido-teate", {**typed, "receiver_why": "divorce"})


@pytest.mark.parametrize(("event", "said"), [("less", "返します"), ("born-more", "1か月おそく")])
def test_being_late_is_explained_by_what_it_was_about(event: str, said: str) -> None:
    about = interview("jido-teate")
    answers = answered(about, {"event": event})
    assert isinstance(answers, Answers)
    on = about.question(FieldId("jido-teate.event_date"), answers)
    drafts = {on.id: {"era": "reiwa", "year": "6", "month": "11", "day": "2"}}
    note = about.view(on, "", drafts, answers).note
    assert note is not None
    assert said in plain(note)


# ---------------------------------------------------------------- after a death
def dead(born: str) -> dict[str, object]:
    return {"died_on": "2026-11-18", "deceased": {"name_kana": "みほん かんた", "birth_date": born}}


@pytest.mark.parametrize(
    ("born", "belongings", "due"),
    [("1961-11-18", [], True), ("1961-11-19", [], False), ("1980", ["care"], True), ("1950", [], True)],
    ids=["65-on-that-day", "64", "certified", "only-the-year"],
)
def test_care_insurance_ends_for_everybody_from_65_and_for_the_certified(
    born: str, belongings: list[str], due: bool
) -> None:
    about = interview("okuyami")
    typed = {**dead(born), "was": ["allowance"], "belongings": belongings}
    answers = answered(about, typed)
    assert isinstance(answers, Answers)
    steps = about.question(FieldId("okuyami.first_steps"), answers)
    assert ("care" in [one.id for one in steps.options]) is due


@pytest.mark.parametrize(("born", "taken"), [("1951-11-19", True), ("1951-11-18", False)])
def test_from_75_on_nobody_was_in_the_national_health_insurance(born: str, taken: bool) -> None:
    typed = {**dead(born), "insurance": "kokuho"}
    assert isinstance(answered(interview("okuyami"), typed), Answers) is taken
    leaving = {"reason": "death", **dead(born)}
    assert isinstance(answered(interview("kokuho-soshitsu"), leaving), Answers) is taken


@pytest.mark.parametrize(("since", "taken"), [("2026-11-01", False), ("2024-04-01", True)])
def test_whoever_left_before_75_is_reported_though_they_are_older_now(since: str, taken: bool) -> None:
    name = {"name_kana": "みほん かんた", "birth_date": "1951-01-01"}
    member = {**name, "gender": "male", "relation": "head"}
    typed = {"reason": "insured", "insured_from": since, "members": [member]}
    assert isinstance(answered(interview("kokuho-soshitsu"), typed), Answers) is taken


# ---------------------------------------------------------------- wards and heirs
STANDING = ("juminhyo", "kazei-shomei", "jido-teate", "kokuho-kanyu", "kokuho-soshitsu")


@pytest.mark.parametrize("procedure", STANDING)
@pytest.mark.parametrize(
    ("standing", "brings"), [("guardian", "後見の登記の証明"), ("heir", "関係がわかる戸籍")]
)
def test_nobody_is_given_a_letter_for_a_ward_or_the_dead_to_sign(
    procedure: str, standing: str, brings: str
) -> None:
    said = told(procedure, {"standing": standing}, "proxy")
    assert brings in said
    assert "係の人" in said
    assert "letter" not in asked(procedure, {}, "proxy")
    assert "letter" in asked(procedure, {"standing": "asked"}, "proxy")


@pytest.mark.parametrize("procedure", STANDING)
@pytest.mark.parametrize("standing", ["guardian", "heir"])
def test_nobody_hands_in_as_a_proxy_who_is_none(procedure: str, standing: str) -> None:
    about = interview(procedure, "proxy")
    name = about.procedure.field_id("standing")
    claimed = Answers().with_(name, standing, "typed")
    assert name in [one.field for one in about.missing(claimed)]


@pytest.mark.parametrize("procedure", STANDING)
def test_only_who_was_asked_is_told_to_bring_a_letter(procedure: str) -> None:
    (letter,) = (one for one in interview(procedure).procedure.bring if one.id == "letter-of-attorney")
    assert plain(letter.note) == "たのまれた方だけです。"


@pytest.mark.parametrize(
    "papers",
    [{"type": "removed"}, {"type": "old"}, {"type": "several", "kinds": ["removed", "absent"]}],
    ids=["removed", "old", "several"],
)
def test_a_proxy_says_whether_the_person_has_died_before_an_old_record_is_given(
    papers: dict[str, object],
) -> None:
    before = {"standing": "asked", "letter": "here", **papers}
    assert "died" in asked("juminhyo", before, "proxy")
    assert "係の人" in told("juminhyo", {**before, "died": "died"}, "proxy")
    assert "head" in asked("juminhyo", {**before, "died": "living"}, "proxy")
    assert "died" not in asked(
        "juminhyo", {**before, "type": "copy"} if "kinds" not in papers else {}, "proxy"
    )
    assert "died" not in asked("juminhyo", papers)


@pytest.mark.parametrize("procedure", STANDING)
def test_who_is_no_proxy_finds_themselves_among_the_applicants(procedure: str) -> None:
    notes = [plain(one.note) for one in interview(procedure, "proxy").procedure.applicants]
    assert any(note.startswith("たのまれた方、後見人、なくなった方の家族") for note in notes)


@pytest.mark.parametrize(
    ("procedure", "before"),
    [("kokuho-soshitsu", {"reason": "insured"}), ("kyufukin", {"route": "form"})],
)
def test_relatives_may_be_named_in_letters_and_their_relation_left_open(
    procedure: str, before: dict[str, object]
) -> None:
    about = interview(procedure, "self")
    someone = {"name_letters": "MIHON LINH", "name_kana": None, "relation": None}
    members = next(one for one in about.procedure.questions if one.id == "members")
    each = {one.id: someone.get(one.id) for one in members.each if one.kind != "office"}
    given = {"birth_date": "1990-01-30", "gender": "female", "tax": "unknown", "january": "unknown"}
    rows = [{name: given.get(name, value) for name, value in each.items()}]
    taken = answered(about, {**KNOWN, **before, "members": rows})
    assert isinstance(taken, Answers), taken


# ---------------------------------------------------------------- names in letters
@pytest.mark.parametrize(
    ("nationality", "head", "is_asked"),
    [
        ("foreign", "みほん りん", True),
        ("foreign", "みほん はなこ", False),
        ("foreign", "ミホンハナコ", False),
        ("japanese", "みほん りん", False),
    ],
    ids=["another", "oneself", "oneself-without-space", "japanese"],
)
def test_the_head_of_a_foreign_household_is_written_in_letters_and_nobody_twice(
    nationality: str, head: str, is_asked: bool
) -> None:
    typed = {**KNOWN, "type": "copy", "head": head, "nationality": nationality}
    assert ("head_letters" in asked("juminhyo", typed)) is is_asked


@pytest.mark.parametrize("name", ["children", "older", "spouse_person"])
def test_children_and_spouse_may_be_written_in_letters(name: str) -> None:
    question = interview("jido-teate").procedure.question(name)
    assert question is not None
    letters = next(one for one in question.each if one.id == "name_letters")
    assert (letters.script, letters.optional) == ("latin", True)


# ---------------------------------------------------------------- a child each
CLAIM = {"event": "moved-in", "event_date": "2026-11-18", **KNOWN}
OF_SIX = {"birth_date": "2019-04-02", "relation": "child"}
TWO = [{"name_kana": "みほん そら", **OF_SIX}, {"name_kana": "みほん うみ", **OF_SIX}]


def test_each_child_is_abroad_apart_or_raised_by_somebody_else_for_itself() -> None:
    about = interview("jido-teate")
    answers = answered(about, {**CLAIM, "children": TWO, "abroad": ["person-1"]})
    assert isinstance(answers, Answers), answers
    apart = about.question(FieldId("jido-teate.apart"), answers)
    raised = about.question(FieldId("jido-teate.raised_elsewhere"), answers)
    assert [one.label for one in apart.options] == ["ミホン　ウミ"], "who studies abroad is not asked again"
    assert [one.label for one in raised.options] == ["ミホン　ソラ", "ミホン　ウミ"]
    assert "papers" in asked("jido-teate", {**CLAIM, "children": TWO, "abroad": ["person-1"]})
    assert "apart_children" not in asked("jido-teate", {**CLAIM, "children": TWO, "apart": []})


def test_parents_in_divorce_talks_show_it_and_the_one_with_the_child_receives() -> None:
    parting = {**CLAIM, "spouse": "parting", "children": TWO}
    found = asked("jido-teate", parting)
    assert "papers" in found
    assert not {"spouse_person", "spouse_address"} & set(found)
    assert "係の人" in told("jido-teate", {**parting, "abroad": [], "apart": ["person-1"]})


# ---------------------------------------------------------------- a household that changes
def test_who_splits_the_household_says_whether_money_is_separate() -> None:
    split = {"whole_household": "part", "household_kind": "split"}
    assert {"separate_means", "next_head"} <= set(asked("tenkyo", split))
    assert "separate_means" not in asked("tenkyo", {**split, "household_kind": "new"})
    assert "next_head" not in asked("tenkyo", {"whole_household": "all"})


def test_who_changes_a_household_without_moving_is_sent_to_the_desk_with_what_to_bring() -> None:
    home = {"postal_code": "1150045", "town": "東京都北区赤羽2丁目", "block": "16-8", "building": ""}
    said = told("tenkyo", {"new_address": home, "old_address": home})
    assert "本人確認の書類" in said
    assert "2番窓口" in said
