"""Settings survive bad lines; the list of what was opened and window layouts come back."""

import errno
import json
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kept_notes import an_artifact

from exhibit_viewer.library.preferences import RECENT, Preferences
from exhibit_viewer.model.collection import Collection
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.settings import OPTIONS, Settings
from exhibit_viewer.model.text import LangText

SETTINGS = "settings.json"


def a_collection_at(path: Path, **titles: str) -> Collection:
    return Collection("c", path, LangText(titles), ())


def test_nothing_there_is_nothing_wrong(tmp_path):
    preferences = Preferences(tmp_path / "not-yet")
    assert preferences.settings == Settings()
    assert preferences.recent() == ()
    assert preferences.layout("study") == b""
    assert preferences.notices == []
    assert not (tmp_path / "not-yet").exists()


def test_settings_come_back(tmp_path):
    chosen = Settings().with_value("theme", "paper").with_value("text_percent", 140).with_value("author", "林\ud83d")
    Preferences(tmp_path).save_settings(chosen)
    again = Preferences(tmp_path)
    assert again.settings == chosen
    assert again.notices == []


def test_a_bad_value_costs_only_itself(tmp_path):
    (tmp_path / SETTINGS).write_text('{"theme": "mauve", "text_percent": 500, "language": "ar", "motion": 3}')
    preferences = Preferences(tmp_path)
    assert preferences.settings.chosen == {"language": "ar"}
    assert [notice.code for notice in preferences.notices] == [Code.OPTION_INVALID] * 3
    assert [notice.facts["option"] for notice in preferences.notices] == ["theme", "text_percent", "motion"]


def test_a_bad_line_costs_only_itself(tmp_path):
    Preferences(tmp_path).save_settings(Settings({"theme": "paper", "author": "Lin", "text_percent": 120}))
    text = (tmp_path / SETTINGS).read_text().replace('"author": "Lin"', '"author": "Lin')
    (tmp_path / SETTINGS).write_text(text)
    preferences = Preferences(tmp_path)
    assert preferences.settings.chosen == {"theme": "paper", "text_percent": 120}
    assert [(notice.code, notice.facts["detail"]) for notice in preferences.notices] == [
        (Code.FORMAT_DAMAGED, "line 3")
    ]


def test_what_another_version_wrote_stays(tmp_path):
    (tmp_path / SETTINGS).write_text('{"theme": "paper", "holograms": {"depth": 3}}')
    preferences = Preferences(tmp_path)
    preferences.save_settings(preferences.settings.with_value("language", "zh"))
    assert json.loads((tmp_path / SETTINGS).read_text()) == {
        "holograms": {"depth": 3},
        "theme": "paper",
        "language": "zh",
    }


def test_two_windows_keep_what_each_changed(tmp_path):
    Preferences(tmp_path).save_settings(Settings({"theme": "paper", "author": "Lin"}))
    one, other = Preferences(tmp_path), Preferences(tmp_path)
    one.save_settings(one.settings.with_value("theme", "contrast"))
    other.save_settings(Settings({"theme": "paper", "language": "zh"}))  # the author was taken away
    assert Preferences(tmp_path).settings.chosen == {"theme": "contrast", "language": "zh"}


def test_two_windows_share_the_list_of_what_was_opened(tmp_path):
    one, other = Preferences(tmp_path), Preferences(tmp_path)
    for window, name in ((one, "a"), (other, "b"), (one, "c")):
        window.remember(a_collection_at(tmp_path / name, en=name.upper()), None)
    other.forget(tmp_path / "a")
    assert [title for _, title in Preferences(tmp_path).recent()] == ["C", "B"]


@settings(deadline=None)
@given(st.binary(max_size=300) | st.text(max_size=200).map(str.encode))
def test_no_file_stops_the_start(tmp_path_factory, data):
    folder = tmp_path_factory.mktemp("config")
    (folder / SETTINGS).write_bytes(data)
    (folder / "recent.json").write_bytes(data)
    preferences = Preferences(folder)
    for option in OPTIONS:
        option.checked(preferences.settings[option.name])


