#!/usr/bin/env python3
"""Start Exhibit Viewer from a checkout, or run its tests, on a fresh machine. Standard library only.

python run.py [arguments of exhibit-viewer]
python run.py --test [arguments of pytest]
"""

from __future__ import annotations  # so that an old Python gets as far as the sentence that refuses it

import hashlib
import os
import queue
import shutil
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
OLDEST_PYTHON = (3, 11)
STAMP = VENV / "installed-from"

# What Qt's window and OpenGL plugins need on a bare Debian or Ubuntu; `dlopen` names tell what is missing.
WINDOW_PACKAGES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libOpenGL.so.0": "libopengl0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}
HANG_SECONDS = 600
"""What a test that is not marked slow may take at most: then its room ends, and says where it stood."""
LANES = 2
LONGEST = ("ui", "render", "journeys", "ingest", "reliability")
SPEAKING = threading.Lock()
TEST_TOOLS = {"Xvfb": "xvfb", "strace": "strace", "xdotool": "xdotool", "dbus-daemon": "dbus"}
SCREEN_READER = "at-spi2-core"
DRIVERS = "libgl1-mesa-dri"
CJK_FONTS = "fonts-noto-cjk"


def main() -> int:
    """Prepare what is missing, then start the program or the tests."""
    if sys.version_info[:2] < OLDEST_PYTHON:
        print("Exhibit Viewer needs Python 3.11 or newer; this is", sys.version.split()[0])
        return 2
    testing = sys.argv[1:2] == ["--test"]
    arguments = sys.argv[2:] if testing else sys.argv[1:]
    install_system_libraries(testing)
    python = prepare_environment(testing)
    if testing:
        return run_tests(python, arguments)
    return hand_over([str(python), "-m", "exhibit_viewer", *(arguments or ["--sample"])])


# -- system libraries ----------------------------------------------------------------------------------------------


def install_system_libraries(testing: bool) -> None:
    """On Debian and Ubuntu install what is missing, or print the one command that does."""
    missing = missing_packages(testing)
    if not missing:
        return
    command = ["apt-get", "install", "-y", "--no-install-recommends", *missing]
    prefix = privilege()
    if prefix is None:
        print("Some system libraries are missing. Please type:\n\n    sudo", " ".join(command), "\n", flush=True)
        return
    print("Installing system libraries:", " ".join(missing), flush=True)
    prefix = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive"]  # sudo passes no variables on
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "check": False}
    subprocess.run([*prefix, "apt-get", "update"], **quiet)
    if subprocess.run([*prefix, *command], **quiet).returncode:
        print("That did not work. Please type:\n\n    sudo", " ".join(command), "\n", flush=True)


def missing_packages(testing: bool) -> list[str]:
    """Debian packages that are needed and not there."""
    if not (sys.platform.startswith("linux") and shutil.which("apt-get") and shutil.which("dpkg-query")):
        return []
    present = subprocess.run(["/sbin/ldconfig", "-p"], capture_output=True, text=True, check=False).stdout
    wanted = [package for library, package in WINDOW_PACKAGES.items() if library not in present]
    if not is_installed(DRIVERS):
        wanted.append(DRIVERS)
    if not is_installed(CJK_FONTS) and not has_cjk_font():
        wanted.append(CJK_FONTS)
    if testing:
        wanted += [package for tool, package in TEST_TOOLS.items() if not shutil.which(tool)]
        wanted += [] if "libfribidi.so.0" in present else ["libfribidi0"]  # Pillow sets Arabic with it
        wanted += [] if is_installed(SCREEN_READER) else [SCREEN_READER]
    try:
        import ensurepip  # noqa: F401
    except ImportError:
        wanted.append(f"python{sys.version_info.major}.{sys.version_info.minor}-venv")
    return wanted


def is_installed(package: str) -> bool:
    """Whether dpkg has a package."""
    query = ["dpkg-query", "-W", "-f=${Status}", package]
    return "install ok installed" in subprocess.run(query, capture_output=True, text=True, check=False).stdout


def has_cjk_font() -> bool:
    """Whether fontconfig knows a font with Chinese."""
    tool = shutil.which("fc-list")
    if tool is None:
        return False
    return bool(subprocess.run([tool, ":lang=zh-cn"], capture_output=True, text=True, check=False).stdout.strip())


def privilege() -> list[str] | None:
    """The words before a command that make it root's, [] when we are root, None when it cannot be had silently."""
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode == 0:
        return [sudo, "-n"]
    return None


# -- Python environment --------------------------------------------------------------------------------------------


