"""Rights summary: every licence and how many objects carry it; those without any, by name."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from exhibit_viewer.model.collection import Artifact
from exhibit_viewer.ui.cards import Words
from exhibit_viewer.ui.languages import in_language
from exhibit_viewer.ui.licences import licence_name
from exhibit_viewer.ui.messages import plain
from exhibit_viewer.ui.theme import Appearance

MOST_NAMED = 4
MOST_LICENCES = 6


class RightsSummary(QWidget):
    """A heading and a line for each licence."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._rights: tuple[tuple[str, int], ...] = ()
        self._without: tuple[Artifact, ...] = ()
        self._heading, self._lines = Words(appearance, weight=600), Words(appearance)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(appearance.pixels(4))
        column.addWidget(self._heading)
        column.addWidget(self._lines)

    def show_rights(self, rights: Sequence[tuple[str, int]], without: Sequence[Artifact]) -> None:
        """What there is to say. without: the artifacts that no licence is stated for."""
        self._rights, self._without = tuple(rights), tuple(without)
        self.reword()

    def reword(self) -> None:
        """Say it in the language shown."""
        self._heading.setText(self.tr("Rights"))
        stated = [(licence, count) for licence, count in self._rights if licence]
        lines = [
            self.tr("%Ln object(s): {}", "", count).format(plain(licence_name(licence), 80))
            for licence, count in stated[:MOST_LICENCES]
        ]
        if len(stated) > MOST_LICENCES:
            lines.append(self.tr("and %Ln more licence(s)", "", len(stated) - MOST_LICENCES))
        if self._without:
            names = [plain(in_language(artifact.title), 40) for artifact in self._without[:MOST_NAMED]]
            more = ["…"] if len(self._without) > MOST_NAMED else []
            told = self.tr("%Ln object(s) for which no licence is stated: {}", "", len(self._without))
            lines.append(told.format(" · ".join([*names, *more])))
        self._lines.setText("\n".join(lines))
        self.setAccessibleName(f"{self._heading.text()}: {self._lines.text()}")
