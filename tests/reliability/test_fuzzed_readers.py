"""No damage to a file makes its reader raise anything but a fault, or accept what is not sound.

The same damage every time. For more of it:
FUZZ_EXAMPLES=20000 python run.py --test tests/reliability/test_fuzzed_readers.py
Guided by coverage and without end: `fuzz_readers.py` beside this file.
"""

import os
import sys
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reader_seeds import seeds, try_reading

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "400"))
SEEDS = seeds()
EDGES = (
    b"\0",
    b"\xff",
    b"\x7f",
    b"-",
    b"9",
    b"e",
    b"\n",
    b'"',
    b"<",
    b"\xff\xff\xff\xff",
    b"\0\0\0\x80",
    b"1e999",
    b"nan",
)
EDITS = st.lists(
    st.tuples(
        st.sampled_from(("flip", "put", "cut", "repeat", "drop")),
        st.floats(0, 1, exclude_max=True),
        st.one_of(st.sampled_from(EDGES), st.binary(min_size=1, max_size=8)),
    ),
    min_size=1,
    max_size=6,
)


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


def edited(data: bytes, edits: list[tuple[str, float, bytes]]) -> bytes:
    out = bytearray(data)
    for deed, share, piece in edits:
        at = int(share * len(out))
        if deed == "flip" and out:
            out[at] ^= piece[0] or 1
        elif deed == "put":
            out[at : at + len(piece)] = piece
        elif deed == "cut":
            del out[at:]
        elif deed == "repeat":
            out[at:at] = out[at : at + 16 * len(piece)]
        elif deed == "drop":
            del out[at : at + len(piece)]
    return bytes(out)


@pytest.mark.parametrize("kind", SEEDS)
def test_the_seed_is_sound(kind):
    assert try_reading(*SEEDS[kind]), kind


@pytest.mark.logs
@pytest.mark.parametrize("kind", SEEDS)
def test_damage_ends_in_a_fault_or_a_sound_model(kind):
    name, data = SEEDS[kind]

    @settings(
        max_examples=EXAMPLES, derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck)
    )
    @given(EDITS)
    def damage(edits: list[tuple[str, float, bytes]]) -> None:
        try_reading(name, edited(data, edits))

    damage()
