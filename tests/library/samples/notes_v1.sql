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
CREATE TABLE sightings (
    key TEXT NOT NULL,
    collection TEXT NOT NULL,
    artifact TEXT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (key, artifact)
) STRICT, WITHOUT ROWID;
CREATE INDEX sightings_by_content ON sightings (content);
CREATE INDEX sightings_by_artifact ON sightings (collection, artifact);
INSERT INTO notes VALUES (
    '5c2f7a0e-8a3f-4a54-9c5e-0d6f0a1b2c3d', 'sample:content', '{}', '{"und":"The neck was broken and glued."}',
    '["repair"]', 'madder',
    '{"point":[0.1,0.2,0.3],"normal":[0.0,0.0,1.0],"mesh_hash":"0123abcd","face":12,"barycentric":[0.2,0.3,0.5]}',
    '{"target":[0.1,0.2,0.3],"yaw":0.5,"pitch":0.2,"distance":0.7,"field_of_view":0.5585,"orthographic":false}',
    'Lin', '2031-05-01T10:00:00Z', '2031-05-01T10:05:00Z', 0, 0, 1, ''
);
INSERT INTO notes VALUES (
    'd0c8a5de-64a5-4a9f-a7a8-3f1a2b3c4d5e', 'sample:content', '{}', '{"zh":"青花"}', '[]', 'indigo', NULL, NULL,
    '', '2031-05-02T10:00:00Z', '2031-05-02T10:00:00Z', 0, 1, 2, ''
);
INSERT INTO notes VALUES (
    '0f0f0f0f-64a5-4a9f-a7a8-3f1a2b3c4d5e', 'sample:content', '{}', '{"und":"deleted"}', '[]', 'indigo', NULL, NULL,
    '', '2031-05-02T10:00:00Z', '2031-05-02T10:00:00Z', 0, 2, 3, '2031-05-03T10:00:00Z'
);
INSERT INTO sightings VALUES ('sample:content', 'sample', 'vase', 'content');
PRAGMA user_version = 1;
