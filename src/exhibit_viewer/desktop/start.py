"""Start: joins session, window, library and reader, once, and runs until the window closes."""

import gc
import logging
import os
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QSurfaceFormat
from PySide6.QtWidgets import QApplication, QWidget

from exhibit_viewer.desktop.clock import SystemClock
from exhibit_viewer.desktop.courier import WorldCourier
from exhibit_viewer.desktop.crash import end_on_signals, install_hook, start_logging
from exhibit_viewer.desktop.curator import Curator
from exhibit_viewer.desktop.current_notes import CurrentNotes
from exhibit_viewer.desktop.doors import WorldDoors
from exhibit_viewer.desktop.finder import Finder
from exhibit_viewer.desktop.hand_over import Instance
from exhibit_viewer.desktop.librarian import Librarian
from exhibit_viewer.desktop.library_switch import LibrarySwitch
from exhibit_viewer.desktop.loudspeaker import Loudspeaker
from exhibit_viewer.desktop.memory import demand_addresses, give_back_large_blocks
from exhibit_viewer.desktop.message_bus import keep_to_this_machine
from exhibit_viewer.desktop.models import WorkerModels
from exhibit_viewer.desktop.no_notes import NoNotes
from exhibit_viewer.desktop.options import StartOptions
from exhibit_viewer.desktop.posters import KeptPosters
from exhibit_viewer.desktop.set_keeper import SetKeeper
from exhibit_viewer.desktop.sounds import WorldSounds
from exhibit_viewer.desktop.thumbnails import Thumbnails
from exhibit_viewer.headless.sample import sample_exhibition
from exhibit_viewer.headless.speech import complain, said
from exhibit_viewer.ingest.limits import Limits
from exhibit_viewer.ingest.worker import Reader
from exhibit_viewer.library.holdings.holdings import Holdings
from exhibit_viewer.library.kiosk_options import kiosk_options
from exhibit_viewer.library.libraries import Libraries, check_library
from exhibit_viewer.library.notes import utc_now
from exhibit_viewer.library.notes_writer import open_notes
from exhibit_viewer.library.places import Places
from exhibit_viewer.library.preferences import Preferences
from exhibit_viewer.library.sets import Sets
from exhibit_viewer.model.faults import Code, Fault, Notice
from exhibit_viewer.model.kiosk import KioskOptions
from exhibit_viewer.model.settings import Settings
from exhibit_viewer.model.shortage import beside
from exhibit_viewer.render.environment import prepare
from exhibit_viewer.session.session import Session
from exhibit_viewer.session.state import Change, Face, State
from exhibit_viewer.ui.actions import Actions
from exhibit_viewer.ui.canvas import surface_format
from exhibit_viewer.ui.fonts import lighten_strokes
from exhibit_viewer.ui.garbage import collect_here
from exhibit_viewer.ui.icons import Icons
from exhibit_viewer.ui.idle import Idle
from exhibit_viewer.ui.jobs import Jobs
from exhibit_viewer.ui.languages import Languages
from exhibit_viewer.ui.main_window import MainWindow
from exhibit_viewer.ui.stage import Stage
from exhibit_viewer.ui.theme import Appearance

log = logging.getLogger(__name__)
GIGABYTE = 1 << 30
CLOSING_SECONDS = 10.0
WARM_MILLISECONDS = 5000
"""When the reader's process is started ahead of the next open: after the first picture has become fine, and only where
there is more to open than this."""
TIDY_MILLISECONDS = 30_000
"""When the library is tidied, and how much later if something is just being opened then."""
SWITCH_SECONDS = 0.0005
"""A thread in Python code may hold the interpreter this long: the default of 5 ms makes pictures stutter."""


@dataclass(slots=True)
class World:
    """Everything that lives as long as the program runs."""

    session: Session
    jobs: Jobs
    reader: Reader
    notes: CurrentNotes
    preferences: Preferences
    thumbnails: Thumbnails
    finder: Finder
    doors: WorldDoors
    writer: ThreadPoolExecutor
    sounds: WorldSounds
    posters: KeptPosters
    curator: Curator | None = None
    library: Librarian | None = None
    courier: WorldCourier | None = None
    libraries: LibrarySwitch | None = None
    notices: tuple[Notice, ...] = ()

    def close(self) -> None:
        """Notes first, then the rest."""
        self.notes.close(CLOSING_SECONDS)
        self.writer.shutdown()
        self.jobs.close()
        self.sounds.close()
        if self.curator is not None:
            self.curator.close()
        self.finder.close()
        self.thumbnails.close()
        self.reader.close()


