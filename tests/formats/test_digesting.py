"""Checksums worked out on another thread are those of the whole, whatever the pieces."""

import hashlib
import random
from contextlib import closing

import pytest

from exhibit_viewer.formats.digesting import SMALL, Digester


@pytest.mark.parametrize("seed", range(6))
def test_the_checksums_are_those_of_the_whole(seed):
    rng = random.Random(seed)
    sizes = [rng.choice((0, 1, SMALL - 1, SMALL, 3 * SMALL)) for _ in range(12)]
    pieces = [rng.randbytes(size) for size in sizes]
    whole = b"".join(pieces)
    wanted = {name: hashlib.new(name, whole).hexdigest() for name in ("sha256", "md5")}
    with closing(Digester()) as digester:
        for _ in range(2):
            digests = digester.of(wanted)
            for piece in pieces:
                digests.update(piece)
            assert digests.found() == wanted


def test_a_file_begun_and_left_does_not_stay_in_the_way():
    with closing(Digester()) as digester:
        digester.of(("sha256",)).update(bytes(4 * SMALL))
        digests = digester.of(("sha256",))
        digests.update(b"x" * SMALL)
        assert digests.found()["sha256"] == hashlib.sha256(b"x" * SMALL).hexdigest()
