"""`python packaging/scans OUT [--millions 1 5 20 100] [--as ply laz las points.ply]`

Makes scans of these sizes in the folder OUT, surfaces (ply) or point clouds (las, laz, points.ply), where there are
none yet, and prints for each how long their levels take to make, how much memory that and looking at them takes, and
how quickly they are drawn. Each figure comes from a fresh process; look at processor time (cpu) on a machine that does
other things besides.
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from scans.cloud import write_cloud
from scans.scan import write_scan

ENDINGS = ("ply", "las", "laz", "points.ply")


def main() -> None:
    """Measure, or be one measuring process."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--millions", type=float, nargs="+", default=[1, 5])
    parser.add_argument("--as", dest="endings", nargs="+", default=["ply"], choices=ENDINGS)
    parser.add_argument("--kind", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.kind:
        from scans.measures import KINDS

        print(json.dumps(KINDS[options.kind](options.out, options.out.with_suffix(".pack"))))
        return
    options.out.mkdir(parents=True, exist_ok=True)
    for millions in options.millions:
        for ending in options.endings:
            _measure(options.out / f"{millions:g}m.{ending}", round(millions * 1e6))


def _measure(scan: Path, count: int) -> None:
    """Write a scan of so many triangles or points, where it is not there yet, and print what it takes."""
    if not scan.exists():
        (write_cloud if _is_cloud(scan) else write_scan)(scan, count)
    for kind in ("build", "view"):
        print(f"\n{scan.name}, {kind}")
        for name, figure in _measured(kind, scan).items():
            print(f"  {name:28}{figure:14,.3f}")


def _is_cloud(scan: Path) -> bool:
    return scan.suffix != ".ply" or scan.name.endswith(".points.ply")


def _measured(kind: str, scan: Path) -> dict[str, float]:
    command = [sys.executable, str(Path(__file__).resolve().parent), str(scan), "--kind", kind]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    figures: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return figures


if __name__ == "__main__":
    main()