def start(options: StartOptions) -> int:
    """Run the window; the exit code. Without a display the exhibition is drawn into a picture instead."""
    places = Places.of(options.base)
    start_logging(places.logs, options.log_level)
    if not has_display():
        gc.enable()
        from exhibit_viewer.desktop.without_display import draw_instead

        return draw_instead(options)
    try:
        demand_addresses()
        kiosk = _kiosk_options(options)
    except Fault as fault:
        complain(said(fault.notice, options.language))
        return 2
    application = _application()
    instance = Instance(places.data)
    if not (options.stand_alone or kiosk) and not instance.claim() and instance.send(_asked_for(options)):
        return 0
    end_on_signals(application)
    world = join(places, options, kiosk)
    install_hook(lambda: world.notes.flush(2.0))
    appearance = Appearance(world.session)
    appearance.apply(application)
    languages = Languages(world.session)
    languages.apply()
    _open_first(world.doors, options, kiosk)  # is found while the window is made, and shown by its event loop
    _prepare_light(world)
    window = _face(world, appearance, kiosk, expecting=bool(_asked_for(options)))
    instance.receive(lambda paths: _bring_forward(window, world.doors, paths))
    tell_once(world, at_once=not (kiosk or _asked_for(options)))
    QTimer.singleShot(WARM_MILLISECONDS, lambda: _warm(world))
    QTimer.singleShot(TIDY_MILLISECONDS, lambda: tidy(world))
    gc.freeze()  # what has been made stays, and looking through it takes time
    collect_here(application)
    code = application.exec()
    world.close()
    return code


def has_display() -> bool:
    """Whether a window can be shown."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or os.environ.get("QT_QPA_PLATFORM"))


def join(places: Places, options: StartOptions, kiosk: KioskOptions | None = None) -> World:
    """Session, library and reader, wired. Needs a QApplication."""
    libraries = Libraries(places)
    current, notices = (libraries.home, ()) if kiosk is not None else _library_in_use(libraries)
    places = libraries.places(current)
    _restore(places)
    writer = ThreadPoolExecutor(1, thread_name_prefix="preferences")
    preferences = Preferences(libraries.places(libraries.home).config, partial(beside, writer))
    settings = preferences.settings
    if kiosk is not None:
        settings = Settings().with_value("theme", kiosk.theme).with_value("language", kiosk.languages[0])
    if options.language:
        settings = settings.with_value("language", options.language)
    jobs = Jobs()
    cache, _ = places.writable(places.cache)
    limits = Limits(cache_bytes=int(settings.number("cache_gigabytes") * GIGABYTE))
    reader = Reader(cache / "packs", limits)
    notes = CurrentNotes(open_notes(places.data, jobs.post))
    face = Face.KIOSK if kiosk else Face.TEACH if options.present else Face.STUDY
    state = State(settings=settings, face=face)
    kept = notes if kiosk is None or kiosk.notes else NoNotes()
    holdings = Holdings(places.data)
    curator = Curator(holdings, jobs) if kiosk is None else None
    sets = Sets(places.data)
    keeper = SetKeeper(sets, jobs, lambda: _homes(preferences, curator)) if kiosk is None else None
    sounds = WorldSounds(reader, jobs, Loudspeaker(), heard=kiosk is None or kiosk.sound)
    session = Session(WorkerModels(reader, jobs), kept, preferences, SystemClock(), state, curator, keeper, sounds)
    thumbnails = Thumbnails(reader, jobs, cache / "pictures")
    posters = KeptPosters(jobs, cache / "posters")
    session.listen(lambda change, _: thumbnails.hold_back() if change & Change.LOADING else None)
    finder = Finder(session, jobs, notes if kept is notes else None, cache / "catalogues")
    doors = WorldDoors(session, jobs, preferences, thumbnails, finder, keeper.open if keeper else sets.open)
    session.picking.begin()
    library = Librarian(places, holdings, jobs, curator) if curator is not None else None
    courier = (
        WorldCourier(session, jobs, notes if kept is notes else None, reader, thumbnails) if kiosk is None else None
    )
    switch = None
    if library is not None and curator is not None and keeper is not None:
        switch = LibrarySwitch(libraries, current, session, jobs, notes, library, curator, keeper)
    return World(
        session, jobs, reader, notes, preferences, thumbnails, finder, doors, writer, sounds, posters, curator, library,
        courier, switch, notices,
    )  # fmt: skip


def _library_in_use(libraries: Libraries) -> tuple[Path, tuple[Notice, ...]]:
    """The library used last; the person's own where that cannot be used, and why it cannot."""
    latest = libraries.latest()
    if latest != libraries.home:
        try:
            check_library(latest)
        except Fault as fault:
            return libraries.home, (fault.notice,)
    return latest, ()


def _homes(preferences: Preferences, curator: Curator | None) -> Iterator[Path]:
    """Where collections are that this machine has seen."""
    yield from curator.folders() if curator is not None else ()
    yield from (path for path, _ in preferences.recent() if path.exists())
    yield sample_exhibition()


def _restore(places: Places) -> None:
    """Let a backup take the library's place, if that was asked for last time."""
    if not places.restored.is_dir():
        return
    from exhibit_viewer.library.holdings.restoring import finish_restoring

    try:
        if not finish_restoring(places, utc_now()):
            return
    except OSError as error:
        log.error("The backup could not be put in place: %s", error)
    else:
        log.info("A backup took the place of the library")


