"""What Windows says about memory, through ctypes. Imported on Windows only."""

import ctypes
import sys

if sys.platform == "win32":
    from ctypes import wintypes

    _QUERY_LIMITED_INFORMATION = 0x1000

    class _Status(ctypes.Structure):
        """MEMORYSTATUSEX."""

        _fields_ = (
            ("length", wintypes.DWORD),
            ("load", wintypes.DWORD),
            *((name, ctypes.c_uint64) for name in ("total", "free", "page_total", "page_free", "total_virtual")),
            ("free_virtual", ctypes.c_uint64),
            ("free_extended", ctypes.c_uint64),
        )

    class _Counters(ctypes.Structure):
        """PROCESS_MEMORY_COUNTERS."""

        _fields_ = (
            ("size", wintypes.DWORD),
            ("faults", wintypes.DWORD),
            *((name, ctypes.c_size_t) for name in ("peak_resident", "resident", "quota_1", "quota_2", "quota_3")),
            *((name, ctypes.c_size_t) for name in ("quota_4", "committed", "peak_committed")),
        )

    def physical_bytes() -> int:
        """Bytes of memory the machine has."""
        status = _Status(length=ctypes.sizeof(_Status))
        ctypes.windll.kernel32.GlobalMemoryStatusEx(ctypes.byref(status))
        return int(status.total)

    def resident_bytes(process: int) -> int:
        """Memory that a process holds; 0 when it is gone."""
        kernel = ctypes.windll.kernel32
        kernel.OpenProcess.restype = wintypes.HANDLE
        handle = kernel.OpenProcess(_QUERY_LIMITED_INFORMATION, False, process)
        if not handle:
            return 0
        counters = _Counters(size=ctypes.sizeof(_Counters))
        try:
            handle = wintypes.HANDLE(handle)
            known = kernel.K32GetProcessMemoryInfo(handle, ctypes.byref(counters), counters.size)
            return int(counters.resident) if known else 0
        finally:
            kernel.CloseHandle(handle)
