"""What a machine without a display gets: the exhibition as one picture, and how to get a window."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from exhibit_viewer.desktop.options import StartOptions
from exhibit_viewer.headless.sample import sample_exhibition
from exhibit_viewer.headless.sheet import contact_sheet
from exhibit_viewer.headless.speech import say, speak


def draw_instead(options: StartOptions) -> int:
    """Draw what was to be opened, or the sample exhibition, and say where it is; the exit code."""
    kept_alive = speak(options.language)
    out = Path("exhibition.png").absolute()
    source = options.kiosk or (options.paths[0] if options.paths else sample_exhibition())
    say(QCoreApplication.translate("start", "There is no display here, so no window can be shown."))
    drawn = QCoreApplication.translate("start", "The exhibition was drawn into %1")
    code = contact_sheet(source, out, options.language, options.base, lambda path: say(drawn.replace("%1", path)))
    say(
        QCoreApplication.translate(
            "start", "For a window, start it from a desktop session, or type: xvfb-run -a exhibit-viewer"
        )
    )
    del kept_alive
    return code
