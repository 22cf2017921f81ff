"""What is shown, as one value: window, voice, gallery and tests read the same `Screen`.

Every text is finished `Marked` text in the visitor's language. A page is chosen by the type of `body`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from kiosk.basics.ids import FieldId, VisitId
from kiosk.basics.marked import Marked
from kiosk.forms.view import FieldView, Input, Option

__all__ = [
    "Body", "Button", "CardPicture", "CheckList", "CheckRow", "Choices", "Comfort",
    "Countdown", "Fact", "Facts", "FieldId", "FieldView", "Finished", "Input",
    "Notice", "Option", "PaperPreview", "Place", "Preparation", "Question", "Screen",
    "SecretPad", "Sheet", "SheetRow", "Stage", "StageState", "Tile", "Tiles", "Welcome",
    "Working",
]  # fmt: skip

Place: TypeAlias = Literal["back", "middle", "next", "quit", "top", "tool", "why", "inline"]
"""Where a button stands: foot left, foot middle, foot right (primary), top right, beside that, rail, beside
the question, or inside the content (the page knows where)."""


StageState: TypeAlias = Literal["done", "now", "later"]


@dataclass(frozen=True, slots=True)
class Comfort:
    """How the visitor wants to see and hear; back to the settings' defaults after each person.

    Attributes:
        language: `ja`, `en`, …
        text_size: `standard`, `large`, `larger`, `largest`.
        theme: `standard`, `soft`, `dark`, `light`.
        rate: Speech rate, percent of normal (50–200).
        volume: Step 1–5.
        scanning: Whether and how fast the focus moves by itself: 0 not at all, 1 slow, 2, 3 fast.
        dark: Nothing is drawn; who listens needs no screen, and nobody reads over the shoulder. Never without
            `speech`, which the visit sees to.
        tremor: How long character keys ignore a second touch: 0 not at all, 1 shortly, 2 longer.
        quiet: Nothing moves but progress.
        sounds: Short sounds beside what is seen.
        veiled: Personal values are covered, on the screen and in speech.
    """

    language: str = "ja"
    text_size: str = "standard"
    theme: str = "standard"
    speech: bool = False
    low_reach: bool = False
    rate: int = 100
    volume: int = 3
    scanning: int = 0
    dark: bool = False
    tremor: int = 0
    quiet: bool = False
    sounds: bool = True
    veiled: bool = False

    @property
    def large_text(self) -> bool:
        """Whether one of the two largest steps is on, where side texts give way to the question."""
        return self.text_size in ("larger", "largest")


@dataclass(frozen=True, slots=True)
class Button:
    """Something to press; pressing posts `Pressed(id)`.

    Attributes:
        icon: Name in `resources/icons`, or None.
        missing: Not None: shown dashed, and this is said (and posted as a press all the same) when touched.
        plain: A way forward that is not the usual one: an ordinary key, though it stands at the right.
        said: What voice and screen reader say instead of a label that is written in another language, or
            that says by itself only to the eye what the key is for (English, beside a globe).
        leads_back: BACK of keypad and keyboard presses it, wherever it stands: it leads to where the person
            came from, and nothing is erased, ended or reset by it. At most one of a screen.
    """

    id: str
    label: Marked
    place: Place
    icon: str | None = None
    missing: Marked | None = None
    plain: bool = False
    said: Marked | None = None
    leads_back: bool = False


@dataclass(frozen=True, slots=True)
class Tile:
    id: str
    icon: str
    label: Marked
    examples: Marked


@dataclass(frozen=True, slots=True)
class Fact:
    """A label with its value; `small` follows the value in small letters, `icon` stands before it."""

    label: Marked
    value: Marked
    small: Marked | None = None
    icon: str | None = None


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One answer on the check page; `button` leads back to its question, None where it is fixed."""

    label: Marked
    value: Marked
    button: str | None


