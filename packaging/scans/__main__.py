"""`python packaging/scans OUT [--millions 1 5 20 100] [--as ply glb laz las points.ply] [--beside NAME COMMAND]
[--plot P]`

Makes scans of these sizes in the folder OUT, surfaces (ply, or glb with an image of 8192 pixels) or point clouds (las,
laz, points.ply), where there are none yet, and prints for each how long their levels take to make, how much memory that
and looking at them takes, and how quickly they are drawn. Each figure comes from a fresh process; look at processor
time (cpu) on a machine that does other things besides.

--beside measures another viewer too: COMMAND FILE is to print figures of the same names as JSON. --plot draws how those
of surfaces grow with their size; figures are kept in OUT, so that sizes may be measured one at a time, or
none (--millions with nothing behind it).
"""

import argparse
import json
import shlex
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from scans.cloud import write_cloud
from scans.scan import write_scan
from scans.textured import write_textured

OURS = "Exhibit Viewer"
KEPT = "figures.json"
SURFACES = {"ply": write_scan, "glb": write_textured}
ENDINGS = (*SURFACES, "las", "laz", "points.ply")


def main() -> None:
    """Measure, or be one measuring process."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--millions", type=float, nargs="*", default=[1, 5])
    parser.add_argument("--as", dest="endings", nargs="+", default=["ply"], choices=ENDINGS)
    parser.add_argument("--beside", nargs=2, metavar=("NAME", "COMMAND"))
    parser.add_argument("--plot", type=Path)
    parser.add_argument("--kind", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.kind:
        from scans.measures import KINDS

        print(json.dumps(KINDS[options.kind](options.out, options.out.with_suffix(".pack"))))
        return
    options.out.mkdir(parents=True, exist_ok=True)
    for millions in options.millions:
        for ending in options.endings:
            _measure(options.out / f"{millions:g}m.{ending}", millions, options.beside)
    if options.plot:
        from scans.curve import draw

        draw(_kept(options.out), options.plot)


def _measure(scan: Path, millions: float, beside: tuple[str, str] | None) -> None:
    """Write a scan of so many triangles or points, where it is not there yet, and print and keep what it takes."""
    if not scan.exists():
        SURFACES.get(_ending(scan), write_cloud)(scan, round(millions * 1e6))
    for kind in ("build", "view"):
        _tell(OURS, kind, scan, millions, _measured(kind, scan))
    if beside is not None:
        name, command = beside
        _tell(name, "view", scan, millions, _printed([*shlex.split(command), str(scan)]))


def _tell(viewer: str, kind: str, scan: Path, millions: float, figures: dict[str, float]) -> None:
    print(f"\n{scan.name}, {viewer}: {kind}")
    for name, figure in figures.items():
        print(f"  {name:28}{figure:14,.3f}")
    if _ending(scan) == "ply":
        kept = _kept(scan.parent)
        kept.setdefault(viewer, {}).setdefault(millions, {}).update(figures)
        (scan.parent / KEPT).write_text(json.dumps(kept, indent=1), "utf-8")


def _kept(folder: Path) -> dict[str, dict[float, dict[str, float]]]:
    """What was measured of surfaces, by viewer and millions of triangles."""
    if not (folder / KEPT).exists():
        return {}
    found = json.loads((folder / KEPT).read_text("utf-8"))
    return {viewer: {float(millions): own for millions, own in sizes.items()} for viewer, sizes in found.items()}


def _ending(scan: Path) -> str:
    """One of `ENDINGS`: what is behind the millions in the name, whole or not."""
    return next(ending for ending in sorted(ENDINGS, key=len, reverse=True) if scan.name.endswith(f".{ending}"))


def _measured(kind: str, scan: Path) -> dict[str, float]:
    return _printed([sys.executable, str(Path(__file__).resolve().parent), str(scan), "--kind", kind])


def _printed(command: list[str]) -> dict[str, float]:
    """The figures a command prints last."""
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    figures: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return figures


if __name__ == "__main__":
    main()
