"""What may be logged of an exception that nobody expected: its type and its place, never its words."""

from __future__ import annotations

from pathlib import Path


def type_and_place(problem: BaseException) -> str:
    """`ValueError at loop.py:112 > advance.py:40`, from the outermost frame inwards.

    The text of an exception may quote what it choked on, and here that may be personal.
    """
    places = []
    trace = problem.__traceback__
    while trace is not None:
        places.append(f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}")
        trace = trace.tb_next
    return f"{type(problem).__name__} at {' > '.join(places)}"