@given(
    st.dictionaries(
        st.sampled_from([option.name for option in OPTIONS]),
        st.none() | st.booleans() | st.floats() | st.text(),
        max_size=9,
    )
)
@settings(deadline=None)
def test_only_values_that_fit_are_taken(tmp_path_factory, values):
    folder = tmp_path_factory.mktemp("config")
    (folder / SETTINGS).write_text(json.dumps(values))
    preferences = Preferences(folder)
    assert len(preferences.settings.chosen) + len(preferences.notices) == len(values)


def test_the_latest_opened_comes_first_once(tmp_path):
    preferences = Preferences(tmp_path)
    for name in ("a", "b", "a"):
        preferences.remember(a_collection_at(tmp_path / name, en=name.upper()), None)
    assert Preferences(tmp_path).recent() == ((tmp_path / "a", "A"), (tmp_path / "b", "B"))


def test_the_list_ends(tmp_path):
    preferences = Preferences(tmp_path)
    for number in range(RECENT + 5):
        preferences.remember(a_collection_at(tmp_path / str(number), en=str(number)), None)
    assert len(preferences.recent()) == RECENT
    assert preferences.recent()[0][1] == str(RECENT + 4)


def test_an_entry_can_be_struck_and_the_artifact_is_known(tmp_path):
    preferences = Preferences(tmp_path)
    preferences.remember(a_collection_at(tmp_path / "a", en="A"), an_artifact("vase"))
    preferences.remember(a_collection_at(tmp_path / "b"), None)
    assert Preferences(tmp_path).last_artifact(tmp_path / "a") == "vase"
    assert preferences.recent()[0][1] == "b"
    preferences.forget(tmp_path / "b")
    assert [path for path, _ in Preferences(tmp_path).recent()] == [tmp_path / "a"]


def test_titles_follow_the_language(tmp_path):
    preferences = Preferences(tmp_path)
    preferences.save_settings(Settings().with_value("language", "zh"))
    preferences.remember(a_collection_at(tmp_path, en="Vase", zh="瓶"), None)
    assert preferences.recent()[0][1] == "瓶"


def test_entries_of_the_wrong_shape_are_passed_over(tmp_path):
    entries = [{"path": "/a"}, {"path": 3}, "x", None, {"path": ""}, {"path": "/b", "title": []}]
    (tmp_path / "recent.json").write_text(json.dumps({"opened": entries}))
    assert [path for path, _ in Preferences(tmp_path).recent()] == [Path("/a")]


def test_layouts_come_back(tmp_path):
    Preferences(tmp_path).save_layout("study-2", b"\0\xff state")
    assert Preferences(tmp_path).layout("study-2") == b"\0\xff state"


@pytest.mark.parametrize("name", ["", "../x", "a/b", "A"])
def test_a_layout_name_is_no_path(tmp_path, name):
    with pytest.raises(ValueError, match="layout name"):
        Preferences(tmp_path).save_layout(name, b"")


def test_what_cannot_be_kept_is_said(tmp_path, monkeypatch):
    preferences = Preferences(tmp_path)
    preferences.save_settings(Settings().with_value("theme", "paper"))

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Fault) as caught:
        preferences.save_settings(Settings().with_value("theme", "gallery"))
    assert caught.value.code is Code.DISK_FULL
    preferences.remember(a_collection_at(tmp_path), None)
    preferences.save_layout("study", b"state")
    assert [notice.code for notice in preferences.notices] == [Code.DISK_FULL] * 2
    monkeypatch.undo()
    assert Preferences(tmp_path).settings.text("theme") == "paper"
    assert sorted(path.name for path in tmp_path.iterdir()) == [SETTINGS]


def test_what_was_opened_is_written_later_and_none_of_it_is_lost(tmp_path):
    Preferences(tmp_path).remember(a_collection_at(tmp_path / "z", en="Z"), None)
    waiting = []
    preferences = Preferences(tmp_path, waiting.append)
    for name in ("A", "B"):
        preferences.remember(a_collection_at(tmp_path / name.lower(), en=name), None)
    assert [title for _, title in Preferences(tmp_path).recent()] == ["Z"]
    assert [title for _, title in preferences.recent()] == ["B", "A", "Z"]
    for deed in waiting:
        deed()
    assert [title for _, title in Preferences(tmp_path).recent()] == ["B", "A", "Z"]
    preferences.remember(a_collection_at(tmp_path / "c", en="C"), None)
    waiting[-1]()
    assert [title for _, title in Preferences(tmp_path).recent()] == ["C", "B", "A", "Z"]
