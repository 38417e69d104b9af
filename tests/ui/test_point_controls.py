"""Point controls: there for clouds alone, and in step with the session."""

from dataclasses import replace

import numpy as np
from PySide6.QtWidgets import QWidget

from exhibit_viewer.model.geometry import Mesh, Topology
from exhibit_viewer.model.scene import Tint
from exhibit_viewer.ui.actions import Actions
from exhibit_viewer.ui.point_controls import PointControls
from exhibit_viewer.ui.surface_controls import SurfaceControls


def test_points_have_controls_of_their_own(world, look, keep) -> None:
    mesh = Mesh(
        "", np.eye(3, dtype=np.float32), np.empty((0, 1), np.uint32), Topology.POINTS,
        traits=np.array([[9, 0], [3, 0], [0, 0]], np.uint8),
    )  # fmt: skip
    actions = Actions(world.session, look[1], keep(QWidget()))
    surface = keep(SurfaceControls(world.session, *look, actions))
    (controls,) = surface.findChildren(PointControls)
    world.show()
    surface.refresh(world.session.state)
    assert controls.isHidden(), "a surface has no points"
    world.model = replace(world.model, meshes=(mesh,))
    world.show()
    surface.reword()
    surface.refresh(world.session.state)
    assert not controls.isHidden()
    names = [controls._tints.itemText(row) for row in range(controls._tints.count())]
    assert names == ["Own colours", "Intensity", "Height"], "no point has a class"
    assert controls._tints.accessibleName() and controls._size.accessibleName() == "Size"
    controls._tints.activated.emit(2)
    assert world.session.state.scene.tint is Tint.HEIGHT
    controls._size.setValue(controls._size.maximum())
    assert world.session.state.scene.point_size == 4.0
    world.session.adjust(replace(world.session.state.scene, tint=Tint.INTENSITY, point_size=1.0))
    surface.refresh(world.session.state)
    assert controls._tints.currentIndex() == 1 and controls._size.amount == 0.0
