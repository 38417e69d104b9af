"""Message bus: what screen readers speak through. Only ever one of this machine: an address may name a network."""

import os
from collections.abc import MutableMapping

_SESSION, _SCREEN_READERS = "DBUS_SESSION_BUS_ADDRESS", "AT_SPI_BUS_ADDRESS"
_NONE = "disabled:"
_LOCAL = "unix:"


def keep_to_this_machine(surroundings: MutableMapping[str, str] = os.environ) -> None:
    """Take every other address out of the environment, before Qt looks there.

    Without any Qt would start a bus of its own; an address it does not know ("disabled:") keeps it from that.
    """
    surroundings[_SESSION] = _local(surroundings.get(_SESSION, "")) or _NONE
    if _SCREEN_READERS in surroundings:
        surroundings[_SCREEN_READERS] = _local(surroundings[_SCREEN_READERS]) or _NONE


def _local(addresses: str) -> str:
    """Of addresses as the D-Bus specification lists them (transport:key=value,...;...), those without a network."""
    return ";".join(address for address in addresses.split(";") if address.startswith(_LOCAL))
