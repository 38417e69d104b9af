"""The library's own collections: copied in, kept in open formats, edited, thrown away and fetched back.

Never known here: Qt, the session, sentences for people. A folder is either whole or not there.
Entry points: `holdings.Holdings`, `importing.import_path`.
"""
