"""Time and identity as the machine has them."""

import uuid
from datetime import UTC, datetime


class SystemClock:
    """Implements `session.ports.Clock`."""

    def now(self) -> str:
        """UTC, ISO 8601 to the second."""
        return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def new_id(self) -> str:
        """A fresh UUID4."""
        return str(uuid.uuid4())
