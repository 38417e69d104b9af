"""The session's doors to the world: finding collections, and their small pictures."""

from collections.abc import Callable, Sequence
from pathlib import Path

from exhibit_viewer.desktop.finder import Finder
from exhibit_viewer.desktop.thumbnails import Thumbnails
from exhibit_viewer.headless.sample import sample_exhibition
from exhibit_viewer.library.preferences import Preferences
from exhibit_viewer.model.collection import Artifact, Collection
from exhibit_viewer.model.faults import Code, Fault, Notice
from exhibit_viewer.model.geometry import U8
from exhibit_viewer.model.said import Hit
from exhibit_viewer.model.search import Answer, Question
from exhibit_viewer.session.ports import Recent
from exhibit_viewer.session.session import Session
from exhibit_viewer.session.state import Face
from exhibit_viewer.session.view_link import SCHEME, Follower, ViewLink, link_in
from exhibit_viewer.ui.jobs import Jobs


class WorldDoors:
    """Implements `session.ports.Doors`."""

    def __init__(
        self,
        session: Session,
        jobs: Jobs,
        preferences: Preferences,
        thumbnails: Thumbnails,
        finder: Finder,
        find: Callable[[Path], Collection],
    ) -> None:
        """find: what is at a path, as a collection. Raises Fault."""
        self._session, self._jobs, self._preferences, self._thumbnails = session, jobs, preferences, thumbnails
        self._finder, self._find = finder, find
        self._follower = Follower(session)

    def open(self, path: Path, artifact: str = "") -> None:
        """Find what is at `path` and show it, its first artifact or the one named at once; or follow a link to a view,
        which may stand in place of a path."""
        link = link_in(path.as_posix()) if path.as_posix().startswith(f"{SCHEME}:") else None
        if link is not None:
            self._follow(link)
            return
        self._jobs.start(lambda _ticket: self._find(path), lambda answer: self._found(answer, artifact))

    def open_sample(self) -> None:
        """The exhibition that comes with the program."""
        self.open(sample_exhibition())

    def glance(self, path: Path | None, on_done: Callable[[Collection | None], None]) -> None:
        """Find what is there without showing it, for the start page."""
        self._jobs.start(
            lambda _ticket: self._find(path or sample_exhibition()),
            lambda answer: on_done(None if isinstance(answer, Fault) else answer),
        )

    def recent(self) -> tuple[Recent, ...]:
        """What was opened before, latest first."""
        return tuple(Recent(path, title, not path.exists()) for path, title in self._preferences.recent())

    def forget(self, path: Path) -> None:
        """Strike an entry from the list."""
        self._preferences.forget(path)

    def search(self, question: Question, on_done: Callable[[Answer], None]) -> None:
        """In the background, by the catalogue."""
        self._finder.search(question, on_done)

    def find(self, words: str, on_done: Callable[[Sequence[Artifact]], None]) -> None:
        """In the background, by the catalogue."""
        self._finder.find(words, on_done)

    def hit(self, artifact: Artifact, words: str, languages: Sequence[str]) -> Hit | None:
        """By the catalogue."""
        return self._finder.hit(artifact, words, languages)

    def thumbnail(self, artifact: Artifact, on_done: Callable[[U8 | None], None]) -> None:
        """Made in the background, kept in the cache."""
        self._thumbnails.request(artifact, on_done)

    def wanted(self, artifacts: tuple[Artifact, ...]) -> None:
        """These first."""
        self._thumbnails.prefer(artifacts)

    def _follow(self, link: ViewLink) -> None:
        """To a view in the collection that is open, or in one that was opened before."""
        if self._follower.follow(link):
            return
        place = self._preferences.place_of(link.collection)
        if place is None:
            self._session.report(Notice(Code.LINK_UNKNOWN))
            return

        def found(answer: Collection | Fault) -> None:
            self._found(answer, link.artifact)
            if not (isinstance(answer, Fault) or self._follower.follow(link)):
                self._session.report(Notice(Code.LINK_UNKNOWN))

        self._jobs.start(lambda _ticket: self._find(place), found)

    def _found(self, answer: Collection | Fault, artifact: str) -> None:
        if isinstance(answer, Fault):
            self._session.report(answer.notice)
        else:
            at_once = self._session.state.face is not Face.KIOSK and answer.artifacts
            first = artifact if answer.find(artifact) is not None else answer.artifacts[0].id if at_once else ""
            self._session.open_collection(answer, first)
