"""Terms: what may be said of an artifact beyond its main fields, by names that every document shares."""

from enum import StrEnum


class Term(StrEnum):
    """The rest of Dublin Core, with the physical size, then how the digital copy came about (paradata).

    Paradata in the sense of the London Charter: who captured it, when, how and with what, what was done to it since,
    and what in it is conjecture.
    """

    CREATOR = "creator"
    CONTRIBUTOR = "contributor"
    PUBLISHER = "publisher"
    SUBJECT = "subject"
    TYPE = "type"
    EXTENT = "extent"
    SOURCE = "source"
    RELATION = "relation"
    CAPTURED_BY = "captured_by"
    CAPTURED_ON = "captured_on"
    CAPTURE_METHOD = "capture_method"
    CAPTURE_DEVICE = "capture_device"
    PROCESSING = "processing"
    CONJECTURE = "conjecture"


DUBLIN_CORE = tuple(Term)[: tuple(Term).index(Term.CAPTURED_BY)]
PARADATA = tuple(Term)[len(DUBLIN_CORE) :]
