"""Faults and notices: a code and facts, never prose. `ui/messages.py` words every code in every language."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

Fact = str | int | float


class Code(StrEnum):
    """Everything that can be wrong with what a person brought or with the machine. The comment lists the facts."""

    # files
    FILE_MISSING = "file-missing"
    FILE_NOT_REGULAR = "file-not-regular"  # a pipe, device or folder where a file was expected
    FILE_UNREADABLE = "file-unreadable"  # reason
    FILE_EMPTY = "file-empty"
    FILE_TOO_LARGE = "file-too-large"  # bytes, limit
    FILE_OUTSIDE_FOLDER = "file-outside-folder"  # reference
    REMOTE_REFERENCE = "remote-reference"  # reference
    RESOURCE_MISSING = "resource-missing"  # reference
    FILE_ALTERED = "file-altered"  # not as it was when it was packed
    FILE_UNLISTED = "file-unlisted"  # reference (the lists it is missing from)
    # formats
    FORMAT_UNKNOWN = "format-unknown"  # format (the name's ending)
    FORMAT_UNSUPPORTED = "format-unsupported"  # format, instead (a format to convert to)
    FORMAT_DAMAGED = "format-damaged"  # format, detail (a technical phrase, shown as it is)
    FORMAT_IRREGULAR = "format-irregular"  # format, detail: breaks a rule of its format, shown all the same
    VERSION_UNSUPPORTED = "version-unsupported"  # format, version
    EXTENSION_UNSUPPORTED = "extension-unsupported"  # extensions
    # content
    NO_GEOMETRY = "no-geometry"
    INDEX_OUT_OF_RANGE = "index-out-of-range"  # detail
    NOT_FINITE = "not-finite"  # count
    PICTURES_MISSING = "pictures-missing"  # count
    CONTENT_SKIPPED = "content-skipped"  # what, count
    CONTENT_UNSAID = "content-unsaid"  # what (words parted by commas): no place for it in what was written
    TOO_MANY_ELEMENTS = "too-many-elements"  # count, limit
    NESTED_TOO_DEEP = "nested-too-deep"
    REFERENCE_CYCLE = "reference-cycle"
    SPLATS_AS_POINTS = "splats-as-points"  # count
    POINTS_REDUCED = "points-reduced"  # shown, count
    UNITS_UNKNOWN = "units-unknown"
    UNITS_DOUBTFUL = "units-doubtful"  # metres (largest extent under the declared units)
    # textures
    TEXTURE_MISSING = "texture-missing"  # reference
    TEXTURE_DAMAGED = "texture-damaged"  # reference
    TEXTURE_FORMAT = "texture-format"  # reference, format
    TEXTURE_TOO_LARGE = "texture-too-large"  # reference, pixels, limit: left out
    TEXTURE_REDUCED = "texture-reduced"  # reference, pixels, shown
    # archives
    ARCHIVE_DAMAGED = "archive-damaged"  # detail
    ARCHIVE_UNSAFE = "archive-unsafe"  # entry, detail
    ARCHIVE_TOO_LARGE = "archive-too-large"  # bytes, limit
    ARCHIVE_ENCRYPTED = "archive-encrypted"  # entry
    ARCHIVE_WITHOUT_MODEL = "archive-without-model"
    # the worker that reads files
    MEMORY_LIMIT = "memory-limit"  # limit (bytes)
    ADDRESSES_SHORT = "addresses-short"  # allowed, needed (bytes): of address space
    MEMORY_SHORT = "memory-short"  # the machine has none left, or no thread or process
    TIME_LIMIT = "time-limit"  # seconds
    READER_DIED = "reader-died"  # detail
    CANCELLED = "cancelled"
    # the library
    SHEET_DAMAGED = "sheet-damaged"  # detail, row
    LIBRARY_MISSING = "library-missing"
    LIBRARY_UNKNOWN = "library-unknown"
    LINK_UNKNOWN = "link-unknown"
    LIBRARY_NEWER = "library-newer"  # version, supported
    LIBRARY_DAMAGED = "library-damaged"  # detail, kept (path of the copy put aside)
    LIBRARY_READ_ONLY = "library-read-only"
    LIBRARY_BUSY = "library-busy"
    DISK_FULL = "disk-full"
    NOT_SAVED = "not-saved"  # detail
    OPTION_INVALID = "option-invalid"  # option, value, allowed
    FOLDER_WITHOUT_MODELS = "folder-without-models"
    # the graphics driver
    GRAPHICS_MISSING = "graphics-missing"  # detail
    GRAPHICS_TOO_OLD = "graphics-too-old"  # version, needed
    GRAPHICS_MEMORY = "graphics-memory"
    GRAPHICS_FAILED = "graphics-failed"  # detail


@dataclass(frozen=True, slots=True)
class Notice:
    """Something worth telling that did not stop the work. `file` is the name a person would recognise."""

    code: Code
    file: str = ""
    facts: Mapping[str, Fact] = field(default_factory=dict)


class Fault(Exception):  # noqa: N818  (not every fault is an error)
    """A refusal. The only exception a reader, the library or the renderer lets out on purpose."""

    def __init__(self, code: Code, file: str = "", **facts: Fact) -> None:
        super().__init__(code, file, facts)
        self.code = code
        self.file = file
        self.facts: dict[str, Fact] = facts

    @property
    def notice(self) -> Notice:
        """The same facts as a value, to be kept or sent between processes."""
        return Notice(self.code, self.file, self.facts)

    @classmethod
    def from_notice(cls, notice: Notice) -> "Fault":
        """The refusal a notice tells of."""
        return cls(notice.code, notice.file, **dict(notice.facts))
