"""What may come of a disturbed act, by what the command was for and what went wrong at it.

The failure must be the right one, and a result may come only where the answer can be served another way
(a card without short identifiers, another Le), where nobody can know better (a card that says it has no
such application), or where the checks say that it is not genuine.
"""

from __future__ import annotations

from collections.abc import Iterator

from tests.fakes.faulty_acts import STATUS_WORDS, Act, Exchange, Outcome, Played, Undisturbed

SAME = "the same result"
ALTERED = "another result"
DOUBTED = "a result that is said not to be genuine"
UNCHECKED = "the same result, said not to be checked"
REMOVED, SILENT, GONE = "CardRemoved", "CardSilent", "ReaderGone"
STRANGE, MALFORMED, FOREIGN = "UnexpectedStatus", "Malformed", "NotThisCard"
WRONG, BLOCKED, LAST, MISSING = "WrongPin", "PinBlocked", "LastTryRefused", "CertificateMissing"

LONGEST_S = 5.0
STATUSES = frozenset(f"{status:04X}" for status in STATUS_WORDS) | {
    "data with 6F00",
    "data with 6281",
    "garbage without status",
}
NO_SHORT_IDS = frozenset(
    (
        *("6700", "6981", "6985", "6986", "6A80", "6A81", "6A82", "6A86", "6A87", "6A88", "6B00", "6D00"),
        *("6100", "6110", "61FF"),
    )
)
"""What a card answers that takes no short identifiers; GET RESPONSE after a false 61xx ends so too."""
TELLING = frozenset(("token", "listed certificates", "certificate authentication", "certificate signature"))
"""Acts that pass on what the card says of itself, which nothing signs: another answer is another result."""
UNSIGNED = {ALTERED}
REFUSALS = frozenset(name for name in STATUSES if name.startswith(("69", "6A")))
"""What a file that only proves something may answer, without taking anything from what was read."""
OTHER_LENGTHS = frozenset(("6C00", "6C10", "6CFF"))
OUTSIDE = {
    "cut before": REMOVED,
    "cut after": REMOVED,
    "silence": SILENT,
    "unplugged": GONE,
    "nothing at all": MALFORMED,
    "one byte": MALFORMED,
}


def complaints(
    played: Played, act: Act, clean: Undisturbed, recovered: Outcome, number: int, fault: str
) -> Iterator[str]:
    """Everything that is wrong with how a case was played; nothing for a sound client.

    Args:
        played: The case.
        act: Its act.
        clean: The act undisturbed.
        recovered: The act that is done afterwards, undisturbed.
        number: Of the disturbed command.
        fault: Its name.
    """
    exchange = clean.exchanges[number - 1]
    outcome = named(played.outcome, clean.outcome)
    allowed = allowed_outcomes(act, exchange, number, fault)
    if outcome not in allowed:
        yield f"outcome: {outcome} instead of {' or '.join(sorted(allowed))}"
    if any(count > 1 for count in played.verified.values()):
        yield "a secret was sent twice"
    if any(count > 1 for count in played.spent.values()) or (played.spent and not act.wrong):
        yield f"tries lost: {dict(played.spent)}"
    if played.seconds > LONGEST_S:
        yield f"hung for {played.seconds:.1f} s"
    if played.commands > 2 * len(clean.exchanges) + 20:
        yield f"{played.commands} commands for {len(clean.exchanges)}"
    if played.afterwards != recovered:
        yield f"afterwards: {played.afterwards}"


def named(outcome: Outcome, clean: Outcome) -> str:
    if outcome.error is not None:
        return SAME if outcome.error == clean.error else outcome.error
    if outcome.proof != clean.proof and outcome.proof in ("failed", "unknown-issuer"):
        return DOUBTED
    if outcome.result != clean.result:
        return ALTERED
    if outcome.proof == clean.proof:
        return SAME
    return UNCHECKED if outcome.proof == "not-checked" else f"the same result, said to be {outcome.proof}"


