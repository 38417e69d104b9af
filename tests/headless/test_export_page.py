"""`export` to OUT.html: the first object, or the one asked for, as a page."""

import json
import re

import pytest

from exhibit_viewer.formats.folder import open_path
from exhibit_viewer.headless.export import write

pytest.importorskip("OpenGL")
SQUARE = "v 0 0 0\nv 2 0 0\nv 2 0 3\nv 0 0 3\nf 1 4 3\nf 1 3 2\n"


def test_one_object_becomes_a_page(tmp_path, capsys):
    for name in ("bowl", "cup"):
        (tmp_path / f"{name}.obj").write_text(SQUARE)
    out = tmp_path / "out" / "cup.html"
    out.parent.mkdir()
    wanted = open_path(tmp_path).artifacts[1]
    assert write(tmp_path, out, (wanted.id,)) == 0
    facts = json.loads(re.search(r'id="facts" type="application/json">(.*?)</script>', out.read_text(), re.S)[1])
    assert facts["title"] == dict(wanted.title.texts)
    assert "1 objects, 1 files" in capsys.readouterr().out
