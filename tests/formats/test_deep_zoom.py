"""Pictures cut into tiles by Deep Zoom open whole, at the finest size that is here."""

import zipfile

import numpy as np
import pytest
from PIL import Image

from exhibit_viewer.formats import deep_zoom
from exhibit_viewer.formats.folder import open_path
from exhibit_viewer.model.faults import Code, Fault

DZI = (
    '<?xml version="1.0"?><Image xmlns="http://schemas.microsoft.com/deepzoom/2008" Format="png" Overlap="{}" '
    'TileSize="{}"><Size Width="{}" Height="{}"/></Image>'
)


def cut(folder, name="wall", size=(300, 200), tile=100, overlap=1):
    """A pyramid of a picture whose red and green tell where each pixel is."""
    width, height = size
    across, down = np.meshgrid(np.arange(width) % 256, np.arange(height) % 256)
    whole = Image.fromarray(np.stack([across, down, 0 * down], -1).astype(np.uint8))
    last = (max(size) - 1).bit_length()
    (folder / f"{name}.dzi").write_text(DZI.format(overlap, tile, width, height))
    for level in range(last + 1):
        wide, high = (-(-side // (1 << (last - level))) for side in size)
        shrunk = whole.resize((wide, high))
        place = folder / f"{name}_files" / str(level)
        place.mkdir(parents=True)
        for column in range(-(-wide // tile)):
            for row in range(-(-high // tile)):
                box = (max(0, column * tile - overlap), max(0, row * tile - overlap),
                       min(wide, (column + 1) * tile + overlap), min(high, (row + 1) * tile + overlap))  # fmt: skip
                shrunk.crop(box).save(place / f"{column}_{row}.png")
    return folder / f"{name}.dzi", last


def corners(artifact):
    """Left, top, right and bottom of every part, in pixels of the picture, by the name of its file."""
    found = {}
    for part in artifact.parts:
        matrix = np.array(part.world_from_model).reshape(4, 4)
        with Image.open(part.derivatives[0].path) as tile:
            aspect = tile.height / tile.width
        left, top = matrix[0, 3] * 300, -matrix[1, 3] * 300
        found[part.derivatives[0].path.name] = (left, top, left + matrix[0, 0] * 300, top + matrix[1, 1] * aspect * 300)
    return found


def test_every_tile_of_the_finest_level_is_where_it_belongs(tmp_path):
    path, last = cut(tmp_path)
    artifact = open_path(path).artifacts[0]
    assert len(artifact.parts) == 6 and artifact.path.parent.name == str(last)
    found = corners(artifact)
    assert found["0_0.png"] == pytest.approx((0, 0, 101, 101), abs=0.01)
    assert found["1_1.png"] == pytest.approx((99, 99, 201, 200), abs=0.01)
    assert found["2_0.png"] == pytest.approx((199, 0, 300, 101), abs=0.01)


def test_in_a_folder_and_in_an_archive_it_is_one_object(tmp_path):
    (tmp_path / "walls").mkdir()
    cut(tmp_path / "walls")
    assert len(open_path(tmp_path / "walls").artifacts) == 1
    with zipfile.ZipFile(tmp_path / "walls.zip", "w") as archive:
        for file in (tmp_path / "walls").rglob("*"):
            archive.write(file, file.relative_to(tmp_path / "walls"))
    assert len(open_path(tmp_path / "walls.zip").artifacts[0].parts) == 6


def test_of_what_is_too_large_or_lacks_a_tile_the_next_level_shows(tmp_path, monkeypatch):
    path, last = cut(tmp_path)
    (tmp_path / "wall_files" / str(last) / "1_1.png").unlink()
    artifact = open_path(path).artifacts[0]
    assert artifact.path.parent.name == str(last - 1) and len(artifact.parts) == 2
    assert corners(artifact)["1_0.png"] == pytest.approx((198, 0, 300, 200), abs=0.01)
    monkeypatch.setattr(deep_zoom, "MOST_PIXELS", 75 * 50)
    assert open_path(path).artifacts[0].path.parent.name == str(last - 2)


@pytest.mark.parametrize(
    "text",
    ["", "<Image/>", DZI.format(0, 0, 10, 10), DZI.format(1, 254, 0, 10), DZI.format(999, 254, 10, 10),
     DZI.format(0, 254, "9" * 40, 10), DZI.format(0, 254, "1e5", 10), DZI.replace("png", "exe").format(1, 254, 9, 9),
     "<Image " + 'a="' * 20_000],
)  # fmt: skip
def test_one_that_is_damaged_is_told(tmp_path, text):
    (tmp_path / "wall.dzi").write_text(text)
    with pytest.raises(Fault) as refused:
        open_path(tmp_path / "wall.dzi")
    assert refused.value.code is Code.FORMAT_DAMAGED


def test_one_without_its_tiles_is_told(tmp_path):
    (tmp_path / "wall.dzi").write_text(DZI.format(1, 254, 10**8, 10**8))
    with pytest.raises(Fault) as refused:
        open_path(tmp_path / "wall.dzi")
    assert refused.value.code is Code.RESOURCE_MISSING and "wall_files" in str(refused.value.facts)
