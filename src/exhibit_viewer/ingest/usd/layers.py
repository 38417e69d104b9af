"""Layers: every file of a USD scene, copied into a private folder before the library sees it.

USD opens whatever a layer names, anywhere. So each layer is opened alone, and each name in it is replaced: by the name
of a copy where the file may be read (the model's own folder, the package), by nothing where it may not.
"""

import posixpath
from pathlib import Path

from pxr import Sdf, Tf

from exhibit_viewer.ingest.source import Source
from exhibit_viewer.model.faults import Code, Fact, Fault, Notice

MAX_LAYERS = 1000
MAX_SPECS = 2_000_000
_ROUNDS = 5
_MAGIC = (b"PXR-USDC", b"#usda")


class Layers:
    """The layers of one scene; they live as long as this does."""

    def __init__(self, source: Source, folder: str, notices: list[Notice]) -> None:
        self._source = source
        self._folder = Path(folder)
        self._notices = notices
        self._specs = 0
        self._files: dict[str, str] = {}
        self._layers: list[Sdf.Layer] = []
        self._places: dict[str, str] = {}
        self._waiting: list[tuple[str, str]] = []
        self._copied("", bytes(source.data()))
        while self._waiting:
            self._open(*self._waiting.pop())

    @property
    def root(self) -> Sdf.Layer:
        """The main file's layer."""
        return self._layers[0]

    def reference(self, layer: Sdf.Layer, path: str) -> str:
        """What a layer calls `path`, from the main file's folder."""
        slashed = path.replace("\\", "/")
        if slashed.startswith("/") or ":" in slashed:
            return path
        return posixpath.normpath(posixpath.join(self._places.get(layer.identifier, ""), slashed))

    def _copied(self, name: str, data: bytes) -> str:
        """The file's name in the private folder; it waits to be opened."""
        if len(self._files) >= MAX_LAYERS:
            raise Fault(Code.TOO_MANY_ELEMENTS, self._source.name, count=len(self._files) + 1, limit=MAX_LAYERS)
        file = f"layer{len(self._files)}.usd"
        self._files[name] = file
        (self._folder / file).write_bytes(data)
        self._waiting.append((name, file))
        return file

    def _open(self, name: str, file: str) -> None:
        path = self._folder / file
        try:
            layer = Sdf.Layer.FindOrOpen(str(path))
        except Tf.ErrorException:
            if not self._layers:
                raise
            layer = None
        if layer is None:
            if not self._layers:
                raise Fault(Code.FORMAT_DAMAGED, self._source.name, format="USD", detail="layer")
            path.unlink()
            self._notices.append(Notice(Code.RESOURCE_MISSING, self._source.name, {"reference": name}))
            return
        self._layers.append(layer)
        self._places[layer.identifier] = posixpath.dirname(name)
        self._strip_clips(layer)
        self._rewrite(layer)

    def _rewrite(self, layer: Sdf.Layer) -> None:
        """Replace every name of a layer in this one. Asked once, the library replaces sublayers only."""
        copies: dict[str, str] = {}
        for _ in range(_ROUNDS):
            foreign = set(layer.GetCompositionAssetDependencies()).difference(copies.values())
            if not foreign:
                return
            for wanted in sorted(foreign):
                if wanted not in copies:
                    copies[wanted] = self._copy_of(layer, wanted)
                layer.UpdateCompositionAssetDependency(wanted, copies[wanted])
        raise Fault(Code.FORMAT_DAMAGED, self._source.name, format="USD", detail="references")

    def _copy_of(self, layer: Sdf.Layer, wanted: str) -> str:
        """What to call a layer that is wanted; nothing, and a notice, where it cannot be had."""
        name = self.reference(layer, wanted)
        if name not in self._files:
            try:
                data = self._source.read(name)
            except Fault as fault:
                self._notices.append(fault.notice)
                return ""
            if not data.startswith(_MAGIC):
                facts: dict[str, Fact] = {"what": posixpath.basename(name)[:80], "count": 1}
                self._notices.append(Notice(Code.CONTENT_SKIPPED, self._source.name, facts))
                return ""
            self._copied(name, data)
        return f"./{self._files[name]}"

    def _strip_clips(self, layer: Sdf.Layer) -> None:
        """Take out value clips, which name files in a way of their own; count what there is."""

        def visit(path: Sdf.Path) -> None:
            self._specs += 1
            if self._specs > MAX_SPECS:
                raise Fault(Code.TOO_MANY_ELEMENTS, self._source.name, count=self._specs, limit=MAX_SPECS)
            if path.IsPrimPath() or path.IsPrimVariantSelectionPath():
                spec = layer.GetObjectAtPath(path)
                for key in ("clips", "clipSets"):
                    if spec is not None and spec.HasInfo(key):
                        spec.ClearInfo(key)

        layer.Traverse(Sdf.Path.absoluteRootPath, visit)
