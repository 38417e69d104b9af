"""Article: a page of prose that belongs to an artifact, and Sound: something to hear."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from exhibit_viewer.model.text import LangText


@dataclass(frozen=True, slots=True)
class Article:
    """One page. `id` is unique in its artifact. title, lead and text hold the Markdown subset that notes are shown in.

    A page whose file is not there has no text. sound: id of the one that belongs to it, "" for none.
    """

    id: str
    title: LangText = field(default_factory=LangText)
    lead: LangText = field(default_factory=LangText)
    text: LangText = field(default_factory=LangText)
    sound: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sound:
    """A narration. files and captions (WebVTT): one for each language, by BCP 47 tag."""

    id: str
    title: LangText = field(default_factory=LangText)
    files: Mapping[str, Path] = field(default_factory=dict)
    captions: Mapping[str, Path] = field(default_factory=dict)
