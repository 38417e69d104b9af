"""How files lie in a bag."""

import io
import os
import zipfile

from exhibit_viewer.library.sharing.bagging import Bagger

PIECE = 1 << 20


def test_what_does_not_shrink_is_stored_and_all_of_it_comes_out_again():
    noise, plain = os.urandom(2 * PIECE + 5), b"vertex 0 0 0\n" * 100_000
    files = {"noise.stl": noise, "plain.stl": plain, "short.stl": noise[:1000], "empty.stl": b""}
    out = io.BytesIO()
    bag = Bagger(out)
    bag.begin()
    for name, data in files.items():
        bag.add(name, (data[at : at + PIECE] for at in range(0, len(data), PIECE)), len(data))
    bag.finish("A bag", "id")
    bag.close()
    with zipfile.ZipFile(out) as archive:
        kinds = {name: archive.getinfo(f"data/{name}").compress_type for name in files}
        assert {name: archive.read(f"data/{name}") for name in files} == files
    assert kinds == dict.fromkeys(files, zipfile.ZIP_DEFLATED) | {"noise.stl": zipfile.ZIP_STORED}
