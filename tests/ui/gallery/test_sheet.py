from __future__ import annotations

import dataclasses
from html import escape
from html.parser import HTMLParser

from tests.fakes.looks import RESOURCES
from ui.gallery.audit import RULES
from ui.gallery.drawing import Picture
from ui.gallery.modes import USUAL, Mode
from ui.gallery.sheet import sheet
from ui.gallery.units import Unit
from ui.gallery.violation import Note, Violation

MODE = Mode("ja", "standard", "largest", USUAL)
OTHER = dataclasses.replace(MODE, theme="dark", low_reach=True)
FAULT = Violation("clipped", "RubyLabel", "'<b>' in 5x5 px")
MEANT = Note("letters", "QuestionPage", "larger instead of largest, 1 smaller")


class Read(HTMLParser):
    """Every element with its attributes, and what a browser would fetch or run."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def page() -> tuple[str, Read]:
    units = (
        Unit.of(MODE, (Picture("04.png", "04-who", MODE, (), b"small", (MEANT,)),)),
        Unit.of(OTHER, (Picture("04.dark.png", "04-who", OTHER, (FAULT,), b"dark"),)),
    )
    text = sheet(units, (RESOURCES / "gallery.css").read_text("utf-8"))
    read = Read()
    read.feed(text)
    return text, read


def test_page_needs_no_other_file_and_no_script() -> None:
    text, read = page()
    assert not read.named("script")
    assert not read.named("link")
    assert all(str(image["src"]).startswith("data:image/jpeg;base64,") for image in read.named("img"))
    assert "url(" not in text
    assert "@import" not in text


def test_every_picture_stands_under_its_screen_with_what_is_wrong() -> None:
    text, read = page()
    assert text.count("<h2>04-who</h2>") == 1
    assert len(read.named("img")) == 2
    assert [("faulty" in str(one["class"])) for one in read.named("figure")] == [False, True]
    assert "clipped: RubyLabel &#x27;&lt;b&gt;&#x27; in 5x5 px" in text


def test_box_of_every_value_hides_pictures_of_that_value() -> None:
    text, read = page()
    boxes = {str(one["id"]) for one in read.named("input")}
    classes = {name for one in read.named("figure") for name in str(one["class"]).split()}
    assert classes - {"faulty"} <= boxes
    for name in classes - {"faulty"}:
        assert f"#{name}:not(:checked) ~ main .{name} {{ display: none; }}" in text


def test_summary_counts_modes_screens_and_violations() -> None:
    text, _ = page()
    assert "2 modes, 2 screens drawn and measured, 1 violations, 1 notes" in text


def test_note_is_listed_and_counted_and_makes_no_picture_faulty() -> None:
    text, read = page()
    assert '<li class="note">letters: QuestionPage larger instead of largest, 1 smaller' in text
    demand = escape(RULES["letters"])
    assert f"<tr><td>letters<td>{demand}<td>0<td>1" in text
    assert [("faulty" in str(one["class"])) for one in read.named("figure")] == [False, True]