def allowed_outcomes(act: Act, exchange: Exchange, number: int, fault: str) -> frozenset[str]:
    if fault in OUTSIDE:
        return frozenset((OUTSIDE[fault],))
    if fault == "power loss":
        return frozenset((SAME if exchange.kind == "select application" else REMOVED,))
    match exchange.kind:
        case "select application":
            found = _selecting(act, number, fault)
        case "ask tries":
            found = _asking(act, fault)
        case "verify":
            found = _verifying(act, fault)
        case "read":
            found = _reading(fault) | (UNSIGNED if act.name in TELLING else set())
        case "read record":
            found = _record(act, fault)
        case "sign":
            found = _signing(act, fault)
        case other:
            raise AssertionError(f"nothing is said about {other}")
    return frozenset(found)


def _selecting(act: Act, number: int, fault: str) -> set[str]:
    if fault in ("6F00", "data with 6F00"):
        return {SAME}
    if fault == "6A82":
        if act.name == "tries":
            return {FOREIGN, ALTERED, SAME}
        return {FOREIGN, SAME} if number > 1 or "PIN" not in act.name else {FOREIGN}
    if fault in STATUSES:
        return {FOREIGN, STRANGE} if number == 1 else {STRANGE}
    # It said 9000 and did nothing. Two applications may have a secret under the same id; a record that is
    # refused takes nothing from what was read.
    if act.name == "tries":
        return {REMOVED, ALTERED}
    return {REMOVED, UNCHECKED} if act.name == "read by number B" else {REMOVED}


def _asking(act: Act, fault: str) -> set[str]:
    told = {"63C0": BLOCKED, "6983": BLOCKED, "6984": BLOCKED, "63C1": LAST, "63C2": SAME, "63CF": SAME}
    if fault in told:
        return {ALTERED, SAME} if act.name == "tries" else {told[fault]}
    return {SAME} if fault in NO_SHORT_IDS else {STRANGE}


def _verifying(act: Act, fault: str) -> set[str]:
    if fault in ("63C0", "6983", "6984"):
        return {BLOCKED}
    if fault.startswith("63"):
        return {SAME if act.wrong else WRONG}
    if fault in ("6986", "6A82"):
        return {REMOVED, STRANGE}
    return {STRANGE} if fault in STATUSES else {REMOVED}


def _reading(fault: str) -> set[str]:
    if fault == "6982":
        return {REMOVED, STRANGE, SAME, UNCHECKED}
    if fault in NO_SHORT_IDS | OTHER_LENGTHS | {"6282"}:
        return {SAME, STRANGE, MALFORMED, REMOVED, UNCHECKED}
    if fault in STATUSES:
        return {STRANGE, UNCHECKED} if fault in REFUSALS else {STRANGE}
    return {SAME, MALFORMED, MISSING, DOUBTED, UNCHECKED}


def _record(act: Act, fault: str) -> set[str]:
    if fault == "6A83":
        return {ALTERED if act.name in ("identifier", "expires on") else SAME}
    doubts = {UNCHECKED} if act.name == "read by number B" else set[str]()
    if fault in NO_SHORT_IDS | OTHER_LENGTHS:
        return {SAME, MALFORMED} | doubts
    if fault in STATUSES:
        return doubts | {STRANGE} if fault in REFUSALS else {STRANGE}
    return {SAME, MALFORMED} | doubts


def _signing(act: Act, fault: str) -> set[str]:
    """The holder's key makes the result; the card's own key only proves it, and is asked for in two ways."""
    proves = not act.name.startswith("sign")
    if fault in ("6F00", "data with 6F00"):
        return {STRANGE}
    if fault in OTHER_LENGTHS:
        return {SAME}
    if fault in NO_SHORT_IDS and not proves:
        return {SAME}
    if fault in STATUSES:
        return {SAME} if proves else {STRANGE, REMOVED} if fault == "6982" else {STRANGE}
    return {DOUBTED} if proves and fault != "bare 9000" else {MALFORMED}
