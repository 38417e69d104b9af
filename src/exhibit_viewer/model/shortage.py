"""Shortage: how Python tells that the system has nothing left to give: no memory, or not even a thread or a process."""

import errno
import mmap
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Executor, Future
from contextlib import contextmanager
from threading import Lock
from typing import ParamSpec, TypeVar

from exhibit_viewer.model.faults import Code, Fault

SPARE = 160 << 20
"""Bytes. Software of others, graphics drivers above all, ends the program where there is no memory left at all."""
_P = ParamSpec("_P")
_T = TypeVar("_T")
_NO_THREAD = "can't start new thread"
"""The whole of what Python says of it."""


def is_shortage(error: BaseException) -> bool:
    """Whether an error means that, and nothing about what was worked on."""
    if isinstance(error, OSError):
        return error.errno in (errno.ENOMEM, errno.EAGAIN)
    return isinstance(error, MemoryError) or (isinstance(error, RuntimeError) and _NO_THREAD in str(error))


def ensure_room(count: int, *, mapped: bool = False) -> None:
    """See that so many bytes can be had, or addresses for a file that is mapped, and something is left then. Raises
    OSError."""
    total = count + SPARE
    if sys.platform == "win32" or mapped:
        mmap.mmap(-1, total).close()
    else:
        mmap.mmap(-1, total, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS).close()


@contextmanager
def shortage_told(code: Code = Code.MEMORY_SHORT, file: str = "") -> Iterator[None]:
    """Make a Fault of a shortage; all else passes."""
    try:
        yield
    except (MemoryError, OSError, RuntimeError) as error:
        if not is_shortage(error):
            raise
        raise Fault(code, file) from error


def beside(pool: Executor, work: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs) -> Future[_T]:
    """Have something done by a pool of threads; here and now where the system has no thread to give."""
    turn = Lock()  # the pool keeps what it could not begin, and may come to it later

    def once() -> _T:
        if not turn.acquire(blocking=False):
            raise CancelledError
        return work(*args, **kwargs)

    try:
        return pool.submit(once)
    except RuntimeError as error:
        if not is_shortage(error):
            raise
    done: Future[_T] = Future()
    done.set_result(once())
    return done
