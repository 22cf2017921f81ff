"""What is not right at one place of a definition, before its line is known."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.basics.telling import Told
from kiosk.forms.definition.faults import Fault, key_of
from kiosk.forms.definition.yaml_lines import Located, Path


@dataclass(frozen=True, slots=True)
class Finding:
    """One mistake at one path.

    Attributes:
        likely: The word that was probably meant, None where nothing is near.
    """

    path: Path
    message: Told
    likely: str | None = None

    def fault(self, file: str, located: Located) -> Fault:
        """The same with its file and line."""
        return Fault(file, located.line(self.path), key_of(self.path), self.message, self.likely)
