"""What can be shared is said beforehand: objects, form, size, rights; then how far it is, and where it lies."""

from pathlib import Path

import pytest

from exhibit_viewer.model.collection import Artifact, Collection, Derivative
from exhibit_viewer.model.faults import Code, Fault, Notice
from exhibit_viewer.model.rights import Rights
from exhibit_viewer.model.sharing import Estimate, Exported, Fixity, Form
from exhibit_viewer.model.text import LangText
from exhibit_viewer.model.ticket import Ticket


class Courier:
    """Answers when the test says so."""

    def __init__(self):
        self.own = 0
        self.asked, self.exports, self.checks, self.kept = [], [], [], []

    def own_notes(self, artifacts):
        return self.own

    def estimate(self, order, on_done):
        self.asked.append((order, on_done))

    def export(self, order, path, on_progress, on_done):
        self.exports.append((order, path, on_progress, on_done))
        return Ticket()

    def check(self, on_progress, on_done):
        self.checks.append((on_progress, on_done))
        return Ticket()

    def keep_report(self, path, text, on_done):
        self.kept.append((path, text))
        on_done(None)


def artifact(name, licence=""):
    return Artifact(name, LangText.of(name.title()), (Derivative(Path(f"{name}.glb")),), rights=Rights(licence))


@pytest.fixture
def shown(world, look, keep, application):
    """(courier, make): panels over a bare window, on a collection of three."""
    from PySide6.QtWidgets import QWidget

    objects = (artifact("vase", "CC-BY-4.0"), artifact("bell"), artifact("stele"))
    world.session.open_collection(Collection("c", Path("/show"), LangText.of("Show"), objects), "vase")
    window = keep(QWidget(), 900, 700)
    courier = Courier()

    def make(panel, *more):
        made = panel(world.session, *look, window, courier, *more)
        made.unfold()
        return made

    return courier, make


@pytest.fixture
def share(shown):
    from exhibit_viewer.ui.share_panel import SharePanel

    courier, make = shown
    return courier, make(SharePanel, lambda: ())


def words_in(panel):
    from PySide6.QtWidgets import QLabel

    from exhibit_viewer.ui.lines import Lines

    found = [each for kind in (QLabel, Lines) for each in panel.findChildren(kind) if each.isVisible()]
    return "\n".join(each.text() for each in found)


def test_rights_and_size_are_said_before_anything_is_written(share):
    courier, panel = share
    order, answer = courier.asked[-1]
    assert [each.id for each in order.artifacts] == ["vase", "bell", "stele"]
    assert (order.form, order.own) == (Form.PACKAGE, False)
    answer(Estimate(5, 39_000_000, (("CC-BY-4.0", 1), ("", 2)), order.artifacts[1:]))
    said = words_in(panel)
    assert "CC BY 4.0" in said
    assert "for which no licence is stated: Bell · Stele" in said
    assert "about 39.0 MB" in said


def test_own_notes_are_offered_where_there_are_some_and_go_only_when_chosen(shown):
    from PySide6.QtWidgets import QCheckBox

    from exhibit_viewer.ui.share_panel import SharePanel

    courier, make = shown
    courier.own = 2
    panel = make(SharePanel, lambda: ())
    box = panel.findChild(QCheckBox)
    assert box.isVisible()
    assert not panel.order.own
    box.setChecked(True)
    assert panel.order.own
    panel._form.setCurrentIndex(list(Form).index(Form.CSV))
    assert not panel.order.own


def test_one_object_or_what_was_found_can_be_chosen(shown):
    from exhibit_viewer.ui.share_panel import SharePanel

    _, make = shown
    panel = make(SharePanel, lambda: (artifact("bell"),))
    for number, ids in enumerate((["vase", "bell", "stele"], ["vase"], ["bell"])):
        assert panel._what.count() == 3
        panel._what.setCurrentIndex(number)
        assert [each.id for each in panel.order.artifacts] == ids


def test_a_page_is_of_the_object_shown(share):
    _, panel = share
    panel._form.setCurrentIndex(list(Form).index(Form.PAGE))
    assert [each.id for each in panel.order.artifacts] == ["vase"]
    assert not panel._what.isVisible()
    panel._form.setCurrentIndex(0)
    assert panel._what.isVisible()
    assert len(panel.order.artifacts) == 3


