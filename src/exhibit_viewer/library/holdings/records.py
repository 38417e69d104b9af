"""Records: what a curator says of a collection of the library, written into its folder as `metadata.json`."""

import json
from pathlib import Path

from exhibit_viewer.formats import metadata_json
from exhibit_viewer.formats.fields import read_json
from exhibit_viewer.formats.metadata import CollectionRecord, record_of
from exhibit_viewer.formats.metadata_json_write import metadata_json_of
from exhibit_viewer.library.atomic import write_atomically
from exhibit_viewer.model.collection import Collection
from exhibit_viewer.model.faults import Code, Fault


def keep_records(collection: Collection) -> None:
    """Write what is known of a collection into its folder; the old file or the new one is there, never half of one.

    Names in it that this program does not know stay, of the whole and of each artifact. Raises Fault.
    """
    path = collection.root / metadata_json.NAME
    if not collection.root.is_dir():
        raise Fault(Code.FILE_MISSING, str(collection.root))
    record = record_of(collection)
    write_atomically(path, _merged(path, record))


def _merged(path: Path, record: CollectionRecord) -> bytes:
    data = metadata_json_of(record, whole=True)
    try:
        before = read_json(path) if path.is_file() else {}
    except Fault:
        return data
    now = json.loads(data)
    if not isinstance(before, dict):
        return data
    listed = before.get("artifacts")
    strangers = {
        key: _unknown(each, metadata_json.ARTIFACT_NAMES)
        for each in (listed if isinstance(listed, list) else [])
        if isinstance(each, dict)
        for key in (each.get("id"), each.get("file"))
        if isinstance(key, str)
    }
    for each in now.get("artifacts", []):
        each.update(strangers.get(each.get("id"), strangers.get(each["file"], {})))
    now |= _unknown(before, metadata_json.NAMES)
    return (json.dumps(now, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def _unknown(value: dict[str, object], known: frozenset[str]) -> dict[str, object]:
    return {name: each for name, each in value.items() if name not in known}
