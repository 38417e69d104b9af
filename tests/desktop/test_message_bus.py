"""No bus over a network is ever reached, and none is started."""

import pytest

from exhibit_viewer.desktop.message_bus import keep_to_this_machine

UNIX = "unix:path=/run/user/1000/bus,guid=1f"


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("", "disabled:"),
        (UNIX, UNIX),
        ("tcp:host=example.org,port=1", "disabled:"),
        (f"nonce-tcp:host=example.org;{UNIX};unixexec:path=/bin/sh;autolaunch:", UNIX),
    ],
)
def test_only_addresses_of_this_machine_stay(given: str, kept: str) -> None:
    surroundings = {"DBUS_SESSION_BUS_ADDRESS": given, "AT_SPI_BUS_ADDRESS": given, "HOME": "/root"}
    keep_to_this_machine(surroundings)
    assert surroundings == {"DBUS_SESSION_BUS_ADDRESS": kept, "AT_SPI_BUS_ADDRESS": kept, "HOME": "/root"}


def test_where_nothing_is_said_qt_is_kept_from_starting_one() -> None:
    surroundings: dict[str, str] = {}
    keep_to_this_machine(surroundings)
    assert surroundings == {"DBUS_SESSION_BUS_ADDRESS": "disabled:"}
