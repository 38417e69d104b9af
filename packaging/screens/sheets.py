"""Contact sheets: all looks and languages of one screen beside one another."""

from pathlib import Path

from PIL import Image

CELL, GAP = 760, 8


def lay_out(folder: Path) -> None:
    """One sheet a screen, `sheet-SCREEN.jpg`: a row a theme, a column a language."""
    taken: dict[str, dict[str, dict[str, Path]]] = {}
    for path in sorted(folder.glob("*.png")):
        screen, theme, language = path.stem.rsplit("-", 2)
        taken.setdefault(screen, {}).setdefault(theme, {})[language] = path
    for screen, rows in taken.items():
        _sheet(rows).save(folder / f"sheet-{screen}.jpg", quality=88)


def _sheet(rows: dict[str, dict[str, Path]]) -> Image.Image:
    columns = max(len(row) for row in rows.values())
    pictures = [[_small(path) for path in row.values()] for row in rows.values()]
    height = max(picture.height for row in pictures for picture in row)
    sheet = Image.new("RGB", (columns * (CELL + GAP) + GAP, len(rows) * (height + GAP) + GAP), (128, 128, 128))
    for down, row in enumerate(pictures):
        for across, picture in enumerate(row):
            sheet.paste(picture, (GAP + across * (CELL + GAP), GAP + down * (height + GAP)))
    return sheet


def _small(path: Path) -> Image.Image:
    with Image.open(path) as whole:
        return whole.convert("RGB").resize((CELL, round(whole.height * CELL / whole.width)), Image.Resampling.LANCZOS)
