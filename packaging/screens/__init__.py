"""Every screen of the program, in every look, language and size, as pictures to be looked at.

The real windows run in this process and are brought from screen to screen as a person would; nothing here is installed.
Entry point: `python packaging/screens OUT_DIR`; `scenes.SCENES` lists the screens, for tests as well.
"""
