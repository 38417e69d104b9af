"""What the visitor keeps on this machine: notes, their backups, settings, the list of what was opened, kiosk options.

Never known here: Qt, OpenGL, the session, sentences for people.
Entry points: `places.Places`, `notes_writer.open_notes`, `preferences.Preferences`, `kiosk_options.kiosk_options`.
"""
