from __future__ import annotations

import dataclasses

import pytest

from kiosk.visit.screen import CheckList, Choices, Comfort, Question, Screen
from kiosk.words.furigana import reading
from tests.fakes.shown_screens import ShownScreens
from tests.screens import samples
from tests.ui.speech.test_voice import CATALOGUE
from ui.speech.said import Said
from ui.steering.described import described
from ui.steering.pad_places import layout
from ui.widgets.digit_pad import DigitPad
from ui.widgets.kana_board import KanaBoard
from ui.widgets.key_button import KeyButton
from ui.widgets.stepper import Plate


def row_keys(shown: ShownScreens, screen: Screen) -> list[KeyButton]:
    """Of a board that stands in two steps, for it has half the height."""
    shown.show(dataclasses.replace(screen, comfort=dataclasses.replace(screen.comfort, low_reach=True)))
    (board,) = (one for one in shown.presenter.window.findChildren(KanaBoard) if one.isVisible())
    return [key for id_, key in board.keys().items() if id_.startswith("row:")]


def test_key_that_opens_a_row_is_called_otherwise_than_its_first_letter(shown: ShownScreens) -> None:
    screen, words = samples.kana(""), CATALOGUE.words("ja")
    keys = row_keys(shown, screen)
    assert len(keys) == 10
    said = [described(key, screen, words)[0] for key in keys]
    assert [one.text for one in said[:3]] == ["アぎょう", "カぎょう", "サぎょう"]
    assert said[0] == Said("アぎょう", private=True, otherwise="もじのキー")
    assert [key.accessibleName() for key in keys[:2]] == ["あ行", "か行"]


@pytest.mark.parametrize(("language", "heard"), [("en", "ア row"), ("vi", "Hàng ア")])
def test_a_row_is_named_in_the_language_that_is_spoken(
    shown: ShownScreens, language: str, heard: str
) -> None:
    screen = samples.kana("")
    screen = dataclasses.replace(screen, comfort=dataclasses.replace(screen.comfort, language=language))
    key = row_keys(shown, screen)[0]
    assert described(key, screen, CATALOGUE.words(language))[0].text == heard


def told_of(shown: ShownScreens, screen: Screen, id_: str) -> list[str]:
    shown.show(screen)
    steps = shown.presenter.window.frame.steps()
    widget = next(one for one in steps if one.id == id_)
    words = CATALOGUE.words(screen.comfort.language)
    return [said.text for said in described(widget, screen, words)]


def test_an_era_says_that_it_is_chosen(shown: ShownScreens) -> None:
    screen = samples.era_date()
    assert isinstance(screen.body, Question)
    era = next(option.id for option in screen.body.field.options if option.chosen)
    assert told_of(shown, screen, era)[-1] == "えらばれています"


def test_the_key_of_an_answer_says_what_was_answered(shown: ShownScreens) -> None:
    screen = samples.check()
    assert isinstance(screen.body, CheckList)
    row = next(row for row in screen.body.rows if row.button is not None)
    assert told_of(shown, screen, row.button or "")[1:3] == [reading(row.label), reading(row.value)]


def test_a_choice_says_the_line_under_it_with_its_readings(shown: ShownScreens) -> None:
    screen = samples.who()
    assert isinstance(screen.body, Choices)
    option = screen.body.options[0]
    assert reading(option.note or "") in told_of(shown, screen, option.id)


def test_a_key_that_turns_pages_says_which_page_it_is(shown: ShownScreens) -> None:
    told = told_of(shown, samples.many_towns(), "after")
    assert any("3ページのうち、2ページめ" in text for text in told)


def test_a_barred_key_ends_its_sentence_as_the_language_does(shown: ShownScreens) -> None:
    screen = samples.copies(1)
    screen = dataclasses.replace(screen, comfort=dataclasses.replace(screen.comfort, language="en"))
    assert told_of(shown, screen, "less")[-1].startswith("cannot be pressed yet. ")


def pad_keys(shown: ShownScreens, comfort: Comfort, language: str = "ja") -> dict[str, Said]:
    """Every digit of the pad, by what is said of its key."""
    comfort = dataclasses.replace(comfort, language=language)
    screen = dataclasses.replace(samples.secret_pad(), comfort=comfort)
    shown.show(screen)
    (pad,) = (one for one in shown.presenter.window.findChildren(DigitPad) if one.isVisible())
    words = CATALOGUE.words(language)
    return {name: described(key, screen, words)[0] for name, key in pad.keys.items() if name.isdigit()}


def test_a_key_of_a_secret_says_its_place_into_headphones_and_never_its_digit(shown: ShownScreens) -> None:
    said = pad_keys(shown, Comfort())
    assert said["6"] == Said("2段目の3番目", private=True, otherwise="すうじのキー")
    assert said["0"].text == "4段目の2番目"
    assert len({one.text for one in said.values()}) == len(said)


@pytest.mark.parametrize(
    "comfort", [Comfort(low_reach=True), Comfort(text_size="largest")], ids=["low", "xl"]
)
def test_places_are_those_that_the_keys_have(shown: ShownScreens, comfort: Comfort) -> None:
    said = pad_keys(shown, comfort)
    (pad,) = (one for one in shown.presenter.window.findChildren(DigitPad) if one.isVisible())
    tops = sorted({key.y() for key in pad.keys.values()})
    assert len(pad.in_rows()) == len(tops)
    for name, one in said.items():
        key = pad.keys[name]
        row = [other for other in pad.keys.values() if other.y() == key.y()]
        column = sorted(other.x() for other in row).index(key.x()) + 1
        assert one.text == f"{tops.index(key.y()) + 1}段目の{column}番目"


