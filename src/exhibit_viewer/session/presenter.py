"""Presenting: one button goes through the notes of an artifact, then to the next artifact."""

from exhibit_viewer.session.session import Session


def step(session: Session, direction: int) -> None:
    """Forward (1): the next note, else the next artifact. Backward (-1): the previous note, else the artifact alone,
    else the previous artifact. On a black screen any step only brings the picture back."""
    state = session.state
    if state.blank:
        session.toggle_blank()
    elif direction < 0 and not state.selected:
        session.step_artifact(direction)
    elif state.model is not None and session.step_note(direction):
        return
    elif direction < 0:
        session.select_note("", fly=False)
        session.home()
    else:
        session.step_artifact(direction)
