"""Skin: the few style rules Fusion and a palette cannot express: cards, strips, rings of focus. Token-driven.

Widgets ask for a dress by the dynamic property `dress`; see `DRESSES`.
"""

from collections.abc import Callable

from exhibit_viewer.ui.palettes import HOVERED, PRESSED, Theme, chosen, faded, mixed

DRESSES = {
    "card": "a rounded raised card",
    "strip": "a rounded strip floating over the picture",
    "bar": "the bar along the top of the window",
    "ground": "the ground behind pictures",
    "overlay": "a panel laid over the window",
    "veil": "a cloth over the whole window",
    "fault": "a bar that tells of a fault",
    "quiet": "a button without a face until the pointer comes",
    "link": "a button that looks like words",
    "main": "the one button a page is about",
    "muted": "secondary words",
    "segment": "one of several buttons of which one is chosen",
    "badge": "a small figure in a round field",
    "hairline": "a thin dividing line",
    "rule": "a thin line between tools",
    "bare": "what never has the keyboard: no ring, no border",
}


def rules(theme: Theme, pixels: Callable[[int], int]) -> str:
    """The application's style sheet."""
    radius, ring, thin = pixels(6), 2, 1
    hover = mixed(theme.raised, theme.text, HOVERED)
    pressed = mixed(theme.raised, theme.text, PRESSED)
    knob = pixels(12) + 2 * ring
    words = {
        "theme": theme, "hover": hover, "pressed": pressed, "radius": radius, "ring": ring, "thin": thin,
        "s4": pixels(4), "s6": pixels(6), "s8": pixels(8), "s12": pixels(12), "s16": pixels(16), "s24": pixels(24),
        "chosen": chosen(theme), "knob": knob // 2, "overhang": (knob - pixels(4)) // 2,
        "edge": theme.line if theme.name == "contrast" else theme.raised,  # what is raised by a shade alone is not seen
        "faded": faded(theme), "veil": f"#E6{theme.ground[1:]}",  # nine tenths of the ground
        "tint": mixed(theme.surface, theme.danger, 0.10 if theme.name != "contrast" else 0.0),
    }  # fmt: skip
    return (_PLACES + _BUTTONS + _INPUTS + _LISTS).format(**words)


_PLACES = """
QMainWindow, QDockWidget, QStackedWidget {{ background: {theme.surface}; }}
QMainWindow::separator {{ background: {theme.line}; width: {thin}px; height: {thin}px; }}
QMainWindow::separator:hover {{ background: {theme.accent}; }}
QToolTip {{ background: {theme.raised}; color: {theme.text}; border: {thin}px solid {theme.line};
  padding: {s4}px {s8}px; }}
*[dress="ground"] {{ background: {theme.ground}; }}
*[dress="bar"] {{ background: {theme.surface}; border-bottom: {thin}px solid {theme.line}; }}
*[dress="card"] {{ background: {theme.raised}; border: {thin}px solid {theme.line}; border-radius: {radius}px; }}
*[dress="strip"] {{ background: {theme.surface}; border: {thin}px solid {theme.line}; border-radius: {radius}px; }}
*[dress="overlay"] {{ background: {theme.surface}; border: {thin}px solid {theme.line}; border-radius: {radius}px; }}
*[dress="veil"] {{ background: {veil}; }}
*[dress="fault"] {{ background: {tint}; border: {thin}px solid {theme.danger}; border-radius: {radius}px; }}
*[dress="hairline"] {{ background: {theme.line}; border: none; max-height: {thin}px; min-height: {thin}px; }}
*[dress="rule"] {{ background: {theme.line}; border: none; }}
QLabel[dress="muted"] {{ color: {theme.muted}; }}
QLabel[dress="badge"] {{ background: {theme.note}; color: {theme.ground}; border-radius: {s8}px;
  padding: 0 {s6}px; }}
QMenu {{ background: {theme.surface}; color: {theme.text}; border: {thin}px solid {theme.line};
  padding: {s4}px; icon-size: {s16}px; menu-scrollable: 1; }}
QMenu::item {{ padding: {s4}px {s24}px {s4}px {s12}px; border-radius: {s4}px; }}
QMenu::indicator {{ width: {s16}px; height: {s16}px; }}
QMenu::icon {{ padding-left: {s8}px; }}
QMenu::item:selected {{ background: {theme.accent}; color: {theme.inverse}; }}
QMenu::item:disabled {{ color: {faded}; background: transparent; }}
QMenu::separator {{ height: {thin}px; background: {theme.line}; margin: {s4}px {s8}px; }}
"""

