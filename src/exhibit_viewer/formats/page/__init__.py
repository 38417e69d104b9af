"""An artifact as one HTML page that shows its model, notes and rights in any browser, without the internet.

Never known here: where the artifact came from, how its model was read. Entry point: `page.page`.
"""
