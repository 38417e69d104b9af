"""Universal Scene Description (usd, usda, usdc, usdz) through Pixar's library, which reaches no file but copies.

Only `read.py` may be imported before it is known that the library is there.
Entry points: `read.read_usd`, `read.read_usdz`.
"""
