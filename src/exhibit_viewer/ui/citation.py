"""Citation: an object, its rights, and the view of it, as a line of text for the clipboard."""

import math
from urllib.parse import quote, urlencode

from PySide6.QtCore import QCoreApplication, QDate, QLocale
from PySide6.QtGui import QGuiApplication

from exhibit_viewer.model.camera import Camera
from exhibit_viewer.model.collection import Artifact, Collection
from exhibit_viewer.model.rights import Rights
from exhibit_viewer.model.terms import Term
from exhibit_viewer.session.session import Session
from exhibit_viewer.ui.languages import in_language
from exhibit_viewer.ui.licences import licence_name
from exhibit_viewer.ui.messages import plain
from exhibit_viewer.ui.work_bar import WorkBar

SCHEME = "exhibit-view"


def copy_citation(session: Session, bar: WorkBar | None) -> str:
    """To the clipboard; the text. `bar` says so."""
    state = session.state
    if state.collection is None or state.artifact is None:
        return ""
    words = citation(state.collection, state.artifact, state.camera)
    QGuiApplication.clipboard().setText(words)
    if bar is not None and not bar.busy:
        bar.end(QCoreApplication.translate("Citation", "The citation is in the clipboard."))
    return words


def citation(collection: Collection, artifact: Artifact, camera: Camera) -> str:
    """Who made it, what it is, where it is, whose it is, in the language shown; and a link to the view."""
    rights = artifact.rights if artifact.rights != Rights() else collection.rights
    maker = in_language(artifact.terms[Term.CREATOR]) if Term.CREATOR in artifact.terms else ""
    date = in_language(artifact.date)
    parts = [
        maker,
        in_language(artifact.title) + (f" ({date})" if date else ""),
        artifact.identifier,
        rights.holder,
        in_language(collection.title),
        in_language(rights.credit),
        licence_name(rights.licence),
    ]
    said = dict.fromkeys(plain(part) for part in parts if part)
    seen = QLocale().toString(QDate.currentDate(), QLocale.FormatType.ShortFormat)
    when = QCoreApplication.translate("Citation", "Seen in Exhibit Viewer on {}").format(seen)
    return f"{'. '.join(each.rstrip('.') for each in (*said, when))}. <{link(collection, artifact, camera)}>"


def link(collection: Collection, artifact: Artifact, camera: Camera) -> str:
    """The view as an address that no network knows: collection, artifact, and where one looked from."""
    place = {
        "target": ",".join(f"{value:.6g}" for value in camera.target),
        "yaw": f"{math.degrees(camera.yaw):.2f}",
        "pitch": f"{math.degrees(camera.pitch):.2f}",
        "distance": f"{camera.distance:.6g}",
    }
    return f"{SCHEME}:{quote(collection.id, safe='')}/{quote(artifact.id, safe='')}?{urlencode(place, safe=',')}"
