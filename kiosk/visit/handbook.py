"""What a visit may look things up in: procedures, words, settings. The same for everyone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from kiosk.forms.service import Interview, Library, Lookups, Procedure
from kiosk.settings import Settings
from kiosk.visit.screen import Comfort
from kiosk.words.catalogue import Catalogue, Words


def _never(day: date) -> bool:
    """For a kiosk without fleet keys."""
    return False


@dataclass(frozen=True, slots=True)
class Handbook:
    """Everything pure code may ask about the world.

    Attributes:
        simulated: The card is a simulated one; said on every screen.
        slip: A slip printer stands beside the kiosk.
        has_fleet_key: Whether tickets can be printed and taken back on that day.
    """

    library: Library
    catalogue: Catalogue
    lookups: Lookups
    settings: Settings
    simulated: bool = False
    slip: bool = False
    has_fleet_key: Callable[[date], bool] = _never

    def words(self, language: str) -> Words:
        return self.catalogue.words(language)

    def procedure(self, procedure_id: str) -> Procedure:
        """The definition, or the questions of a life event; raises KeyError for an id that no tile led to."""
        procedure = self.library.get(procedure_id)
        if procedure is not None:
            return procedure
        event = self.library.questions_of_event(procedure_id)
        if event is None:
            raise KeyError(procedure_id)
        return event

    def interview(self, procedure_id: str, applicant: str, language: str, today: date) -> Interview:
        return Interview(self.procedure(procedure_id), applicant, self.words(language), self.lookups, today)

    def default_comfort(self) -> Comfort:
        """How every person finds the kiosk."""
        visit = self.settings.visit
        return Comfort(
            language=visit.languages[0],
            text_size=visit.text_size,
            theme=visit.theme,
            speech=visit.speech,
            quiet=not visit.motion,
            sounds=visit.sounds,
        )
