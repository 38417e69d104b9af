"""The made-up surroundings: alike in brightness, lit from where they should be."""

import numpy as np
import pytest

from exhibit_viewer.render.environment import ENVIRONMENTS, directions, irradiance, panorama, radiance_towards
from exhibit_viewer.render.sky import even_directions

LUMINANCE = np.array([0.2126, 0.7152, 0.0722])


@pytest.mark.parametrize("name", ENVIRONMENTS)
def test_all_light_alike(name: str) -> None:
    image, (_, solid) = panorama(name), directions()
    assert np.isfinite(image).all()
    assert image.min() > 0
    assert float((image @ LUMINANCE * solid[..., 0]).sum() / (4 * np.pi)) == pytest.approx(0.35, rel=1e-4)


@pytest.mark.parametrize("name", ENVIRONMENTS)
def test_more_light_from_above_than_below(name: str) -> None:
    above, below = radiance_towards(name, np.array([[0, 1.0, 0], [0, -1.0, 0]]))
    assert above > 1.5 * below


@pytest.mark.parametrize("name", ENVIRONMENTS)
def test_harmonics_reflect_what_summing_up_gives(name: str) -> None:
    toward, solid = directions()
    for normal in np.array([[0, 1.0, 0], [0.6, 0, 0.8], [-0.48, 0.6, 0.64]]):
        truth = np.einsum("ijc,ij->c", panorama(name), np.maximum(0, toward @ normal) * solid[..., 0]) / np.pi
        x, y, z = normal
        basis = [0.282095, 0.488603 * y, 0.488603 * z, 0.488603 * x, 1.092548 * x * y, 1.092548 * y * z]
        basis += [0.315392 * (3 * z * z - 1), 1.092548 * x * z, 0.546274 * (x * x - y * y)]
        assert np.allclose(np.array(basis) @ irradiance(name)[:, :3], truth, rtol=0.12)


def test_even_directions_are_even_in_every_run() -> None:
    towards = even_directions()
    assert np.allclose(np.linalg.norm(towards, axis=1), 1)
    for run, lopsided in ((8, 0.35), (32, 0.12), (128, 0.02)):
        for start in range(0, 128, run):
            assert np.linalg.norm(towards[start : start + run].mean(axis=0)) < lopsided
