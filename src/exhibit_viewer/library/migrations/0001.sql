-- Notes are never erased: a deleted one keeps its row with the time of deletion.
-- title, text, tags, anchor and camera are JSON; `change` counts up with every write, whatever the clock says.
PRAGMA application_id = 0x45584856;

CREATE TABLE notes (
    id TEXT PRIMARY KEY NOT NULL,
    artifact TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    tags TEXT NOT NULL,
    colour TEXT NOT NULL,
    anchor TEXT,
    camera TEXT,
    author TEXT NOT NULL,
    created TEXT NOT NULL,
    modified TEXT NOT NULL,
    published INTEGER NOT NULL,
    place INTEGER NOT NULL,
    change INTEGER NOT NULL UNIQUE,
    deleted TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX notes_by_artifact ON notes (artifact) WHERE deleted = '';

-- Under which names an object has been seen: its key is "collection:content".
CREATE TABLE sightings (
    key TEXT NOT NULL,
    collection TEXT NOT NULL,
    artifact TEXT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (key, artifact)
) STRICT, WITHOUT ROWID;
CREATE INDEX sightings_by_content ON sightings (content);
CREATE INDEX sightings_by_artifact ON sightings (collection, artifact);
