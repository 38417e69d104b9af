"""Damaged files in the process made for them: libraries of other languages read these, and may die of it."""

import random
from pathlib import Path

import numpy as np
import pytest
from model_files import CORPUS

from exhibit_viewer.ingest.limits import Limits
from exhibit_viewer.ingest.worker import Reader
from exhibit_viewer.model.faults import Fault
from exhibit_viewer.model.ticket import Ticket

MADE_OF = {
    "usdc": ("pxr", "formats/assimp/USD/MotionCaptureROM.usdc"),
    "usdz": ("pxr", "models/iiif-astronaut/astronaut.usdz"),
    "e57": ("pye57", "pointclouds/pdal/e57/A_B.e57"),
    "laz": ("lazrs", "pointclouds/laspy/simple.copc.laz"),
    "drc": ("DracoPy", "formats/draco/cube_att.drc"),
    "fbx": ("assimp_py", "formats/assimp/FBX/spider.fbx"),
    "3ds": ("assimp_py", "formats/assimp/3DS/test1.3ds"),
    "amf": ("assimp_py", "formats/assimp/AMF/test1.amf"),
}


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Some bytes changed, mostly where the structure is; sometimes the end cut off."""
    out = bytearray(data)
    for _ in range(chance.choice([1, 4, 40])):
        place = chance.choice(
            [chance.randrange(len(out)), chance.randrange(96), len(out) - 1 - chance.randrange(min(2000, len(out)))]
        )
        out[place] = chance.choice([0, 255, out[place] ^ (1 << chance.randrange(8))])
    return bytes(out[: chance.randrange(len(out))] if chance.random() < 0.1 else out)


def checked(data: bytes) -> bytes:
    """The pages of an E57 file with their checksums (CRC-32C) made right again, so that damage gets further in."""
    out = bytearray(data[: len(data) // 1024 * 1024])
    for end in range(1020, len(out), 1024):
        crc = 0xFFFFFFFF
        for byte in out[end - 1020 : end]:
            crc ^= byte
            for _ in range(8):
                crc = (crc >> 1) ^ (0x82F63B78 if crc & 1 else 0)
        out[end : end + 4] = (crc ^ 0xFFFFFFFF).to_bytes(4, "big")
    return bytes(out)


@pytest.mark.parametrize("rounds", [12, pytest.param(200, marks=pytest.mark.slow)])
@pytest.mark.parametrize("kind", MADE_OF)
def test_damage_costs_at_most_the_process(kind, rounds, tmp_path, corpus):
    library, path = MADE_OF[kind]
    pytest.importorskip(library, reason="not made for this machine")
    sound = (Path(CORPUS) / path).read_bytes()
    assert kind != "e57" or checked(sound) == sound
    chance = random.Random(rounds)
    reader = Reader(tmp_path / "cache", Limits())
    try:
        for number in range(rounds):
            file = tmp_path / f"{number}.{kind}"
            spoilt = damaged(sound, chance)
            file.write_bytes(checked(spoilt) if kind == "e57" else spoilt)
            try:
                model = reader.open(file, Ticket())
            except Fault as fault:
                assert fault.file == file.name
            else:
                assert np.isfinite(model.bounds).all()
        file.write_bytes(sound)
        assert reader.open(file, Ticket()).facts.meshes > 0
    finally:
        reader.close()
