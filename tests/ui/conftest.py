"""A window's surroundings: one application, a session whose doors open at once, and a model to look at."""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from exhibit_viewer.model.annotation import Anchor, Annotation
from exhibit_viewer.model.collection import Artifact, Collection, Derivative
from exhibit_viewer.model.faults import Fault
from exhibit_viewer.model.geometry import Facts, Mesh, Model, Placement
from exhibit_viewer.model.material import STONE
from exhibit_viewer.model.rights import Rights
from exhibit_viewer.model.text import LangText
from exhibit_viewer.model.ticket import Ticket
from exhibit_viewer.session.session import Session

PACKAGING = str(Path(__file__).resolve().parents[2] / "packaging")
if PACKAGING not in sys.path:
    sys.path.insert(0, PACKAGING)  # the screens are listed there
DOUBLES = str(Path(__file__).resolve().parents[1] / "session")
if DOUBLES not in sys.path:
    sys.path.append(DOUBLES)
from sound_box import SoundBox  # noqa: E402


@pytest.fixture(scope="session")
def application():
    """The one QApplication, with a display of its own platform; skips where there is none to open a window on."""
    if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
        pytest.skip("no display")
    from PySide6.QtWidgets import QApplication

    return QApplication.instance()


@pytest.fixture(autouse=True, scope="module")
def nothing_left_standing() -> Iterator[None]:
    """What the tests of a file leave behind goes with them: every new look would be worn by all of it again."""
    from PySide6.QtCore import QEvent
    from PySide6.QtWidgets import QApplication

    application = QApplication.instance()
    before = set(application.topLevelWidgets()) if application is not None else set()
    yield
    if application is not None:
        for widget in set(application.topLevelWidgets()) - before:
            if widget.parent() is None:
                widget.deleteLater()
        application.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def ball(rings: int = 24, turns: int = 48) -> Mesh:
    """A sphere of radius one about the origin, triangles counter-clockwise from outside."""
    latitude = np.linspace(-np.pi / 2, np.pi / 2, rings + 1)
    longitude = np.linspace(0, 2 * np.pi, turns, endpoint=False)
    across, up = np.meshgrid(longitude, latitude)
    corners = np.stack([np.cos(up) * np.sin(across), np.sin(up), np.cos(up) * np.cos(across)], -1).reshape(-1, 3)
    faces = []
    for row in range(rings):
        for column in range(turns):
            a, b = row * turns + column, row * turns + (column + 1) % turns
            faces += [(a, b, b + turns), (a, b + turns, a + turns)]
    positions = corners.astype(np.float32)
    return Mesh("ball", positions, np.array(faces, np.uint32), normals=positions.copy())


class World:
    """Every door of the session. Models open at once unless `slow`; notes keep at once unless `refuse`."""

    def __init__(self) -> None:
        mesh = ball()
        bounds = np.array([[-1.0, -1, -1], [1, 1, 1]])
        facts = Facts(
            format="glb", triangles=mesh.triangles, vertices=len(mesh.positions), meshes=1, materials=1,
            bbox=((-1.0, -1.0, -1.0), (1.0, 1.0, 1.0)), units="cm", metres_per_unit=0.01, file_bytes=70_000,
            sha256="ab",
        )  # fmt: skip
        self.model: Model | Fault = Model((mesh,), (Placement(0, np.eye(4)),), (STONE,), (), bounds, facts)
        self.own: tuple[Annotation, ...] = ()
        self.slow = False
        self.counted: dict[str, int] = {}
        self.refuse: Fault | None = None
        self.pending: list[Callable[[], None]] = []
        self.kept: dict[str, Annotation] = {}
        self.removed: list[str] = []
        self.count = 0
        self.sounds = SoundBox()
        self.session = Session(self, self, self, self, sounds=self.sounds)

    def open(self, artifact, on_progress, on_done) -> Ticket:
        if self.slow:
            self.pending.append(lambda: on_done(self.model))
            on_progress(0.4)
        else:
            on_done(self.model)
        return Ticket()

    def load(self, collection, artifact, content):
        return "key", self.own

    def counts(self, collection):
        return dict(self.counted)

    def put(self, note, on_done) -> None:
        self.kept[note.id] = note
        on_done(self.refuse)

    def remove(self, note_id, on_done) -> None:
        self.removed.append(note_id)
        on_done(self.refuse)

    def save_settings(self, settings) -> None:
        pass

    def remember(self, collection, artifact) -> None:
        pass

    def now(self) -> str:
        return "2026-03-04T05:06:07Z"

    def new_id(self) -> str:
        self.count += 1
        return f"00000000-0000-4000-8000-{self.count:012d}"

    def show(self) -> Session:
        """Open a collection of two artifacts and show the first."""
        self.session.open_collection(a_collection(), "ball")
        return self.session


