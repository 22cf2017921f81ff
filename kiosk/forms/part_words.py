"""What one screen of a question is called: the general wording of its part, and whose answer it is."""

from __future__ import annotations

from kiosk.basics.marked import Marked
from kiosk.forms.definition.question import Question
from kiosk.words.catalogue import Words
from kiosk.words.furigana import plain


def part_text(question: Question, part: str, which: str, words: Words) -> Marked | None:
    """The general wording of one part of a kind (`forms.part.address.postal.title`)."""
    inner = part.rpartition(".")[2]
    keys = [f"forms.part.{question.kind}.{inner}.{which}"]
    keys += [f"forms.part.{one.kind}.{inner}.{which}" for one in question.each if f"{one.id}." in part]
    found = next((key for key in keys if part and words.has(key)), None)
    return None if found is None else words(found, label=_whole_name(question, part, words))


def of_whom(question: Question, part: str, title: Marked, words: Words) -> Marked:
    """A title that says which person of a list is asked about, from the second on: 「2人目：…」."""
    place = part.partition(".")[0]
    if question.kind != "persons" or not place.isdigit() or int(place) == 0:
        return title
    return words("forms.persons.title", number=int(place) + 1, title=title)


def short_name(question: Question, part: str, words: Words) -> Marked:
    """What this screen asks for, and whose, in a few words: it stands where the question has no room.

    No two questions of a form have the same one: 「銀行の名前」 and 「支店の名前」, not twice 「口座」.
    """
    return part_text(question, part, "label", words) or _whole_name(question, part, words)


def _whole_name(question: Question, part: str, words: Words) -> Marked:
    """Of all that this part belongs to: 「新しい住所」; of somebody, with whose it is: 「お子さんの住所」."""
    pieces = part.split(".")
    asked = next((one for one in question.each if one.id in pieces), None)
    if asked is None:
        return question.label
    if asked.kind == "kana":
        return words("forms.part.whose-kana", whose=question.label)
    if plain(question.label) in plain(asked.label):
        return asked.label
    return words("forms.part.whose", whose=question.label, label=asked.label)
