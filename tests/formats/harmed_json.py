"""A document with one value of it changed into anything, for the tests of what a reader bears."""

import json
from typing import Any

from hypothesis import strategies as st

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=6,
)


def harmed(sound: Any, data: st.DataObject) -> Any:
    """A copy of a JSON tree with one value in it, drawn from `data`, replaced."""
    whole = place = json.loads(json.dumps(sound))
    while True:
        keys = list(place) if isinstance(place, dict) else list(range(len(place)))
        key = data.draw(st.sampled_from(keys))
        if not isinstance(place[key], dict | list) or not place[key] or data.draw(st.booleans()):
            place[key] = data.draw(ANYTHING)
            return whole
        place = place[key]