def test_what_is_marked_can_be_chosen(shown, world):
    from exhibit_viewer.ui.share_panel import SharePanel

    _, make = shown
    world.session.recording.gather(("vase", "stele"))
    panel = make(SharePanel, lambda: ())
    panel._what.setCurrentIndex(2)
    assert [each.id for each in panel.order.artifacts] == ["vase", "stele"]


def test_progress_then_where_it_is(share):
    courier, panel = share
    panel.write(Path("/out/show.exhibit"))
    _, path, progress, done = courier.exports[-1]
    progress(0.5)
    assert panel._bar.isVisible()
    assert panel._bar.value() == 500
    assert not panel._save.isEnabled()
    done(Exported(path, 1_200_000, 7, (Notice(Code.RESOURCE_MISSING, "vase.glb", {"reference": "clay.png"}),)))
    assert not panel._bar.isVisible()
    assert "/out/show.exhibit" in words_in(panel)
    assert "clay.png" in words_in(panel)
    assert panel._save.isEnabled()


def test_a_fault_is_said_in_the_panel(share):
    courier, panel = share
    panel.write(Path("/out/show.exhibit"))
    courier.exports[-1][3](Fault(Code.DISK_FULL, "show.exhibit"))
    assert "no room left" in words_in(panel)


def test_all_that_cannot_go_along_can_be_read(share):
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    courier, panel = share
    lost = tuple(Notice(Code.RESOURCE_MISSING, "show", {"reference": f"lost {n}.png"}) for n in range(12))
    courier.asked[-1][1](Estimate(1, 1, (), (), lost))
    told = panel._told
    assert "lost 2.png" in told.text() and "lost 3.png" not in told.text()
    assert told._more in panel._ring() and "9" in told._more.accessibleName()
    told._more.setFocus()
    QTest.keyClick(told._more, Qt.Key.Key_Space)
    assert "lost 11.png" in told.text() and told._whole.isVisible() and told._whole in panel._ring()
    high = panel.panel.height()
    QTest.keyClick(told._more, Qt.Key.Key_Space)
    assert not told._whole.isVisible() and panel.panel.height() < high
    courier.asked[-1][1](Estimate(1, 1, (), (), lost[:3]))
    assert not told._more.isVisible()


def test_cancelling_says_that_nothing_was_written(share):
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    _, panel = share
    panel.write(Path("/out/show.exhibit"))
    ticket = panel._working
    QTest.mouseClick(panel._stop, Qt.MouseButton.LeftButton)
    assert ticket.cancelled
    assert "nothing was written" in words_in(panel)


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (Fixity(9, (), True), "All 9 files are as they were packed."),
        (Fixity(9, ()), "There are no checksums"),
        (Fixity(9, (Notice(Code.FILE_ALTERED, "data/files/vase.glb"),), True), "data/files/vase.glb"),
        (Fault(Code.ARCHIVE_DAMAGED, "show.exhibit", detail="x"), "show.exhibit"),
    ],
)
def test_a_check_says_what_it_found_and_its_report_can_be_kept(shown, found, words, tmp_path):
    from exhibit_viewer.ui.check_panel import CheckPanel

    courier, make = shown
    panel = make(CheckPanel)
    courier.checks[-1][0](0.4)
    assert panel._bar.value() == 400
    courier.checks[-1][1](found)
    assert words in words_in(panel)
    panel.save(tmp_path / "report.txt")
    path, text = courier.kept[-1]
    assert path == tmp_path / "report.txt"
    assert "Show" in text
    assert words in text


def test_a_check_stops_when_it_is_folded_and_is_not_made_twice(shown):
    from exhibit_viewer.ui.check_panel import CheckPanel

    courier, make = shown
    panel = make(CheckPanel)
    ticket = panel._ticket
    panel.fold()
    assert ticket.cancelled
    panel.unfold()
    assert len(courier.checks) == 2
    courier.checks[-1][1](Fixity(9, ()))
    panel.fold()
    panel.unfold()
    assert len(courier.checks) == 2
