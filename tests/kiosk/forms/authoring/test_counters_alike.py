from __future__ import annotations

from kiosk.forms.authoring.counters_alike import counters_alike, matters_sent, steps_sent, usual_counters
from kiosk.forms.definition.life_event import DeskMatter
from kiosk.forms.definition.procedure import Procedure
from tests.fakes.form_parts import library


def definitions() -> tuple[Procedure, ...]:
    return tuple(one.procedure for one in library().sources())


def told(procedures: tuple[Procedure, ...], desk: tuple[DeskMatter, ...]) -> list[tuple[str, str]]:
    usual = usual_counters(procedures, desk)
    places = [*matters_sent(desk), *(sent for one in procedures for sent in steps_sent(one))]
    return [(".".join(map(str, one.path)), str(one.message)) for one in counters_alike(places, usual)]


def elsewhere(one: Procedure, option_id: str, where: str) -> Procedure:
    changed = []
    for question in one.questions:
        options = [
            option.model_copy(update={"where": where}) if option.id == option_id else option
            for option in question.options
        ]
        changed.append(question.model_copy(update={"options": tuple(options)}))
    return one.model_copy(update={"questions": tuple(changed)})


def test_installed_definitions_send_each_matter_to_one_counter() -> None:
    assert told(definitions(), library().every_matter()) == []


def test_page_of_the_desk_at_another_counter_is_told() -> None:
    """The page is called as a step elsewhere is printed (障害者手帳), not as that step is called."""
    desk = tuple(
        one.model_copy(update={"where": "９番窓口"}) if one.id == "disability" else one
        for one in library().every_matter()
    )
    place = [one.id for one in desk].index("disability")
    message = "sends to '9番窓口'; elsewhere the same matter is at counter 6"
    assert told(definitions(), desk) == [(f"desk.{place}.where", message)]


def test_step_at_another_counter_is_told() -> None:
    changed = tuple(
        elsewhere(one, "handbook", "9番窓口") if one.id == "moving-in" else one for one in definitions()
    )
    found = told(changed, library().every_matter())
    assert [message for _, message in found] == [
        "sends to '9番窓口'; elsewhere the same matter is at counter 6"
    ]


def test_step_that_only_the_form_of_a_page_names_is_compared() -> None:
    """The step is called 「つぎの世帯主を決める」, the page otherwise; both are 世帯変更届."""
    changed = tuple(
        elsewhere(one, "head", "1番窓口") if one.id == "okuyami" else one for one in definitions()
    )
    found = told(changed, library().every_matter())
    assert [message for _, message in found] == [
        "sends to '2番窓口'; elsewhere the same matter is at counter 1",
        "sends to '1番窓口'; elsewhere the same matter is at counter 2",
    ]


def test_case_in_brackets_and_one_of_two_on_a_tile_are_the_same_matter() -> None:
    one = page(1, "1番窓口").model_copy(update={"label": "{届|とどけ}（窓口で）"})
    two = page(2, "2番窓口").model_copy(update={"label": "届・べつの届"})
    assert len(told((), (one, two))) == 2


def page(place: int, where: str) -> DeskMatter:
    return DeskMatter(id=f"m{place}", icon="doc", label="{証明|しょうめい}", where=where, bring="カード")


def test_two_that_contradict_each_other_are_both_told() -> None:
    """Nobody says which of the two is right."""
    found = told((), (page(1, "1番窓口"), page(2, "二番窓口")))
    assert [path for path, _ in found] == ["desk.0.where", "desk.1.where"]


def test_page_that_names_two_counters_agrees_with_either() -> None:
    assert told((), (page(1, "1番窓口"), page(2, "1番窓口・2番窓口"))) == []