_BUTTONS = """
QPushButton, QToolButton {{ background: {theme.raised}; color: {theme.text}; border: {ring}px solid {edge};
  border-radius: {radius}px; padding: {s6}px {s12}px; }}
QToolButton {{ padding: {s4}px; }}
QPushButton:hover, QToolButton:hover {{ background: {hover}; border-color: {hover}; }}
QPushButton:pressed, QToolButton:pressed {{ background: {pressed}; border-color: {pressed}; }}
QPushButton:disabled, QToolButton:disabled {{ color: {faded}; }}
QPushButton[dress="quiet"], QToolButton[dress="quiet"], QToolButton[dress="segment"], QPushButton[dress="segment"] {{
  background: transparent; border-color: transparent; }}
QPushButton[dress="quiet"]:hover, QToolButton[dress="quiet"]:hover, QToolButton[dress="segment"]:hover,
QPushButton[dress="segment"]:hover {{ background: {hover}; border-color: {hover}; }}
QPushButton[dress="link"] {{ background: transparent; border-color: transparent; color: {theme.accent};
  padding: 0; margin: 0 -{ring}px; }}
QPushButton[dress="quiet"]:pressed, QToolButton[dress="quiet"]:pressed, QToolButton[dress="segment"]:pressed,
QPushButton[dress="segment"]:pressed {{ background: {pressed}; border-color: {pressed}; }}
QPushButton[dress="link"]:pressed {{ color: {theme.text}; }}
QPushButton[dress="link"]:hover {{ text-decoration: underline; }}
QPushButton[dress="link"]:focus {{ border-color: {theme.accent}; }}
QPushButton[dress="main"] {{ background: {theme.accent}; color: {theme.inverse}; border-color: {theme.accent}; }}
QPushButton[dress="main"]:disabled {{ background: {theme.raised}; color: {faded}; border-color: {theme.raised}; }}
QPushButton[dress="main"]:hover {{ border-color: {theme.text}; }}
QPushButton[dress="main"]:pressed {{ background: {theme.text}; color: {theme.surface}; border-color: {theme.text}; }}
QPushButton:checked, QToolButton:checked, QToolButton[dress="quiet"]:checked, QToolButton[dress="segment"]:checked,
QPushButton[dress="segment"]:checked {{ background: {chosen}; color: {theme.accent}; border-color: {chosen}; }}
QPushButton[dress="segment"]:checked, QToolButton[dress="segment"]:checked {{
  border-bottom-color: {theme.accent}; border-bottom-left-radius: 0; border-bottom-right-radius: 0; }}
QPushButton:focus, QToolButton:focus, QPushButton[dress="quiet"]:focus, QToolButton[dress="quiet"]:focus,
QToolButton[dress="segment"]:focus, QPushButton[dress="segment"]:focus {{
  border-color: {theme.accent}; outline: none; }}
QPushButton[dress="main"]:focus {{ border-color: {theme.text}; outline: none; }}
QToolButton::menu-indicator {{ image: none; width: 0; }}
QPushButton::menu-indicator {{ image: none; width: {s16}px; }}
"""

