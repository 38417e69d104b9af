"""Levels: makes the many resolutions of one large mesh (see `model.levels` for what they are), in steps whose parts any
process may do and that are found done when a build goes on (see `build`).

`site` is the way in for worker processes, `build.with_levels` for a model in memory. `surface` says where arrays are,
`scan` finds them in a file, `grid` tells which triangles go together, `simplify` makes one group coarser;
`model.node_page` documents the bytes of a page.
"""
