"""`python -m cardreader.simulator`: a card on the virtual PC/SC reader, handled by lines on standard input.

Lines: `insert [PERSONA]`, `remove`, `tries`, `quit`. When the lines end, the card lies there until a signal.
"""

from __future__ import annotations

import argparse
import signal
import sys
from pathlib import Path

from cardreader.simulator.desk import Desk
from cardreader.simulator.errors import SimulatorError
from cardreader.simulator.people import load_persona, persona_names
from cardreader.simulator.vpcd import PORT


def main(arguments: list[str] | None = None) -> int:
    """Exit code: 0 when ended on purpose, 1 when there is no persona or no virtual reader."""
    asked = _parser().parse_args(arguments)
    if asked.list:
        for name in persona_names():
            sys.stdout.write(f"{name:20} {load_persona(name).about}\n")
        return 0
    desk = Desk(asked.host, asked.port, asked.state)
    endings = (signal.SIGTERM, signal.SIGINT)
    before = [signal.signal(ending, lambda _number, _frame: desk.leave()) for ending in endings]
    try:
        desk.insert(asked.persona)
        sys.stdout.write(f"inserted {asked.persona}\n")
        sys.stdout.flush()
        desk.work(sys.stdin, sys.stdout)
    except SimulatorError as trouble:
        sys.stderr.write(f"{trouble}\n")
        return 1
    finally:
        for ending, handler in zip(endings, before, strict=True):
            signal.signal(ending, handler)
        desk.close()
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m cardreader.simulator", description=__doc__)
    parser.add_argument("--persona", default="hanako", help="shipped name or JSON file")
    parser.add_argument("--list", action="store_true", help="name the shipped personas and stop")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=PORT)
    parser.add_argument("--state", type=Path, help="file that keeps tries and changed secrets")
    return parser


if __name__ == "__main__":
    sys.exit(main())
