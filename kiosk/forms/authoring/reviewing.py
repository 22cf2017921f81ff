"""What an author should look at again in a sound definition: branches and words, each with its line."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path as FilePath

from kiosk.basics.telling import told
from kiosk.forms.authoring.ages_left import ages_left
from kiosk.forms.authoring.ages_unsaid import ages_unsaid
from kiosk.forms.authoring.asked_elsewhere import Asked, asked_elsewhere, asked_in
from kiosk.forms.authoring.asking import asking
from kiosk.forms.authoring.contradicting import contradicting
from kiosk.forms.authoring.counters_alike import (
    Usual,
    counters_alike,
    matters_sent,
    steps_sent,
    usual_counters,
)
from kiosk.forms.authoring.counters_asked import counters_asked
from kiosk.forms.authoring.counters_said import counters_said, steps_elsewhere
from kiosk.forms.authoring.counts_printed import counts_printed
from kiosk.forms.authoring.delicate import delicate
from kiosk.forms.authoring.examples import examples
from kiosk.forms.authoring.figures import figures
from kiosk.forms.authoring.inspecting import impassable
from kiosk.forms.authoring.kinds_asked import kinds_asked
from kiosk.forms.authoring.lacking import lacking
from kiosk.forms.authoring.lapsed import ended, lapsed
from kiosk.forms.authoring.late_elsewhere import late_elsewhere
from kiosk.forms.authoring.letters_asked import letters_asked
from kiosk.forms.authoring.limits_offered import limits_offered
from kiosk.forms.authoring.manners import manners
from kiosk.forms.authoring.messages_turned import messages_turned
from kiosk.forms.authoring.others_missing import Offered, missing_elsewhere, offered_in, others_missing
from kiosk.forms.authoring.own_unasked import own_unasked
from kiosk.forms.authoring.people_said import people_said
from kiosk.forms.authoring.placeholders import placeholders
from kiosk.forms.authoring.plain_english import EnglishWords, english_findings
from kiosk.forms.authoring.printed_elsewhere import Printed, printed_elsewhere, printed_in
from kiosk.forms.authoring.promises import promises
from kiosk.forms.authoring.ranges import overlapping
from kiosk.forms.authoring.readings_used import readings_used
from kiosk.forms.authoring.risks import risks
from kiosk.forms.authoring.shared_alike import Shared, shared_alike, shared_in
from kiosk.forms.authoring.signs import signs
from kiosk.forms.authoring.starts_missing import starts_missing
from kiosk.forms.authoring.turned_round import turned_round
from kiosk.forms.authoring.twins import twins
from kiosk.forms.authoring.whose import whose
from kiosk.forms.authoring.wording import Words, asked_texts, findings
from kiosk.forms.definition.choices import Choice, Taken
from kiosk.forms.definition.faults import Fault
from kiosk.forms.definition.finding import Finding
from kiosk.forms.definition.library import GROUPS, Library, Source
from kiosk.forms.definition.placed_questions import every_question
from kiosk.forms.definition.printed_options import printed_options
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.soundness import path_of
from kiosk.forms.definition.yaml_lines import Path, Unreadable, read
from kiosk.forms.fields.kind import Context
from kiosk.words.catalogue import Words as Catalogued


@dataclass(frozen=True, slots=True)
class English:
    """How the definitions are said in English, and what is asked of the words."""

    words: Catalogued
    lists: EnglishWords


def review(
    library: Library,
    words: Words,
    context: Context,
    english: English | None = None,
    *,
    people: FilePath | None = None,
    ids: Collection[str] = (),
) -> tuple[Fault, ...]:
    """Every finding about the definitions and life events of a library that does not inspect them itself.

    Of those in `ids` alone where some are named; they are compared with all others.
    """
    sources = tuple(library.sources())
    used = readings_used(one.procedure for one in sources)
    usual = usual_counters((one.procedure for one in sources), library.every_matter())
    found: list[Fault] = [] if ids else [*_of_groups(library, usual)]
    printed = printed_in(tuple(one.procedure for one in sources))
    asked, shared = asked_in(one.procedure for one in sources), shared_in(one.procedure for one in sources)
    offered = offered_in(one.procedure for one in sources)
    for one in (one for one in sources if not ids or one.procedure.id in ids):
        found += _of(one, library, words, context, english)
        found += _worded(one, words, used)
        found += _printed(one, words, printed)
        found += _compared(one, asked, shared, offered)
        found += _sent(one, usual)
        if one.is_sound:
            found += impassable(one.procedure, one.located, one.file, context, people=people)
    return tuple(found)


def notices(library: Library, today: date) -> tuple[Fault, ...]:
    """What is no mistake, and what somebody should know of all the same: definitions that have ended."""
    return tuple(
        found.fault(one.file, one.located)
        for one in library.sources()
        for found in ended(one.procedure, today, path_of)
    )


def _of(
    source: Source, library: Library, words: Words, context: Context, english: English | None
) -> tuple[Fault, ...]:
    procedure = source.procedure
    found = [
        *(() if source.is_event else risks(procedure)),
        *delicate(procedure),
        *_overlapping(procedure),
        *figures(procedure),
        *contradicting(procedure, is_event=source.is_event),
        *lapsed(procedure, context.today),
        *counts_printed(procedure),
        *counters_asked(procedure),
        *whose(procedure),
        *letters_asked(procedure),
        *kinds_asked(procedure),
        *limits_offered(procedure),
        *signs(source.located.data),
        *placeholders(source.located.data),
        *twins(procedure, context),
        *turned_round(procedure, context),
        *starts_missing(procedure, context),
        *ages_left(procedure),
        *ages_unsaid(procedure),
        *own_unasked(procedure, is_event=source.is_event),
        *messages_turned(procedure),
        *others_missing(procedure),
        *counters_said(procedure),
        *steps_elsewhere(procedure, library),
        *other_days(procedure, library),
        *late_elsewhere(procedure, library),
        *asking(procedure, words.one_thing, is_event=source.is_event),
        *people_said(procedure),
        *promises(procedure),
        *lacking(procedure, context.today, is_event=source.is_event),
        *examples(procedure, context),
        *_in_english(procedure, english),
    ]
    return tuple(one.fault(source.file, source.located) for one in found if _written(one.path, source))


def _printed(source: Source, words: Words, printed: Printed) -> Iterator[Fault]:
    """Options that print another one's word, by the list of official words and by what others print."""
    procedure = source.procedure
    known = frozenset(printed_options(procedure))
    told_of = [one for one in printed_options(procedure, words.official) if one not in known]
    paths = {one.path for one in (*known, *told_of)}
    told_of += [one for one in printed_elsewhere(procedure, printed) if one.path not in paths]
    yield from (one.fault(source.file, source.located) for one in told_of)


