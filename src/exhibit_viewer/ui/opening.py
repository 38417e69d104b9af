"""Opening: the two file choosers, and files dropped on the window."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMimeData
from PySide6.QtWidgets import QFileDialog, QWidget

from exhibit_viewer.session.ports import Doors

ENDINGS = (
    "glb", "gltf", "obj", "ply", "stl", "off", "3mf", "dae", "x3d", "las", "laz", "pcd", "pts", "xyz", "e57", "usdz",
    "usd", "usda", "usdc", "exhibit", "zip", "json",
)  # fmt: skip


def choose_file(parent: QWidget, doors: Doors) -> QFileDialog:
    """Let a person choose a model or package; opened when they did. The window stays usable."""
    words = QCoreApplication.translate("Opening", "Open a scan or an exhibition package")
    return _file(QFileDialog(parent, words), doors.open)


def choose_to_import(parent: QWidget, folder: bool, on_chosen: Callable[[Path], None]) -> QFileDialog:
    """Let a person choose what to copy into the library: a folder, or a file."""
    translate = QCoreApplication.translate
    if folder:
        return _folder(QFileDialog(parent, translate("Opening", "Import a folder of scans")), on_chosen)
    return _file(QFileDialog(parent, translate("Opening", "Import a scan or an exhibition package")), on_chosen)


def choose_library(parent: QWidget, new: bool, on_chosen: Callable[[Path], None]) -> QFileDialog:
    """Let a person choose the folder of a library, or one to make it in."""
    translate = QCoreApplication.translate
    words = translate("Opening", "A folder for the new library") if new else translate("Opening", "Open a library")
    return _folder(QFileDialog(parent, words), on_chosen)


def choose_backup(parent: QWidget, saving: bool, on_chosen: Callable[[Path], None]) -> QFileDialog:
    """Let a person choose where a backup of the library is, or is to be."""
    translate = QCoreApplication.translate
    title = translate("Opening", "Back up the library") if saving else translate("Opening", "Restore a backup")
    kinds = translate("Opening", "Backups (*.zip)")
    return _one_kind(QFileDialog(parent, title), saving, kinds, "exhibit-viewer-library.zip", on_chosen)


def choose_sheet(parent: QWidget, saving: bool, on_chosen: Callable[[Path], None]) -> QFileDialog:
    """Let a person choose where a sheet is, or is to be."""
    translate = QCoreApplication.translate
    title = translate("Opening", "Save the records") if saving else translate("Opening", "Bring in a sheet")
    kinds = translate("Opening", "Sheets (*.csv)")
    return _one_kind(QFileDialog(parent, title), saving, kinds, "metadata.csv", on_chosen)


def choose_set(parent: QWidget, on_chosen: Callable[[Path], None]) -> QFileDialog:
    """Let a person choose the list of a set that came from elsewhere."""
    translate = QCoreApplication.translate
    kinds = translate("Opening", "Sets (*.json)")
    return _one_kind(QFileDialog(parent, translate("Opening", "Bring in a set")), False, kinds, "set.json", on_chosen)


def _one_kind(
    dialog: QFileDialog, saving: bool, kinds: str, name: str, on_chosen: Callable[[Path], None]
) -> QFileDialog:
    dialog.setNameFilter(kinds)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile if saving else QFileDialog.FileMode.ExistingFile)
    if saving:
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(Path(name).suffix.removeprefix("."))
        dialog.selectFile(name)
    return _open(dialog, on_chosen)


def _file(dialog: QFileDialog, on_chosen: Callable[[Path], None]) -> QFileDialog:
    translate = QCoreApplication.translate
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    endings = " ".join(f"*.{ending}" for ending in ENDINGS)
    dialog.setNameFilters(
        [translate("Opening", "Scans and packages ({})").format(endings), translate("Opening", "All files (*)")]
    )
    return _open(dialog, on_chosen)


def choose_folder(parent: QWidget, doors: Doors) -> QFileDialog:
    """Let a person choose a folder of models."""
    return _folder(QFileDialog(parent, QCoreApplication.translate("Opening", "Open a folder of scans")), doors.open)


def _folder(dialog: QFileDialog, on_chosen: Callable[[Path], None]) -> QFileDialog:
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _open(dialog, on_chosen)


def dropped_path(data: QMimeData) -> Path | None:
    """The first local file or folder in what is dragged, if there is one."""
    return next((Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()), None)


def _open(dialog: QFileDialog, on_chosen: Callable[[Path], None]) -> QFileDialog:
    dialog.fileSelected.connect(lambda name: on_chosen(Path(name)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
