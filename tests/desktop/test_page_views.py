"""A page written from the window begins with the very view that its reader then turns, drawn in another process."""

from contextlib import closing
from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from exhibit_viewer.desktop import courier as courier_room
from exhibit_viewer.desktop.courier import WorldCourier
from exhibit_viewer.formats.folder import open_path
from exhibit_viewer.formats.page.page import ASPECT
from exhibit_viewer.headless.page import POSTER_HEIGHT
from exhibit_viewer.ingest.worker import Reader
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.ticket import Ticket

pytest.importorskip("OpenGL")
CUBE = "".join(f"v {x} {y} {z}\n" for x in (0, 2) for y in (0, 2) for z in (0, 2)) + "".join(
    f"f {face}\n" for face in ("1 2 4 3", "5 7 8 6", "1 5 6 2", "3 4 8 7", "1 3 7 5", "2 6 8 4")
)


class Listened:
    """As much of a session as the courier listens to."""

    def listen(self, listener):
        pass


class Kept:
    """A picture that was drawn for the browser."""

    def kept(self, artifact):
        return b"small"


@pytest.fixture
def cube(tmp_path):
    (tmp_path / "cube.obj").write_text(CUBE)
    return open_path(tmp_path / "cube.obj").artifacts[0]


@pytest.fixture
def courier(tmp_path):
    with closing(Reader(tmp_path / "cache")) as reader:
        yield WorldCourier(Listened(), None, None, reader, Kept())


def test_it_begins_with_the_first_view_of_the_page(courier, cube):
    shares = []
    model, picture = courier._sight(cube, Ticket(shares.append))
    alpha = np.asarray(Image.open(BytesIO(picture)).convert("RGBA"))[..., 3]
    assert alpha.shape == (POSTER_HEIGHT, round(POSTER_HEIGHT * ASPECT))
    rows, columns = (np.flatnonzero((alpha > 128).any(axis)) for axis in (1, 0))
    camera = model.sight.framing(model.bounds, ASPECT)
    corners = np.array([[x, y, z, 1.0] for x in (0, 2) for y in (0, 2) for z in (0, 2)])
    clip = corners @ (camera.clip_from_view(ASPECT, 0.1, 100.0) @ camera.view_from_world()).T
    across, down = (
        (clip[:, 0] / clip[:, 3] + 1) / 2 * alpha.shape[1],
        (1 - clip[:, 1] / clip[:, 3]) / 2 * alpha.shape[0],
    )
    assert [columns[0], columns[-1]] == pytest.approx([across.min(), across.max()], abs=3)
    assert [rows[0], rows[-1]] == pytest.approx([down.min(), down.max()], abs=3)
    assert max(shares) >= 0.5


def test_whoever_cancels_waits_for_no_drawing(courier, cube, monkeypatch):
    ticket = Ticket(lambda share: ticket.cancel())
    monkeypatch.setattr(courier_room, "page_view", lambda *_: pytest.fail("drawn"))
    with pytest.raises(Fault) as refused:
        courier._sight(cube, ticket)
    assert refused.value.code is Code.CANCELLED


def test_a_machine_that_cannot_draw_shows_what_it_has(courier, cube, monkeypatch):
    def refuse(*_):
        raise Fault(Code.GRAPHICS_MISSING, detail="EGL")

    monkeypatch.setattr(courier_room, "page_view", refuse)
    assert courier._sight(cube, Ticket())[1] == b"small"
