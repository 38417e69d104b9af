"""A process that types notes until it is killed: one line of JSON for every state typed and for every one called saved.

python writer_child.py FOLDER SEED
"""

import json
import os
import random
import sys
import time
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from kept_notes import CONTENT, Keeping, a_note

from exhibit_viewer.model.annotation import Annotation
from exhibit_viewer.model.text import LangText


def say(**facts: object) -> None:
    os.write(1, json.dumps(facts).encode() + b"\n")


def main(folder: Path, seed: int) -> None:
    chance = random.Random(seed)
    keeping = Keeping(folder)
    key = keeping.key()
    known = {note.id: note for note in keeping.shown()}
    revision = max((int(note.modified) for note in known.values()), default=0)
    say(ready=True)
    while True:
        revision += 1
        note_id = f"note-{chance.randrange(30)}"
        gone = note_id in known and chance.random() < 0.1
        say(typed=note_id, revision=revision, gone=gone, at=time.monotonic())

        def answered(fault: object, note_id: str = note_id, revision: int = revision, gone: bool = gone) -> None:
            say(saved=note_id, revision=revision, gone=gone, fault=str(fault or ""))

        if gone:
            del known[note_id]
            keeping.notes.remove(note_id, answered)
        else:
            known[note_id] = typed(known.get(note_id) or a_note(key, "", note_id=note_id), revision, chance)
            keeping.notes.put(known[note_id], answered)
        time.sleep(chance.choice((0, 0, 0.001, 0.01, 0.05)))


def typed(note: Annotation, revision: int, chance: random.Random) -> Annotation:
    text = f"{revision} " * chance.randint(1, 500)
    return replace(note, text=LangText.of(text), modified=str(revision), artifact=f"declared:{CONTENT}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
