"""A language's `.po` files brought up to date: every text is there, with Japanese and English beside it.

Nothing translated is lost. A text whose Japanese changed is marked fuzzy (Japanese is shown until the mark is
taken away); one that nobody asks for any more moves to the end of its file, commented out.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from kiosk.forms.translating.sources import Wanted
from kiosk.words.entries import Entry, entries_of, is_stale

_NO_WRAPPING = 100_000


def write(folder: Path, language_id: str, asked: Iterable[Wanted], *, begin: bool) -> tuple[str, ...]:
    """Writes the files, and gives their names.

    Args:
        folder: The language's folder.
        language_id: `vi`.
        asked: All texts.
        begin: Whether new entries begin with the Japanese, marked fuzzy; else they are empty.
    """
    known = {entry.key: entry for entry in entries_of(folder)}
    files: dict[str, list[Wanted]] = {}
    for one in asked:
        if language_id not in one.held_by:
            files.setdefault(one.file, []).append(one)
    keys = {one.key for rows in files.values() for one in rows}
    gone = [entry for key, entry in known.items() if key not in keys]
    for file in {*files, *(entry.file for entry in gone)}:
        old = [entry for entry in gone if entry.file == file]
        made = file_text(language_id, files.get(file, []), known, old, begin=begin)
        (folder / file).write_text(made, encoding="utf-8")
    return tuple(sorted(files))


def file_text(
    language_id: str,
    asked: Iterable[Wanted],
    known: Mapping[str, Entry],
    gone: Iterable[Entry] = (),
    *,
    begin: bool = False,
) -> str:
    """One file: entries in the order of `asked`, then those that are gone."""
    catalogue = Catalog(locale=None, header_comment=f"# Texts in {language_id}. See docs/translating.md.")
    for one in asked:
        _add(catalogue, one, known.get(one.key), begin=begin)
    stream = io.BytesIO()
    write_po(stream, catalogue, omit_header=True, width=_NO_WRAPPING)
    rest = "".join(f'#~ msgid "{one.key}"\n#~ msgstr "{_quoted(one.text)}"\n\n' for one in gone)
    return f"{_head(language_id)}\n{stream.getvalue().decode('utf-8')}{rest}"


def _head(language_id: str) -> str:
    return (
        f"# Texts in {language_id}: see docs/translating.md.\n"
        'msgid ""\nmsgstr ""\n'
        f'"Language: {language_id}\\n"\n'
        '"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=UTF-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n'
    )


def _add(catalogue: Catalog, one: Wanted, entry: Entry | None, *, begin: bool) -> None:
    notes = [f"ja: {_line(one.japanese)}", f"en: {_line(one.english)}"]
    changed = entry is not None and is_stale(entry, one.japanese)
    text = entry.text if entry is not None and entry.text else one.japanese if begin else ""
    begun = begin and (entry is None or not entry.text)
    if changed and entry is not None:
        notes.append(f"was: {entry.source}")
    fuzzy = bool(text) and (changed or begun or (entry is not None and entry.fuzzy))
    mark = "no" if entry is None or changed or entry.reviewed is None else entry.reviewed
    comments = [*(entry.comments if entry is not None else ()), f"reviewed: {mark}"]
    catalogue.add(
        one.key,
        text,
        auto_comments=notes,
        user_comments=comments,
        flags={"fuzzy"} if fuzzy else set(),
    )


def _line(text: str) -> str:
    return text.replace("\n", " ")


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