def prepare_environment(testing: bool) -> Path:
    """Make .venv and install into it unless that was done for this very pyproject.toml; the venv's Python."""
    python = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    wanted = hashlib.sha256((ROOT / "pyproject.toml").read_bytes() + sys.version.encode()).hexdigest()
    have = STAMP.read_text().split() if STAMP.exists() and python.exists() else []
    if wanted in have and (not testing or "dev" in have):
        return python
    if not python.exists():
        print("Making a Python environment in .venv", flush=True)
        subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=True)
    print("Installing Exhibit Viewer and what it needs; the first time takes a minute", flush=True)
    target = f"{ROOT}[dev]" if testing else str(ROOT)
    pip = [str(python), "-m", "pip", "--disable-pip-version-check", "install", "--quiet", "--editable", target]
    subprocess.run(pip, check=True)
    bytecode = [str(python), "-m", "compileall", "-q", str(ROOT / "src")]  # without it each start takes longer
    subprocess.run(bytecode, check=False)
    STAMP.write_text(" ".join([wanted, *(["dev"] if testing or "dev" in have else [])]))
    return python


# -- running -------------------------------------------------------------------------------------------------------


def run_tests(python: Path, arguments: list[str]) -> int:
    """Run pytest, each room of the tests in a process of its own, two at a time; the worst exit code.

    Windows and off-screen pictures do not share a process well. Each of the two has a display of its own, and its words
    come when it is done. Paths among the arguments are run as they are given.
    """
    rooms = [[]] if any((ROOT / argument.split("::")[0]).exists() for argument in arguments) else rooms_of_tests()
    limit = ["-o", f"faulthandler_timeout={HANG_SECONDS}", "-o", "faulthandler_exit_on_timeout=true"]
    command = [str(python), "-m", "pytest", *([] if "-m" in arguments else limit), *arguments]
    waiting = queue.SimpleQueue()
    for room in rooms:
        waiting.put(room)
    codes: list[int] = []
    numbers = range(1 if "-m" in arguments else min(LANES, len(rooms)))
    lanes = [threading.Thread(target=run_lane, args=(n, command, waiting, codes), daemon=True) for n in numbers]
    for lane in lanes:
        lane.start()
    for lane in lanes:
        lane.join()
    nothing_chosen = 5  # pytest's word for a room without a test that fits, as with  -m slow
    worst = max(0 if code == nothing_chosen else code for code in codes)
    return worst if len(codes) == len(rooms) else 1


def rooms_of_tests() -> list[list[str]]:
    """What pytest is given for each room; those that take longest come first."""
    tests = ROOT / "tests"
    rooms = [folder for folder in sorted(tests.iterdir()) if any(folder.glob("test_*.py"))]
    rooms.sort(key=lambda room: (LONGEST.index(room.name) if room.name in LONGEST else len(LONGEST), room.name))
    return [*([str(room)] for room in rooms), sorted(str(file) for file in tests.glob("test_*.py"))]


def run_lane(number: int, command: list[str], waiting: queue.SimpleQueue[list[str]], codes: list[int]) -> None:
    """Take rooms as long as there are any, and run them one by one; with folders of its own, and a display."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "xcb", "LIBGL_ALWAYS_SOFTWARE": "1"}
    environment["EXHIBIT_TEST_HOME"] = str(ROOT / "build" / f"test-home-{number}")
    shaders = ROOT / "build" / "shaders"  # compiled once for all; Mesa makes no folder in a folder that is not there
    shaders.mkdir(parents=True, exist_ok=True)
    environment["MESA_SHADER_CACHE_DIR"] = str(shaders)
    server = None
    if sys.platform.startswith("linux"):
        for name in ("WAYLAND_DISPLAY", "XDG_SESSION_TYPE", "LANG", "LC_ALL", "LANGUAGE"):
            environment.pop(name, None)
        server, environment["DISPLAY"] = start_display()
    else:
        environment.pop("QT_QPA_PLATFORM")
    try:
        while True:
            try:
                room = waiting.get_nowait()
            except queue.Empty:
                return
            codes.append(run_room([*command, *room], environment, together=bool(room)))
    finally:
        if server is not None:
            server.terminate()
            server.wait()


def run_room(command: list[str], environment: dict[str, str], together: bool) -> int:
    """Run pytest once; with others beside it, its words are kept `together`."""
    if not together:
        return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
    with tempfile.TemporaryFile() as words:
        code = subprocess.run(command, cwd=ROOT, env=environment, check=False, stdout=words, stderr=words).returncode
        words.seek(0)
        with SPEAKING:
            print(words.read().decode(errors="replace"), flush=True)
    return code


def start_display() -> tuple[subprocess.Popen[bytes], str]:
    """An Xvfb of our own and its display name; the server picks a free number."""
    reader, writer = os.pipe()
    xvfb = ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1920x1080x24", "-nolisten", "tcp", "-noreset"]
    server = subprocess.Popen(xvfb, pass_fds=[writer], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(writer)
    with os.fdopen(reader) as pipe:
        number = pipe.readline().strip()
    if not number:
        raise RuntimeError("Xvfb did not start")
    return server, f":{number}"


def hand_over(command: list[str]) -> int:
    """Become the program."""
    if os.name == "nt":
        return subprocess.run(command, check=False).returncode
    return os.execv(command[0], command)


if __name__ == "__main__":
    sys.exit(main())
