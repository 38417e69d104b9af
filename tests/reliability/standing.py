"""The picture of a running program's object, once it stands there."""

import numpy as np
from program import Program


def settled(program: Program) -> bool:
    """Whether the model stands there as fine as it becomes."""
    viewport, model = program.window.stage.viewport, program.session.state.model
    return model is not None and viewport._uploaded is model and viewport._shown and viewport.settled


def pixels(viewport) -> np.ndarray:
    """(h, w, 3) of the picture."""
    from PySide6.QtGui import QImage

    image = viewport.picture().convertToFormat(QImage.Format.Format_RGBA8888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1, 4)
    return rows[:, : image.width(), :3].copy()
