"""`export` to OUT.html: the first object, or the one asked for, as a page."""

import json
import re

import pytest

from exhibit_viewer.formats.folder import open_path
from exhibit_viewer.headless.export import write
from exhibit_viewer.ingest.worker import Reader
from exhibit_viewer.model.faults import Code, Fault

pytest.importorskip("OpenGL")
SQUARE = "v 0 0 0\nv 2 0 0\nv 2 0 3\nv 0 0 3\nf 1 4 3\nf 1 3 2\n"


def test_one_object_becomes_a_page_and_is_read_once(tmp_path, capsys, monkeypatch):
    opened, read = [], Reader.open
    monkeypatch.setattr(Reader, "open", lambda self, path, ticket: opened.append(path) or read(self, path, ticket))
    for name in ("bowl", "cup"):
        (tmp_path / f"{name}.obj").write_text(SQUARE)
    out = tmp_path / "out" / "cup.html"
    out.parent.mkdir()
    wanted = open_path(tmp_path).artifacts[1]
    assert write(tmp_path, out, (wanted.id,)) == 0
    facts = json.loads(re.search(r'id="facts" type="application/json">(.*?)</script>', out.read_text(), re.S)[1])
    assert facts["title"] == dict(wanted.title.texts)
    assert "1 objects, 1 files" in capsys.readouterr().out
    assert opened == [wanted.path]


def test_a_page_that_may_not_be_written_says_so(tmp_path, capsys, monkeypatch):
    def refuse(path, data, private=True):
        raise Fault(Code.LIBRARY_READ_ONLY, str(path))

    monkeypatch.setattr("exhibit_viewer.library.sharing.export.write_atomically", refuse)
    (tmp_path / "cup.obj").write_text(SQUARE)
    assert write(tmp_path, tmp_path / "cup.html") == 1
    assert "“cup.html” could not be saved (read-only)" in capsys.readouterr().err
