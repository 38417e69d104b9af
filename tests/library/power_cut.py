"""What a disk could look like after a power cut at any moment of a program's run.

The program runs under strace; its file operations in one folder are replayed, and after each one the folder is built as
it could be found afterwards, in four ways (`Way`). Method: ALICE (Pillai et al., OSDI 2014), reduced to the cases that
ext4 and NTFS are known to show. Not modelled: stores to memory-mapped files, writev, copy_file_range.
"""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

_CALLS = (
    "openat,creat,write,pwrite64,fsync,fdatasync,ftruncate,"
    "rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat,rmdir"
)
_LINE = re.compile(r"\d+\s+(\w+)\((.*)\)\s+= (-?\d+)(?:<((?:\\x[0-9a-f]{2})*|[^>]*)>)?")
_STRING = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_HANDLE = re.compile(r"(-?\d+)<((?:\\x[0-9a-f]{2})*|[^>]*)>")


class Way(Enum):
    """What arrived on the disk."""

    ALL = "every operation"
    NAMES = "names, but no data that was not forced"
    FORCED = "neither names nor data that were not forced"
    LAST = "names, forced data, and what was written last"


@dataclass(frozen=True)
class Operation:
    """kind: create, truncate-open, write, cut, force, rename, remove, folder, said."""

    kind: str
    path: Path = Path()
    target: Path = Path()
    offset: int = -1
    data: bytes = b""


@dataclass
class _File:
    data: bytes = b""
    forced: bytes = b""
    is_folder: bool = False


@dataclass
class Disk:
    """A folder as the program sees it (`names`), and the names that are certain to be on the disk (`durable`)."""

    root: Path
    names: dict[Path, _File] = field(default_factory=dict)
    durable: dict[Path, _File] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)
    _positions: dict[Path, int] = field(default_factory=dict)
    _last: _File | None = None
    _known: dict[int, Path] = field(default_factory=dict)  # by folder: where what is certain to be in it is listed

    def __post_init__(self) -> None:
        self.names[self.root] = self.durable[self.root] = _File(is_folder=True)
        for path in sorted(self.root.rglob("*")):
            data = b"" if path.is_dir() else path.read_bytes()
            self.names[path] = self.durable[path] = _File(data, data, path.is_dir())
        self._known = {id(file): path for path, file in self.names.items()}

    def apply(self, operation: Operation) -> None:
        kind, path = operation.kind, operation.path
        file = self.names.get(path)
        if kind == "said":
            self.said.append(operation.data.decode())
        elif kind in ("create", "truncate-open"):
            self._positions[path] = 0
            if file is None:
                self.names[path] = _File()
            elif kind == "truncate-open":
                file.data = b""
        elif kind == "folder":
            self.names[path] = _File(is_folder=True)
        elif kind == "rename":
            self._rename(path, operation.target)
        elif kind == "remove":
            self.names.pop(path, None)
        elif file is not None:
            self._change(file, operation)

    def build(self, way: Way, folder: Path) -> None:
        """Write the folder as it would be found."""
        names = self.durable if way is Way.FORCED else self.names
        for path, file in sorted(names.items()):
            place = folder / path.relative_to(self.root)
            if path != self.root and not place.parent.is_dir():
                continue  # its folder's own name is not certain
            if file.is_folder:
                place.mkdir(exist_ok=True)
            else:
                whole = way is Way.ALL or (way is Way.LAST and file is self._last)
                place.write_bytes(file.data if whole else file.forced)

    def _change(self, file: _File, operation: Operation) -> None:
        if operation.kind == "write":
            at = operation.offset if operation.offset >= 0 else self._positions.get(operation.path, len(file.data))
            end = at + len(operation.data)
            file.data = file.data[:at].ljust(at, b"\0") + operation.data + file.data[end:]
            if operation.offset < 0:
                self._positions[operation.path] = end
            self._last = file
        elif operation.kind == "cut":
            file.data = file.data[: operation.offset].ljust(operation.offset, b"\0")
            self._last = file
        elif operation.kind == "force":
            file.forced = file.data
            if file.is_folder:
                self._known[id(file)] = operation.path
                for path in [path for path in self.durable if path.parent == operation.path != path]:
                    del self.durable[path]
                for path, kept in [item for item in self.names.items() if item[0].parent == operation.path]:
                    self.durable[path] = kept
                    if self._known.get(id(kept), path) != path:
                        self._carry(self._known[id(kept)], path)

    def _carry(self, source: Path, target: Path) -> None:
        """A folder under another name still has in it what it had."""
        for path in [path for path in self.durable if source in path.parents]:
            self.durable[target / path.relative_to(source)] = self.durable.pop(path)
        for folder, path in self._known.items():
            if path.is_relative_to(source):
                self._known[folder] = target / path.relative_to(source)

    def _rename(self, source: Path, target: Path) -> None:
        for path in [path for path in self.names if path == source or source in path.parents]:
            self.names[target / path.relative_to(source)] = self.names.pop(path)


