"""The PIN that lets staff leave a kiosk, kept as a salted scrypt hash (RFC 7914)."""

import hashlib
import hmac
import os
import re

_COST, _BLOCK, _PARALLEL = 1 << 14, 8, 1
_MOST_MEMORY = 1 << 26
_PIN = re.compile(r"[0-9]{4,12}")
_HASH = re.compile(r"scrypt\$(\d{1,7})\$(\d{1,2})\$([1-4])\$((?:[0-9a-f]{2}){8,64})\$((?:[0-9a-f]{2}){16,64})")


def is_pin(text: str) -> bool:
    """Whether it can be a PIN: 4 to 12 digits."""
    return _PIN.fullmatch(text) is not None


def is_pin_hash(text: str) -> bool:
    """Whether it is a hash that this machine can check within 64 MB."""
    match = _HASH.fullmatch(text)
    if match is None:
        return False
    cost, block = int(match[1]), int(match[2])
    return cost >= 2 and not cost & (cost - 1) and block > 0 and 128 * block * (cost + 8) <= _MOST_MEMORY


def hashed_pin(pin: str) -> str:
    """A PIN as options keep it: scrypt$cost$block$parallel$salt$hash. Raises ValueError unless `is_pin`."""
    if not is_pin(pin):
        raise ValueError("4 to 12 digits")
    salt = os.urandom(16)
    digest = _scrypt(pin, salt, _COST, _BLOCK, _PARALLEL, 32)
    return f"scrypt${_COST}${_BLOCK}${_PARALLEL}${salt.hex()}${digest.hex()}"


def pin_fits(pin_hash: str, pin: str) -> bool:
    """Whether the PIN is the one hashed. Takes about a tenth of a second, right or wrong; "" is opened by none."""
    match = _HASH.fullmatch(pin_hash)
    if match is None or not is_pin_hash(pin_hash):
        return False
    expected = bytes.fromhex(match[5])
    salt = bytes.fromhex(match[4])
    digest = _scrypt(pin, salt, int(match[1]), int(match[2]), int(match[3]), len(expected))
    return hmac.compare_digest(digest, expected)


def _scrypt(pin: str, salt: bytes, cost: int, block: int, parallel: int, length: int) -> bytes:
    return hashlib.scrypt(
        pin.encode("utf-8", "replace"), salt=salt, n=cost, r=block, p=parallel, maxmem=2 * _MOST_MEMORY, dklen=length
    )
