"""Share panel: what leaves the program, in which form and under which rights; how far it is; where it is."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QWidget

from exhibit_viewer.model.collection import Artifact
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.sharing import ENDINGS, Estimate, Exported, Form, Order
from exhibit_viewer.model.ticket import Ticket
from exhibit_viewer.session.ports import Courier
from exhibit_viewer.session.session import Session
from exhibit_viewer.ui.cards import ChoiceBox, TickBox, Words, push_button
from exhibit_viewer.ui.icons import Icons
from exhibit_viewer.ui.languages import in_language
from exhibit_viewer.ui.messages import data_size, isolated, message, plain
from exhibit_viewer.ui.notice_list import NoticeList
from exhibit_viewer.ui.overlay import Overlay
from exhibit_viewer.ui.picture_out import file_name
from exhibit_viewer.ui.rights_summary import RightsSummary
from exhibit_viewer.ui.theme import Appearance
from exhibit_viewer.ui.veils import ProgressLine

PATH_LETTERS = 40


class SharePanel(Overlay):
    """The choices are kept while it is folded, and so is work under way. listed: the artifacts the browser shows."""

    def __init__(
        self,
        session: Session,
        appearance: Appearance,
        icons: Icons,
        parent: QWidget,
        courier: Courier,
        listed: Callable[[], Sequence[Artifact]],
    ) -> None:
        super().__init__(appearance, icons, parent, width=620)
        self._session, self._courier, self._listed = session, courier, listed
        self._what, self._form = ChoiceBox(appearance, icons), ChoiceBox(appearance, icons)
        self._what_label, self._form_label = Words(appearance), Words(appearance)
        self._explained = Words(appearance, muted=True)
        self._own, self._prepared = TickBox(appearance, icons), TickBox(appearance, icons)
        self._rights = RightsSummary(appearance)
        self._size = Words(appearance, muted=True)
        self._bar = ProgressLine(appearance)
        self._told = NoticeList(appearance, self._refit)
        self._save, self._stop = push_button("main"), push_button()
        self._choices: list[tuple[Artifact, ...]] = []
        self._working: Ticket | None = None
        self._forms: tuple[Form, ...] = ()
        self._what.currentIndexChanged.connect(lambda *_: self._changed())
        self._form.currentIndexChanged.connect(lambda *_: self._changed())
        self._save.clicked.connect(self._ask_where)
        self._stop.clicked.connect(self._cancel)
        self._build()

    def reword(self) -> None:
        """Put every word into the language shown."""
        self.title.setText(self.tr("Share or export"))
        self.setAccessibleName(self.tr("Share or export"))
        self.close_button.name(self.tr("Close"), "Esc")
        for label, box, words in (
            (self._what_label, self._what, self.tr("Objects")),
            (self._form_label, self._form, self.tr("Write as")),
        ):
            label.setText(words)
            box.setAccessibleName(words)
        self._prepared.setText(self.tr("Prepared, so that it opens at once (much larger)"))
        self._prepared.setAccessibleName(self._prepared.text())
        self._save.setText(self.tr("Save as…"))
        self._stop.setText(self.tr("Cancel"))
        self._bar.setAccessibleName(self.tr("Progress"))
        self._rights.reword()
        self._told.reword()

    def fill(self) -> None:
        """Offer what there is to choose from now."""
        state, before = self._session.state, self._what.currentIndex()
        whole = state.collection.artifacts if state.collection is not None else ()
        found, count = tuple(self._listed()), QLocale().toString
        self._offer_forms()
        self._choices, titles = [whole], [self.tr("The whole collection ({})").format(count(len(whole)))]
        if state.artifact is not None:
            self._choices.append((state.artifact,))
            titles.append(self.tr("“{}” alone").format(plain(in_language(state.artifact.title), 40)))
        marked = tuple(artifact for artifact in whole if artifact.id in state.gathered)
        if marked:
            self._choices.append(marked)
            titles.append(self.tr("What is marked ({})").format(count(len(marked))))
        if found and len(found) < len(whole):
            self._choices.append(found)
            titles.append(self.tr("What the search found ({})").format(count(len(found))))
        self._what.blockSignals(True)
        self._what.clear()
        self._what.addItems(titles)
        self._what.setCurrentIndex(before if 0 <= before < len(titles) else 0)
        self._what.blockSignals(False)
        self._changed()

    def _offer_forms(self) -> None:
        """A set can also go as a list of references."""
        before = self.order.form
        in_set = self._session.state.own_set is not None
        self._forms = tuple(form for form in Form if in_set or form is not Form.REFERENCES)
        self._form.blockSignals(True)
        self._form.clear()
        self._form.addItems([self._form_title(form) for form in self._forms])
        self._form.setCurrentIndex(self._forms.index(before) if before in self._forms else 0)
        self._form.blockSignals(False)

    def first_focus(self) -> QWidget:
        """The first choice."""
        return self._what

    @property
    def order(self) -> Order:
        """What is chosen. A page is of one object: the one shown."""
        form = self._forms[max(0, self._form.currentIndex())] if self._forms else Form.PACKAGE
        number = 1 if form is Form.PAGE else max(0, self._what.currentIndex())
        artifacts = self._choices[number] if number < len(self._choices) else ()
        own, prepared = self._own.isChecked() and self._own.isEnabled(), self._prepared.isChecked()
        return Order(artifacts, form, own, prepared and form is Form.PACKAGE)

    def write(self, path: Path) -> None:
        """Write what is chosen there."""
        self._tell()
        self._bar.setValue(0)
        self._working = self._courier.export(
            self.order, path, lambda share: self._bar.setValue(round(1000 * share)), self._done
        )
        self._show_work()

    def _build(self) -> None:
        pixels = self._appearance.pixels
        grid = QGridLayout()
        grid.setHorizontalSpacing(pixels(24))
        grid.setVerticalSpacing(pixels(12))
        grid.setColumnStretch(1, 1)
        for row, (label, box) in enumerate(((self._what_label, self._what), (self._form_label, self._form))):
            label.setBuddy(box)
            grid.addWidget(label, row, 0)
            grid.addWidget(box, row, 1)
        grid.addWidget(self._explained, 2, 1)
        grid.addWidget(self._own, 3, 1)
        grid.addWidget(self._prepared, 4, 1)
        self.content.addLayout(grid)
        self.content.addWidget(self._rights)
        self.content.addWidget(self._bar)
        self.content.addWidget(self._told)
        foot = QHBoxLayout()
        foot.addWidget(self._size, 1)
        foot.addWidget(self._stop)
        foot.addWidget(self._save)
        self.content.addLayout(foot)
        self._bar.setFixedHeight(pixels(4))
        self._show_work()

    def _changed(self) -> None:
        """Something else was chosen: say what it comes to."""
        order = self.order
        notes = self._courier.own_notes(order.artifacts)
        self._own.setText(self.tr("My own notes go along (%Ln)", "", notes))
        self._own.setAccessibleName(self._own.text())
        may_go_along = notes > 0 and order.form not in (Form.CSV, Form.REFERENCES)
        self._own.setEnabled(may_go_along)
        self._own.setVisible(may_go_along)
        self._prepared.setVisible(order.form is Form.PACKAGE)
        self._save.setEnabled(bool(order.artifacts) and self._working is None)
        for part in (self._what_label, self._what):
            part.setVisible(order.form is not Form.PAGE)
        self._explained.setText(self._form_hint(order.form))
        if self._working is None:
            self._tell()
        self._size.setText("…")
        self._courier.estimate(order, self._estimated)
        self._refit()

    def _estimated(self, answer: Estimate | Fault) -> None:
        if isinstance(answer, Fault):
            self._size.setText("")
            if answer.code is not Code.CANCELLED:
                self._tell(message(answer.notice))
            return
        objects = self.tr("%Ln object(s)", "", len(self.order.artifacts))
        size = data_size(answer.bytes)
        files = self.tr("%Ln file(s), about {}", "", answer.files).format(size)
        self._size.setText(
            objects if self.order.form in (Form.CSV, Form.PAGE, Form.REFERENCES) else f"{objects} · {files}"
        )
        self._rights.show_rights(answer.rights, answer.without)
        if answer.notices and self._working is None:
            self._tell(*map(message, answer.notices))
        self._refit()

    def _ask_where(self) -> None:
        collection = self._session.state.collection
        if collection is None:
            return
        order = self.order
        title = order.artifacts[0].title if len(order.artifacts) == 1 else collection.title
        dialog = QFileDialog(self.window_below, self.tr("Save as"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(f"{self._form_title(order.form)} (*{ENDINGS[order.form]})")
        dialog.setDefaultSuffix(ENDINGS[order.form].removeprefix("."))
        dialog.selectFile(file_name(in_language(title)) + ENDINGS[order.form])
        dialog.fileSelected.connect(lambda name: self.write(_with_ending(Path(name), order.form)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _done(self, answer: Exported | Fault) -> None:
        self._working = None
        if isinstance(answer, Fault):
            self._tell(self.tr("Cancelled; nothing was written.") if _cancelled(answer) else message(answer.notice))
        else:
            size = data_size(answer.bytes)
            saved = self.tr("Saved: {path} ({size})").format(path=isolated(_briefly(answer.path)), size=size)
            self._tell(saved, *map(message, answer.notices))
            self._told.setToolTip(plain(str(answer.path), 1000))
        self._show_work()

    def _cancel(self) -> None:
        if self._working is not None:
            self._working.cancel()
            self._done(Fault(Code.CANCELLED))

    def _tell(self, *lines: str) -> None:
        self._told.tell(lines)
        self._explained.setVisible(not lines)  # makes room for it: at the largest letters there is none for both
        self._refit()

    def _show_work(self) -> None:
        working = self._working is not None
        self._bar.setVisible(working)
        self._stop.setVisible(working)
        self._save.setEnabled(not working)
        for choice in (self._what, self._form):
            choice.setEnabled(not working)
        self._refit()

    def _refit(self) -> None:
        if self.isVisible():
            self._place()

    def _form_title(self, form: Form) -> str:
        return {
            Form.PACKAGE: self.tr("One package for this program"),
            Form.IIIF: self.tr("IIIF manifest"),
            Form.SVX: self.tr("Voyager scene (svx)"),
            Form.CSV: self.tr("Table (CSV)"),
            Form.PAGE: self.tr("Web page of the object shown"),
            Form.REFERENCES: self.tr("List of the set (IIIF collection)"),
        }[form]

    def _form_hint(self, form: Form) -> str:
        return {
            Form.PACKAGE: self.tr("Everything in one file, with checksums. A double click opens it here."),
            Form.IIIF: self.tr("For viewers of IIIF Presentation 4. The models lie in a folder beside it."),
            Form.SVX: self.tr("For Smithsonian Voyager; one scene for each object, the models in a folder beside it."),
            Form.CSV: self.tr("What is known of each object, one row each, for a spreadsheet. No models, no notes."),
            Form.PAGE: self.tr(
                "One file that any browser shows without the internet: the model, its notes, its rights."
            ),
            Form.REFERENCES: self.tr(
                "Names the objects and their order. Whoever has the same collections can bring it in as a set."
            ),
        }[form]


def _briefly(path: Path) -> str:
    """The path; of a long one its file and the folder that is in."""
    whole = plain(str(path), 200)
    return whole if len(whole) <= PATH_LETTERS else plain(str(Path("…", path.parent.name, path.name)), 200)


def _cancelled(fault: Fault) -> bool:
    return fault.code is Code.CANCELLED


def _with_ending(path: Path, form: Form) -> Path:
    """The path with the ending that says the form; a person may have typed another."""
    ending = ENDINGS[form]
    return path if path.name.lower().endswith(ending) else path.with_name(path.name + ending)
