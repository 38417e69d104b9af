"""The courier writes a page of an object with what the window knows: its model, its small picture, its notes."""

import base64
import json
import re
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

pytest.importorskip("PySide6.QtGui")
from exhibit_viewer.desktop.courier import WorldCourier
from exhibit_viewer.formats.folder import open_path
from exhibit_viewer.ingest.worker import Reader
from exhibit_viewer.model.sharing import Exported, Form, Order
from exhibit_viewer.model.ticket import Ticket

PICTURE = b"\x89PNG small picture"


class AtOnce:
    """Jobs that are done when they are started."""

    def start(self, work: Callable[[Ticket], Any], on_done: Callable[[Any], None], _progress: object = None) -> Ticket:
        ticket = Ticket()
        on_done(work(ticket))
        return ticket


def test_a_page_is_written_from_the_window(tmp_path: Path) -> None:
    (tmp_path / "cup.obj").write_text("v 0 0 0\nv 2 0 0\nv 2 0 3\nf 1 2 3\n")
    collection = open_path(tmp_path)
    session = SimpleNamespace(state=SimpleNamespace(collection=collection), listen=lambda _: None)
    pictures = SimpleNamespace(kept=lambda artifact: PICTURE)
    answers: list[Exported] = []
    with closing(Reader(tmp_path / "packs")) as reader:
        courier = WorldCourier(session, AtOnce(), None, reader, pictures)  # type: ignore[arg-type]
        order = Order(collection.artifacts, Form.PAGE, own=False)
        courier.export(order, tmp_path / "cup.html", lambda _: None, answers.append)
    page = (tmp_path / "cup.html").read_text("utf-8")
    assert answers[0].bytes == (tmp_path / "cup.html").stat().st_size
    facts = json.loads(re.search(r'id="facts" type="application/json">(.*?)</script>', page, re.S)[1])
    assert facts["title"] == dict(collection.artifacts[0].title.texts)
    assert f"data:image/png;base64,{base64.b64encode(PICTURE).decode()}" in page
