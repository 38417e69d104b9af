"""About panel: what the collection says of the artifact, its rights, and the facts of its model."""

from PySide6.QtCore import QEvent, QLocale, QSize, Qt
from PySide6.QtGui import QFont, QGuiApplication, QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from exhibit_viewer.model.collection import Artifact, languages_of
from exhibit_viewer.model.geometry import Model
from exhibit_viewer.model.text import UNDETERMINED, LangText
from exhibit_viewer.session.session import Session
from exhibit_viewer.session.state import Change
from exhibit_viewer.ui.about_facts import Pair, asset_pairs, capture_pairs, metadata_pairs, model_pairs, rights_pairs
from exhibit_viewer.ui.articles import Articles
from exhibit_viewer.ui.cards import tool_button
from exhibit_viewer.ui.icons import Icons
from exhibit_viewer.ui.languages import OWN_NAMES, in_language, language_shown
from exhibit_viewer.ui.listen_button import ListenButton, tell_listen_buttons
from exhibit_viewer.ui.markdown import Prose
from exhibit_viewer.ui.messages import message, plain, sentence
from exhibit_viewer.ui.sides import lead
from exhibit_viewer.ui.theme import Appearance

_CHANGES = Change.ARTIFACT | Change.MODEL | Change.COLLECTION | Change.RECORD
LONGEST = 2000
MOST_SENTENCES = 12
RING = 2
"""Width of the ring of focus round the page, in pixels at any text size."""


