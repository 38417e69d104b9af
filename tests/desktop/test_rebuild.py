"""What the disk has damaged is made anew and shown again, once."""

from types import SimpleNamespace

from exhibit_viewer.desktop.start import rebuild


def test_a_damaged_pack_goes_and_its_artifact_is_opened_again_but_once() -> None:
    done: list[str] = []
    shown = SimpleNamespace(id="vase")
    session = SimpleNamespace(state=SimpleNamespace(artifact=shown), show_artifact=done.append)

    def start(work, answered):
        answered(work(None))

    reader = SimpleNamespace(drop_damaged=lambda: done.append("dropped"))
    world = SimpleNamespace(session=session, jobs=SimpleNamespace(start=start), reader=reader)
    mended: set[str] = set()
    rebuild(world, mended)  # type: ignore[arg-type]
    rebuild(world, mended)  # type: ignore[arg-type]
    assert done == ["dropped", "vase"]
