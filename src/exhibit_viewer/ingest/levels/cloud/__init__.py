"""Cloud: makes the octree of one large point cloud (see `model.octree`), in steps whose parts any process may do and
that are found done when a build goes on.

`build.CloudBuild` is the way in. `points` says what a source of points is, `las`, `copc`, `ept`, `e57`, `table`, `text`
`ptx` and `held` are such sources, `branches` the octree that some come with; `lattice` says where in the octree a place
is, `thin` which node keeps which point; `model.point_page` documents the bytes of a page.
"""
