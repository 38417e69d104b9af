"""Voyager documents (`*.svx.json`): a scene of posed models with notes, pages and tours, as one artifact.

Frames. *Model*: the model file's own numbers. *Posed*: k * (translation + rotation * model), where k is model units in
scene units; notes are kept here without k. *World*: the scene, Y up, in scene units. Facts read from Voyager 0.63.
Entry point: `read.read_svx`.
"""
