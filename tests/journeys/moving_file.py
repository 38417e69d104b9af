"""A file that moves, made up here."""

import numpy as np
from gltf_files import Builder


def moving() -> bytes:
    """A triangle with two clips."""
    builder = Builder()
    builder.primitive()
    sampler = {"input": builder.accessor(np.array([0, 2], np.float32)), "interpolation": "LINEAR"}
    sampler["output"] = builder.accessor(np.array([[0, 0, 0], [0, 1, 0]], np.float32))
    for name in ("there", "back"):
        channel = {"sampler": 0, "target": {"node": 0, "path": "translation"}}
        builder.tree.setdefault("animations", []).append({"name": name, "channels": [channel], "samplers": [sampler]})
    return builder.glb()
