"""What a screen reader meets: a message bus of the test's own, the real program on it, and its tree read over the bus.

Source: AT-SPI2's D-Bus interfaces, org.a11y.atspi.Accessible and org.a11y.atspi.Action.
"""

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from configparser import ConfigParser
from dataclasses import dataclass, replace
from pathlib import Path

from jeepney import DBusAddress, HeaderFields, Message, MessageType, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

ACCESSIBLE, ACTION = "org.a11y.atspi.Accessible", "org.a11y.atspi.Action"
REGISTRY, ROOT = "org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root"
BUS_RULES = Path("/usr/share/defaults/at-spi2/accessibility.conf")
REGISTRY_SERVICE = Path(f"/usr/share/dbus-1/accessibility-services/{REGISTRY}.service")
ENABLED, FOCUSABLE, SHOWING = 1 << 8, 1 << 11, 1 << 25
_CLOCK = re.compile(r"\d:\d\d")
PATIENCE = 180.0
_WORDS = ("GetRoleName", "GetState", "GetInterfaces", "GetChildren")
Place = tuple[str, str]
"""Bus name and object path."""


def missing() -> str:
    """What this machine lacks for a screen reader, "" for nothing."""
    tools = [tool for tool in ("dbus-daemon", "xdotool") if not shutil.which(tool)]
    files = [str(file) for file in (BUS_RULES, REGISTRY_SERVICE) if not file.exists()]
    display = [] if os.environ.get("DISPLAY") else ["a display"]
    return ", ".join(tools + files + display)


@dataclass(frozen=True, slots=True)
class Heard:
    """One thing in the tree: what it is, what it is called, what can be done to it. depth: below its window."""

    place: Place
    depth: int
    role: str
    name: str
    about: str
    states: int
    can_act: bool
    actions: tuple[str, ...] = ()

    @property
    def is_shown(self) -> bool:
        return bool(self.states & SHOWING)

    @property
    def deeds(self) -> tuple[str, ...]:
        """What pressing it does; going there is not meant."""
        return tuple(action for action in self.actions if action != "SetFocus")


