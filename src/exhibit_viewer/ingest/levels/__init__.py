"""Levels: makes the many resolutions of one large mesh (see `model.levels` for what they are).

`build.with_levels` is the way in. `partition` says which triangles go together, `simplify` makes one group coarser,
`hierarchy` goes from level to level; `model.node_page` documents the bytes of a page. Never known here: files, packs.
"""
