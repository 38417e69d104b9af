"""Picture out: what is seen, to the clipboard or into a file, with the object's credit written into it."""

import re
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QSaveFile
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter
from PySide6.QtWidgets import QFileDialog, QWidget

from exhibit_viewer.model.collection import Artifact
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.session.session import Session
from exhibit_viewer.ui.languages import in_language
from exhibit_viewer.ui.licences import licence_name
from exhibit_viewer.ui.messages import plain
from exhibit_viewer.ui.viewport import Viewport

NAME_LETTERS = 60


def picture_of(stage: QWidget, artifact: Artifact | None) -> QImage:
    """The 3D picture alone, in the screen's own pixels; title, credit and licence travel with it as text."""
    viewport = stage.findChild(Viewport)
    picture = viewport.picture() if isinstance(viewport, Viewport) else stage.grab().toImage()
    if artifact is not None:
        rights = artifact.rights
        picture.setText("Title", plain(in_language(artifact.title)))
        credit = (plain(in_language(rights.credit)), plain(rights.holder), licence_name(rights.licence))
        picture.setText("Copyright", " · ".join(part for part in credit if part))
    return picture


def copy_picture(stage: QWidget, session: Session) -> None:
    """To the clipboard."""
    QGuiApplication.clipboard().setImage(picture_of(stage, session.state.artifact))


def save_picture(parent: QWidget, stage: QWidget, session: Session) -> QFileDialog:
    """Ask where to, then write a PNG; a fault goes to the session's bar. The picture is the one of this moment."""
    artifact = session.state.artifact
    picture = picture_of(stage, artifact)
    dialog = QFileDialog(parent, QCoreApplication.translate("PictureOut", "Save the picture"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(QCoreApplication.translate("PictureOut", "Pictures (*.png)"))
    dialog.setDefaultSuffix("png")
    dialog.selectFile(file_name(in_language(artifact.title) if artifact else "") + ".png")

    def chosen(name: str) -> None:
        data = QBuffer()
        data.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(data, QByteArray(b"png")).write(picture)
        try:
            write_whole(Path(name), bytes(data.data().data()))
        except Fault as fault:
            session.report(fault.notice)

    dialog.fileSelected.connect(chosen)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def write_whole(path: Path, data: bytes) -> None:
    """Write a file that somebody chose the place of: the old one or the new one at any moment. On any thread. Raises
    Fault(NOT_SAVED)."""
    file = QSaveFile(str(path))
    if not (file.open(QIODevice.OpenModeFlag.WriteOnly) and file.write(data) == len(data) and file.commit()):
        raise Fault(Code.NOT_SAVED, path.name, detail=file.errorString())


def file_name(title: str) -> str:
    """A title as a file name that every system takes."""
    words = re.sub(r'[\s<>:"/\\|?*.]+', " ", plain(title, NAME_LETTERS)).strip()
    return words or "picture"
