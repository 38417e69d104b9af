"""What searching and importing cost:  python packaging/catalogues.py [--sizes 1000 10000 100000]

Searches made-up collections as people type, and imports made-up folders. Seconds are of processor time, of the thread
that searches and of the process that imports: a busy machine changes them little. The first page is what a query finds,
and where each of the first cards answers it.
"""

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "library"))

from catalogue_fixtures import generated, questions

from exhibit_viewer.library.catalogue.catalogue import Catalogue
from exhibit_viewer.library.holdings.holdings import Holdings
from exhibit_viewer.library.holdings.importing import import_path
from exhibit_viewer.model.search import Question
from exhibit_viewer.model.ticket import Ticket

QUERIES, CARDS = 400, 40
MEGABYTE = 1e6
IMPORTS = ((2000, 4_000), (20, 10_000_000), (1, 200_000_000))
"""(files, bytes of each) of the folders to import."""


def search(size: int, folder: Path) -> str:
    """A line about searching a collection of so many artifacts."""
    collection = generated(size)
    catalogue = Catalogue(collection, folder, folder / "spare")
    begun = time.thread_time()
    catalogue.prepare(Ticket(), {}, lambda: None)
    built = time.thread_time() - begun
    index = sum(file.stat().st_size for file in folder.iterdir() if file.is_file())
    answers, pages = [], []
    for words, chosen in questions(QUERIES, collection):
        begun = time.thread_time()
        answer = catalogue.search(Question(words, chosen))
        answers.append(time.thread_time() - begun)
        for place in answer.places[:CARDS] if words else ():
            catalogue.hit(collection.artifacts[int(place)].id, words, ("en",))
        pages.append(time.thread_time() - begun)
    catalogue.close()
    timed = "  ".join(
        f"{name} median {1000 * np.median(told):.1f}, p95 {1000 * np.percentile(told, 95):.1f} ms"
        for name, told in (("query", answers), ("first page", pages))
    )
    return (
        f"{size:>7} objects  {timed}  index {index / MEGABYTE:.1f} MB, {index / size:.0f} B an object, in {built:.1f} s"
    )


def bring_in(files: int, size: int, folder: Path) -> str:
    """A line about importing a folder of so many files of a size."""
    source = folder / "source"
    source.mkdir()
    for number in range(files):
        (source / f"{number}.ply").write_bytes(os.urandom(size))
    used, begun = time.process_time(), time.monotonic()
    import_path(source, Holdings(folder / "library"), Ticket())
    used, took = time.process_time() - used, time.monotonic() - begun
    speed = f"{files / used:.0f} files/s, {files * size / MEGABYTE / used:.0f} MB/s of processor time"
    return f"{files:>5} files of {size / MEGABYTE:g} MB  {speed}; {took:.1f} s on the clock"


def main() -> None:
    """Measure, and print as each is done."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--sizes", nargs="*", type=int, default=[1000, 10_000, 100_000])
    for size in arguments.parse_args().sizes:
        with tempfile.TemporaryDirectory() as folder:
            print(search(size, Path(folder)), flush=True)
    for files, bytes_each in IMPORTS:
        with tempfile.TemporaryDirectory() as folder:
            print(bring_in(files, bytes_each, Path(folder)), flush=True)


if __name__ == "__main__":
    main()
