"""Fuzzing of one reader, guided by coverage, until something is found or the time is up.

    pip install atheris                          # a tool of its own; no part of the tests
    python tests/reliability/fuzz_readers.py glb -max_total_time=600

KIND is one of `fuzzed_kinds`; what follows goes to libFuzzer. The corpus begins with the sound file made by code and
what `search_damage.py` kept, and grows in build/fuzz/KIND, so that a later run goes on from there; what fails is left
in build/fuzz as crash-*. Where there is no atheris to be had, `search_damage.py` needs nothing.
"""

import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
BUILD = HERE.parents[1] / "build" / "fuzz"
for folder in (HERE, HERE.parent / "ingest"):
    sys.path.append(str(folder))


def main(kind: str, options: list[str]) -> None:
    try:
        import atheris
    except ImportError:
        sys.exit("This needs atheris:  pip install atheris")
    with atheris.instrument_imports(include=["exhibit_viewer.ingest", "exhibit_viewer.formats", "collada", "laspy"]):
        from damage import edited
        from fuzzed_kinds import kinds
        from search_damage import saved
    found = kinds(Path(tempfile.mkdtemp(prefix="fuzz-")))
    if kind not in found:
        sys.exit(f"KIND is one of: {', '.join(found)}")
    fuzzed = found[kind]
    corpus = BUILD / kind.replace(" ", "-")
    corpus.mkdir(parents=True, exist_ok=True)
    (corpus / "seed").write_bytes(fuzzed.data)
    for number, edits in enumerate(saved().get(kind, ())):
        (corpus / f"saved-{number}").write_bytes(edited(fuzzed.data, edits))

    def one(damaged: bytes) -> None:
        fuzzed.bears(damaged)

    limits = ["-timeout=10", "-rss_limit_mb=2048", f"-artifact_prefix={BUILD}/", f"-max_len={8 * len(fuzzed.data)}"]
    atheris.Setup([sys.argv[0], *limits, *options, str(corpus)], one)
    atheris.Fuzz()


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2:])