@dataclass(frozen=True, slots=True)
class Stage:
    label: Marked
    state: StageState
    words: Marked


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row of settings; each option shows itself (`look`: text-size, theme, language, plain, step)."""

    id: str
    icon: str
    label: Marked
    look: Literal["text-size", "theme", "language", "plain", "step"]
    options: tuple[Option, ...]
    value: Marked | None = None


# ------------------------------------------------------------------ bodies: one page each


@dataclass(frozen=True, slots=True)
class Welcome:
    """01: the invitation. `languages` post `Pressed("language:<id>")`; touching anywhere starts."""

    title: Marked
    explanation: Marked
    note: Marked
    languages: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Tiles:
    """02: up to eight tiles; a tile posts `Pressed("tile:<id>")` and moves on at once."""

    title: Marked
    tiles: tuple[Tile, ...]
    note: Marked | None = None


@dataclass(frozen=True, slots=True)
class Preparation:
    """03: time, fee and result in a strip, then pictures of what is needed."""

    title: Marked
    facts: tuple[Fact, ...]
    question: Marked
    things: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Choices:
    """04: cards to choose from; touching one posts `Pressed("choose:<id>")`, つぎへ confirms."""

    title: Marked
    explanation: Marked | None
    options: tuple[Option, ...]
    problem: Marked | None = None
    note: Marked | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """06–14, 21: one question with its field; `picture` is drawn above it (card with the spot marked)."""

    title: Marked
    explanation: Marked | None
    why: Marked | None
    field: FieldView
    summary: tuple[Marked, Marked] | None = None
    picture: str | None = None
    note: Marked | None = None
    example: Marked | None = None


@dataclass(frozen=True, slots=True)
class CardPicture:
    """05a/05b: lay the card down, or it is being read (`done` of `total`; None while waiting)."""

    title: Marked
    picture: Literal["waiting", "reading"]
    steps: tuple[Marked, ...]
    note: Marked | None
    done: int | None = None
    total: int | None = None
    notice: Marked | None = None


@dataclass(frozen=True, slots=True)
class SecretPad:
    """06: digits that are never shown. The pad keeps them in its own buffer and posts `SecretEntered`.

    Attributes:
        length: How many digits complete it.
        tries_left, tries_most: Dots; `tries` says the same in words.
        inline: The button 「わからない・忘れた」 stands among the screen's buttons with place `inline`.
    """

    title: Marked
    explanation: Marked
    length: int
    tries_left: int
    tries_most: int
    tries: Marked
    warning: Marked
    note: Marked
    problem: Marked | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """08: what was read, to be confirmed."""

    title: Marked
    explanation: Marked | None
    rows: tuple[Fact, ...]
    note: Marked | None = None


@dataclass(frozen=True, slots=True)
class CheckList:
    """15: one row per answer, paged by the page itself."""

    title: Marked
    rows: tuple[CheckRow, ...]
    problem: Marked | None = None
    explanation: Marked | None = None


@dataclass(frozen=True, slots=True)
class Working:
    """16: the machine works; stages in words, no way back. `sentence` stands in the foot."""

    title: Marked
    explanation: Marked | None
    picture: str
    stages: tuple[Stage, ...]
    done: int
    total: int
    sentence: Marked
    hold: Marked | None = None


@dataclass(frozen=True, slots=True)
class PaperPreview:
    """The very bytes that will be printed; the page draws them, and the voice says `contents`."""

    title: Marked
    explanation: Marked | None
    pdf: bytes
    summary: Marked
    contents: tuple[Fact, ...] = ()

    def __repr__(self) -> str:
        return f"PaperPreview({self.title!r}, {len(self.pdf)} bytes)"


@dataclass(frozen=True, slots=True)
class Finished:
    """17: the number is the largest thing; `actions` in the order of what people forget, `chosen` = done."""

    title: Marked
    number_label: Marked
    number: str
    note: Marked
    actions: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """18, 20 and every other calm message: a picture, a headline that is the way on, a few lines."""

    title: Marked
    lines: tuple[Marked, ...]
    picture: str | None
    explanation: Marked | None = None
    headline: Marked | None = None
    lock: Marked | None = None
    code: Marked | None = None


@dataclass(frozen=True, slots=True)
class Countdown:
    """19: replaces the page. `seconds` left of `most`; the page redraws once a second by itself."""

    title: Marked
    lines: tuple[Marked, ...]
    seconds: int
    most: int
    unit: Marked
    lock: Marked | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """22: settings, taking effect at once. Options post `Pressed("<row id>:<option id>")`."""

    title: Marked
    rows: tuple[SheetRow, ...]
    focus: str
    note: Marked | None = None


@dataclass(frozen=True, slots=True)
class StaffDesk:
    """23: for staff. What they can do are the buttons with place `inline`; `machine` with a sign each."""

    title: Marked
    note: Marked
    machine_title: Marked
    machine: tuple[Fact, ...]


Body: TypeAlias = (
    Welcome | Tiles | Preparation | Choices | Question | CardPicture | SecretPad | Facts | CheckList | Working
    | PaperPreview | Finished | Notice | Countdown | Sheet | StaffDesk
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Screen:
    """Everything that window, voice, gallery and test need.

    Attributes:
        visit: When it changes, every page forgets before it shows.
        name: `asking:juminhyo.copies`; for audit, staff call and gallery; never personal.
        office: Name at the head of the rail.
        topic: The procedure's short title with its icon's name, None outside a procedure.
        progress: 「あと 3つ」, or other words at the same place (さいごの確認).
        left: How many questions remain, None where no capsules stand.
        passed: How many are done.
        spoken: What the voice says to everyone, in order. private: What only headphones may say.
        heard: Both, in the order of the page, for headphones.
        simulated: Not None: the card is a simulated one, and this says so on every screen.
        support_code: Small on the screen, for staff.
        told: Key of what the last touch did, for the ear alone; "" where nothing is to be said of it.
        held: Staff are here and hold the time: seen from afar.
        offer: What is said to somebody who hesitates, in sentences; tools that help stand out with it.
    """

    visit: VisitId
    name: str
    comfort: Comfort
    office: Marked
    topic: tuple[Marked, str] | None
    progress: Marked | None
    left: int | None
    passed: int
    buttons: tuple[Button, ...]
    body: Body
    foot: Marked | None = None
    spoken: tuple[str, ...] = ()
    private: tuple[str, ...] = ()
    heard: tuple[str, ...] = ()
    simulated: Marked | None = None
    support_code: str | None = None
    held: bool = False
    told: str = ""
    offer: tuple[Marked, ...] = ()

    @property
    def unlit(self) -> bool:
        """Whether nothing is drawn now; まだお使いですか always is, for staff who pass as well."""
        return self.comfort.dark and self.comfort.speech and not isinstance(self.body, Countdown)

    @property
    def way_back(self) -> str | None:
        """Id of the button that BACK presses; None where nothing leads back."""
        return next((button.id for button in self.buttons if button.leads_back), None)
