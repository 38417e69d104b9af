"""Settings: one line declares an option; file, dialog, command line and manual are read off this table."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from exhibit_viewer.model.faults import Code, Fault

Value = str | int | float | bool


@dataclass(frozen=True, slots=True)
class Option:
    """One setting. `choices` bounds text ("" among them means: as the system has it); low and high bound numbers."""

    name: str
    default: Value
    choices: tuple[str, ...] = ()
    low: float = 0.0
    high: float = 0.0

    def checked(self, value: object) -> Value:
        """The value in the option's type. Raises Fault(OPTION_INVALID) when it does not fit."""
        if isinstance(self.default, bool):
            fits = isinstance(value, bool)
        elif isinstance(self.default, int | float):
            fits = isinstance(value, int | float) and not isinstance(value, bool) and self.low <= value <= self.high
        else:
            fits = isinstance(value, str) and (not self.choices or value in self.choices)
        if not fits or not isinstance(value, str | int | float):
            allowed = ", ".join(self.choices) or f"{self.low:g}..{self.high:g}"
            raise Fault(Code.OPTION_INVALID, option=self.name, value=str(value)[:80], allowed=allowed)
        return type(self.default)(value)


OPTIONS = (
    Option("theme", "", choices=("", "gallery", "paper", "contrast")),
    Option("language", "", choices=("", "en", "zh", "ar")),
    Option("text_percent", 100, low=100, high=200),
    Option("motion", "", choices=("", "full", "reduced")),
    Option("author", ""),
    Option("turntable_seconds", 24.0, low=4, high=240),
    Option("quality", "auto", choices=("auto", "low", "high")),
    Option("detail_megabytes", 512, low=64, high=16384),
    Option("cache_gigabytes", 8.0, low=0.5, high=500),
    Option("browser_style", "grid", choices=("grid", "list")),
    Option("browser_sort", "order", choices=("order", "title", "date")),
    Option("volume", 0.8, low=0, high=1),
    Option("hints_seen", False),
)
BY_NAME: Mapping[str, Option] = {option.name: option for option in OPTIONS}


@dataclass(frozen=True, slots=True)
class Settings:
    """Chosen values; what is not chosen has its default."""

    chosen: Mapping[str, Value] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Value:
        return self.chosen.get(name, BY_NAME[name].default)

    def text(self, name: str) -> str:
        """A text option."""
        return str(self[name])

    def number(self, name: str) -> float:
        """A numeric option."""
        return float(self[name])

    def with_value(self, name: str, value: object) -> "Settings":
        """A copy with one value changed. Raises Fault(OPTION_INVALID)."""
        return Settings({**self.chosen, name: BY_NAME[name].checked(value)})
