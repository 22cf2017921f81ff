"""An independent client of the accessibility bus, for the system's own Python (Debian's `python3-pyatspi`).

It knows the kiosk only over the bus: finds what is shown, checks that everything has a name, a
role and a state, and presses. An argument is what it presses, by the beginning of its name; after `=`,
what it waits to see; after `:`, what it waits to read in an entry; after `!`, what it waits to be told
when it presses つぎへ, which is barred; after `?`, whose role, state and place it notes down; after `+`,
which number it sets the one that is shown to.
Prints one JSON object: the titles it has seen, the faults, what it has heard and what it has noted.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from typing import TypeVar

import gi

gi.require_version("Atspi", "2.0")
import pyatspi  # noqa: E402 - the version is asked for first
from gi.repository import Atspi, GLib  # noqa: E402

T = TypeVar("T")

PATIENCE_S = 40.0
TRIES, NEXT_TRY_S = 5, 3.0
LOOKS = 20
FUNCTIONS = ("空白",)
"""Keys of a board that change nothing that is shown by itself."""
GONE = (LookupError, RuntimeError, GLib.Error)
"""A thing that is no more, or that has not answered in time."""
ENTRIES = ("text", "entry")
NEXT = "つぎへ"
PROGRESS = "progress bar"
RADIO = "radio button"
NUMBER = "spin button"
GROUPS = ("panel", "grouping")
NAMED = ("panel", "frame", "progress bar", "grouping", "alert", "notification")
"""Roles that say nothing without a name."""
PRESSED = ("push button", "check box", "radio button", "toggle button", "button")


def application() -> pyatspi.Accessible | None:
    """The kiosk on the desktop; waits until it is there."""
    for desktop_app in pyatspi.Registry.getDesktop(0):
        if desktop_app is not None and "kiosk" in (desktop_app.name or "").lower():
            return desktop_app
    return None


class Ears:
    """What the kiosk tells by itself, as a reader hears it.

    Attributes:
        told: Announcements. typed: What has come to the texts of entries.
    """

    def __init__(self) -> None:
        self.told: list[str] = []
        self.typed: list[str] = []
        pyatspi.Registry.registerEventListener(
            self._hear, "object:announcement", "object:text-changed:insert"
        )

    def listen(self) -> None:
        """Takes what has come meanwhile."""
        while GLib.MainContext.default().iteration(False):
            pass

    def _hear(self, event: pyatspi.Event) -> None:
        (self.told if "announcement" in str(event.type) else self.typed).append(str(event.any_data))


EARS = Ears()


def wait(holds: Callable[[], T | None], what: str) -> T:
    ends = time.monotonic() + PATIENCE_S
    while time.monotonic() < ends:
        EARS.listen()
        try:
            found = holds()
        except GONE:
            found = None
        if found:
            return found
        time.sleep(0.1)  # the bus has no condition that could be waited for from outside
    raise SystemExit(json.dumps({"lost": what}))


def showing(node: pyatspi.Accessible) -> Iterator[pyatspi.Accessible]:
    """Everything below that is shown now."""
    try:
        children = [node[at] for at in range(node.childCount)]
    except GONE:
        return
    for child in children:
        if child is None:
            continue
        try:
            states = child.getState()
            if not states.contains(pyatspi.STATE_VISIBLE) or not states.contains(pyatspi.STATE_SHOWING):
                continue
        except GONE:
            continue
        yield child
        yield from showing(child)


def faults(app: pyatspi.Accessible) -> Iterator[str]:
    """What a person with a screen reader would stumble over."""
    for node in showing(app):
        role = node.getRoleName()
        if role not in PRESSED:
            continue
        states = node.getState()
        if not (node.name or "").strip():
            yield f"a {role} has no name"
        if not states.contains(pyatspi.STATE_FOCUSABLE):
            yield f"{node.name}: not focusable"
        if not states.contains(pyatspi.STATE_ENABLED):
            yield f"{node.name}: not enabled"
        actions = node.queryAction()
        if not any(
            actions.getName(at) in ("Press", "press", "Toggle", "Check") for at in range(actions.nActions)
        ):
            yield f"{node.name}: nothing to press it by"


def shape(app: pyatspi.Accessible) -> Iterator[str]:
    """What a reader jumps by: one heading, which names the window."""
    nodes = [(node.getRoleName(), node.name or "") for node in showing(app)]
    headings = [name for role, name in nodes if role == "heading"]
    if len(headings) != 1:
        yield f"{len(headings)} headings: {headings}"
    if not any(role in ("window", "frame") and name and name in headings for role, name in nodes):
        yield f"no window called {headings}"
    for role, name in nodes:
        if role in NAMED and not name.strip():
            yield f"a {role} without a name"
    yield from (f"{role} {name}: no value" for role, name in _without_value(app))
    yield from _not_one_of_many(app)
    if any(
        "\u200b" in (node.description or "") or "。、" in (node.description or "") for node in showing(app)
    ):
        yield "a description is not written as a sentence"


def _not_one_of_many(app: pyatspi.Accessible) -> Iterator[str]:
    """A reader counts the place of one of many among its neighbours, and says their group by its name."""
    for node in showing(app):
        if node.getRoleName() != RADIO:
            continue
        if node.parent.getRoleName() not in GROUPS or not node.parent.name:
            yield f"{node.name}: one of many, in no group with a name"
        if sum(is_checked(one) for one in neighbours(node)) > 1:
            yield f"{node.name}: of its group more than one is chosen"


def neighbours(node: pyatspi.Accessible) -> list[pyatspi.Accessible]:
    """Itself and all that stand beside it in the same role, as Orca counts them."""
    role = node.getRoleName()
    beside = [node.parent[at] for at in range(node.parent.childCount)]
    return [one for one in beside if one.getRoleName() == role and states_of(one) & {"showing"}]


def is_checked(node: pyatspi.Accessible) -> bool:
    return "checked" in states_of(node)


def states_of(node: pyatspi.Accessible) -> set[str]:
    return {str(pyatspi.stateToString(state)) for state in node.getState().getStates()}


def noted(node: pyatspi.Accessible) -> dict[str, object]:
    """What a reader says of it: name, role, group, place among its neighbours, state and value."""
    beside = neighbours(node)
    facts: dict[str, object] = {
        "name": node.name,
        "role": node.getRoleName(),
        "group": node.parent.name,
        "place": [beside.index(node) + 1, len(beside)],
        "states": sorted(states_of(node) & {"checkable", "checked", "selectable", "selected"}),
    }
    if node.getRoleName() == NUMBER:
        value = node.queryValue()
        facts["value"] = [value.minimumValue, value.currentValue, value.maximumValue]
        facts["said"] = node.queryText().getText(0, -1)
    return facts


def note(app: pyatspi.Accessible, wanted: str) -> dict[str, object]:
    """The first shown thing that is called so, once it is there."""

    def found() -> dict[str, object] | None:
        roles = (*PRESSED, NUMBER)
        named = (node for node in showing(app) if node.getRoleName() in roles)
        return next((noted(node) for node in named if (node.name or "").startswith(wanted)), None)

    return wait(found, wanted)


def set_number(app: pyatspi.Accessible, wanted: float) -> None:
    """As a reader sets a value, and waits until it stands there."""

    def found() -> pyatspi.Accessible | None:
        return next((node for node in showing(app) if node.getRoleName() == NUMBER), None)

    wait(found, NUMBER).queryValue().currentValue = wanted
    wait(lambda: wait(found, NUMBER).queryValue().currentValue == wanted, f"the number {wanted}")


def _without_value(app: pyatspi.Accessible) -> Iterator[tuple[str, str]]:
    for node in showing(app):
        if node.getRoleName() == PROGRESS:
            value = node.queryValue()
            if not 0 <= value.currentValue <= value.maximumValue:
                yield PROGRESS, node.name or ""


def settled(app: pyatspi.Accessible) -> list[str]:
    """What is wrong with the page's shape; one that is just being changed is looked at again."""
    for _ in range(LOOKS):
        try:
            found = list(shape(app))
        except GONE:
            found = ["gone while it was read"]
        if not found:
            return []
        time.sleep(0.2)  # the bus has no condition that could be waited for from outside
    return found