def _of_groups(library: Library, usual: Usual) -> Iterator[Fault]:
    """Texts of the tiles and the desk's pages; a file that cannot be read is told by the library."""
    try:
        located = read((library.root / GROUPS).read_text("utf-8"))
    except (OSError, ValueError, Unreadable):
        return
    counters = counters_alike(matters_sent(library.every_matter()), usual)
    for one in (*signs(located.data), *placeholders(located.data), *counters):
        yield one.fault(GROUPS, located)


def _compared(source: Source, asked: Asked, shared: Shared, offered: Offered) -> Iterator[Fault]:
    """Questions, compared with the same ones in others: when they are asked, and with which answers."""
    found = (
        *asked_elsewhere(source.procedure, asked),
        *shared_alike(source.procedure, shared),
        *missing_elsewhere(source.procedure, offered),
    )
    yield from (one.fault(source.file, source.located) for one in found)


def _sent(source: Source, usual: Usual) -> Iterator[Fault]:
    """Steps that send people to another counter than other definitions do for the same matter."""
    found = counters_alike(steps_sent(source.procedure), usual)
    yield from (one.fault(source.file, source.located) for one in found)


def _worded(source: Source, words: Words, used: Mapping[str, str]) -> Iterator[Fault]:
    """How its texts speak to people, and how they are read."""
    procedure = source.procedure
    said = (*findings(procedure, words, used), *manners(asked_texts(procedure)))
    found = (Finding(path_of(procedure, key), message) for key, message in said)
    yield from (one.fault(source.file, source.located) for one in found if _written(one.path, source))


def _in_english(procedure: Procedure, english: English | None) -> Iterator[Finding]:
    """Of the texts that are translated; the line is that of the Japanese text."""
    if english is None:
        return
    said = {key: english.words(key) for key in asked_texts(procedure) if english.words.has(key)}
    for key, message in english_findings(said, english.lists):
        yield Finding(path_of(procedure, key), message)


def _written(path: Path, source: Source) -> bool:
    """A life event has texts of its own under keys that only a procedure has: told once, where it stands."""
    return not source.is_event or path in source.located.lines


def _overlapping(procedure: Procedure) -> Iterator[Finding]:
    for path, question in every_question(procedure):
        yield from overlapping(question.options, (*path, "options"))


def other_days(procedure: Procedure, library: Library) -> Iterator[Finding]:
    """A step that gives another time than the procedure which it leads to."""
    for place, question in enumerate(procedure.questions):
        for inner, option in enumerate(question.options):
            target = library.get(option.procedure) if option.procedure else None
            rule = None if target is None else target.deadline
            days = None if option.due is None else option.due.days
            if rule is None or days is None or rule.fixed:
                continue
            expected = rule.days + _later(option, rule.fields)
            if days != expected:
                path: Path = ("questions", place, "options", inner, "due")
                message = "{days} days; by the deadline of {other!r} it is {there}"
                yield Finding(path, told(message, days=days, other=option.procedure, there=expected))


def _later(step: Choice, starts: tuple[str, ...]) -> int:
    """How many days after the step's own day the other procedure begins to count."""
    taken = (step.run.takes.get(name) for name in starts)
    return next((one.days for one in taken if isinstance(one, Taken)), 0)
