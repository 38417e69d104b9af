"""What a worker process runs in tests: the protocol of the real one, with misbehaviour on demand.

The file to "open" says what to do: its text is the name of a deed. Unknown text gives a model of one triangle.
"""

import ctypes
import json
import os
import signal
import sys
import time
from multiprocessing.connection import Connection
from pathlib import Path

import numpy as np

from exhibit_viewer.ingest.limits import Allowance, hold_to
from exhibit_viewer.ingest.pack import write_pack
from exhibit_viewer.ingest.worker_main import serve
from exhibit_viewer.model.geometry import Facts, Mesh, Model, Placement
from exhibit_viewer.model.material import STONE


def triangle(sha256: str = "") -> Model:
    """One triangle."""
    mesh = Mesh("one", np.eye(3, dtype=np.float32), np.array([[0, 1, 2]], np.uint32))
    bounds = np.array([[0.0, 0, 0], [1, 1, 1]])
    return Model((mesh,), (Placement(0, np.eye(4)),), (STONE,), (), bounds, Facts("ply", 1, sha256=sha256))


def serve_deeds(jobs: Connection, answers: Connection, niceness: int) -> None:
    """The stand-in for `worker_main.serve`."""
    send(answers, {"ready": True})
    while True:
        try:
            job = json.loads(jobs.recv_bytes())
        except EOFError:
            return
        hold_to(Allowance(job["memory"], job["seconds"]))
        deed = Path(job["path"]).read_text()
        if job["kind"] == "digest":
            send(answers, {"job": job["job"], "done": "a" * 64})
        elif deed in DEEDS:
            DEEDS[deed](job, answers)
        else:
            with Path(job["path"]).with_name("reads.log").open("a") as log:
                log.write(f"{os.getpid()} {Path(job['path']).name}\n")
            write_to_first_folder(job, answers)


FIRST_START = "EXHIBIT_TEST_FIRST_START"


def serve_from_the_second_start(jobs: Connection, answers: Connection, niceness: int) -> None:
    """As `serve_deeds`, but whoever starts first, and so makes the file FIRST_START, is killed before it is ready."""
    try:
        Path(os.environ[FIRST_START]).touch(exist_ok=False)
    except FileExistsError:
        serve_deeds(jobs, answers, niceness)
    else:
        os.kill(os.getpid(), signal.SIGKILL)


FULL_AT = "EXHIBIT_TEST_FULL_AT"


def serve_on_a_full_disk(jobs: Connection, answers: Connection, niceness: int) -> None:
    """The real one, where no file takes more than FULL_AT bytes: writes fail half-way, as on a disk that is full."""
    import resource

    most = int(os.environ[FULL_AT])
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    serve(jobs, answers, niceness)


def write_to_first_folder(job: dict, answers: Connection) -> None:
    place = Path(job["packs"][0])
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        write_pack(triangle(job["sha256"]), place)
    except OSError as error:
        send(answers, {"job": job["job"], "unwritable": error.errno})
    else:
        send(answers, {"job": job["job"], "done": str(place)})


def send(answers: Connection, message: dict) -> None:
    answers.send_bytes(json.dumps(message).encode())


def hang(job: dict, answers: Connection) -> None:
    time.sleep(3600)


def busy(job: dict, answers: Connection) -> None:
    while True:
        pass


def devour(job: dict, answers: Connection) -> None:
    claimed = np.empty if sys.platform == "linux" else np.ones  # elsewhere only memory that is used counts
    kept = []
    try:
        while True:
            kept.append(claimed(1 << 22))
    except MemoryError:
        kept.clear()
        send(answers, {"job": job["job"], "fault": {"code": "memory-limit", "file": "", "facts": {"limit": 1}}})


def half_an_answer(job: dict, answers: Connection) -> None:
    os.write(answers.fileno(), b"\0\0\1\0only so much")
    time.sleep(3600)


def close_the_pipe(job: dict, answers: Connection) -> None:
    answers.close()
    time.sleep(3600)


def pickle_bomb(job: dict, answers: Connection) -> None:
    answers.send(Bomb(str(Path(job["path"]).with_name("bombed"))))
    time.sleep(3600)


class Bomb:
    """Leaves a file where it is unpickled."""

    def __init__(self, place: str) -> None:
        self.place = place

    def __reduce__(self) -> tuple:
        return (Path.touch, (Path(self.place),))


def damaged_pack(job: dict, answers: Connection) -> None:
    place = Path(job["packs"][0])
    place.parent.mkdir(parents=True, exist_ok=True)
    write_pack(triangle(), place)
    place.write_bytes(place.read_bytes()[:-8] + b"spoilt!!")
    send(answers, {"job": job["job"], "done": str(place)})


DEEDS = {
    "segfault": lambda job, answers: ctypes.string_at(0),
    "abort": lambda job, answers: os.abort(),
    "exit": lambda job, answers: os._exit(3),
    "killed": lambda job, answers: os.kill(os.getpid(), signal.SIGKILL),
    "memory": devour,
    "hang": hang,
    "busy": busy,
    "garbage": lambda job, answers: answers.send_bytes(b"\xff{no json"),
    "flood": lambda job, answers: answers.send_bytes(b"[" * (2 << 20)),
    "nonsense": lambda job, answers: send(answers, {"job": job["job"], "done": {"a": 1}}),
    "foreign path": lambda job, answers: send(answers, {"job": job["job"], "done": "/etc/passwd"}),
    "wrong job": lambda job, answers: send(answers, {"job": -1, "done": ""}),
    "odd fault": lambda job, answers: send(answers, {"job": job["job"], "fault": {"code": "unheard-of"}}),
    "half an answer": half_an_answer,
    "close the pipe": close_the_pipe,
    "pickle bomb": pickle_bomb,
    "damaged pack": damaged_pack,
}
