"""Presenting: one button goes through the tour of an artifact, or its notes, then to the next artifact."""

from exhibit_viewer.session.session import Session


def step(session: Session, direction: int) -> None:
    """Forward (1): the next stop of the artifact's tour, or the next note where it has none, else the next artifact.
    Backward (-1): the previous stop or note, else the artifact alone, else the previous artifact. On a black screen any
    step only brings the picture back."""
    state = session.state
    if state.blank:
        session.toggle_blank()
    elif state.tours:
        _tour(session, direction)
    elif direction < 0 and not state.selected:
        session.step_artifact(direction)
    elif state.model is not None and session.step_note(direction):
        return
    elif direction < 0:
        session.select_note("", fly=False)
        session.home()
    else:
        session.step_artifact(direction)


def _tour(session: Session, direction: int) -> None:
    if session.touring.step(direction):
        return
    on = session.state.tour is not None
    if on and direction < 0:
        session.touring.end()
    elif on or direction < 0:
        session.step_artifact(direction)
    else:
        session.touring.begin()