def recorded(command: list[str], root: Path, log: Path) -> list[Operation]:
    """Run a command and list its operations below `root`, and its lines on standard output as `said`."""
    strace = ["strace", "-f", "-y", "-xx", "-s", "100000000", "-o", str(log), "-e", f"trace={_CALLS}"]
    subprocess.run([*strace, *command], check=True, stdout=subprocess.DEVNULL)
    with log.open(encoding="ascii", errors="replace") as lines:
        return [operation for line in lines for operation in _parsed(line, root)]


def _parsed(line: str, root: Path) -> Iterator[Operation]:
    match = _LINE.match(line)
    if match is None or match[3].startswith("-"):
        return
    call, arguments, result = match[1], match[2], int(match[3])
    strings = [_unescaped(text) for text in _STRING.findall(arguments)]
    handle = _HANDLE.match(arguments)
    if call == "write" and handle is not None and handle[1] == "1":
        yield Operation("said", data=strings[0])
        return
    opened = match[4] if call in ("openat", "creat") else handle[2] if handle else None
    path = Path(_unescaped(opened).decode() if opened and opened.startswith("\\x") else opened or "")
    named = (
        [Path(text.decode(errors="replace")) for text in strings]
        if call.startswith(("rename", "unlink", "mkdir", "rmdir"))
        else []
    )
    if not (named or [path])[0].is_relative_to(root):
        return
    if call in ("openat", "creat"):
        if "O_CREAT" in arguments or "O_TRUNC" in arguments:
            yield Operation("truncate-open" if "O_TRUNC" in arguments else "create", path)
    elif call in ("write", "pwrite64"):
        offset = int(arguments.rsplit(",", 1)[1]) if call == "pwrite64" else -1
        yield Operation("write", path, offset=offset, data=strings[0][:result])
    elif call in ("fsync", "fdatasync"):
        yield Operation("force", path)
    elif call == "ftruncate":
        yield Operation("cut", path, offset=int(arguments.rsplit(",", 1)[1]))
    elif call.startswith("rename"):
        yield Operation("rename", named[0], named[1])
    elif call.startswith("mkdir"):
        yield Operation("folder", named[0])
    else:
        yield Operation("remove", named[0])


def _unescaped(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", ""))


def can_trace() -> bool:
    """Whether a program can be run under strace here."""
    strace = shutil.which("strace")
    return strace is not None and subprocess.run([strace, "-o", "/dev/null", "true"], check=False).returncode == 0


def states_after_cuts(child: Path, root: Path, run: str, check: Callable[[Path, list[str]], None]) -> int:
    """Check every state a power cut during the `run` of a child in `root` can leave behind; how many there were."""
    disk, states = Disk(root), 0
    operations = recorded([sys.executable, str(child), str(root), run], root, root.with_suffix(".strace"))
    for number, operation in enumerate(operations):
        disk.apply(operation)
        for way in Way:
            folder = root.with_name("found")
            disk.build(way, folder)
            try:
                check(folder, disk.said)
            except Exception as error:
                raise AssertionError(f"after operation {number} ({operation.kind}), {way.value}: {error}") from error
            shutil.rmtree(folder)
            states += 1
    return states
