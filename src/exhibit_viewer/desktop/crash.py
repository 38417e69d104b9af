"""Logging, and what happens when something breaks that nobody expected: the notes first, then the log, then go on."""

import faulthandler
import logging
import signal
import sys
import threading
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QTimer, QtMsgType, qInstallMessageHandler

LOG_BYTES = 1_000_000
HEARTBEAT_MILLISECONDS = 400
_log = logging.getLogger("exhibit_viewer")
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def start_logging(folder: Path, level: str) -> None:
    """Log to the screen and to `folder`/exhibit-viewer.log; native crashes go to crash.log beside it."""
    handlers: list[logging.Handler] = [logging.StreamHandler()] if sys.stderr is not None else []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handlers.append(
            RotatingFileHandler(folder / "exhibit-viewer.log", maxBytes=LOG_BYTES, backupCount=3, encoding="utf-8")
        )
        faulthandler.enable((folder / "crash.log").open("a", encoding="utf-8"))
    except OSError:
        pass  # a read-only place: the screen must do
    logging.basicConfig(
        level=level.upper(), format="%(asctime)s %(levelname)s %(name)s: %(message)s", handlers=handlers
    )
    qInstallMessageHandler(lambda kind, _context, text: _log.log(_LEVELS.get(kind, logging.WARNING), "Qt: %s", text))


def install_hook(save_notes: Callable[[], object]) -> None:
    """Before an unexpected exception is logged, on whatever thread, `save_notes` is called; the program goes on.

    PySide hands exceptions from slots and virtual overrides to `sys.excepthook`.
    """

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        try:
            save_notes()
        except Exception:  # noqa: BLE001  the border: nothing may keep the first error from the log
            _log.exception("notes could not be saved while another error was handled")
        _log.critical("unexpected error", exc_info=(kind, error, trace))

    def thread_hook(ended: threading.ExceptHookArgs) -> None:
        if ended.exc_value is not None:
            hook(ended.exc_type, ended.exc_value, ended.exc_traceback)

    sys.excepthook = hook
    threading.excepthook = thread_hook


def end_on_signals(application: QCoreApplication) -> None:
    """SIGTERM, SIGHUP and Ctrl+C end the program as closing its window does, notes saved, even in the kiosk."""
    for name in ("SIGTERM", "SIGHUP", "SIGINT"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), lambda *_: application.exit(0))
    heartbeat = QTimer(application, interval=HEARTBEAT_MILLISECONDS)
    heartbeat.timeout.connect(lambda: None)  # lets the interpreter look at its signals while Qt waits
    heartbeat.start()
