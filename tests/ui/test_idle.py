"""What is made ready while nobody does anything: in steps, put off by whoever does something, and whole when wanted."""

import subprocess
import sys
import time
from types import ModuleType

from PySide6.QtCore import QObject

from exhibit_viewer.ui.idle import Idle
from exhibit_viewer.ui.stepped_import import SteppedImport

STEPPED = """
import sys
from exhibit_viewer.ui.stepped_import import SteppedImport, stepped_import
coming = stepped_import("xml.dom.minidom", "xml")
counts = [coming.step() for _ in range(3)]
print(counts, "xml.dom.minidom" in sys.modules, sum(type(one) is SteppedImport for one in sys.meta_path))
{then}
import xml.dom.minidom
print(xml.dom.minidom.Document.__name__, coming.step(), sum(type(one) is SteppedImport for one in sys.meta_path))
"""


def said(then: str) -> list[str]:
    program = [sys.executable, "-c", STEPPED.format(then=then)]
    return subprocess.run(program, check=True, capture_output=True, text=True, timeout=60).stdout.splitlines()


def test_an_import_stops_before_each_module_of_its_package():
    assert said("while not coming.step(): pass") == ["[False, False, False] False 1", "Document True 0"]


def test_others_may_import_while_it_stands_still():
    assert said("import json.tool, decimal\nwhile not coming.step(): pass")[1] == "Document True 0"


def test_another_who_wants_it_goes_on_where_it_stands_still():
    then = 'other = stepped_import("xml.dom.minidom", "xml")\nwhile not other.step(): pass'
    assert said(then)[1] == "Document True 0"


def test_what_the_package_asks_for_at_one_go_is_made_before_a_little_at_a_time():
    class Slow(ModuleType):
        def __getattribute__(self, name):
            if name.startswith("part"):
                made.append(name)
                time.sleep(0.001)
            return super().__getattribute__(name)

    made: list[str] = []
    lazy = Slow("lazy")
    vars(lazy).update({f"part{number:02}": number for number in range(30)})
    coming = SteppedImport("json.tool", "json", [lazy])
    assert not coming.step() and 0 < len(made) < 30 and coming._thread.ident is None
    while not coming.step():
        pass
    assert made == sorted(set(made)) and len(made) == 30


def test_steps_wait_until_it_is_calm(application):
    calm, taken = [False], []

    def steps():
        for number in range(40):
            taken.append(number)
            yield

    parent = QObject()
    idle = Idle(lambda: calm[0], parent)
    idle.add(steps())
    assert idle._timer.isActive()
    idle._timer.stop()
    assert not idle.finished and not taken
    idle._step()
    assert not taken
    calm[0] = True
    while not idle.finished:
        idle._step()
    idle._timer.stop()
    assert taken == list(range(40))
    idle.put_off()
    assert not idle._timer.isActive()
