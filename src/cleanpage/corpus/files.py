"""What was given on the command line, as files in an order that never changes."""

from __future__ import annotations

import errno
import glob
import hashlib
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FORMS = {
    "jsonl": (".jsonl", ".ndjson"),
    "csv": (".csv", ".tsv"),
    "parquet": (".parquet", ".pq"),
    "wet": (".wet",),
    "warc": (".warc",),
    "pages": (".html", ".htm", ".xhtml", ".txt", ".text"),
}
"""The forms of input, each with the endings by which files of it are known."""
PACKED = (".gz", ".zst")
"""Endings of compressed files, which may follow any other."""


class InputFile(NamedTuple):
    """A file to read.

    Attributes:
        path: where it is, as the rows will name it.
        form: one of `FORMS`; None where its ending tells nothing, and then it is skipped.
        size: its length in bytes.
        changed: when it was last changed, in nanoseconds.
    """

    path: str
    form: str | None
    size: int
    changed: int


class Identity(NamedTuple):
    """What all files of an input come to; the same only for the same files."""

    files: int
    bytes: int
    sha256: str


def form_of(path: str) -> str | None:
    """Return the form of a file by its ending.

    >>> form_of("dump/CC-MAIN-00000.warc.wet.gz"), form_of("pages.jsonl.zst"), form_of("logo.png")
    ('wet', 'jsonl', None)
    """
    name = path.lower()
    for packed in PACKED:
        name = name.removesuffix(packed)
    return next((form for form, endings in FORMS.items() if name.endswith(endings)), None)


def listed(inputs: str | Path | Iterable[str | Path]) -> list[str]:
    """Return inputs as a list of names, one alone as well.

    >>> listed("pages.jsonl"), listed(["a.jsonl", Path("dump")])
    (['pages.jsonl'], ['a.jsonl', 'dump'])
    """
    return [str(inputs)] if isinstance(inputs, str | Path) else [str(one) for one in inputs]


def find(inputs: Iterable[str], *, form: str | None = None, leave: Path | None = None) -> Iterator[InputFile]:
    """Yield the files of an input.

    Args:
        inputs: files, folders and globs, in the order in which they are to be read. Folders are walked by name, and
            what begins with a dot is left alone.
        form: the form of all of them, whatever their endings; told from the ending by default.
        leave: a folder not to walk into: the output.

    Yields:
        Files. Those of a folder whose form is not known have none; one that was named must have one.

    Raises:
        OSError: an input is not there, or a glob matches nothing.
        ValueError: the form of a file that was named is not known.
    """
    for given in inputs:
        for named in _globbed(given):
            if Path(named).is_dir():
                yield from _walk(named, form, leave.resolve() if leave else None)
            else:
                yield _named(named, form)


def _globbed(given: str) -> list[str]:
    if os.path.lexists(given) or not glob.has_magic(given):
        return [given]
    found = sorted(glob.glob(given, recursive=True))  # noqa: PTH207 - a Path would lose "./" and wants a root
    if not found:
        raise FileNotFoundError(errno.ENOENT, "matches no file", given)
    return found


def _named(path: str, form: str | None) -> InputFile:
    status = Path(path).stat()
    if not stat.S_ISREG(status.st_mode):
        msg = f"{path}: not a regular file; a run reads its input more than once"
        raise ValueError(msg)
    file = InputFile(path, form or form_of(path), status.st_size, status.st_mtime_ns)
    if file.form is None:
        known = " ".join(ending for endings in FORMS.values() for ending in endings)
        msg = f"{path}: its ending does not say what it is; name its form, or use one of {known} (and .gz, .zst)"
        raise ValueError(msg)
    return file


def _walk(folder: str, form: str | None, leave: Path | None) -> Iterator[InputFile]:
    if Path(folder).resolve() == leave:
        return
    with os.scandir(folder) as entries:  # links to folders are not followed: they can lead in a circle
        visible = (entry for entry in entries if not entry.name.startswith("."))
        found = sorted((entry.name, entry.is_dir(follow_symlinks=False)) for entry in visible)
    for name, is_folder in found:
        path = os.path.join(folder, name)  # noqa: PTH118 - a Path would drop the "./" that the user gave
        if is_folder:
            yield from _walk(path, form, leave)
        else:
            yield _met(path, form)


def _met(path: str, form: str | None) -> InputFile:
    """Return a file met in a folder; one that is gone, or leads nowhere, is found out when it is read."""
    try:
        status = Path(path).stat()
    except OSError:
        return InputFile(path, form or form_of(path), 0, 0)
    known = form or form_of(path) if stat.S_ISREG(status.st_mode) else None
    return InputFile(path, known, status.st_size, status.st_mtime_ns)


def identity(files: Iterable[InputFile]) -> Identity:
    """Return what files come to: their number, their bytes, and a digest of paths, sizes and times of change."""
    digest = hashlib.sha256()
    count = size = 0
    for file in files:
        digest.update(repr(file).encode("utf-8", "backslashreplace"))
        count += 1
        size += file.size
    return Identity(count, size, digest.hexdigest())


def shown(path: str) -> str:
    """Return a path as text that any file can hold; bytes of a name that are no UTF-8 become escapes."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")
