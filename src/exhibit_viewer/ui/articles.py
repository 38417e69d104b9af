"""Articles: the pages that belong to an object, folded to their titles until they are wanted."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from exhibit_viewer.model.article import Article
from exhibit_viewer.ui.cards import ICON_GAP, Words, tool_button
from exhibit_viewer.ui.icons import Icons
from exhibit_viewer.ui.languages import in_language
from exhibit_viewer.ui.listen_button import ListenButton
from exhibit_viewer.ui.markdown import Prose
from exhibit_viewer.ui.messages import plain
from exhibit_viewer.ui.theme import Appearance

LONGEST = 200


class Articles(QWidget):
    """A title for each page; `open_pages` holds the ids of those unfolded, and is kept up to date."""

    def __init__(
        self,
        articles: tuple[Article, ...],
        open_pages: set[str],
        appearance: Appearance,
        icons: Icons,
        make_listen: Callable[[], ListenButton],
    ) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(appearance.pixels(4))
        heading = Words(appearance, weight=600)
        heading.setText(self.tr("To read"))
        column.addWidget(heading)
        for number, article in enumerate(articles):
            column.addWidget(_Page(article, number + 1, open_pages, appearance, icons, make_listen))


class _Page(QWidget):
    """One page. Its words are set when it is first unfolded."""

    def __init__(
        self,
        article: Article,
        number: int,
        open_pages: set[str],
        appearance: Appearance,
        icons: Icons,
        make_listen: Callable[[], ListenButton],
    ) -> None:
        super().__init__()
        self._article, self._open_pages, self._appearance, self._icons = article, open_pages, appearance, icons
        self._make_listen = make_listen
        self._parts: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(appearance.pixels(4))
        title = plain(in_language(article.title), LONGEST) or self.tr("Page {}").format(number)
        self._fold = tool_button()
        self._fold.setCheckable(True)
        self._fold.setText(ICON_GAP + title.replace("&", "&&"))
        self._fold.setToolTip(self.tr("Show or hide this page"))
        self._fold.setAccessibleName(title)
        self._fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._fold.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._fold.setIconSize(QSize(appearance.pixels(16), appearance.pixels(16)))
        self._fold.toggled.connect(self._unfold)
        self._column.addWidget(self._fold)
        self._fold.setChecked(article.id in open_pages)
        self._unfold(self._fold.isChecked())

    def _unfold(self, is_open: bool) -> None:
        closed = "chevron-left" if self.isRightToLeft() else "chevron-right"
        self._fold.setIcon(self._icons.icon("chevron-down" if is_open else closed, 16))
        (self._open_pages.add if is_open else self._open_pages.discard)(self._article.id)
        if is_open and not self._parts:
            self._parts.append(self._words())
            if self._article.sound:
                listen = self._make_listen()
                listen.show_sound(self._article.sound)
                self._parts.insert(0, listen)
            for part in self._parts:
                self._column.addWidget(part)
        for part in self._parts:
            part.setVisible(is_open)

    def _words(self) -> QWidget:
        lead, text = in_language(self._article.lead), in_language(self._article.text)
        if not lead and not text:
            missing = Words(self._appearance, step=12, muted=True)
            missing.setText(self.tr("This page is not in the package."))
            return missing
        prose = Prose()
        prose.setAccessibleName(self._fold.accessibleName())
        prose.show_markdown("\n\n".join(part for part in (lead, text) if part))
        return prose
