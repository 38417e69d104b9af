"""Opening: the two file choosers, and files dropped on the window."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMimeData
from PySide6.QtWidgets import QFileDialog, QWidget

from exhibit_viewer.session.ports import Doors

ENDINGS = (
    "glb", "gltf", "obj", "ply", "stl", "off", "3mf", "dae", "x3d", "las", "laz", "pcd", "pts", "xyz", "e57", "usdz",
    "usd", "usda", "usdc", "zip", "json",
)  # fmt: skip


def choose_file(parent: QWidget, doors: Doors) -> QFileDialog:
    """Let a person choose a model or package; opened when they did. The window stays usable."""
    translate = QCoreApplication.translate
    dialog = QFileDialog(parent, translate("Opening", "Open a scan or an exhibition package"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    endings = " ".join(f"*.{ending}" for ending in ENDINGS)
    dialog.setNameFilters(
        [translate("Opening", "Scans and packages ({})").format(endings), translate("Opening", "All files (*)")]
    )
    return _open(dialog, doors)


def choose_folder(parent: QWidget, doors: Doors) -> QFileDialog:
    """Let a person choose a folder of models."""
    dialog = QFileDialog(parent, QCoreApplication.translate("Opening", "Open a folder of scans"))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _open(dialog, doors)


def dropped_path(data: QMimeData) -> Path | None:
    """The first local file or folder in what is dragged, if there is one."""
    return next((Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()), None)


def _open(dialog: QFileDialog, doors: Doors) -> QFileDialog:
    dialog.fileSelected.connect(lambda name: doors.open(Path(name)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
