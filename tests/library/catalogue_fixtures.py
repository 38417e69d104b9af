"""Collections to search: a small one in ten languages, and generated ones of any size."""

import itertools
import random
from pathlib import Path

from exhibit_viewer.model.annotation import Annotation
from exhibit_viewer.model.article import Article
from exhibit_viewer.model.collection import Artifact, Collection, Derivative
from exhibit_viewer.model.rights import Rights
from exhibit_viewer.model.text import LangText

_SYLLABLES = (
    *("ka", "lo", "ri", "ta", "me", "no", "su", "va", "der", "ist"),
    *("on", "pra", "che", "bel", "mun", "gor", "fin", "sal", "tor", "wen"),
)
_HAN = "壁画敦煌莫高窟青铜器唐三彩陶俑瓷瓶玉佛像石刻碑文山水"
_CULTURES = ("Greek", "Roman", "Tang", "Song", "Maya", "Edo", "Benin", "Abbasid", "Etruscan", "Khmer")
_MATERIALS = ("bronze", "marble", "earthenware; slip", "porcelain", "jade", "wood; lacquer", "gold", "limestone")
_PLACES = tuple(f"Place {number}" for number in range(400))
_LICENCES = ("https://creativecommons.org/publicdomain/zero/1.0/", "CC-BY-4.0", "")


def generated(size: int, seed: int = 7) -> Collection:
    """A collection with some 60 words for each artifact, as unevenly spread as in a language (Zipf)."""
    chance = random.Random(seed)
    words = ["".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4))) for _ in range(30_000)]
    weights = list(itertools.accumulate(1 / (rank + 3) for rank in range(len(words))))

    def text(count: int) -> str:
        return " ".join(chance.choices(words, cum_weights=weights, k=count))

    def han(count: int) -> str:
        return "".join(chance.choices(_HAN, k=count))

    def one(number: int) -> Artifact:
        key = f"a{number}"
        notes = (Annotation(f"n{number}", key, LangText.of(text(12), "en")),) if number % 5 == 0 else ()
        pages = (
            (Article("p", LangText.of(text(3), "en"), text=LangText.of(text(60), "en")),) if number % 20 == 0 else ()
        )
        year = chance.randint(-800, 1950)
        return Artifact(
            key, LangText({"en": text(4), "zh": han(6)}), (Derivative(Path(f"/nowhere/{number}.glb")),),
            description=LangText({"en": text(30), "zh": han(24)}),
            culture=LangText.of(chance.choice(_CULTURES), "en"),
            date=LangText.of(f"c. {year}" if year > 0 else f"{-year} BC", "en"),
            identifier=f"{number // 100}.{number % 100}",
            place=LangText.of(chance.choice(_PLACES), "en"), material=LangText.of(chance.choice(_MATERIALS), "en"),
            rights=Rights(chance.choice(_LICENCES)), annotations=notes, articles=pages,
        )  # fmt: skip

    return Collection(f"generated-{size}", Path("/nowhere"), LangText(), tuple(one(number) for number in range(size)))


def questions(count: int, collection: Collection, seed: int = 11) -> list[tuple[str, frozenset]]:
    """Queries as people type them: whole and half words, pairs, single letters, Chinese, mistakes; some narrowed."""
    from exhibit_viewer.model.search import Facet

    chance = random.Random(seed)
    said = [word for artifact in collection.artifacts[:500] for word in artifact.description.texts["en"].split()]
    made = []
    for number in range(count):
        word, other = chance.choice(said), chance.choice(said)
        kind = number % 8
        words = (
            word, word[:3], f"{word} {other[:4]}", word[:1], "".join(chance.choices(_HAN, k=2)),
            chance.choice(_HAN), word[:-2] + "zq" + word[-1:], "",
        )[kind]  # fmt: skip
        chosen = {(Facet.CULTURE, chance.choice(_CULTURES).lower()), (Facet.PERIOD, str(chance.randint(1, 19)))}
        made.append((words, frozenset(chosen if number % 3 == 0 else set(list(chosen)[: number % 2]))))
    return made
