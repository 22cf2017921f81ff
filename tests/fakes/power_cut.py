"""What a disk holds after the power went: what was synced, and of the rest whatever chance wants.

Replays the log of `failing_disk`. A file's bytes are certain once it was synced, its name once its folder
was. Writes that were not synced may be there or not, each 512 bytes apart, in any order.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.fakes.failing_disk import Act

_SECTOR = 512


@dataclass
class _File:
    certain: bytearray = field(default_factory=bytearray)
    pending: list[Act] = field(default_factory=list)


@dataclass
class Disk:
    """A disk's state after some acts.

    Attributes:
        said: What the program said of itself until then.
    """

    said: list[str] = field(default_factory=list)
    _files: dict[int, _File] = field(default_factory=dict)
    _names: dict[str, int] = field(default_factory=dict)
    _certain_names: dict[str, int] = field(default_factory=dict)

    @classmethod
    def found(cls, *folders: Path) -> Disk:
        """With the files that lie in the folders, synced long ago."""
        disk = cls()
        for path in (path for folder in folders for path in folder.rglob("*") if path.is_file()):
            inode = path.stat().st_ino
            disk._files[inode] = _File(bytearray(path.read_bytes()))
            disk._names[str(path)] = disk._certain_names[str(path)] = inode
        return disk

    def do(self, act: Act) -> None:
        text = act.content.decode("utf-8", "replace")
        match act.letter:
            case "M":
                self.said.append(text)
            case "C":
                self._files[act.inode] = _File()
                self._names[text] = act.inode
            case "W" | "T":
                self._files.setdefault(act.inode, _File()).pending.append(act)
            case "S":
                file = self._files.setdefault(act.inode, _File())
                for pending in file.pending:
                    _apply(file.certain, pending)
                file.pending.clear()
            case "R":
                old, new = text.split("\0")
                self._names[new] = self._names.pop(old)
            case "U":
                self._names.pop(text, None)
            case "D":
                self._settle(text)
            case _:
                raise ValueError(act.letter)

    def lay_down(self, folder: Path, root: str, dice: Random | None) -> None:
        """Makes the files below `root` as a power cut now may leave them, in `folder`.

        Args:
            folder: Where to.
            root: The watched folder, as the log names it.
            dice: Decides what of the unsynced is there; None: nothing is.
        """
        for name, inode in self._surviving(dice).items():
            if name.endswith("-shm"):
                continue  # shared memory; SQLite makes it anew
            place = folder / Path(name).relative_to(root)
            place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            place.write_bytes(self._content(inode, dice))

    def _settle(self, folder: str) -> None:
        def here(names: dict[str, int]) -> dict[str, int]:
            return {name: inode for name, inode in names.items() if str(Path(name).parent) == folder}

        for name in here(self._certain_names):
            del self._certain_names[name]
        self._certain_names |= here(self._names)

    def _surviving(self, dice: Random | None) -> dict[str, int]:
        if dice is None:
            return self._certain_names
        names = dict(self._certain_names)
        for name in sorted({*names, *self._names}):
            if names.get(name) != self._names.get(name) and dice.random() < 0.5:
                if name in self._names:
                    names[name] = self._names[name]
                else:
                    del names[name]
        return names

    def _content(self, inode: int, dice: Random | None) -> bytes:
        file = self._files[inode]
        content = bytearray(file.certain)
        for act in file.pending if dice is not None else ():
            for piece in _pieces(act):
                if dice is not None and dice.random() < 0.5:
                    _apply(content, piece)
        return bytes(content)


def _pieces(act: Act) -> Iterable[Act]:
    if act.letter == "T":
        return [act]
    return [
        Act("W", act.inode, act.place + start, act.content[start : start + _SECTOR])
        for start in range(0, len(act.content), _SECTOR)
    ]


def _apply(content: bytearray, act: Act) -> None:
    if act.letter == "T":
        del content[act.place :]
        content.extend(bytes(act.place - len(content)))
        return
    content.extend(bytes(max(0, act.place - len(content))))
    content[act.place : act.place + len(act.content)] = act.content
