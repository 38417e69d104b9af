"""The worker's own side, with the real readers: what it answers and what it refuses to do."""

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from exhibit_viewer.ingest.limits import MEGABYTE, Limits
from exhibit_viewer.ingest.worker import Reader
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.geometry import Model
from exhibit_viewer.model.ticket import Ticket

TRIANGLE = "v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n"


@pytest.fixture(scope="module")
def reader(tmp_path_factory):
    reader = Reader(tmp_path_factory.mktemp("cache"), Limits(memory_bytes=600 * MEGABYTE))
    yield reader
    reader.close()


def written(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_a_model_comes_with_its_facts(reader, tmp_path):
    model = reader.open(written(tmp_path, "one.obj", TRIANGLE), Ticket())
    assert (model.facts.triangles, model.facts.file_bytes) == (1, len(TRIANGLE))
    assert model.facts.sha256 == hashlib.sha256(TRIANGLE.encode()).hexdigest()


def test_progress_is_told(reader, tmp_path):
    shares: list[float] = []
    reader.open(written(tmp_path, "two.obj", TRIANGLE + "# two\n"), Ticket(shares.append))
    assert shares == sorted(shares)


def skin(model: Model) -> tuple[float, float, float, float]:
    return next(material.base_colour for material in model.materials if material.name == "skin")


def test_a_sidecar_that_changes_changes_the_model(reader, tmp_path):
    path = written(tmp_path, "three.obj", "mtllib three.mtl\nusemtl skin\n" + TRIANGLE)
    written(tmp_path, "three.mtl", "newmtl skin\nKd 1 0 0\n")
    red = skin(reader.open(path, Ticket()))
    written(tmp_path, "three.mtl", "newmtl skin\nKd 0 0 1 \n")
    blue = skin(reader.open(path, Ticket()))
    assert red[0] > red[2] and blue[2] > blue[0]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("empty.ply", b"", Code.FILE_EMPTY),
        ("letter.doc", b"Dear museum,", Code.FORMAT_UNKNOWN),
        ("rotten.glb", b"glTF\x02\x00\x00\x00\xff\xff", Code.FORMAT_DAMAGED),
    ],
)
def test_faults_cross_the_pipe(reader, tmp_path, name, content, code):
    with pytest.raises(Fault) as caught:
        reader.open(written(tmp_path, name, content), Ticket())
    assert (caught.value.code, caught.value.file) == (code, name)


def test_a_missing_file_is_missing(reader, tmp_path):
    with pytest.raises(Fault) as caught:
        reader.open(tmp_path / "gone.ply", Ticket())
    assert caught.value.code is Code.FILE_MISSING


def test_names_that_are_no_text_are_no_trouble(reader, tmp_path):
    path = tmp_path / "vase\udcff \n.obj"
    try:
        written(tmp_path, path.name, TRIANGLE)
    except (OSError, UnicodeEncodeError):
        pytest.skip("this file system takes no such names")
    assert reader.open(path, Ticket()).facts.triangles == 1


def test_images_are_measured_in_the_worker(reader, tmp_path):
    Image.new("RGB", (7, 5)).save(tmp_path / "small.png")
    assert reader.image_size(tmp_path / "small.png", Ticket()) == (7, 5)
    with pytest.raises(Fault) as caught:
        reader.image_size(written(tmp_path, "bad.png", b"\x89PNG\r\n\x1a\nnonsense"), Ticket())
    assert caught.value.code in (Code.TEXTURE_DAMAGED, Code.TEXTURE_FORMAT)


FORBIDDEN = {
    "program": "import subprocess; subprocess.run(['true'])",
    "shell": "import os; os.system('true')",
    "socket": "import socket; socket.socket()",
    "fork": "import os; os.fork()",
}


@pytest.mark.parametrize("deed", FORBIDDEN)
def test_a_reader_can_start_no_program_and_open_no_socket(deed):
    code = (
        "import sys\n"
        "from exhibit_viewer.ingest.worker_main import _refuse_programs_and_sockets\n"
        "sys.addaudithook(_refuse_programs_and_sockets)\n"
        f"try: {FORBIDDEN[deed]}\n"
        "except PermissionError: sys.exit(7)\n"
    )
    assert subprocess.run([sys.executable, "-c", code], timeout=300, check=False).returncode == 7
