"""Where no evidence says how the real card behaves, the choice stands here.

So a measurement on a real card changes one place.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Behaviour:
    """Switches of the simulated chip.

    Attributes:
        reset_clears_security: A warm reset forgets what was verified. Measured contactless: it does not.
        wrong_clears_security: A wrong VERIFY cancels an earlier right one. Not known; the strict way.
        blocked_by_iso: A blocked credential answers 6983 (ISO/IEC 7816-4) instead of the card's 6984.
        first_command_fails: The first command after power-up answers 6F00, as one measured card did.
        longest_read: Most bytes that one READ BINARY gives, however many were asked for.
        byte_protocol: Answer as under T=0: 61xx with GET RESPONSE, and 6Cxx (ISO/IEC 7816-3 section 12.2).
    """

    reset_clears_security: bool = False
    wrong_clears_security: bool = True
    blocked_by_iso: bool = False
    first_command_fails: bool = False
    longest_read: int = 65536
    byte_protocol: bool = False


USUAL = Behaviour()
