"""No damage to a file makes its reader raise anything but a fault, or accept what is not sound.

The same damage every time: what a search led by coverage kept (saved_damage.txt), and what hypothesis thinks of, a few
seconds for all readers together. For more of it, and for longer:

FUZZ_EXAMPLES=20000 python run.py --test tests/reliability/test_fuzzed_readers.py
python tests/reliability/search_damage.py 600        (ten minutes for each reader; what it finds is tried from then on)
python tests/reliability/fuzz_readers.py glb         (atheris and without end)
"""

import os
import random
import sys
from collections.abc import Iterator

import pytest
from damage import DEEDS, EDGES, MOST_EDITS, any_edits, edited, edits_of, line_of
from fuzzed_kinds import Kind, kinds
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from search_damage import SAVED, saved, search
from worker_seeds import LIBRARY, WORKER_SEEDS

from exhibit_viewer.ingest.limits import Limits
from exhibit_viewer.ingest.pack_check import check_model
from exhibit_viewer.ingest.worker import Reader
from exhibit_viewer.model.faults import Fault
from exhibit_viewer.model.ticket import Ticket

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "200"))
IN_A_WORKER = max(EXAMPLES // 5, 10)
"""Fewer, for what is damaged goes through another process."""
NAMES = tuple(dict.fromkeys(line.partition("\t")[0] for line in SAVED.read_text("ascii").splitlines()))
EDITS = st.lists(
    st.tuples(
        st.sampled_from(DEEDS),
        st.floats(0, 1, exclude_max=True),
        st.one_of(st.sampled_from(EDGES), st.binary(min_size=1, max_size=8)),
    ),
    min_size=1,
    max_size=MOST_EDITS,
)


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Kind]:
    return kinds(tmp_path_factory.mktemp("documents"))


@pytest.fixture(autouse=True, scope="module")
def bounded_memory() -> Iterator[None]:
    """What the worker's limit would stop is stopped here too."""
    if not sys.platform.startswith("linux"):
        yield
        return
    import resource

    before = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (6 << 30, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_AS, before)


def test_every_kind_has_damage_kept(found):
    assert set(NAMES) == set(found)


@pytest.mark.parametrize("name", NAMES)
def test_the_seed_is_sound(found, name):
    assert found[name].bears(found[name].data)


@pytest.mark.logs
@pytest.mark.parametrize("name", NAMES)
def test_damage_that_was_kept_ends_in_a_fault_or_a_sound_model(found, name):
    for edits in saved()[name]:
        found[name].bears(edited(found[name].data, edits))


@pytest.mark.logs
@pytest.mark.parametrize("name", NAMES)
def test_damage_ends_in_a_fault_or_a_sound_model(found, name):
    kind = found[name]

    @settings(
        max_examples=EXAMPLES, derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck)
    )
    @given(EDITS)
    def damage(edits: list[tuple[str, float, bytes]]) -> None:
        kind.bears(edited(kind.data, edits))

    damage()


@pytest.mark.logs
@pytest.mark.parametrize("name", WORKER_SEEDS)
def test_damage_costs_at_most_the_process_made_for_it(name, tmp_path):
    if name in LIBRARY:
        pytest.importorskip(LIBRARY[name], reason="not made for this machine")
    sound, chance = WORKER_SEEDS[name](), random.Random(name)
    file = tmp_path / f"a.{name}"
    reader = Reader(tmp_path / "cache", Limits())
    try:
        for edits in [[], *(any_edits(chance) for _ in range(IN_A_WORKER)), []]:
            file.write_bytes(edited(sound, edits))
            try:
                check_model(reader.open(file, Ticket()))
            except Fault:
                assert edits, "the sound file was refused"
    finally:
        reader.close()


def test_a_search_finds_the_reader_that_lets_something_out(capsys):
    """A reader that stumbles over one byte in 256, at one place."""

    def stumbles(name: str, data: bytes) -> bool:
        return data[3:4] != b"\xff" or 1 // 0 > 0

    (worst, *_) = search(Kind("a.bin", bytes(8), stumbles), 0.2, [[("put", 0.4, b"\xff")]], random.Random(1))
    assert edited(bytes(8), worst)[3] == 255 and "ZeroDivisionError" in capsys.readouterr().out


def test_edits_are_kept_in_a_line():
    edits = any_edits(random.Random(5))
    assert edits_of(line_of(edits)) == edits
