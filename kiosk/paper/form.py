"""What a filled-in form says, before anybody decides where on the sheet it stands."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cell:
    """One labelled box of the form.

    Attributes:
        label: Official words of the box.
        text: What is written in it, lines parted by line feeds; "" prints an empty box.
        prominent: Larger letters: a name.
        half: May share its row with the next cell that may, where both fit on one line.
        phrases: The text's lines end where phrases do: words of the form's own, never a person's.
        label_second, text_second: The same in the form's second language, "" for none.
    """

    label: str
    text: str
    prominent: bool = False
    half: bool = False
    phrases: bool = False
    label_second: str = ""
    text_second: str = ""

    def __repr__(self) -> str:
        return f"Cell({self.label!r}, …)"


@dataclass(frozen=True, slots=True)
class Section:
    """A headed part of the form."""

    title: str
    cells: tuple[Cell, ...]
    title_second: str = ""

    @property
    def sections(self) -> tuple[Section, ...]:
        """It is one part."""
        return (self,)


@dataclass(frozen=True, slots=True)
class People:
    """The people of one list: a headed part for each where there is room, else rows of one table.

    Attributes:
        titles: One for each person, numbered.
        people: The boxes of each.
        title: Heading of them all in one table.
        title_second: The same in the form's second language, "" for none; each person's part has it too.
    """

    title: str
    titles: tuple[str, ...]
    people: tuple[tuple[Cell, ...], ...]
    title_second: str = ""

    def __repr__(self) -> str:
        return f"People({self.title!r}, …)"

    @property
    def sections(self) -> tuple[Section, ...]:
        """A part for each person."""
        return tuple(
            Section(title, cells, self.title_second)
            for title, cells in zip(self.titles, self.people, strict=True)
        )


@dataclass(frozen=True, slots=True)
class NumberBoxes:
    """Rows of twelve empty squares for the individual number (個人番号): the kiosk never reads or asks it.

    Attributes:
        labels: Whose number; for the people of a list their place in it, a line feed, and the name.
    """

    title: str
    labels: tuple[str, ...]
    title_second: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """Where the person signs (署名) with a pen."""

    label: str
    note: str
    label_second: str = ""
    note_second: str = ""


@dataclass(frozen=True, slots=True)
class Office:
    """The part that staff fill in.

    Attributes:
        title: Its heading.
        identity: Heading and what the kiosk confirmed of the person's identity, truthfully.
        proofs: Each gets an empty square to tick.
        fee: Heading and text of the fee box; an empty text leaves the amount to staff.
        stamp: Heading of the box for the date stamp.
        extra: Labels of further boxes that this procedure's form has, printed empty.
        steps: Headings of the small boxes for initials.
    """

    title: str
    identity: tuple[str, str]
    proofs: tuple[str, ...]
    fee: tuple[str, str]
    stamp: str
    extra: tuple[str, ...]
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """Everything on the sheets, in words.

    Attributes:
        number: Heading and text of the box for the receipt number; an empty text is left to staff.
        date: The day of application (申請日), heading and text.
        continued: Stands behind a heading that had to be repeated on the next page.
        footer: At the foot of each page, beside its number.
        void: Sentence on each page of a second print: the copy before does not count.
        code_title, code_note: Heading of the QR codes, and the line under it.
        language: Of every `…_second`, "" where there are none.
    """

    title: str
    number: tuple[str, str]
    addressee: str
    date: tuple[str, str]
    statement: str
    sections: tuple[Section | People, ...]
    number_boxes: NumberBoxes | None
    signature: Signature
    office: Office
    continued: str
    footer: str
    code_title: str
    code_note: str
    void: str = ""
    language: str = ""
    title_second: str = ""
    statement_second: str = ""
    code_note_second: str = ""

    def __repr__(self) -> str:
        return f"Form({self.title!r}, …)"
