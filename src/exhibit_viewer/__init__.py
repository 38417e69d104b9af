"""Exhibit Viewer: virtual exhibits of cultural heritage, offline."""

__version__ = "0.1.0"