def test_it_is_said_which_digits_stand_where(shown: ShownScreens) -> None:
    pad_keys(shown, Comfort())
    (pad,) = (one for one in shown.presenter.window.findChildren(DigitPad) if one.isVisible())
    told = layout(pad, CATALOGUE.words("ja"))
    assert told.private
    assert told.otherwise == reading(CATALOGUE.words("ja")("ear.pad-into-headphones"))
    for row in (
        "1段目は、1、2、3。",
        "2段目は、4、5、6。",
        "3段目は、7、8、9。",
        "4段目は、全部けす、0、けす。",
    ):
        assert row in told.text


def test_a_place_is_named_in_the_language_that_is_spoken(shown: ShownScreens) -> None:
    assert pad_keys(shown, Comfort(), "en")["6"].text == "row 2, key 3"


def said_of(shown: ShownScreens, screen: Screen, id_: str) -> list[Said]:
    shown.show(screen)
    widget = next(one for one in shown.presenter.window.frame.steps() if one.id == id_)
    return list(described(widget, screen, CATALOGUE.words("ja")))


def with_choice(**changed: object) -> tuple[Screen, str]:
    """A question of one choice, its first option chosen."""
    screen = samples.town()
    assert isinstance(screen.body, Question)
    first, *others = screen.body.field.options
    options = (dataclasses.replace(first, chosen=True), *others)
    field = dataclasses.replace(screen.body.field, options=options, **changed)  # type: ignore[arg-type]
    return dataclasses.replace(screen, body=dataclasses.replace(screen.body, field=field)), first.id


@pytest.mark.parametrize("sensitive", [False, True])
def test_which_answer_is_chosen_is_for_headphones_where_it_is_nobody_elses(
    shown: ShownScreens, sensitive: bool
) -> None:
    screen, first = with_choice(sensitive=sensitive)
    state = said_of(shown, screen, first)[-1]
    assert (state.text, state.private, state.once) == ("えらばれています", sensitive, sensitive)
    assert ("イヤホンをつなぐと" in state.otherwise) is sensitive


def test_which_answer_is_chosen_is_not_said_under_the_veil(shown: ShownScreens) -> None:
    screen, first = with_choice(hidden=True)
    assert isinstance(screen.body, Question)
    options = tuple(dataclasses.replace(one, covered=True) for one in screen.body.field.options)
    field = dataclasses.replace(screen.body.field, options=options)
    screen = dataclasses.replace(screen, body=dataclasses.replace(screen.body, field=field))
    told = "".join(one.text for one in said_of(shown, screen, first))
    assert "えらばれて" not in told
    assert "かくしています" in told


def test_a_proposal_made_from_an_answer_is_chosen_into_headphones_alone(shown: ShownScreens) -> None:
    screen, first = with_choice()
    assert isinstance(screen.body, Question)
    options = tuple(dataclasses.replace(one, own=True) for one in screen.body.field.options)
    field = dataclasses.replace(screen.body.field, options=options)
    screen = dataclasses.replace(screen, body=dataclasses.replace(screen.body, field=field))
    assert said_of(shown, screen, first)[-1].private


def test_a_name_for_headphones_alone_is_a_place_among_the_choices_on_the_loudspeaker(
    shown: ShownScreens,
) -> None:
    screen, first = with_choice()
    assert isinstance(screen.body, Question)
    options = screen.body.field.options
    screen = dataclasses.replace(screen, private=(reading(options[0].label),))
    name = said_of(shown, screen, first)[0]
    assert (name.text, name.private) == (reading(options[0].label), True)
    assert name.otherwise == f"1ばんめ、ぜんぶで{len(options)}"


def test_an_era_that_is_not_chosen_says_so(shown: ShownScreens) -> None:
    screen = samples.era_date()
    assert isinstance(screen.body, Question)
    other = next(option.id for option in screen.body.field.options if not option.chosen)
    assert told_of(shown, screen, other)[-2:] == ["えらぶところ", "えらばれていません"]


def test_a_number_says_what_it_counts_and_how_many_there_are(shown: ShownScreens) -> None:
    screen = samples.copies(2)
    shown.show(screen)
    (plate,) = (one for one in shown.presenter.window.findChildren(Plate) if one.isVisible())
    assert isinstance(screen.body, Question)
    told = [said.text for said in described(plate, screen, CATALOGUE.words("ja"))]
    assert told == [reading(screen.body.field.label), "2通"]


def test_a_writing_of_a_name_is_described_into_headphones_and_by_its_place_to_everybody(
    shown: ShownScreens,
) -> None:
    phrase = "くさばなの はな、こどもの こ"
    screen = samples.town()
    assert isinstance(screen.body, Question)
    field = screen.body.field
    first = dataclasses.replace(field.options[0], own=True, described=phrase)
    field = dataclasses.replace(field, options=(first, *field.options[1:]))
    screen = dataclasses.replace(
        screen, body=dataclasses.replace(screen.body, field=field), private=(phrase,)
    )
    shown.show(screen)
    card = next(one for one in shown.presenter.window.frame.steps() if one.id == first.id)
    (said, *_) = described(card, screen, CATALOGUE.words("ja"))
    assert (said.text, said.private) == (phrase, True)
    assert said.otherwise.startswith("1ばんめ")
    assert phrase not in card.accessibleName(), "a screen reader has its own words for them"
