"""Looks for damage that takes a reader where none has taken it yet, and keeps it for the tests.

    python tests/reliability/search_damage.py SECONDS [KIND...]

SECONDS of processor time for each KIND of `fuzzed_kinds`, or of all. Damage that reaches lines in an order not seen
before is changed further (a search led by coverage, as in American Fuzzy Lop, but over edits and in plain Python). What
covers the most is written into saved_damage.txt, a line each, and tried by every run of the tests; what brings a reader
to raise anything but a fault is written there first, and said. The next search goes on from what is kept.
"""

import random
import sys
import tempfile
import time
import traceback
from collections.abc import Iterable
from pathlib import Path
from types import FrameType
from typing import Any

sys.path.append(str(Path(__file__).resolve().parent))
sys.path.append(str(Path(__file__).resolve().parents[1] / "ingest"))

from damage import MOST_EDITS, Edit, any_edit, any_edits, edited, edits_of, line_of
from fuzzed_kinds import Kind, kinds

HERE = Path(__file__).resolve().parent
SAVED = HERE / "saved_damage.txt"
READERS = tuple(str(HERE.parents[1] / "src" / "exhibit_viewer" / room) for room in ("ingest", "formats"))
KEPT = 16
"""Of each kind: those that together reach the most."""
MOST_MEMORY = 6 << 30

Step = tuple[str, int, int]


def saved() -> dict[str, list[list[Edit]]]:
    """What is kept, by kind."""
    found: dict[str, list[list[Edit]]] = {}
    for line in SAVED.read_text("ascii").splitlines() if SAVED.is_file() else ():
        kind, _, edits = line.partition("\t")
        found.setdefault(kind, []).append(edits_of(edits))
    return found


def steps_of(kind: Kind, data: bytes) -> tuple[set[Step], str]:
    """From which line to which the readers went, and what they should not have raised."""
    steps: set[Step] = set()

    def called(frame: FrameType, event: str, argument: Any) -> Any:
        file, last = frame.f_code.co_filename, frame.f_lineno
        if not file.startswith(READERS):
            return None

        def inside(frame: FrameType, event: str, argument: Any) -> Any:
            nonlocal last
            steps.add((file, last, frame.f_lineno))
            last = frame.f_lineno
            return inside

        return inside

    wrong = ""
    sys.settrace(called)
    try:
        kind.bears(data)
    except Exception:  # noqa: BLE001  (whatever it is, it is what is looked for)
        wrong = traceback.format_exc()
    finally:
        sys.settrace(None)
    return steps, wrong


def search(kind: Kind, seconds: float, known: Iterable[list[Edit]], chance: random.Random) -> list[list[Edit]]:
    """The damage to keep, the worst first."""
    end = time.process_time() + seconds
    reached, _ = steps_of(kind, kind.data)
    pool: list[tuple[list[Edit], set[Step]]] = []
    worst: dict[str, list[Edit]] = {}
    waiting, tried = list(known), 0
    while waiting or time.process_time() < end:
        edits = waiting.pop(0) if waiting else changed(pool, chance)
        steps, wrong = steps_of(kind, edited(kind.data, edits))
        tried += 1
        if wrong and wrong not in worst:
            worst[wrong] = edits
            print(f"{line_of(edits)}\n{wrong}", flush=True)
        if steps - reached:
            reached |= steps
            pool.append((edits, steps))
    print(f"{tried} tried, {len(pool)} went new ways, {len(worst)} faults of ours", flush=True)
    return [*worst.values(), *fewest(pool)]


def changed(pool: list[tuple[list[Edit], set[Step]]], chance: random.Random) -> list[Edit]:
    """Something new, or what went a new way with an edit more or one in another's place."""
    if not pool or chance.random() < 0.3:
        return any_edits(chance)
    edits = list(chance.choice(pool)[0])
    if len(edits) < MOST_EDITS and chance.random() < 0.6:
        return [*edits, any_edit(chance)]
    edits[chance.randrange(len(edits))] = any_edit(chance)
    return edits


def fewest(pool: list[tuple[list[Edit], set[Step]]]) -> list[list[Edit]]:
    """At most KEPT, each the one that adds the most to those before."""
    kept: list[list[Edit]] = []
    covered: set[Step] = set()
    while len(kept) < KEPT and pool:
        edits, steps = max(pool, key=lambda each: len(each[1] - covered))
        if not steps - covered:
            break
        kept.append(edits)
        covered |= steps
    return kept


def main(seconds: float, wanted: list[str]) -> None:
    if sys.platform.startswith("linux"):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))
    known = saved()
    with tempfile.TemporaryDirectory(prefix="search-") as folder:
        found = kinds(Path(folder))
        for name in wanted or found:
            print(name, end=": ", flush=True)
            known[name] = search(found[name], seconds, known.get(name, ()), random.Random())
    lines = [f"{name}\t{line_of(edits)}" for name in found for edits in known.get(name, ())]
    SAVED.write_text("\n".join([*lines, ""]), "ascii")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(float(sys.argv[1]), sys.argv[2:])
