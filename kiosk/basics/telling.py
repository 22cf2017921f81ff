"""What is told to an author: English, and of what it is made, so that it can be said in Japanese, too."""

from __future__ import annotations

from collections.abc import Mapping


class Told(str):
    """The English sentence. A catalogue finds its Japanese by `pattern` and fills in `facts`.

    Attributes:
        pattern: The sentence with `{name}` or `{name!r}` where a fact stands.
        facts: By name; one may be a `Told` itself, which is said in the other language, too.
    """

    pattern: str
    facts: Mapping[str, object]


def told(pattern: str, /, **facts: object) -> Told:
    """The pattern filled in; what is literally a brace stands there twice."""
    made = Told(pattern.format(**facts))
    made.pattern, made.facts = pattern, facts
    return made
