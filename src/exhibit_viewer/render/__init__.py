"""Render: a model, a scene and a camera become a picture; pictures answer what lies under a pixel.

Never known here: Qt, files of models, the library, sentences for people. The current OpenGL context is taken as given.
Entry point: `renderer.Renderer` (after `platform.select_platform()`); without a window, `offscreen.render_still`.
"""
