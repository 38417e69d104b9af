"""Limits: what reading one file may cost, and how a process is held to it.

A small file has no claim to much: allowances grow with the file. POSIX systems enforce the address space and the
processor time themselves (RLIMIT_AS, RLIMIT_CPU). macOS does not keep RLIMIT_AS and Windows has neither, so the parent
also looks at the worker's resident memory several times a second, on Windows through PSAPI; where it cannot be told
(macOS) the time limit is what remains.
"""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Allowance:
    """What one job may use: memory beyond what the idle worker holds, and seconds of processor time.

    On the clock it may take twice as long, and as it waits for a processor besides (see `patience`), so that a busy
    machine stops nothing that a quiet one would not.
    """

    memory_bytes: int
    seconds: float

    @property
    def patience(self) -> float:
        """Seconds on the clock."""
        return 2 * self.seconds


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of reading.

    memory_bytes, seconds: for any file. memory_per_file_byte, seconds_per_megabyte: more for large ones.
    memory_ceiling: for the largest; 0 means three quarters of the machine's memory. start_seconds: for a process to get
    ready. cache_bytes: of all kept packs together. jobs_per_process, idle_bytes: when a worker is replaced by a fresh
    one: after so many jobs, or when it holds more than that between jobs. idle_seconds: without a job, it ends.
    streamed_bytes: files at least so large are prepared without being read as a whole, where that is possible;
    streamed_compressed_bytes: those that are much larger once unpacked.
    building_bytes, building_seconds: for one part of the making of levels, in each of at most `builders` processes.
    """

    memory_bytes: int = 800 * MEGABYTE
    memory_per_file_byte: int = 16
    memory_ceiling: int = 0
    seconds: float = 7.0
    seconds_per_megabyte: float = 0.6
    start_seconds: float = 60.0
    cache_bytes: int = 4096 * MEGABYTE
    jobs_per_process: int = 200
    idle_bytes: int = 600 * MEGABYTE
    idle_seconds: float = 30.0
    streamed_bytes: int = 64 * MEGABYTE
    streamed_compressed_bytes: int = 12 * MEGABYTE
    building_bytes: int = 700 * MEGABYTE
    building_seconds: float = 120.0
    builders: int = 6

    def building(self, mapped_bytes: int) -> Allowance:
        """For one part of the making of levels from a file, or pack, that is mapped as a whole."""
        ceiling = self.memory_ceiling or physical_memory() * 3 // 4
        seconds = self.building_seconds + self.seconds_per_megabyte * mapped_bytes / MEGABYTE
        return Allowance(min(self.building_bytes + mapped_bytes, ceiling), seconds)

    @property
    def crew(self) -> int:
        """How many processes make levels together: one for each core, within what the memory allows."""
        return max(1, min(os.cpu_count() or 1, self.builders, physical_memory() // 3 // self.building_bytes))

    def allowance(self, file_bytes: int) -> Allowance:
        """For a model whose files hold `file_bytes`."""
        ceiling = self.memory_ceiling or physical_memory() * 3 // 4
        memory = self.memory_bytes + self.memory_per_file_byte * file_bytes
        return Allowance(min(memory, ceiling), self.seconds + self.seconds_per_megabyte * file_bytes / MEGABYTE)


def physical_memory() -> int:
    """Bytes of memory the machine has; 4 GiB where it does not say."""
    if sys.platform == "win32":
        from exhibit_viewer.ingest import memory_windows

        return memory_windows.physical_bytes()
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (ValueError, OSError):
        return 4096 * MEGABYTE


def resident_bytes(process: int) -> int:
    """Memory that a process (by id) holds, in bytes; 0 where it cannot be told."""
    if sys.platform == "win32":
        from exhibit_viewer.ingest import memory_windows

        return memory_windows.resident_bytes(process)
    return _pages(process, 1)


def queued_seconds(process: int) -> float:
    """How long a process (by id) has been ready to work and had no processor, all in all; 0 where it cannot be told.

    Source: Documentation/scheduler/sched-stats.rst of Linux.
    """
    try:
        return int(Path(f"/proc/{process}/schedstat").read_text().split()[1]) / 1e9
    except (OSError, IndexError, ValueError):
        return 0.0


def hold_to(allowance: Allowance) -> None:
    """Limit this process for its next job. Without effect on Windows."""
    if sys.platform == "win32":
        return
    import resource

    address_space = _pages(os.getpid(), 0)
    if address_space:
        _soften(resource.RLIMIT_AS, address_space + allowance.memory_bytes)
    spent = resource.getrusage(resource.RUSAGE_SELF)
    _soften(resource.RLIMIT_CPU, int(spent.ru_utime + spent.ru_stime + allowance.seconds) + 1)


def leave_room(address_space: int) -> None:
    """Raise this job's limit of address space by what a library maps and never fills. Without effect on Windows."""
    if sys.platform == "win32":
        return
    import resource

    soft = resource.getrlimit(resource.RLIMIT_AS)[0]
    if soft != resource.RLIM_INFINITY:
        _soften(resource.RLIMIT_AS, soft + address_space)


def settle_down(niceness: int) -> None:
    """Give this process a low priority, few open files and no core dumps. Without effect on Windows."""
    if sys.platform == "win32":
        return
    import resource

    os.nice(niceness)
    _soften(resource.RLIMIT_NOFILE, 256)
    _soften(resource.RLIMIT_CORE, 0)


def _soften(kind: int, value: int) -> None:
    """Set the soft limit, which may rise and fall again below the hard one."""
    if sys.platform == "win32":
        return
    import resource

    hard = resource.getrlimit(kind)[1]
    resource.setrlimit(kind, (value if hard == resource.RLIM_INFINITY else min(value, hard), hard))


def _pages(process: int, field: int) -> int:
    """A field of /proc/PID/statm in bytes: 0 address space, 1 resident. 0 where there is no such file."""
    if sys.platform == "win32":
        return 0
    try:
        fields = Path(f"/proc/{process}/statm").read_text().split()
        return int(fields[field]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, IndexError, ValueError):
        return 0