_INPUTS = """
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox, QDoubleSpinBox {{ background: {theme.raised};
  color: {theme.text}; border: {ring}px solid {theme.line}; border-radius: {radius}px; padding: {s4}px {s8}px;
  selection-background-color: {theme.accent}; selection-color: {theme.inverse};
  placeholder-text-color: {theme.muted}; }}
QLineEdit {{ padding: 0 {s8}px; min-height: {s24}px; }}
QTextBrowser {{ background: transparent; border: {ring}px solid transparent; padding: 0; }}
QLineEdit:hover, QPlainTextEdit:hover, QTextEdit:hover, QComboBox:hover, QSpinBox:hover, QDoubleSpinBox:hover {{
  border-color: {theme.muted}; }}
QTextBrowser:hover {{ border-color: transparent; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QSpinBox:focus, QDoubleSpinBox:focus {{
  border-color: {theme.accent}; }}
QComboBox::drop-down {{ border: none; width: {s24}px; }}
QComboBox QAbstractItemView {{ background: {theme.surface}; border: {thin}px solid {theme.line};
  selection-background-color: {theme.accent}; selection-color: {theme.inverse}; }}
QSlider {{ min-height: {s24}px; }}
QSlider::groove:horizontal {{ height: {s4}px; background: {theme.line}; border-radius: {ring}px; }}
QSlider::handle:horizontal {{ width: {s12}px; margin: -{overhang}px 0;
  border-radius: {knob}px; background: {theme.accent}; border: {ring}px solid {theme.accent}; }}
QSlider::handle:horizontal:hover, QSlider::handle:horizontal:pressed {{ border-color: {theme.text}; }}
QSlider::handle:horizontal:disabled {{ background: {theme.line}; border-color: {theme.line}; }}
QSlider {{ border: {ring}px solid transparent; }}
QSlider:focus {{ border: {ring}px solid {theme.accent}; border-radius: {radius}px; }}
QCheckBox, QRadioButton {{ spacing: {s8}px; padding: {s4}px; border: {ring}px solid transparent;
  border-radius: {radius}px; }}
QCheckBox::indicator {{ width: {s16}px; height: {s16}px; border: {ring}px solid {theme.muted};
  border-radius: {s4}px; background: {theme.surface}; }}
QCheckBox::indicator:checked {{ background: {theme.accent}; border-color: {theme.accent}; }}
QCheckBox::indicator:disabled {{ border-color: {theme.line}; }}
QCheckBox:hover, QRadioButton:hover {{ background: {hover}; }}
QCheckBox:focus, QRadioButton:focus {{ border-color: {theme.accent}; }}
"""

_LISTS = """
QListView, QTreeView, QScrollArea {{ background: transparent; border: {ring}px solid transparent; outline: none; }}
QListView:focus, QTreeView:focus, QTextBrowser:focus, QScrollArea:focus {{ border-color: {theme.accent};
  border-radius: {radius}px; }}
QScrollArea[dress="page"] {{ border: none; background: {theme.ground}; }}
QScrollArea[dress="bare"], QListView[dress="bare"] {{ border: none; }}
QListView::item {{ border: {ring}px solid transparent; border-radius: {radius}px; }}
QListView::item:selected {{ background: {chosen}; color: {theme.text}; border-color: {theme.accent}; }}
QTabWidget::pane {{ border: none; border-top: {thin}px solid {theme.line}; }}
QTabBar {{ qproperty-drawBase: 0; }}
QTabBar::tab {{ background: transparent; color: {theme.muted}; padding: {s8}px {s16}px; border: none;
  border-bottom: {ring}px solid transparent; }}
QTabBar::tab:selected {{ color: {theme.text}; border-bottom-color: {theme.accent}; }}
QTabBar::tab:hover {{ color: {theme.text}; }}
QTabBar:focus {{ outline: none; }}
QTabBar::tab:focus {{ border: {ring}px solid {theme.accent}; border-radius: {s4}px; }}
QScrollBar {{ background: transparent; border: none; margin: 0; }}
QScrollBar:vertical {{ width: {s12}px; }}
QScrollBar:horizontal {{ height: {s12}px; }}
QScrollBar::handle {{ background: {theme.line}; border-radius: {s4}px; margin: {ring}px; }}
QScrollBar::handle:vertical {{ min-height: {s24}px; }}
QScrollBar::handle:horizontal {{ min-width: {s24}px; }}
QScrollBar::handle:hover {{ background: {theme.muted}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""
