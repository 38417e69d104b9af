"""EPT datasets read as a whole: those of few points, those in archives, and those whose nodes are no octree."""

import numpy as np

from exhibit_viewer.ingest.assemble import assemble, z_up
from exhibit_viewer.ingest.budget import Budget
from exhibit_viewer.ingest.levels.cloud.ept import FORMAT, EptFiles
from exhibit_viewer.ingest.levels.cloud.points import finite, joined
from exhibit_viewer.ingest.levels.cloud_scan import colours_of
from exhibit_viewer.ingest.placing import near_zero
from exhibit_viewer.ingest.points_las import traits_of
from exhibit_viewer.ingest.source import Source
from exhibit_viewer.ingest.thinning import MAX_POINTS
from exhibit_viewer.model.faults import Code, Fault, Notice
from exhibit_viewer.model.geometry import Mesh, Model, Placement, Topology
from exhibit_viewer.model.ticket import Ticket


def read_ept(source: Source, budget: Budget, ticket: Ticket) -> Model:
    """The cloud, Z up, its origin kept in the placement, evenly thinned to the most that are shown. Raises Fault
    FORMAT_DAMAGED, NO_GEOMETRY, and what reading files raises."""
    files = EptFiles.of(source)
    count = int(files.counts.sum())
    step = max(1, -(-count // MAX_POINTS))
    parts = []
    for number in range(len(files.counts)):
        points = finite(files.node(number)[0])
        parts.append(points.some(np.arange(len(points)) % step == 0))
        ticket.report(0.8 * (number + 1) / len(files.counts))
    cloud = joined(parts)
    if not len(cloud):
        raise Fault(Code.NO_GEOMETRY, source.name)
    notices = [Notice(Code.POINTS_REDUCED, source.name, {"shown": len(cloud), "count": count})] if step > 1 else []
    near, place = near_zero(cloud.places)
    traits = traits_of(cloud.intensities, cloud.kinds)
    empty = np.empty((0, 1), np.uint32)
    mesh = Mesh("", near, empty, Topology.POINTS, colours=colours_of(cloud.rgb), traits=traits)
    return assemble(
        [mesh],
        [Placement(0, place)],
        [],
        [],
        file_format=FORMAT,
        turn=z_up(),
        units="",
        file_bytes=len(source.data()),
        name=source.name,
        notices=notices,
    )