class AboutPanel(QWidget):
    """Built anew for each artifact, once somebody looks; reading order is the order of a museum's record."""

    def __init__(self, session: Session, appearance: Appearance, icons: Icons) -> None:
        super().__init__()
        self._session, self._appearance, self._icons = session, appearance, icons
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._outside = QVBoxLayout(self)
        self._outside.addWidget(self._scroll)
        self._column = QVBoxLayout()
        self._stale = True
        appearance.changed.connect(self.refresh)
        session.listen(self._heard)
        self.setAccessibleName(self.tr("About the object"))

    def refresh(self) -> None:
        """Say everything again; where nobody looks, when somebody does."""
        self._stale = not self.isVisible()
        if self._stale:
            return
        pixels, state = self._appearance.pixels, self._session.state
        self.setAccessibleName(self.tr("About the object"))
        self._scroll.setAccessibleName(self.tr("About the object"))
        edge = pixels(16) - RING
        self._outside.setContentsMargins(edge, pixels(12), edge, pixels(12))
        page = QWidget()
        self._column = QVBoxLayout(page)
        air = pixels(8)  # between words and what scrolls them
        self._column.setContentsMargins(*((air, 0, 0, 0) if self.isRightToLeft() else (0, 0, air, 0)))
        self._column.setSpacing(pixels(4))
        if state.artifact is None:
            self._muted(self.tr("What is known of an object appears here."))
        else:
            self._tell(state.artifact, state.model)
        self._column.addStretch()
        self._scroll.setWidget(page)
        for ground in (page, self._scroll.viewport()):
            ground.setAutoFillBackground(False)

    def unfold(self, page: str) -> None:
        """Open a page of the object to read."""
        self._open_pages.add(page)
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Say what became of the object meanwhile."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.LayoutDirectionChange):
            self.refresh()
        super().changeEvent(event)

    def _heard(self, change: Change, source: object) -> None:
        tell_listen_buttons(self, change)
        if change & Change.ARTIFACT:
            artifact = self._session.state.artifact
            setup = artifact.setup if artifact is not None else None
            self._open_pages = {setup.article} if setup is not None and setup.article else set()
        if change & _CHANGES:
            self.refresh()

    # -- the page --------------------------------------------------------------------------------------------------

    def _tell(self, artifact: Artifact, model: Model | None) -> None:
        pixels = self._appearance.pixels
        self._text(plain(in_language(artifact.title), LONGEST), self._appearance.font(20, 500, serif=True))
        self._other_language(artifact)
        if artifact.demonstration:
            self._muted(self.tr("A demonstration model made by code, not a scan of a real object."))
        if artifact.description:
            self._column.addSpacing(pixels(8))
            prose = Prose()
            prose.setAccessibleName(self.tr("Description"))
            prose.show_markdown(in_language(artifact.description))
            self._column.addWidget(prose)
        self._spoken(artifact)
        pairs = metadata_pairs(artifact)
        if not pairs and model is not None:
            pairs = asset_pairs(model)
        self._section("", pairs)
        self._section(self.tr("Rights"), rights_pairs(artifact, self._session.state.collection))
        self._section(self.tr("How it was captured"), capture_pairs(artifact))
        if artifact.articles:
            self._column.addSpacing(pixels(16))
            self._column.addWidget(
                Articles(
                    artifact.articles,
                    self._open_pages,
                    self._appearance,
                    self._icons,
                    lambda: ListenButton(self._session, self._appearance, self._icons),
                )
            )
        if model is not None:
            self._section(self.tr("The model"), model_pairs(model), measures=True)
        self._notices(artifact, model)

    def _other_language(self, artifact: Artifact) -> None:
        """Which language is read where it is not the one chosen."""
        wanted = language_shown()
        shown = {_tag(text, wanted) for text in (artifact.title, artifact.description) if text}
        others = sorted(tag for tag in shown if tag != UNDETERMINED and tag.split("-")[0].lower() != wanted)
        if others:
            names = ", ".join(_language_name(tag) for tag in others)
            self._muted(self.tr("Not in your language; shown in {}.").format(names))

    def _section(self, title: str, pairs: list[Pair], measures: bool = False) -> None:
        """A heading and its lines. `measures`: figures of equal width, which would tear a number with hyphens apart."""
        if not pairs:
            return
        self._column.addSpacing(self._appearance.pixels(16))
        if title:
            self._text(title, self._appearance.font(14, 600))
        for pair in pairs:
            self._column.addSpacing(self._appearance.pixels(4))
            self._muted(pair.label)
            value = self._text(pair.value, self._appearance.font(14, tabular=measures))
            value.setAccessibleName(f"{pair.label}: {pair.value}")

    def _spoken(self, artifact: Artifact) -> None:
        """In which languages there is something to read, where there are several."""
        tags = sorted(languages_of(artifact))
        if len(tags) > 1:
            names = dict.fromkeys(_language_name(tag) for tag in tags)
            self._muted(self.tr("Languages: {}").format(" · ".join(names)))

    def _notices(self, artifact: Artifact, model: Model | None) -> None:
        """What the readers of the document and of the model had to say, each once."""
        collection = self._session.state.collection
        notices = [*(collection.notices if collection is not None else ()), *artifact.notices]
        notices += model.notices if model is not None else ()
        told = {sentence(notice): notice for notice in notices}
        last = {notice.code: words for words, notice in told.items()}  # advice is given once for each kind
        sentences = [message(notice) if last[notice.code] == words else words for words, notice in told.items()]
        if not sentences:
            return
        self._column.addSpacing(self._appearance.pixels(16))
        self._text(self.tr("About this file"), self._appearance.font(14, 600))
        for words in sentences[:MOST_SENTENCES]:
            self._text(words, self._appearance.font(14))
        if len(sentences) > MOST_SENTENCES:
            more = QLocale().toString(len(sentences) - MOST_SENTENCES)
            self._muted(self.tr("And {} more; copy the details to read them all.").format(more))
        copy = tool_button()
        copy.setIcon(self._icons.icon("copy", 16))
        copy.setIconSize(QSize(self._appearance.pixels(16), self._appearance.pixels(16)))
        copy.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        copy.setText(self.tr("Copy details"))
        copy.setToolTip(self.tr("Copy these sentences"))
        copy.clicked.connect(lambda *_: QGuiApplication.clipboard().setText("\n".join(sentences)))
        self._column.addWidget(copy)

    def _text(self, words: str, font: QFont) -> QLabel:
        label = QLabel(words)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setFont(font)
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        lead(label)
        self._column.addWidget(label)
        return label

    def _muted(self, words: str) -> QLabel:
        label = self._text(words, self._appearance.font(12))
        label.setProperty("dress", "muted")
        return label


def _tag(text: LangText, wanted: str) -> str:
    return text.best((wanted,))[1]


def _language_name(tag: str) -> str:
    return OWN_NAMES.get(tag.split("-", maxsplit=1)[0].lower()) or QLocale(tag).nativeLanguageName() or tag
