"""Screens on which something was cut, too small or out of reach once: the tightest in their language."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.bootstrap import RESOURCES, Services
from kiosk.settings.loading import demo_settings
from kiosk.visit.gallery import portraits
from tests.fakes.looks import the_words
from ui.commands.matrix import MOMENT, sample_document, sample_ticket
from ui.gallery.drawing import Keep, draw_mode
from ui.gallery.modes import USUAL, Display, Mode
from ui.theme.look import LookSource

UPRIGHT = Display(USUAL.height, USUAL.width, USUAL.pixels_per_mm)
SMALL = Display(USUAL.width, USUAL.height, 5.56)
SMALL_UPRIGHT = Display(USUAL.height, USUAL.width, 5.56)
TIGHT = {
    "eight groups of letters in a line": (
        "asking-koseki-legal-name_letters",
        Mode("en", "standard", "largest", UPRIGHT, low_reach=True),
    ),
    "try again, under many words": (
        "cannot-send-without-paper",
        Mode("en", "standard", "largest", UPRIGHT, low_reach=True),
    ),
    "try again, as it lies": (
        "cannot-send-without-paper",
        Mode("vi", "standard", "larger", USUAL, low_reach=True),
    ),
    "text sizes over a foot of two lines": (
        "settings",
        Mode("vi", "standard", "large", UPRIGHT, low_reach=True),
    ),
    "long words on six tiles": ("choosing-procedure", Mode("en", "standard", "largest", USUAL)),
    "the same with help under them": (
        "choosing-procedure-hesitating",
        Mode("en", "standard", "largest", USUAL),
    ),
    "calling staff as the way on": ("at-the-desk", Mode("en", "standard", "larger", USUAL, low_reach=True)),
    "the same upright": ("at-the-desk", Mode("ja", "standard", "larger", UPRIGHT, low_reach=True)),
    "functions in two lines upright": (
        "asking-ansho-bango-self-subject.address.building",
        Mode("ja-easy", "standard", "larger", UPRIGHT, low_reach=True),
    ),
    "functions in lines of four beside kana": (
        "asking-okuyami-related-heir_person.name_kana-missing",
        Mode("vi", "soft", "largest", USUAL),
    ),
    "a sentence of two lines in the foot": (
        "entering-secret-again",
        Mode("vi", "soft", "largest", UPRIGHT, low_reach=True),
    ),
    "long rows with nothing to mend": ("summary-desk", Mode("vi", "soft", "largest", USUAL, low_reach=True)),
    "languages beside two columns of tools": (
        "welcoming",
        Mode("ne", "dark", "larger", USUAL, low_reach=True),
    ),
    "languages in three rows": ("welcoming", Mode("ja-easy", "dark", "largest", UPRIGHT, low_reach=True)),
    "ten rows of kana over three lines of keys": (
        "asking-kyufukin-self-bank_account.holder",
        Mode("ja-easy", "soft", "largest", UPRIGHT, low_reach=True),
    ),
    "block number with a problem": (
        "asking-koseki-self-honseki.block-missing",
        Mode("ja-easy", "standard", "largest", USUAL, low_reach=True),
    ),
    "count beside two columns of tools": (
        "asking-juminhyo-household-copies_old",
        Mode("ja-easy", "standard", "largest", USUAL, low_reach=True),
    ),
    "text sizes over three lines of keys": (
        "settings",
        Mode("ja-easy", "soft", "largest", UPRIGHT, low_reach=True),
    ),
    "many sentences without paper": ("led-to-desk-not-printed", Mode("en", "standard", "largest", USUAL)),
    "kana, seven keys beside them, and a way out under them": (
        "asking-koseki-other-reason",
        Mode("ja-easy", "standard", "largest", USUAL, low_reach=True),
    ),
    "four things to do, each of two lines": (
        "finished-slip",
        Mode("ja-easy", "standard", "largest", USUAL, low_reach=True),
    ),
    "writing with a finger over long words": (
        "asking-name-family-ink",
        Mode("en", "standard", "largest", UPRIGHT, low_reach=True),
    ),
    "the same as it lies": (
        "asking-name-family-ink",
        Mode("en", "standard", "largest", USUAL, low_reach=True),
    ),
    "a tall kanji in a low field": ("asking-name-family-ink", Mode("en", "standard", "largest", SMALL)),
    "the only way out of an entry on a small display": (
        "asking-ansho-bango-self-subject.address.postal-missing",
        Mode("en", "standard", "largest", SMALL),
    ),
    "a date on a small display": (
        "asking-ansho-bango-self-subject.birth_date",
        Mode("ja-easy", "standard", "largest", SMALL),
    ),
    "an era that rises over its line": (
        "asking-ansho-bango-self-subject.birth_date",
        Mode("ne", "standard", "largest", SMALL),
    ),
    "a date with a problem on a small display": (
        "asking-ansho-bango-self-subject.birth_date-missing",
        Mode("ja-easy", "standard", "largest", SMALL),
    ),
    "three paragraphs of a notice on a small display": (
        "led-to-desk",
        Mode("en", "standard", "largest", SMALL),
    ),
    "a long word on a key of the foot of a small display": (
        "led-to-desk",
        Mode("vi", "light", "largest", SMALL),
    ),
    "four things to do on a small display": (
        "finished-slip",
        Mode("ja-easy", "dark", "largest", SMALL),
    ),
    "a wrong PIN on a small display": (
        "entering-secret-again",
        Mode("ja-easy", "standard", "largest", SMALL),
    ),
    "groups of letters on a small display": (
        "asking-koseki-legal-name_letters",
        Mode("ko", "standard", "largest", SMALL),
    ),
    "a key of the foot with readings over both lines": (
        "led-to-desk",
        Mode("ja", "standard", "largest", SMALL),
    ),
    "the same in easy Japanese": ("led-to-desk", Mode("ja-easy", "standard", "largest", SMALL)),
    "three keys in the foot, each of long words": (
        "cannot-send-without-paper",
        Mode("ja", "standard", "largest", SMALL),
    ),
    "what to bring, longer than a page": ("summary-desk", Mode("ja", "standard", "largest", SMALL)),
    "the same in long words": ("summary-desk", Mode("vi", "standard", "largest", SMALL)),
    "a postal code with a problem on a small display": (
        "asking-okuyami-self-home_address.postal-missing",
        Mode("ja", "standard", "largest", SMALL),
    ),
    "kana with a problem on a small display": (
        "asking-okuyami-proxy-mourner-missing",
        Mode("ja", "standard", "largest", SMALL),
    ),
    "what is said of the number on a small display": (
        "finished-copy",
        Mode("ja", "standard", "largest", SMALL),
    ),
    "many sentences without paper on a small display": (
        "led-to-desk-not-printed",
        Mode("en", "standard", "largest", SMALL),
    ),
    "cards over a sentence on a small display": (
        "choosing-who-hesitating",
        Mode("vi", "standard", "largest", SMALL),
    ),
    "what to have at hand on a small display": ("preparing", Mode("vi", "standard", "largest", SMALL)),
    "languages on a small display": ("welcoming", Mode("vi", "standard", "largest", SMALL)),
    "a card over a pad upright, while practising": (
        "card-numbers-birth",
        Mode("ja-easy", "standard", "largest", UPRIGHT),
    ),
    "an example in kana on a page of help": ("explaining", Mode("en", "light", "largest", USUAL)),
    "try again, one of three long keys": (
        "cannot-send-without-paper",
        Mode("en", "standard", "largest", SMALL),
    ),
    "readings over a message": (
        "asking-kaigo-nintei-self-subject.phone-missing",
        Mode("ja-easy", "standard", "larger", Display(USUAL.width, USUAL.height, 3.21)),
    ),
    "a horn at the end of a topic": (
        "asking-kyufukin-household-members.0.relation",
        Mode("vi", "standard", "large", USUAL),
    ),
    "signs over the letters of a low key": (
        "asking-kyufukin-self-tax_look-missing",
        Mode("ne", "standard", "largest", Display(USUAL.height, USUAL.width, 3.64)),
    ),
    "functions of two words each, low on a large display": (
        "asking-kyufukin-self-bank_account.branch-missing",
        Mode("ko", "standard", "largest", Display(USUAL.height, USUAL.width, 3.21), low_reach=True),
    ),
    "a topic of a long word, upright": ("previewing", Mode("ja-easy", "standard", "largest", UPRIGHT)),
    "a long word beside samples": ("settings-hand", Mode("en", "standard", "largest", USUAL)),
    "many words of a number on a small display": (
        "finished-copy",
        Mode("en", "standard", "largest", SMALL),
    ),
    "facts and things of two lines, upright": ("preparing", Mode("en", "standard", "largest", SMALL_UPRIGHT)),
    "one card under two lines of keys": (
        "asking-moving-out-returns",
        Mode("en", "standard", "largest", SMALL),
    ),
    "keys in two lines over tools in two, low on a small display upright": (
        "asking-okuyami-related-heir_person.name_kana",
        Mode("ja-easy", "light", "largest", SMALL_UPRIGHT, low_reach=True),
    ),
    "the same with a key of letters": (
        "asking-kaigo-nintei-organisation-change_reason-missing",
        Mode("ja-easy", "standard", "largest", SMALL_UPRIGHT, low_reach=True),
    ),
    "four things to do on a small display upright": (
        "finished-slip",
        Mode("vi", "standard", "largest", SMALL_UPRIGHT),
    ),
    "the same, low": (
        "finished-slip",
        Mode("vi", "standard", "largest", SMALL_UPRIGHT, low_reach=True),
    ),
    "the same in easy Japanese, upright": (
        "finished-slip",
        Mode("ja-easy", "standard", "largest", SMALL_UPRIGHT),
    ),
    "a block number whose functions leave its digits no width": (
        "asking-jido-teate-household-january_address.block",
        Mode("ja-easy", "standard", "largest", SMALL_UPRIGHT, low_reach=True),
    ),
    "the same in Korean": (
        "asking-jido-teate-household-january_address.block",
        Mode("ko", "standard", "largest", SMALL_UPRIGHT, low_reach=True),
    ),
    "a digit pad whose words take two lines": (
        "asking-okuyami-proxy-subject.address.postal-missing",
        Mode("ja-easy", "standard", "largest", SMALL_UPRIGHT, low_reach=True),
    ),
    "a list of people low on a small display, built anew when it is seen": (
        "asking-jido-teate-self-older.list",
        Mode("ja-easy", "standard", "largest", SMALL_UPRIGHT, low_reach=True),
    ),
    "a list of people over three keys of three lines": (
        "asking-jido-teate-self-older.list",
        Mode("ja-easy", "standard", "largest", USUAL, low_reach=True),
    ),
    "side ways over eras that are higher than the digits": (
        "asking-ansho-bango-legal-subject.birth_date-missing",
        Mode("ja-easy", "standard", "largest", SMALL_UPRIGHT, low_reach=True),
    ),
    "a mark of practice longer than a short topic": (
        "asking-ansho-bango-self-lives_here-missing",
        Mode("en", "light", "large", SMALL),
    ),
    "a long unit in the ring of a small display": ("idle-warning", Mode("en", "standard", "largest", SMALL)),
}


@pytest.fixture(scope="module")
def services() -> Services:
    """With a simulated card: that it is practice takes room from the band above as well."""
    return Services(demo_settings())


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(("name", "mode"), TIGHT.values(), ids=TIGHT)
def test_nothing_is_wrong_where_room_is_short(
    name: str, mode: Mode, services: Services, tmp_path: Path
) -> None:
    form, ticket = (made(services, mode.language) for made in (sample_document, sample_ticket))
    every = portraits(services.handbook, MOMENT, mode.comfort, form, (name,), ticket=ticket)
    shown = [(each, screen) for each, screen in every if each == name]
    (drawn,) = draw_mode(LookSource(RESOURCES), the_words, mode, shown, tmp_path, Keep.FAULTY)
    assert [str(found) for found in drawn.violations] == []


IN_TURN = {
    "a block number whose pad an error made lower": (
        (
            "asking-ansho-bango-self-subject.address.block-missing",
            "asking-juminhyo-self-subject.address.block",
        ),
        Mode("en", "standard", "largest", UPRIGHT),
    ),
}
"""Screens on which something was cut only because of what stood there before."""


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(("names", "mode"), IN_TURN.values(), ids=IN_TURN)
def test_nothing_is_wrong_after_the_screen_before(
    names: tuple[str, ...], mode: Mode, services: Services, tmp_path: Path
) -> None:
    form, ticket = (made(services, mode.language) for made in (sample_document, sample_ticket))
    every = dict(portraits(services.handbook, MOMENT, mode.comfort, form, names, ticket=ticket))
    shown = [(name, every[name]) for name in names]
    drawn = draw_mode(LookSource(RESOURCES), the_words, mode, shown, tmp_path, Keep.FAULTY)
    assert [f"{one.screen}: {found}" for one in drawn for found in one.violations] == []
