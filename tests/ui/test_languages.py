"""Languages: nothing in the code is missing from the translations, and none of them is left half done."""

import ast
import re
import string
from pathlib import Path

import pytest

pytest.importorskip("PySide6.QtWidgets")
from exhibit_viewer.model.settings import OPTIONS
from exhibit_viewer.model.text import LangText
from exhibit_viewer.session.commands import COMMANDS, Group
from exhibit_viewer.ui import command_words, setting_words
from exhibit_viewer.ui.languages import OWN_NAMES, Languages, in_language, language_shown, translation_file
from exhibit_viewer.ui.translation_file import PLURAL_FORM, FileTranslator, read_messages

ROOM = Path(command_words.__file__).parent
FORMS = {"en": 2, "zh": 1, "ar": 6}
ELSEWHERE = {"browser_style", "browser_sort", "hints_seen", "volume"}
SAME = re.compile(r"^[\W\d_]*$|^\*\*")


@pytest.fixture
def languages(application, world):
    yield Languages(world.session)
    world.session.choose("language", "en")
    Languages(world.session).apply()


def words_in_code():
    """(context, source, plural) of every literal the code asks a translation of."""
    for path in sorted(ROOM.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        yield from _words_of(tree, "", path)


def _words_of(node, owner, path):
    for child in ast.iter_child_nodes(node):
        name = child.name if isinstance(child, ast.ClassDef) else owner
        if isinstance(child, ast.Call):
            called = getattr(child.func, "attr", getattr(child.func, "id", ""))
            plain = [argument.value for argument in child.args if isinstance(argument, ast.Constant)]
            if called == "tr" and isinstance(child.func, ast.Attribute):
                assert plain and isinstance(child.args[0], ast.Constant), f"{path.name}:{child.lineno} is no literal"
                yield owner, plain[0], len(child.args) > 2
            elif called in ("translate", "QT_TRANSLATE_NOOP") and len(plain) >= 2:
                yield plain[0], plain[1], len(child.args) > 3
        yield from _words_of(child, name, path)


@pytest.mark.parametrize("language", ["zh", "ar"])
def test_every_word_in_the_code_is_translated(language):
    there = {(context, source) for context, source, _ in read_messages(translation_file(language))}
    asked = {(context, source) for context, source, _ in words_in_code()}
    assert len(asked) > 200
    missing = asked - there
    assert not missing, f"run `python packaging/translations.py` and translate {sorted(missing)[:20]}"
    stale = there - asked
    assert not stale, f"run `python packaging/translations.py` to drop {sorted(stale)[:20]}"


def test_english_has_every_plural():
    there = {(context, source) for context, source, _ in read_messages(translation_file("en"))}
    assert there == {(context, source) for context, source, plural in words_in_code() if plural}


@pytest.mark.parametrize("language", FORMS)
def test_every_plural_has_all_its_forms_and_every_blank_is_kept(language):
    for (_, source, _), forms in read_messages(translation_file(language)).items():
        assert all(form.strip() for form in forms), source
        if number := re.search("%L?n", source):
            assert len(forms) == FORMS[language], source
            assert number[0] in forms[-1], source
        else:
            assert sorted(_blanks(source)) == sorted(_blanks(forms[0])), source


def _blanks(words):
    return [(name, spec) for _, name, spec, _ in string.Formatter().parse(words) if name is not None]


@pytest.mark.parametrize("language, letters", [("zh", r"[\u4e00-\u9fff]"), ("ar", r"[\u0600-\u06ff]")])
def test_translations_are_in_their_language(language, letters):
    for (_, source, _), forms in read_messages(translation_file(language)).items():
        if not SAME.match(source):
            assert re.search(letters, forms[-1]), source


def test_plural_rules():
    arabic, english = PLURAL_FORM["ar"], PLURAL_FORM["en"]
    numbers = (0, 1, 2, 3, 10, 11, 99, 100, 102, 103, 111, 200)
    assert [arabic(n) for n in numbers] == [0, 1, 2, 3, 3, 4, 4, 5, 5, 3, 4, 5]
    assert [english(n) for n in (0, 1, 2)] == [1, 0, 1]


def test_a_translator_answers_from_its_file(application, tmp_path):
    file = tmp_path / "x.ts"
    file.write_text(
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE TS><TS version="2.1"><context><name>C</name>'
        "<message><source>one</source><translation>eins</translation></message>"
        '<message><source>two</source><translation type="unfinished">zwei</translation></message>'
        '<message numerus="yes"><source>%n</source><translation><numerusform>a</numerusform>'
        "<numerusform>b</numerusform></translation></message></context></TS>",
        encoding="utf-8",
    )
    from PySide6.QtCore import QCoreApplication

    translator = FileTranslator(file, "en")
    QCoreApplication.installTranslator(translator)
    try:
        assert QCoreApplication.translate("C", "one") == "eins"
        assert QCoreApplication.translate("C", "two") == "two"
        assert QCoreApplication.translate("D", "one") == "one"
        assert [QCoreApplication.translate("C", "%n", None, n) for n in (1, 5)] == ["a", "b"]
    finally:
        QCoreApplication.removeTranslator(translator)


def test_the_window_changes_its_language_while_it_runs(languages, world, application, keep):
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtWidgets import QWidget

    heard = []

    class Listener(QWidget):
        def changeEvent(self, event):
            heard.append(event.type())
            super().changeEvent(event)

    keep(Listener())
    languages.apply()
    for code, title, direction in (
        ("zh", "撤销", Qt.LayoutDirection.LeftToRight),
        ("ar", "تراجع", Qt.LayoutDirection.RightToLeft),
        ("en", "Undo", Qt.LayoutDirection.LeftToRight),
    ):
        heard.clear()
        world.session.choose("language", code)
        application.processEvents()
        assert (language_shown(), command_words.title("note.undo")) == (code, title)
        assert application.layoutDirection() == direction
        assert QEvent.Type.LanguageChange in heard


def test_a_collection_s_words_follow_the_language(languages, world):
    text = LangText({"en": "vase", "zh-Hans": "瓶"})
    world.session.choose("language", "zh")
    assert in_language(text) == "瓶"
    world.session.choose("language", "ar")
    assert in_language(text) == "vase"


def test_every_command_group_setting_and_choice_has_words(application):
    for command in COMMANDS:
        assert command_words.title(command.id)
    assert all(command_words.group_title(group) for group in Group)
    for option in OPTIONS:
        assert bool(setting_words.setting_title(option.name)) == (option.name not in ELSEWHERE), option.name
        if option.name not in ELSEWHERE:
            assert all(setting_words.choice_title(option.name, choice) for choice in option.choices)
    assert set(OWN_NAMES) == set(FORMS)


def test_what_is_chosen_in_a_menu_bears_a_tick_that_is_seen_on_the_row_in_hand(look, keep):
    from PySide6.QtWidgets import QStyle, QStyleOptionMenuItem

    from exhibit_viewer.ui.menu import Menu

    def tick(action):
        menu.initStyleOption(option := QStyleOptionMenuItem(), action)
        picture = option.icon.pixmap(32).toImage()
        dots = [picture.pixelColor(x, y) for x in range(picture.width()) for y in range(picture.height())]
        return {dot.name() for dot in dots if dot.alpha() > 250}, bool(option.state & QStyle.StateFlag.State_Selected)

    menu = keep(Menu(look[1]))
    chosen, other = menu.offer("This", True), menu.offer("That & more")
    assert chosen.isChecked() and other.text() == "That && more"
    assert tick(chosen)[0] and not tick(other)[0]
    menu.setActiveAction(chosen)
    colours, in_hand = tick(chosen)
    assert in_hand and colours == {look[0].theme.inverse.lower()}


def test_keys_read_from_left_to_right_in_every_menu_and_hint(languages, world, look, keep):
    """The bidirectional algorithm would turn "Ctrl+," round to ",+Ctrl" among Arabic words."""
    from PySide6.QtWidgets import QStyleOptionMenuItem

    from exhibit_viewer.ui.actions import Actions
    from exhibit_viewer.ui.menu import Menu

    actions = Actions(world.session, look[1])
    menu = keep(Menu(look[1]))
    menu.addAction(actions.by_id["settings"])
    for code, keys in (("ar", "\u2066Ctrl+,\u2069"), ("en", "Ctrl+,")):
        world.session.choose("language", code)
        languages.apply()
        actions.reword()
        option = QStyleOptionMenuItem()
        menu.initStyleOption(option, actions.by_id["settings"])
        assert option.text.partition("\t")[2] == keys
        assert f"({keys})" in actions.by_id["settings"].toolTip()
