"""An import in steps: a package that takes a third of a second to load, loaded while nobody asks for anything.

It runs on a thread of its own, which goes on only while the window's thread waits for it, and stops before each module
of the package: what is imported has Qt to itself, and Qt two threads that never run at once.
"""

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib import import_module
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from threading import Semaphore, Thread, get_ident
from types import ModuleType

_MAKING_SECONDS = 0.004
"""At a stretch, of classes that are made before the import."""


class _StoppingLoader(Loader):
    """Stops, and leaves the rest to the loader that was found."""

    def __init__(self, loader: Loader, stop: Callable[[], None]) -> None:
        self._loader, self._stop = loader, stop

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        """See `Loader`."""
        return self._loader.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        """See `Loader`."""
        module.__loader__ = self._loader
        if module.__spec__ is not None:
            module.__spec__.loader = self._loader
        self._stop()
        self._loader.exec_module(module)


@cache
def stepped_import(module: str, package: str, *lazy: ModuleType) -> "SteppedImport":
    """The one import of a module in this program: a second would wait for the first, which may never go on."""
    return SteppedImport(module, package, lazy)


class SteppedImport(MetaPathFinder):
    """The import of `module`, stopping before the modules of `package`; see `stepped_import`.

    lazy: modules that make each of their classes when it is first asked for, as PySide's do, and of which the package
    asks for all, at one go: they are made before.
    A module that is missing is told by whoever imports it in earnest, once there is no step left: Python would wait for
    this import to end.
    """

    def __init__(self, module: str, package: str, lazy: Sequence[ModuleType] = ()) -> None:
        self._module, self._package = module, package
        self._made: Iterator[object] = (getattr(each, name, None) for each in lazy for name in dir(each))
        self._go, self._stopped = Semaphore(0), Semaphore(0)
        self._thread = Thread(target=self._run, name=f"import {module}", daemon=True)
        self._done = False

    def step(self) -> bool:
        """Go on up to the next module of the package. True when there is none left."""
        if self._done:
            return True
        until = time.perf_counter() + _MAKING_SECONDS
        if any(time.perf_counter() > until for _ in self._made):
            return False
        if self._thread.ident is None:
            self._thread.start()
        else:
            self._go.release()
        self._stopped.acquire()
        return self._done

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Have a module of the package loaded as ever, after a stop. It cannot be made here: whoever finds modules
        holds a lock that everybody's imports wait for."""
        if get_ident() != self._thread.ident or not f"{fullname}.".startswith(f"{self._package}."):
            return None
        spec = PathFinder.find_spec(fullname, path, target)
        if spec is not None and spec.loader is not None:
            spec.loader = _StoppingLoader(spec.loader, self._stop)
        return spec

    def _stop(self) -> None:
        self._stopped.release()
        self._go.acquire()

    def _run(self) -> None:
        sys.meta_path.insert(0, self)
        try:
            import_module(self._module)
        except ImportError:
            pass
        finally:
            sys.meta_path.remove(self)
            self._done = True
            self._stopped.release()
