"""The second language of a form: what each Japanese label and each chosen answer says in the visitor's own.

What was handed in stays as it was; only words that the definition itself has are said twice.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kiosk.basics.marked import Marked
from kiosk.forms.application import Application
from kiosk.forms.definition.applicant import Applicant
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.texts import said
from kiosk.forms.lines import Line, applicant_of, lines_of
from kiosk.words.catalogue import Words
from kiosk.words.furigana import plain


@dataclass(frozen=True, slots=True)
class Second:
    """Says "" to everything where there is no second language, or where it says the very same.

    Attributes:
        language: Id, "" for none.
        lines: All lines in that language, by field, the people of lists included.
    """

    language: str = ""
    words: Words | None = None
    procedure: Procedure | None = None
    applicant: Applicant | None = None
    lines: Mapping[str, Line] = field(default_factory=dict)

    def __repr__(self) -> str:
        return f"Second({self.language!r}, …)"

    def text(self, first: str, key: str, /, **facts: str | int) -> str:
        """A text of the catalogue; `first` is what the form says in Japanese."""
        return "" if self.words is None else _other(first, self.words(key, **facts))

    def title(self, first: str) -> str:
        """The procedure's own name."""
        return "" if self.procedure is None else _other(first, self.procedure.title)

    def section(self, name: str, first: str) -> str:
        """The heading of a part: the definition's own, else the general one of that name."""
        if self.words is None or self.procedure is None:
            return ""
        own = (plain(one.label) for one in self.procedure.paper.sections if one.id == name)
        return _other(first, next(own, None) or self.words(f"paper.section.{name}"))

    def entrusted(self, first: Mapping[str, Marked]) -> str:
        """What a 委任状 empowers to do, by the ids of the definition."""
        found = () if self.procedure is None else self.procedure.paper.entrusts
        said = "\n".join(one.text for one in found if one.id in first)
        return _other("\n".join(map(plain, first.values())), said)

    def label(self, line: Line) -> str:
        """The name of an answer."""
        found = self.lines.get(line.field)
        return "" if found is None else _other(line.paper_label, found.label)

    def value(self, line: Line) -> str:
        """An answer that consists of the definition's words."""
        found = self.lines.get(line.field)
        return _other(line.paper, found.shown) if found is not None and found.worded else ""

    def standing(self, first: str) -> str:
        """Who applies."""
        return "" if self.applicant is None else _other(first, self.applicant.label)


def second_of(application: Application, procedure: Procedure, words: Words) -> Second:
    """In the words' language; none where that is Japanese, やさしい日本語 included."""
    if words.is_japanese:
        return Second()
    lines = lines_of(application, procedure, words)
    own = said(procedure, words)
    return Second(words.language, words, own, applicant_of(application, own), _by_field(lines))


def _by_field(lines: Sequence[Line]) -> dict[str, Line]:
    found: dict[str, Line] = {}
    for line in lines:
        found[line.field] = line
        for row in line.rows:
            found |= _by_field(row)
    return found


def _other(first: str, second: str) -> str:
    text = plain(second)
    return "" if text == first else text
