"""Citation: an object, its rights, and the view of it, as a line of text for the clipboard."""

from PySide6.QtCore import QCoreApplication, QDate, QLocale
from PySide6.QtGui import QGuiApplication

from exhibit_viewer.model.collection import Artifact, Collection
from exhibit_viewer.model.rights import Rights
from exhibit_viewer.model.terms import Term
from exhibit_viewer.session.session import Session
from exhibit_viewer.session.view_link import ViewLink
from exhibit_viewer.ui.languages import in_language
from exhibit_viewer.ui.licences import licence_name
from exhibit_viewer.ui.messages import plain
from exhibit_viewer.ui.work_bar import WorkBar


def copy_citation(session: Session, bar: WorkBar | None) -> str:
    """To the clipboard; the text. `bar` says so."""
    state = session.state
    if state.collection is None or state.artifact is None:
        return ""
    link = ViewLink(state.collection.id, state.artifact.id, state.camera, state.selected)
    words = citation(state.collection, state.artifact, link)
    QGuiApplication.clipboard().setText(words)
    if bar is not None and not bar.busy:
        bar.end(QCoreApplication.translate("Citation", "The citation is in the clipboard."))
    return words


def citation(collection: Collection, artifact: Artifact, link: ViewLink) -> str:
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
    return f"{'. '.join(each.rstrip('.') for each in (*said, when))}. <{link.written()}>"