class ScreenReader:
    """A bus, its registry, and the program started on it with `words`. `seen`: the tree when it was last read."""

    def __init__(self, folder: Path, *words: str) -> None:
        self.seen: list[Heard] = []
        self.address = f"unix:path={folder / 'bus'}"
        environment = {
            **os.environ, "AT_SPI_BUS_ADDRESS": self.address, "DBUS_SESSION_BUS_ADDRESS": "disabled:",
            "XDG_RUNTIME_DIR": str(folder), "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        }  # fmt: skip
        bus = ["dbus-daemon", f"--config-file={BUS_RULES}", f"--address={self.address}", "--nofork", "--print-address"]
        service = ConfigParser()
        service.read(REGISTRY_SERVICE)
        registry = service["D-BUS Service"]["Exec"].split()[:1]
        program = [sys.executable, "-m", "exhibit_viewer", "--stand-alone", "--base", str(folder / "base"), *words]
        self._started: list[subprocess.Popen[bytes]] = []
        self._start(bus, environment, subprocess.PIPE)
        assert self._started[0].stdout is not None and self._started[0].stdout.readline()
        self._bus: DBusConnection = open_dbus_connection(self.address)
        self._start(registry, environment, subprocess.DEVNULL)
        self.wait(lambda: REGISTRY in self._names())
        self._start(program, environment, None)

    def close(self) -> None:
        """As a person closes the program; then the rest."""
        self._bus.close()
        for process in reversed(self._started):
            process.terminate()
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    # -- listening -------------------------------------------------------------------------------------------------

    def tree(self) -> list[Heard]:
        """Everything on the screen, from the program and its windows down; what is hidden, and what is in it, is left
        out."""
        found: list[Heard] = []
        level: list[Place] = self._ask([_call((REGISTRY, ROOT), ACCESSIBLE, "GetChildren")])[0]
        depth = 0
        while level:
            here = self._look(level, depth)
            found += [heard for heard, _ in here]
            level = [place for heard, inside in here if heard.is_shown for place in inside]
            depth += 1
        found = [heard for heard in found if heard.is_shown]
        answers = self._ask([_call(heard.place, ACTION, "GetActions") for heard in found if heard.can_act])
        actions = iter(answers)
        self.seen = [
            replace(heard, actions=tuple(action[0] for action in next(actions) or ())) if heard.can_act else heard
            for heard in found
        ]
        return self.seen

    # -- doing -----------------------------------------------------------------------------------------------------

    def press(self, name: str) -> None:
        """Wait until something with a name can be pressed, and press it, as a screen reader's user does."""
        found: list[Heard] = []

        def there() -> bool:
            found[:] = [each for each in self.tree() if each.name == name and each.deeds and each.states & ENABLED]
            return bool(found)

        self.wait(there, name)
        number = found[0].actions.index(found[0].deeds[0])
        self._ask([_call(found[0].place, ACTION, "DoAction", "i", number)])

    def knock(self, x: int, y: int, times: int) -> None:
        """Click at a place of the screen."""
        _xdotool("mousemove", str(x), str(y), "click", "--repeat", str(times), "--delay", "80", "1")

    def key(self, *keys: str) -> None:
        """Type keys into the program's window."""
        window = _xdotool("search", "--sync", "--onlyvisible", "--pid", str(self._started[-1].pid)).split()[0]
        _xdotool("windowfocus", window, "key", *keys)

    def hear(self, name: str) -> None:
        """Wait until something on the screen has a name."""
        self.wait(lambda: any(each.name == name for each in self.tree()), name)

    def after(self, deed: Callable[[], None], what: str) -> list[Heard]:
        """The tree once a deed has changed it and it has come to rest."""
        before = _told(self.seen or self.tree())
        deed()

        def changed_and_rests() -> bool:
            last = _told(self.seen)
            return last == _told(self.tree()) != before

        self.wait(changed_and_rests, what)
        return self.seen

    def wait(self, until: Callable[[], object], what: str = "") -> None:
        """Ask until something holds."""
        end = time.monotonic() + PATIENCE
        while not until():
            assert all(process.poll() is None for process in self._started), "somebody ended"
            assert time.monotonic() < end, f"waited in vain: {what}"
            time.sleep(0.05)

    # -- the bus ---------------------------------------------------------------------------------------------------

    def _start(self, command: list[str], environment: dict[str, str], output: int | None) -> None:
        quiet = None if output is None else subprocess.DEVNULL
        self._started.append(subprocess.Popen(command, env=environment, stdout=output, stderr=quiet))

    def _names(self) -> list[str]:
        bus = "org.freedesktop.DBus"
        return self._ask([_call((bus, "/org/freedesktop/DBus"), bus, "ListNames")])[0] or []

    def _look(self, places: list[Place], depth: int) -> list[tuple[Heard, list[Place]]]:
        """What stands at some places, each with the places in it; what has gone meanwhile is left out."""
        asked: list[Message] = []
        for place in places:
            asked += [_property(place, "Name"), _property(place, "Description")]
            asked += [_call(place, ACCESSIBLE, word) for word in _WORDS]
        answers = self._ask(asked)
        step = 2 + len(_WORDS)
        heard = []
        for number, place in enumerate(places):
            known = answers[step * number : step * number + step]
            if None not in known:
                name, about, role, states, interfaces, inside = known
                bits = states[0] | states[1] << 32
                heard.append((Heard(place, depth, role, name[1], about[1], bits, ACTION in interfaces), inside))
        return heard

    def _ask(self, questions: list[Message]) -> list:
        """The first value of each answer; None for what was refused. All are asked before the first is answered."""
        waiting = {}
        for number, question in enumerate(questions):
            serial = next(self._bus.outgoing_serial)
            waiting[serial] = number
            self._bus.send(question, serial=serial)
        answers: list = [None] * len(questions)
        while waiting:
            message = self._bus.receive(timeout=PATIENCE)
            number = waiting.pop(message.header.fields.get(HeaderFields.reply_serial), None)
            if number is not None and message.header.message_type is MessageType.method_return and message.body:
                answers[number] = message.body[0]
        return answers


def _told(tree: list[Heard]) -> list[tuple[int, str, str]]:
    """What a tree is known by; a clock may run there."""
    return [(thing.depth, thing.role, thing.name) for thing in tree if not _CLOCK.search(thing.name)]


def _call(place: Place, interface: str, word: str, signature: str | None = None, *values: object) -> Message:
    name, path = place
    return new_method_call(DBusAddress(path, name, interface), word, signature, values)


def _property(place: Place, name: str) -> Message:
    return _call(place, "org.freedesktop.DBus.Properties", "Get", "ss", ACCESSIBLE, name)


def screen_width() -> int:
    """Pixels."""
    return int(_xdotool("getdisplaygeometry").split()[0])


def _xdotool(*words: str) -> str:
    return subprocess.run(["xdotool", *words], check=True, capture_output=True, text=True, timeout=300).stdout
