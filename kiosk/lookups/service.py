"""Everything that is looked up instead of typed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from kiosk.lookups.characters import CharacterList
from kiosk.lookups.handwriting import Handwriting
from kiosk.lookups.kanji import NameList, Writings
from kiosk.lookups.municipalities import begins_elsewhere
from kiosk.lookups.postal import Area, areas, is_municipality
from kiosk.lookups.towns import ROWS, Town, Ward, read_ward

_HIRAGANA = {katakana: katakana - 0x60 for katakana in range(0x30A1, 0x30F7)}


@dataclass(frozen=True, slots=True)
class Place:
    """A 町丁目 that can be chosen.

    Attributes:
        text: With prefecture and city, as addresses begin: 「東京都北区王子本町1丁目」.
        label: As it is shown to choose: marked text with its reading.
    """

    text: str
    label: str


class Lookups:
    """Postal codes of the whole country, the ward's own 町丁目, and how names are written."""

    def __init__(self, root: Path, handwriting: Handwriting | None = None) -> None:
        """Reads nothing yet; `root` holds `towns.yaml`, `names.tsv` and `characters.tsv`."""
        self._root = root
        self._names = NameList(root / "names.tsv")
        self._characters = CharacterList(root / "characters.tsv")
        self.handwriting = handwriting or Handwriting()

    @cached_property
    def _ward(self) -> Ward:
        return read_ward(self._root / "towns.yaml")

    def places(self, postal_code: str) -> tuple[Place, ...]:
        """The 町丁目 of a postal code (7 digits): by the ward's list where it knows the town."""
        own = tuple(town for town in self._ward.towns if town.postal_code == postal_code)
        if own:
            return tuple(place for town in own for place in self._of_town(town))
        return tuple(_of_area(area) for area in areas(postal_code))

    def may_have(self, line: str, postal_code: str) -> bool:
        """Whether an address can have that code: it names no other municipality or 町丁目 of the ward."""
        if self.row_of(line) is not None:
            return line in [place.text for place in self.places(postal_code)]
        return any(not begins_elsewhere(line, city) for city in self._cities(postal_code))

    def rows(self) -> tuple[str, ...]:
        """The rows of the kana table in which the ward has towns (「あ」, 「か」)."""
        used = {town.row for town in self._ward.towns}
        return tuple(row for row in ROWS if row in used)

    def row_places(self, row: str) -> tuple[Place, ...]:
        """The ward's 町丁目 in that row."""
        return tuple(place for town in self._ward.towns if town.row == row for place in self._of_town(town))

    def row_of(self, text: str) -> str | None:
        """The row in which a 町丁目 of the ward is found; None for one that is not the ward's."""
        return next((row for row in self.rows() if text in [one.text for one in self.row_places(row)]), None)

    @property
    def ward(self) -> str:
        """Prefecture and city: 「東京都北区」."""
        return self._ward.prefecture + self._ward.city

    @property
    def city(self) -> str:
        """The ward alone: 「北区」."""
        return self._ward.city

    @property
    def towns(self) -> tuple[Town, ...]:
        """Every town of the ward."""
        return self._ward.towns

    def is_municipality(self, name: str) -> bool:
        """Whether that is the ward, or a city, town or village of the postal list, with its prefecture."""
        return name == self.ward or is_municipality(name)

    def writings(self, kana: str) -> Writings:
        """How one name (family or given) that is typed in hiragana can be written."""
        return self._names.writings(kana)

    def described(self, writing: str) -> str | None:
        """By which words its characters are told apart by ear, in Japanese; None where no list is kept."""
        return self._characters.described(writing)

    def _cities(self, postal_code: str) -> set[str]:
        own = any(town.postal_code == postal_code for town in self._ward.towns)
        return {self.ward} if own else {one.prefecture + one.city for one in areas(postal_code)}

    def _of_town(self, town: Town) -> tuple[Place, ...]:
        name = f"{{{town.name}|{town.kana}}}"
        if town.chome == 0:
            return (Place(self.ward + town.name, name),)
        return tuple(
            Place(f"{self.ward}{town.name}{number}丁目", f"{name}{number}丁目")
            for number in range(1, town.chome + 1)
        )


def _of_area(area: Area) -> Place:
    text = area.prefecture + area.city + area.town
    if not area.town:
        return Place(text, area.prefecture + area.city)
    return Place(text, f"{area.city}{{{area.town}|{area.town_kana.translate(_HIRAGANA)}}}")
