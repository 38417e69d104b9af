"""An import in steps: a package that takes a third of a second to load, loaded while nobody asks for anything.

It runs on a thread of its own, which goes on only while the window's thread waits for it, and stops before each module
of the package: what is imported has Qt to itself, and Qt two threads that never run at once.
"""

import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.abc import MetaPathFinder
from threading import Semaphore, Thread, get_ident
from types import ModuleType


class SteppedImport(MetaPathFinder):
    """The import of `module`, stopping before the modules of `package`. A module that is missing is told by whoever
    imports it in earnest, who must call `finish` first: Python would wait for this import to end."""

    def __init__(self, module: str, package: str) -> None:
        self._module, self._package = module, package
        self._go, self._stopped = Semaphore(0), Semaphore(0)
        self._thread = Thread(target=self._run, name=f"import {module}", daemon=True)
        self._done = False

    def step(self) -> bool:
        """Go on up to the next module of the package. True when there is none left."""
        if self._done:
            return True
        if self._thread.ident is None:
            self._thread.start()
        else:
            self._go.release()
        self._stopped.acquire()
        return self._done

    def finish(self) -> None:
        """Go on to the end, if it was begun."""
        while self._thread.ident is not None and not self.step():
            pass

    def find_spec(self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None) -> None:
        """Stop here; where the module is, others say."""
        if get_ident() == self._thread.ident and f"{fullname}.".startswith(f"{self._package}."):
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