def letters(app: pyatspi.Accessible) -> dict[str, pyatspi.Accessible]:
    """Every key with one letter, which stay while one types."""
    keys = [node for node in showing(app) if node.getRoleName() in PRESSED]
    return {node.name: node for node in reversed(keys) if len(node.name or "") == 1}


def press(app: pyatspi.Accessible, wanted: str, board: dict[str, pyatspi.Accessible]) -> None:
    """The first shown thing whose name begins so; a letter, on the board."""

    def found() -> pyatspi.Accessible | None:
        for node in showing(app):
            name = (node.name or "").replace("\u3000", "")
            if node.getRoleName() in PRESSED and (
                name == wanted or (len(wanted) > 1 and name.startswith(wanted))
            ):
                return node
        return None

    try:
        node = board.get(wanted) or wait(found, wanted)
    except SystemExit:
        shown = [one.name for one in showing(app) if one.getRoleName() in PRESSED]
        sys.stdout.write(json.dumps({"lost": wanted, "shown": shown}, ensure_ascii=False) + "\n")
        raise
    if len(wanted) == 1 or wanted in FUNCTIONS:
        try:
            do(node)
        except GONE:  # what was told just before laid the page out anew
            board.update(letters(app))
            do(board.get(wanted) or wait(found, wanted))
        return
    for _ in range(TRIES):
        before = picture(app)
        do(node)
        if changed(app, before):
            return
        node = wait(found, wanted)


