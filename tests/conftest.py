"""What every test may lean on: the corpus, a place of its own on disk, and a log that tolerates no noise."""

import functools
import gc
import logging
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from exhibit_viewer.ingest.worker_process import WorkerProcess

ROOT = Path(__file__).resolve().parents[1]
_CALM = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}  # machines may be busy
settings.register_profile("exploring", **_CALM)  # new examples each time:  --hypothesis-profile=exploring
settings.register_profile("calm", derandomize=True, **_CALM)  # the same ones each time: what passed passes
settings.load_profile("calm")
_APPLICATION = pytest.StashKey[object]()


def pytest_configure(config: pytest.Config) -> None:
    """Keep every test off the person's own folders, in one language."""
    base = Path(os.environ.get("EXHIBIT_TEST_HOME", Path(config.rootpath) / "build" / "test-home"))
    for name in ("CONFIG", "DATA", "CACHE", "STATE"):
        os.environ[f"XDG_{name}_HOME"] = str(base / name.lower())
    os.environ["DBUS_SESSION_BUS_ADDRESS"] = "disabled:"
    os.environ["LC_ALL"] = "C.UTF-8"


def pytest_sessionstart(session: pytest.Session) -> None:
    """One application for all tests of the process, the largest kind, whichever test comes first."""
    if not os.environ.get("DISPLAY"):
        return
    from PySide6.QtCore import QLocale, Qt
    from PySide6.QtGui import QSurfaceFormat
    from PySide6.QtWidgets import QApplication

    from exhibit_viewer.ui.canvas import surface_format
    from exhibit_viewer.ui.garbage import collect_here

    QLocale.setDefault(QLocale("en_GB"))
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    QSurfaceFormat.setDefaultFormat(surface_format())
    application = QApplication(["tests"])
    collect_here(application)
    session.config.stash[_APPLICATION] = application


def _material(variable: str, folder: str) -> Path:
    path = Path(os.environ.get(variable, ROOT.parent / "shared" / folder))
    if not path.is_dir():
        pytest.skip(f"{variable} does not point at the test material")
    return path


@pytest.fixture(scope="session")
def corpus() -> Path:
    """Real scans and documents, used in place."""
    return _material("EXHIBIT_CORPUS", "corpus")


@pytest.fixture(scope="session")
def hostile() -> Path:
    """The generator of bad inputs."""
    return _material("EXHIBIT_HOSTILE", "hostile")


@pytest.fixture(autouse=True, scope="session")
def readers_as_urgent_as_the_tests() -> Iterator[None]:
    """What the program reads and draws in the background stands back for others; a test would wait in vain for it on a
    machine that others keep busy."""
    begin = WorkerProcess.__init__
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(WorkerProcess, "__init__", lambda self, serve, niceness: begin(self, serve, 0))
        yield


@pytest.fixture
def without_collecting() -> Iterator[None]:
    """Nobody looks for circles meanwhile: what is gone is gone because nothing knows it."""
    gc.collect()
    before = gc.get_threshold()
    gc.set_threshold(0)
    yield
    gc.set_threshold(*before)


@pytest.fixture(autouse=True)
def circles_after_each_test() -> Iterator[None]:
    """Where the window's thread is to look for circles, it does even if no test lets it wait for events."""
    yield
    if not gc.isenabled():
        from exhibit_viewer.ui.garbage import glance

        glance()


class _Unexpected(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@functools.cache
def _hear_qt() -> None:
    """What Qt complains of is logged, as the program does."""
    core = sys.modules["PySide6.QtCore"]
    plain = core.QtMsgType.QtDebugMsg, core.QtMsgType.QtInfoMsg
    log = logging.getLogger("qt")
    core.qInstallMessageHandler(lambda kind, _, text: log.log(10 if kind in plain else logging.WARNING, "%s", text))


@pytest.fixture(autouse=True)
def quiet_log(request: pytest.FixtureRequest) -> Iterator[None]:
    """A warning nobody expected fails the test; `@pytest.mark.logs` says that it is expected."""
    handler = _Unexpected()
    if "PySide6.QtCore" in sys.modules:
        _hear_qt()
    logging.getLogger().addHandler(handler)
    yield
    logging.getLogger().removeHandler(handler)
    if handler.records and request.node.get_closest_marker("logs") is None:
        pytest.fail("unexpected log: " + "; ".join(record.getMessage() for record in handler.records))
