"""Presenting: one button goes through the notes of an artifact, then to the next artifact."""

from exhibit_viewer.session.session import Session


def step(session: Session, direction: int) -> None:
    """Forward (1): the next note, else the next artifact. Backward (-1): the previous note, else the artifact alone,
    else the previous artifact."""
    if session.step_note(direction) if direction > 0 or session.state.selected else False:
        return
    if direction < 0 and session.state.selected:
        session.select_note("", fly=False)
        session.home()
        return
    session.step_artifact(direction)