def a_collection() -> Collection:
    """Two artifacts; the first has everything a caption can say and a published note."""
    note = Annotation(
        "published-1", "key", LangText({"en": "The **north** pole.", "ar": "القطب"}), LangText.of("Pole", "en"),
        tags=("pole",), anchor=Anchor((0.0, 1.0, 0.0), (0.0, 1.0, 0.0)), author="Curator", published=True,
    )  # fmt: skip
    full = Artifact(
        "ball", LangText({"en": "A ball", "zh": "球", "ar": "كرة"}), (Derivative(Path("ball.glb")),),
        description=LangText.of("A *round* thing.", "en"), culture=LangText.of("Nowhere", "en"),
        date=LangText.of("1066", "en"), material=LangText.of("Stone", "en"), identifier="B.1",
        rights=Rights("https://creativecommons.org/publicdomain/zero/1.0/", "Nobody", LangText.of("Given by nobody")),
        demonstration=True, annotations=(note,),
    )  # fmt: skip
    bare = Artifact("bare", LangText.of("Bare"), (Derivative(Path("bare.ply")),))
    return Collection("c", Path("/nowhere"), LangText.of("Things"), (full, bare))


@pytest.fixture
def searching(tmp_path) -> Iterator[Callable]:
    """`searching(session)`: the doors' `search` and `hit`, answered at once by a real catalogue of what is open."""
    from exhibit_viewer.library.catalogue.catalogue import Catalogue

    kept: list[tuple[object, Catalogue]] = []

    class Searching:
        def __init__(self, session):
            self._session = session

        def search(self, question, on_done):
            if self._catalogue() is not None:
                on_done(self._catalogue().search(question))

        def hit(self, artifact, words, languages):
            return self._catalogue().hit(artifact.id, words, languages)

        def _catalogue(self):
            collection = self._session.state.collection
            if collection is not None and not (kept and kept[-1][0] is collection):
                catalogue = Catalogue(collection, tmp_path / f"kept{len(kept)}", tmp_path / "spare")
                catalogue.prepare(Ticket(), {}, lambda: None)
                kept.append((collection, catalogue))
            return kept[-1][1] if kept and collection is not None else None

    yield Searching
    for _, catalogue in kept:
        catalogue.close()


@pytest.fixture
def world() -> World:
    """The doors, and the session behind them."""
    return World()


class Keeping:
    """Records that may be changed and are kept at once."""

    def __init__(self) -> None:
        self.may, self.kept = True, []

    def editable(self, collection):
        return self.may

    def keep(self, collection, on_done):
        self.kept.append(collection)
        on_done(None)


@pytest.fixture
def records(world) -> Keeping:
    """The world's session may change records; what it kept."""
    keeping = Keeping()
    world.session = Session(world, world, world, world, records=keeping)
    return keeping


@pytest.fixture
def look(application, world):
    """Appearance and icons for the world's session."""
    from exhibit_viewer.ui.icons import Icons
    from exhibit_viewer.ui.theme import Appearance

    appearance = Appearance(world.session)
    appearance.apply(application)
    return appearance, Icons(appearance)


@pytest.fixture
def until(application) -> Callable[[Callable[[], object]], None]:
    """`until(condition)` lets the window live until it holds; fails when it never does."""
    return waiting(3000, 20)


@pytest.fixture
def patiently(application) -> Callable[[Callable[[], object]], None]:
    """The same for another process, five minutes at most."""
    return waiting(3000, 100)


def waiting(rounds: int, milliseconds: int) -> Callable[[Callable[[], object]], None]:
    """Looks whether a condition holds, so often and with such a pause."""
    from PySide6.QtTest import QTest

    def wait(condition: Callable[[], object]) -> None:
        for _ in range(rounds):
            if condition():
                return
            QTest.qWait(milliseconds)
        raise AssertionError("it never came")

    return wait


@pytest.fixture
def keep(application) -> Iterator[Callable]:
    """`keep(widget)` shows a widget for the test and takes it down afterwards."""
    from PySide6.QtCore import QEvent

    widgets = []

    def shown(widget, width: int = 640, height: int = 480):
        widgets.append(widget)
        widget.resize(width, height)
        widget.show()
        return widget

    yield shown
    for widget in reversed(widgets):
        widget.close()
        widget.deleteLater()
    application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    application.processEvents()
