"""Facet panel: what a collection can be narrowed by, each value with how many artifacts it leaves."""

from collections.abc import Sequence

from PySide6.QtCore import QLocale, QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from exhibit_viewer.model.search import Choice, Facet, Value
from exhibit_viewer.ui.cards import Words, push_button
from exhibit_viewer.ui.facet_words import facet_name, value_name
from exhibit_viewer.ui.theme import Appearance

FEW = 8


class FacetPanel(QWidget):
    """`chosen(choice, wanted)` when a value is ticked or not any more; `done` when the visitor wants to see."""

    chosen = Signal(object, bool)
    cleared = Signal()
    done = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._values: tuple[Value, ...] = ()
        self._choices: frozenset[Choice] = frozenset()
        self._found, self._stale = 0, True
        self._whole: set[Facet] = set()
        self._rows: dict[Choice, _Row] = {}
        self._list = QWidget()
        self._column = QVBoxLayout(self._list)
        self._area = QScrollArea()
        self._area.setProperty("dress", "bare")
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self._list)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._done = push_button("main")
        self._done.clicked.connect(self.done)
        self._clear = push_button("link")
        self._clear.clicked.connect(self.cleared)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self._area, 1)
        self._foot = QVBoxLayout()
        self._foot.addWidget(self._done)
        self._foot.addWidget(self._clear)
        page.addLayout(self._foot)
        appearance.changed.connect(self._lay_out)
        self._lay_out()

    def show_values(self, values: tuple[Value, ...], choices: frozenset[Choice], found: int) -> None:
        """The values there are to choose now, those chosen, and how many artifacts these leave."""
        same = [(value.facet, value.key) for value in values] == [(value.facet, value.key) for value in self._values]
        self._values, self._choices, self._found = values, choices, found
        if same and not self._stale:
            self._tell()
        else:
            self._lay_out()

    def reword(self) -> None:
        """Put every word into the language shown."""
        self._lay_out()

    def showEvent(self, event: QShowEvent) -> None:
        """The values of the last answer."""
        super().showEvent(event)
        if self._stale:
            self._lay_out()

    def _lay_out(self) -> None:
        """A heading and a row for each value; where nobody looks, when somebody does."""
        self._stale = not self.isVisible()
        if self._stale:
            return
        held = next((choice for choice, row in self._rows.items() if row.button.hasFocus()), None)
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._rows = {}
        pixels = self._appearance.pixels
        self._column.setContentsMargins(pixels(8), 0, pixels(8), pixels(8))
        self._column.setSpacing(0)
        for facet in Facet:
            self._add(facet, [value for value in self._values if value.facet is facet])
        if not self._values:
            nothing = Words(self._appearance, muted=True)
            nothing.setText(self.tr("There is nothing to choose by."))
            self._column.addWidget(nothing)
        self._column.addStretch(1)
        begin, end = (16, 8) if self.isRightToLeft() else (8, 16)  # margins are not mirrored
        self._foot.setContentsMargins(pixels(begin), pixels(8), pixels(end), pixels(12))
        self._foot.setSpacing(pixels(4))
        self.setAccessibleName(self.tr("Narrow down"))
        self._tell()
        if held in self._rows:
            self._rows[held].button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, facet: Facet, values: Sequence[Value]) -> None:
        if not values:
            return
        heading = Words(self._appearance, 12, 600, muted=True)
        heading.setText(facet_name(facet))
        heading.setContentsMargins(0, self._appearance.pixels(12), 0, self._appearance.pixels(4))
        self._column.addWidget(heading)
        for value in self._shown(facet, values):
            row = _Row(self._appearance, value)
            choice = (facet, value.key)
            row.button.toggled.connect(lambda wanted, choice=choice: self.chosen.emit(choice, wanted))
            self._rows[choice] = row
            self._column.addWidget(row.button)
        if len(values) > FEW:
            more = push_button("link")
            more.setText(
                self.tr("Fewer") if facet in self._whole else self.tr("All {}").format(QLocale().toString(len(values)))
            )
            more.setAccessibleName(f"{facet_name(facet)}: {more.text()}")
            more.clicked.connect(lambda *_: self._turn(facet))
            self._column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeading)

    def _shown(self, facet: Facet, values: Sequence[Value]) -> list[Value]:
        """The values met most, and those chosen, in their order; all of them where that was asked for."""
        if facet in self._whole:
            return list(values)[:200]
        most = {value.key for value in sorted(values, key=lambda value: -value.count)[:FEW]}
        return [value for value in values if value.key in most or (facet, value.key) in self._choices]

    def _turn(self, facet: Facet) -> None:
        self._whole ^= {facet}
        self._lay_out()

    def _tell(self) -> None:
        """Counts, ticks and how many are left."""
        for value in self._values:
            row = self._rows.get((value.facet, value.key))
            if row is not None:
                row.tell(value, (value.facet, value.key) in self._choices)
        self._done.setText(self.tr("Show %Ln object(s)", "", self._found))
        self._done.setAccessibleName(self._done.text())
        self._clear.setText(self.tr("Clear the choice"))
        self._clear.setAccessibleName(self._clear.text())
        self._clear.setVisible(bool(self._choices))


class _Row:
    """One value: a button that stays pressed, its name, and a number at the end."""

    def __init__(self, appearance: Appearance, value: Value) -> None:
        self.button = _WideRow(appearance)
        self._name, self._count = Words(appearance), Words(appearance, muted=True)
        self._count.setWordWrap(False)
        self.button.row.addWidget(self._name, 1)
        self.button.row.addWidget(self._count)
        self.tell(value, False)

    def tell(self, value: Value, chosen: bool) -> None:
        """Another count."""
        name, count = value_name(value), QLocale().toString(value.count)
        self._name.setText(f"✓ {name}" if chosen else name)
        self._count.setText(count)
        self.button.setAccessibleName(f"{name}, {count}")
        self.button.blockSignals(True)
        self.button.setChecked(chosen)
        self.button.blockSignals(False)


class _WideRow(QPushButton):
    """As wide as there is room and as high as its words."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty("dress", "quiet")
        self._appearance = appearance
        self.row = QHBoxLayout(self)
        edge = appearance.pixels(8)
        self.row.setContentsMargins(edge, edge // 2, edge, edge // 2)
        self.row.setSpacing(edge)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumHeight(appearance.pixels(32))  # for a finger

    def sizeHint(self) -> QSize:
        return self.row.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._appearance.pixels(60), self._appearance.pixels(32))