def is_twice(wanted: str) -> bool:
    """One key of a board, pressed twice without any pause: both count."""
    return len(wanted) == 2 and wanted[0] == wanted[1]


def see(app: pyatspi.Accessible, wanted: str) -> None:
    """Waits until something that is shown is called so."""
    wait(lambda: any(wanted in (node.name or "") for node in showing(app)), wanted)


def read(app: pyatspi.Accessible, wanted: str) -> None:
    """Waits until an entry that is shown has a name and holds this text."""

    def holds() -> bool:
        entries = [node for node in showing(app) if node.getRoleName() in ENTRIES]
        return any(node.name and node.queryText().getText(0, -1) == wanted for node in entries)

    wait(holds, wanted)


def refused(app: pyatspi.Accessible, wanted: str) -> None:
    """Presses つぎへ, which is barred, and waits until it is told why; that it is there is seen before."""
    named = (node for node in showing(app) if node.getRoleName() in PRESSED and node.name == NEXT)
    do(wait(lambda: next(named, None), NEXT))
    wait(lambda: any(wanted in one for one in EARS.told), wanted)


def do(node: pyatspi.Accessible) -> None:
    actions = node.queryAction()
    names = [actions.getName(at).lower() for at in range(actions.nActions)]
    actions.doAction(next((names.index(name) for name in ("press", "toggle", "check") if name in names), 0))


def picture(app: pyatspi.Accessible) -> list[tuple[str, bool]]:
    """All that is shown: names, and what is chosen."""
    return [(node.name, node.getState().contains(pyatspi.STATE_CHECKED)) for node in showing(app)]


def changed(app: pyatspi.Accessible, before: list[tuple[str, bool]]) -> bool:
    """Whether the press had an effect within a while; a quick second press is taken for a tremble."""
    ends = time.monotonic() + NEXT_TRY_S
    while time.monotonic() < ends:
        try:
            if picture(app) != before:
                return True
        except GONE:
            return True
        time.sleep(0.1)  # the bus has no condition that could be waited for from outside
    return False


def titles(app: pyatspi.Accessible) -> list[str]:
    return [node.name for node in showing(app) if node.getRoleName() == "label" and node.name][:3]


def main() -> None:
    Atspi.set_timeout(10_000, 30_000)
    app = wait(application, "the kiosk on the accessibility bus")
    seen: list[list[str]] = []
    stumbled: list[str] = []
    board: dict[str, pyatspi.Accessible] = {}
    notes: list[dict[str, object]] = []
    for wanted in sys.argv[1:]:
        if wanted.startswith("="):
            see(app, wanted[1:])
            seen.append(titles(app))
            continue
        if wanted.startswith(":"):
            read(app, wanted[1:])
            continue
        if wanted.startswith("!"):
            refused(app, wanted[1:])
            continue
        if wanted.startswith("?"):
            notes.append(note(app, wanted[1:]))
            continue
        if wanted.startswith("+"):
            set_number(app, float(wanted[1:]))
            continue
        if len(wanted) == 1 and not board:
            board = letters(app)
        if is_twice(wanted):
            do(board[wanted[0]])
            do(board[wanted[0]])
            continue
        press(app, wanted, board)
        if len(wanted) == 1 or wanted in FUNCTIONS:
            continue
        board = {}
        time.sleep(0.3)  # the page fades in
        seen.append(titles(app))
        stumbled += [f"after {wanted}: {fault}" for fault in (*faults(app), *settled(app))]
    answer = {"seen": seen, "faults": stumbled, "typed": EARS.typed, "told": EARS.told, "notes": notes}
    sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")


main()
