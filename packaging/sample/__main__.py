"""`python packaging/sample [--only ID | --labels] [--into FOLDER]`: rebuild the sample exhibition."""

import argparse
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from sample.exhibition import PIECES, build_piece, describe_kept, write_metadata

ASSETS = Path(__file__).resolve().parents[2] / "assets" / "sample"


def main() -> None:
    """Make every artifact and its label; --only: one artifact's file, no labels; --labels: labels alone."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--into", type=Path, default=ASSETS)
    parser.add_argument("--only", choices=[piece.label.id for piece in PIECES])
    parser.add_argument("--labels", action="store_true")
    wanted = parser.parse_args()
    wanted.into.mkdir(parents=True, exist_ok=True)
    if wanted.labels:
        write_metadata([describe_kept(piece, wanted.into) for piece in PIECES], wanted.into)
        return
    entries = []
    for piece in PIECES:
        if wanted.only in (None, piece.label.id):
            start = time.perf_counter()
            entries.append(build_piece(piece, wanted.into))
            size = (wanted.into / piece.file).stat().st_size / 1e6
            print(f"{piece.file}: {size:.2f} MB in {time.perf_counter() - start:.0f} s")
    if wanted.only is None:
        write_metadata(entries, wanted.into)


if __name__ == "__main__":
    main()
