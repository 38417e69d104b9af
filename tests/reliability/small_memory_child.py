"""The whole program where it may take little memory; says as JSON what a visitor is told and sees.

python small_memory_child.py AS|DATA MEGABYTES BASE FILE      (which limit of setrlimit: `ulimit -v` and `-d` set them)
"""

import faulthandler
import json
import resource
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "journeys"))
sys.path.append(str(Path(__file__).parent))

MEGABYTE = 1 << 20
HANGS_SECONDS = 400
"""Longer than anything may take here; then it is said where every thread waits."""


def main(kind: str, megabytes: int, base: Path, file: Path) -> None:
    faulthandler.dump_traceback_later(HANGS_SECONDS, exit=True)
    limit = getattr(resource, f"RLIMIT_{kind}")
    resource.setrlimit(limit, (megabytes * MEGABYTE, megabytes * MEGABYTE))
    from graphics_child import make_application, words
    from program import Program
    from standing import pixels, settled

    application = make_application()
    program = Program(base)
    stage = program.window.stage
    program.open(file)
    program.wait(
        lambda: program.session.state.loading is None and (settled(program) or stage.fault_bar.isVisible()),
        HANGS_SECONDS,
    )
    picture = pixels(stage.viewport)
    said = words(stage.fault_bar)
    program.session.close_collection()
    program.close()
    print(json.dumps({"said": said, "drawn": bool(picture.std() > 10)}))
    del application


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]), Path(sys.argv[4]))
