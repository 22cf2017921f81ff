"""Whether who somebody is has been shown well enough: the definition's table, read where it counts.

The application says truthfully which ways were gone, and the back-end judges for itself. This is for the
person (what to show at the desk) and for staff (what is left to look at).
"""

from __future__ import annotations

from collections.abc import Iterable

from kiosk.forms.application import Evidence
from kiosk.forms.definition.applicant import Applicant


def suffices(shown: Iterable[Evidence], applicant: Applicant) -> bool:
    """Whether one of the ways is accepted for this applicant; otherwise the desk looks at a document."""
    return any(applicant.identity.get(one.method) == "accepted" for one in shown)
