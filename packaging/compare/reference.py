"""The other renderer's pictures: a server on loopback, and a browser without a window that posts them back."""

import json
import shutil
import subprocess
import tempfile
import threading
import urllib.parse
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--ignore-gpu-blocklist",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
)


class Desk:
    """What the page asks for and what it hands in. files: a served folder by first part of the address."""

    def __init__(self, plan: dict[str, Any], environment: bytes, folders: dict[str, Path], out: Path) -> None:
        self.texts = {"/jobs.json": json.dumps(plan).encode(), "/environment.f32": environment}
        self.texts |= {f"/{name}": (HERE / name).read_bytes() for name in ("page.html", "page.js")}
        self.folders = folders
        self.out = out
        self.finished = threading.Event()
        self.failures: dict[str, str] = {}


def _handler(desk: Desk) -> type[SimpleHTTPRequestHandler]:
    class Handler(SimpleHTTPRequestHandler):
        def do_GET(self) -> None:
            path = urllib.parse.unquote(urllib.parse.urlparse(self.path).path)
            data = desk.texts.get(path)
            if data is None:
                _, first, *rest = path.split("/")
                folder = desk.folders.get(first)
                file = folder.joinpath(*rest) if folder is not None else None
                if file is None or not file.is_file():
                    self.send_error(404)
                    return
                data = file.read_bytes()
            self.send_response(200)
            self.send_header("Content-Type", self.guess_type(path))
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            _, what, *name = self.path.split("/")
            if what == "result":
                (desk.out / f"{name[0]}.png").write_bytes(body)
            elif what == "failed":
                desk.failures[name[0]] = body.decode("utf-8", "replace")
            else:
                desk.finished.set()
            self.send_response(204)
            self.end_headers()

        def log_message(self, *words: object) -> None:
            pass

    return Handler


@contextmanager
def _served(desk: Desk) -> Iterator[int]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(desk))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()


def draw_reference(desk: Desk, seconds: float) -> dict[str, str]:
    """Have every job of the desk's plan drawn into its folder; what failed, and why."""
    browser = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if browser is None:
        raise SystemExit("no Chromium found")
    # Some of the browser's processes still write when it is gone.
    with _served(desk) as port, tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [browser, *FLAGS, f"--user-data-dir={profile}", f"http://127.0.0.1:{port}/page.html"]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            if not desk.finished.wait(seconds):
                desk.failures["page"] = "did not finish in time"
        finally:
            process.terminate()
            process.wait()
    return desk.failures
