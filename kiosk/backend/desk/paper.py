"""Paper forms at the desk: symbols are kept until their set is whole, then the application is received."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from kiosk.backend.applications import Intake
from kiosk.backend.desk.record import Act, By
from kiosk.backend.desk.symbols import Symbol, split, whole
from kiosk.backend.models import PaperPartRow
from kiosk.backend.problems import Problem
from kiosk.backend.store import Kept, Store


@dataclass(frozen=True, slots=True)
class Waiting:
    """A paper of which some symbols were read.

    Attributes:
        missing: Numbers of the symbols still to be read.
        refused: All were read and make a whole, which could not be received; without it, and with none
            missing, they were misread.
        read_by: Login of whoever read the last one.
    """

    digest: str
    of: int
    have: tuple[int, ...]
    missing: tuple[int, ...]
    refused: bool
    read_at: str
    read_by: str


@dataclass(frozen=True, slots=True)
class Imported:
    """A whole paper: received now, or before (then `fresh` is False and nothing came twice)."""

    kept: Kept
    fresh: bool


@dataclass(frozen=True, slots=True)
class Refused:
    """A whole paper that is no application for us; its symbols stay until staff put them away.

    Attributes:
        kind: The problem's last segment (`cannot-open`, `faults` …).
        pointers: Members at fault.
    """

    digest: str
    kind: str
    pointers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What one paste brought.

    Attributes:
        symbols: How many symbols it held.
        others: How many lines were no symbols.
    """

    symbols: int
    others: int
    imported: tuple[Imported, ...]
    refused: tuple[Refused, ...]


class PaperDesk:
    """Reads papers into one back-end."""

    def __init__(self, store: Store, intake: Intake) -> None:
        self._store = store
        self._intake = intake

    def read(self, pasted: str, by: By) -> Reading:
        """Takes all symbols in the text; those of whole papers become applications."""
        symbols, others = split(pasted)
        imported: list[Imported] = []
        refused: list[Refused] = []
        for (digest, of), sealed in self._joined(symbols, by).items():
            try:
                imported.append(self._receive(sealed, by))
            except Problem as problem:
                pointers = tuple(fault.pointer for fault in problem.faults)
                refused.append(Refused(digest, problem.kind, pointers))
            else:
                self._forget(digest, of)
        return Reading(len(symbols), others, tuple(imported), tuple(refused))

    def waiting(self) -> list[Waiting]:
        """Papers that are not whole yet, the newest first."""
        with self._store.begin() as session:
            sets: dict[tuple[str, int], list[PaperPartRow]] = {}
            for row in session.scalars(select(PaperPartRow).order_by(PaperPartRow.part)):
                sets.setdefault((row.digest, row.of), []).append(row)
            found = [_waiting(digest, of, parts) for (digest, of), parts in sets.items()]
        return sorted(found, key=lambda one: one.read_at, reverse=True)

    def discard(self, digest: str, of: int, by: By) -> None:
        """Puts an incomplete set away; the paper can be read again from its first symbol."""
        with self._store.begin() as session:
            session.execute(delete(PaperPartRow).where(PaperPartRow.digest == digest, PaperPartRow.of == of))
            by.note(session, Act.PAPER_DISCARDED, digest)

    def _joined(self, symbols: tuple[Symbol, ...], by: By) -> dict[tuple[str, int], bytes]:
        """Keeps all symbols of one paste, and gives the papers that are whole with them.

        In one transaction: the same paste a second time (a double click) comes wholly before or after, and
        leaves no symbol behind of a paper that was received in between.
        """
        found: dict[tuple[str, int], bytes] = {}
        with self._store.begin() as session:
            for symbol in sorted(symbols, key=lambda one: (one.digest, one.of, one.part)):
                _keep(session, symbol, by)
            for digest, of in dict.fromkeys((symbol.digest, symbol.of) for symbol in symbols):
                sealed = whole(_pieces(session, digest, of), of, digest)
                if sealed is not None:
                    found[digest, of] = sealed
        return found

    def _receive(self, sealed: bytes, by: By) -> Imported:
        kept, fresh = self._intake.receive_paper(sealed, by.at)
        with self._store.begin() as session:
            by.note(session, Act.PAPER_READ, kept.application_id)
        return Imported(kept, fresh)

    def _forget(self, digest: str, of: int) -> None:
        with self._store.begin() as session:
            session.execute(delete(PaperPartRow).where(PaperPartRow.digest == digest, PaperPartRow.of == of))


def _keep(session: Session, symbol: Symbol, by: By) -> None:
    """The last reading of a symbol counts."""
    insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    read = {"piece": symbol.piece, "read_at": by.moment, "read_by": by.login}
    row = insert(PaperPartRow).values(digest=symbol.digest, of=symbol.of, part=symbol.part, **read)
    session.execute(row.on_conflict_do_update(index_elements=["digest", "of", "part"], set_=read))


def _pieces(session: Session, digest: str, of: int) -> dict[int, bytes]:
    wanted = select(PaperPartRow).where(PaperPartRow.digest == digest, PaperPartRow.of == of)
    return {row.part: row.piece for row in session.scalars(wanted)}


def _waiting(digest: str, of: int, parts: list[PaperPartRow]) -> Waiting:
    have = tuple(row.part for row in parts)
    last = max(parts, key=lambda row: row.read_at)
    missing = tuple(sorted(set(range(1, of + 1)) - set(have)))
    refused = whole({row.part: row.piece for row in parts}, of, digest) is not None
    return Waiting(digest, of, have, missing, refused, last.read_at, last.read_by)
