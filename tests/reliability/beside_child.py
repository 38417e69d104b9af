"""A window beside another on one library: types notes, goes, comes back. Says which notes it was told are saved.

python beside_child.py FOLDER NAME ROUNDS NOTES_PER_ROUND
"""

import os
import random
import sys
import time
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "library"))

from kept_notes import Keeping, a_note


def main(folder: Path, name: str, rounds: int, notes: int) -> None:
    chance = random.Random(name)
    for turn in range(rounds):
        keeping = Keeping(folder)
        key = keeping.key()
        for number in range(notes):
            note_id = f"{name}-{turn}-{number}"
            keeping.notes.put(a_note(key, note_id, number, note_id), saved_or_not(note_id))
            keeping.notes.flush(10) if chance.random() < 0.5 else time.sleep(chance.choice((0, 0.001, 0.01)))
        keeping.notes.close()
        time.sleep(chance.choice((0, 0.01, 0.05)))


def saved_or_not(note_id: str):
    def told(fault: object) -> None:
        if fault is None:
            os.write(1, f"{note_id}\n".encode())

    return told


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
