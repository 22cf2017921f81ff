"""Ways that several journeys share, as tables of (what the person does, which screen comes)."""

from __future__ import annotations

from collections.abc import Sequence

from tests.fakes.kiosk import Kiosk

Row = tuple[str | tuple[str, object], str]
"""A button, `("type", draft)`, `("pin", digits)`, `"lay card"`, `"lift card"`; and the next screen."""

TO_WHO: tuple[Row, ...] = (
    ("start", "choosing-topic"),
    ("tile:certificates", "choosing-procedure"),
    ("tile:juminhyo", "preparing"),
    ("next", "choosing-who"),
)
TO_CARD: tuple[Row, ...] = (*TO_WHO, ("choose:self", "choosing-who"), ("next", "waiting-for-card"))
BY_PIN: tuple[Row, ...] = (
    ("lay card", "entering-secret"),
    (("pin", "1234"), "confirming"),
    ("next", "asking:subject.name_kana"),
)
KANA = "みほん　はなこ"
QUESTIONS: tuple[Row, ...] = (
    (("type", KANA), "asking:subject.name_kana"),
    ("next", "asking:juminhyo.use"),
    (("type", "bank"), "asking:juminhyo.use"),
    ("next", "asking:juminhyo.type"),
    (("type", "copy"), "asking:juminhyo.type"),
    ("next", "asking:juminhyo.head"),
    (("type", KANA), "asking:juminhyo.head"),
    ("next", "asking:juminhyo.scope"),
    (("type", "one"), "asking:juminhyo.scope"),
    ("next", "asking:juminhyo.show"),
    (("type", ["relation"]), "asking:juminhyo.show"),
    ("next", "asking:nationality"),
    (("type", "japanese"), "asking:nationality"),
    ("next", "asking:juminhyo.show_honseki"),
    (("type", "no"), "asking:juminhyo.show_honseki"),
    ("next", "asking:juminhyo.copies"),
    (("type", 2), "asking:juminhyo.copies"),
    ("next", "asking:subject.phone"),
    (("type", "0312345678"), "asking:subject.phone"),
    ("next", "confirming-answer:juminhyo.scope"),
    ("next", "confirming-answer:juminhyo.show"),
    ("next", "confirming-answer:juminhyo.copies"),
    ("next", "checking-answers"),
)
TO_CHECK: tuple[Row, ...] = (*TO_CARD, *BY_PIN, *QUESTIONS)
WITHOUT_CARD: tuple[Row, ...] = (
    ("no-card", "without-card"),
    ("next", "asking:subject.name_kana"),
)
PROXY: dict[str, object] = {
    "standing": "asked",
    "letter": "here",
    "visitor.name_kana": "だいり　たろう",
    "visitor.name.given": "太郎",
    "visitor.birth_date": {"era": "heisei", "year": "2", "month": "3", "day": "5"},
    "visitor.address.postal": "1140022",
    "visitor.address.town": "東京都北区王子本町1丁目",
    "visitor.address.block": "1-2",
    "visitor.address.building": "",
    "subject.name_kana": KANA,
    "subject.name.given": "花子",
    "subject.birth_date": {"era": "showa", "year": "23", "month": "3", "day": "5"},
    "subject.address.postal": "1140022",
    "subject.address.town": "東京都北区王子本町2丁目",
    "subject.address.block": "3-4",
    "subject.address.building": "",
    "juminhyo.head": KANA,
    "juminhyo.scope": "one",
    "juminhyo.type": "copy",
    "juminhyo.show": ["relation"],
    "nationality": "japanese",
    "juminhyo.show_honseki": "no",
    "juminhyo.use": "bank",
    "juminhyo.copies": 1,
    "visitor.phone": "0312345678",
    "subject.phone": "0312345678",
}


def play(kiosk: Kiosk, way: Sequence[Row]) -> None:
    """Does each row and waits for its screen; a screen that never comes fails with the way that was shown."""
    for act, screen in way:
        do(kiosk, act)
        kiosk.until(screen)


def do(kiosk: Kiosk, act: str | tuple[str, object]) -> None:
    match act:
        case "lay card":
            kiosk.reader.insert()
        case "lift card":
            kiosk.reader.remove()
        case ("type", draft):
            kiosk.type(draft)
        case ("pin", str() as digits):
            kiosk.enter(digits)
        case str() as button:
            kiosk.press(button)
        case other:
            raise AssertionError(other)