def _application() -> QApplication:
    """Qt, prepared for a picture that survives changes of window, and for starting no other program."""
    sys.setswitchinterval(SWITCH_SECONDS)
    give_back_large_blocks()
    lighten_strokes()
    keep_to_this_machine()
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    QSurfaceFormat.setDefaultFormat(surface_format())
    application = QApplication(["exhibit-viewer"])
    application.setApplicationName("exhibit_viewer")
    application.setApplicationDisplayName("Exhibit Viewer")
    application.setDesktopFileName("org.exhibit_viewer.ExhibitViewer")
    return application


def _face(world: World, appearance: Appearance, kiosk: KioskOptions | None, expecting: bool) -> QWidget:
    """The window of the face asked for, shown."""
    icons = Icons(appearance)
    actions = Actions(world.session, icons)
    stage = Stage(world.session, appearance, icons, actions, world.doors, world.posters)
    mended: set[str] = set()
    stage.viewport.damaged.connect(lambda: rebuild(world, mended))
    if kiosk is not None:
        return _kiosk(world, appearance, icons, actions, stage, kiosk)
    window = MainWindow(
        world.session,
        appearance,
        icons,
        actions,
        world.doors,
        world.preferences,
        lambda: world.notes.flush(CLOSING_SECONDS),
        stage=stage,
        clear_cache=world.reader.cache.clear,
        library=world.library,
        libraries=world.libraries,
        courier=world.courier,
        expecting=expecting,
    )
    world.jobs.catch_up()  # shown with what is known, it is laid out once, and the first object is read meanwhile
    window.show()
    idle = Idle(lambda: stage.viewport.settled and world.session.state.model is not None, window)
    idle.add(stage.prepare())
    world.session.listen(lambda *_: idle.put_off())
    return window


def _kiosk(
    world: World, appearance: Appearance, icons: Icons, actions: Actions, stage: Stage, options: KioskOptions
) -> QWidget:
    from exhibit_viewer.library.pin import pin_fits
    from exhibit_viewer.ui.kiosk.window import KioskWindow

    stage.tools.lend(options.tools)
    window = KioskWindow(
        world.session,
        appearance,
        icons,
        actions,
        world.doors,
        options,
        lambda pin: pin_fits(options.pin_hash, pin),
        stage,
        lambda: QApplication.exit(0),
    )
    window.start()
    return window


def rebuild(world: World, mended: set[str]) -> None:
    """Make anew what the disk has damaged of the model shown, and show it again; once for each artifact, by `mended`:
    a disk that goes on damaging it is not to be mended here."""
    shown = world.session.state.artifact
    if shown is None or shown.id in mended:
        return
    mended.add(shown.id)

    def dropped(_answer: object) -> None:
        if world.session.state.artifact is shown:
            world.session.show_artifact(shown.id)

    world.jobs.start(lambda _ticket: world.reader.drop_damaged(), dropped)


def _prepare_light(world: World) -> None:
    """Work out the light of the first picture beside the building of the window."""
    environment = world.session.state.scene.environment
    world.jobs.start(lambda _ticket: prepare(environment), lambda _answer: None)


def _warm(world: World) -> None:
    collection = world.session.state.collection
    if collection is not None and len(collection.artifacts) > 1:
        world.jobs.start(lambda _ticket: world.reader.warm(), lambda _answer: None)


def tidy(world: World) -> None:
    """Clear the library's remains away once nothing is being opened."""
    if world.session.state.loading is not None:
        QTimer.singleShot(TIDY_MILLISECONDS, lambda: tidy(world))
    elif world.library is not None:
        world.library.tidy()


def tell_once(world: World, at_once: bool = False) -> None:
    """Say what is wrong with the library when the first artifact stands there; `at_once`: on the start page already,
    where nothing is being opened. Who has put it away is not told again."""
    refusal = world.notes.refusal
    waiting = [*world.notices, *([refusal.notice] if refusal else []), *world.notes.notices, *world.preferences.notices]

    def heard(change: Change, _source: object) -> None:
        if waiting and change & Change.MODEL and world.session.state.model is not None:
            notice = waiting[0]
            waiting.clear()
            world.session.report(notice)
        elif change == Change.FAULT and world.session.state.fault is None:
            waiting.clear()

    world.session.listen(heard)
    if at_once and waiting:
        world.session.report(waiting[0])


def _kiosk_options(options: StartOptions) -> KioskOptions | None:
    """What the kiosk shows and how, if one is asked for. Raises Fault: nobody is there later to read one."""
    if options.kiosk is None:
        return None
    kiosk = kiosk_options(options.kiosk, options.kiosk_options)
    if not kiosk.exhibit.exists():
        raise Fault(Code.FILE_MISSING, str(kiosk.exhibit))
    return kiosk


def _asked_for(options: StartOptions) -> tuple[Path, ...]:
    return (sample_exhibition(),) if options.sample else options.paths


def _open_first(doors: WorldDoors, options: StartOptions, kiosk: KioskOptions | None) -> None:
    paths = (kiosk.exhibit,) if kiosk else _asked_for(options)
    for path in paths[:1]:
        doors.open(path)


def _bring_forward(window: QWidget, doors: WorldDoors, paths: Sequence[Path]) -> None:
    for path in paths[:1]:
        doors.open(path)
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.raise_()
    window.activateWindow()
