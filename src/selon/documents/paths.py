"""Which files are meant: files, folders, globs, places in files and standard input, in a fixed order.

Enters the words of a command line; leaves file names, and problems for what is not there.
"""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from selon.model.problem import Problem

STANDARD_INPUT = "-"


def find_files(paths: Sequence[str]) -> Iterator[str | Problem]:
    """Every file meant by `paths`, each once; folders are walked in sorted order, hidden files left out."""
    seen: set[str] = set()
    for path in paths:
        for found in expand_path(path):
            if isinstance(found, Problem):
                yield found
            elif found not in seen:
                seen.add(found)
                yield found


def expand_path(path: str) -> Iterator[str | Problem]:
    """The files that one path or glob stands for."""
    try:
        is_folder, exists = Path(path).is_dir(), Path(path).exists()
    except (OSError, ValueError):  # a name that no file system takes
        is_folder = exists = False
    if path == STANDARD_INPUT or (exists and not is_folder) or (not exists and split_place(path)):
        yield path
    elif is_folder:
        found = walk_folder(path)
        yield next(found, Problem("missing", "there is no file in the folder", path))
        yield from found
    elif glob.has_magic(path) and (matches := sorted(glob.glob(path, recursive=True))):  # noqa: PTH207  # absolute too
        for match in matches:
            yield from walk_folder(match) if Path(match).is_dir() else [match]
    else:
        yield Problem("missing", "there is no such file or folder", path)


def split_place(path: str) -> tuple[str, str] | None:
    """The file and the place in it where a document's path is `FILE#PLACE`, as those of archives and tables are."""
    file, _, place = path.rpartition("#")
    try:
        return (file, place) if file and place and Path(file).is_file() else None
    except (OSError, ValueError):
        return None


def walk_folder(folder: str) -> Iterator[str | Problem]:
    """All files below a folder, sorted; a folder that may not be entered is a problem."""
    faults: list[Problem] = []

    def note(fault: OSError) -> None:
        faults.append(Problem("unreadable", f"the folder can not be read ({fault.strerror})", fault.filename))

    for here, folders, files in os.walk(folder, onerror=note):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (str(Path(here) / name) for name in sorted(files) if not name.startswith("."))
    yield from faults


def name_of(path: str) -> str:
    """A document's name: the file's stem, without the suffix of packing."""
    name = Path(path).name
    for packing in (".gz", ".gzip"):
        name = name.removesuffix(packing)
    return Path(name).stem or name
