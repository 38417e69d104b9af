"""Small pictures of artifacts, drawn in a process of their own so that neither the window nor its driver waits.

Speaks the protocol of `ingest.worker_process`: a job is {"job", "kind": "picture", "parts", "cache": folder of packs,
"out": PNG to write, "pixels": side}, a part {"path": model file, "sha256": of its content, "pose": 16 numbers, world
from model row by row}; the answer is "done" or "fault". Of kind "page" it is for the picture that a page begins with:
"artifact", as `model.plain_values` writes it, instead of "pixels", and a WebP to write. The models must have been read
before: their packs, kept or shipped, are all this process opens.
"""

import json
import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from exhibit_viewer.ingest.limits import settle_down
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.geometry import U8, Model

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

SAMPLES = 8
FADE_SHARE, FAINT = 0.24, 0.10
"""Over how much of the side the floor ends at each rim, and the shade below which it is as good as none: on a light
ground the least of it would show the picture's edges."""
NAME = "exhibit-viewer-name"
"""The text in a picture that says which file it is the content of, so that none is shown in another's place."""
Floats = NDArray[np.float64]
MOST_TRIANGLES = 2_000_000
"""Larger models are drawn from what moving pictures are drawn from."""


def serve_pictures(jobs: "Connection", answers: "Connection", niceness: int) -> None:
    """Draw pictures until the other end of `jobs` closes. Runs in a process of its own, as its main function."""
    os.environ.update(OPENBLAS_NUM_THREADS="1", OMP_NUM_THREADS="1", LP_NUM_THREADS="1")
    settle_down(niceness)
    answers.send_bytes(b'{"ready": true}')
    while True:
        try:
            job = json.loads(jobs.recv_bytes())
            answers.send_bytes(json.dumps({"job": job["job"], **_answer(job)}).encode("ascii"))
        except (EOFError, OSError):  # nobody asks, or waits for the answer, any more
            os._exit(0)


def _answer(job: Mapping[str, Any]) -> dict[str, object]:
    try:
        (_draw_for_page if job["kind"] == "page" else _draw)(job)
    except Fault as fault:
        return {"fault": {"code": fault.code, "file": fault.file, "facts": fault.facts}}
    except OSError as error:
        return {"fault": {"code": Code.DISK_FULL, "file": "", "facts": {"detail": str(error)}}}
    return {"done": True}


def _draw_for_page(job: Mapping[str, Any]) -> None:
    from exhibit_viewer.headless.page import poster_of
    from exhibit_viewer.ingest.compose import seen_first
    from exhibit_viewer.model.collection import Artifact
    from exhibit_viewer.model.plain_values import decode

    model = seen_first(decode(job["artifact"], Artifact, Path), _held(job, rough=False))
    Path(job["out"]).write_bytes(poster_of(model))


def _held(job: Mapping[str, Any], rough: bool) -> Callable[[Path], Model]:
    """What gives the models of a job's parts, from packs."""
    from exhibit_viewer.ingest.limits import Limits
    from exhibit_viewer.ingest.pack_cache import PackCache
    from exhibit_viewer.ingest.shipped import shipped_model

    packs = PackCache(Path(job["cache"]), Limits().cache_bytes)
    digests = {Path(part["path"]): part["sha256"] for part in job["parts"]}

    def held(path: Path) -> Model:
        found = packs.held(digests[path], path, rough=rough)
        model = shipped_model(path) if found is None else found[0]
        if model is None or model.facts.sha256 != digests[path]:
            raise Fault(Code.FILE_UNREADABLE, path.name)
        return model

    return held


def _draw(job: Mapping[str, Any]) -> None:
    from PIL import Image
    from PIL.PngImagePlugin import PngInfo

    from exhibit_viewer.ingest.compose import model_of
    from exhibit_viewer.model.collection import Artifact, Derivative, Part
    from exhibit_viewer.model.scene import Background, Scene
    from exhibit_viewer.model.text import LangText
    from exhibit_viewer.render.offscreen import render_still

    out, pixels = Path(job["out"]), int(job["pixels"])
    placed = tuple(Part((Derivative(Path(part["path"])),), tuple(part["pose"])) for part in job["parts"])
    shown = Artifact("", LangText(), placed[0].derivatives, parts=placed)
    model = _lightened(model_of(shown, _held(job, rough=True)))
    scene = Scene(background=Background(transparent=True))
    picture = render_still(model, scene, model.sight.framing(model.bounds, 1.0), pixels, pixels, SAMPLES, small=True)
    draft = out.with_suffix(".draft")
    said = PngInfo()
    said.add_text(NAME, out.stem)
    Image.fromarray(_vignetted(picture), "RGBA").save(draft, "PNG", pnginfo=said)
    if out.is_dir():
        out.rmdir()
    draft.replace(out)


def _lightened(model: Model) -> Model:
    if model.facts.triangles <= MOST_TRIANGLES or not model.proxy:
        return model
    return replace(model, meshes=model.proxy, placements=model.proxy_placements, proxy=(), proxy_placements=())


def _vignetted(picture: U8) -> U8:
    """The picture with its floor's shadow ending before the rim; the object stays. (n,n,4), alpha last."""
    at = np.arange(len(picture)) + 0.5
    ramp = _eased(np.minimum(at, at[::-1]) / (FADE_SHARE * len(picture)))
    alpha = picture[..., 3] / 255.0
    floor = _eased((0.98 - alpha) / 0.2)  # what lets the ground through
    faded = alpha * (1.0 - floor + floor * np.outer(ramp, ramp))
    faded *= 1.0 - floor + floor * np.sqrt(_eased(faded / FAINT))
    return np.dstack((picture[..., :3], np.rint(255.0 * faded).astype(np.uint8)))


def _eased(share: Floats) -> Floats:
    """0 to 1 without a visible beginning or end (smoothstep)."""
    held = np.clip(share, 0.0, 1.0)
    return held * held * (3.0 - 2.0 * held)
