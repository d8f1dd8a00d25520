#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Rejoinder authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# test-accessibility.py PROGRAM: starts the program with a comment, looks at it as a screen reader does (AT-SPI), and
# works it by its keys. What a screen reader would pass over in silence fails.

import os
import subprocess
import sys
import tempfile
import time

# What AT-SPI warns of while programs come and go is not the program's.
FATAL_WARNINGS = os.environ.pop("G_DEBUG", "")

import gi  # noqa: E402

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402

COMMENT = """---
title: Comment on biometrics
docket: USCIS-2019-0007
citation: 85 FR 56338
---

# The rule is too broad

See 85 Fed. Reg. 56338 (Sept. 11, 2020) and 60 U.S.C. § 1. *Id.* at 5.

[[Say who you are]]
"""
PATIENCE = 30
# What is used must say what it is. A list of rows is read by its rows.
NEED_NAMES = {
    Atspi.Role.PUSH_BUTTON,
    Atspi.Role.TOGGLE_BUTTON,
    Atspi.Role.CHECK_BOX,
    Atspi.Role.RADIO_BUTTON,
    Atspi.Role.COMBO_BOX,
    Atspi.Role.ENTRY,
    Atspi.Role.TEXT,
    Atspi.Role.DIALOG,
    Atspi.Role.TOOL_BAR,
}


def switch_on():
    """Tells the desktop that somebody listens."""
    bus = Gio.bus_get_sync(Gio.BusType.SESSION, None)
    bus.call_sync(
        "org.a11y.Bus", "/org/a11y/bus", "org.freedesktop.DBus.Properties", "Set",
        GLib.Variant("(ssv)", ("org.a11y.Status", "IsEnabled", GLib.Variant("b", True))),
        None, Gio.DBusCallFlags.NONE, -1, None)


def walk(node):
    if node is None:
        return
    yield node
    try:
        n_children = node.get_child_count()
    except GLib.Error:
        return
    for i in range(n_children):
        try:
            yield from walk(node.get_child_at_index(i))
        except GLib.Error:
            pass


def is_showing(node):
    return node.get_state_set().contains(Atspi.StateType.SHOWING)


def name_of(node):
    name = node.get_name() or ""
    for relation in node.get_relation_set() if not name else []:
        if relation.get_relation_type() == Atspi.RelationType.LABELLED_BY:
            name = " ".join(relation.get_target(i).get_name() or "" for i in range(relation.get_n_targets()))
    return name


class Program:
    def __init__(self, path, folder):
        file = os.path.join(folder, "comment.md")
        with open(file, "w", encoding="utf-8") as out:
            out.write(COMMENT)
        environment = dict(os.environ, GTK_A11Y="atspi", REJOINDER_LIBRARY=os.path.join(folder, "library"), GSETTINGS_BACKEND="memory", G_DEBUG=FATAL_WARNINGS)
        self.window = None
        self.process = subprocess.Popen([path, file], env=environment)

    def get_root(self):
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            application = desktop.get_child_at_index(i)
            if application is not None and application.get_process_id() == self.process.pid:
                return application
        return None

    def find(self, role, name):
        for node in walk(self.get_root()):
            try:
                if node.get_role() == role and name in name_of(node) and is_showing(node):
                    return node
            except GLib.Error:
                pass
        return None

    def wait_for(self, role, name):
        limit = time.monotonic() + PATIENCE
        while time.monotonic() < limit:
            assert self.process.poll() is None, "the program ended"
            node = self.find(role, name)
            if node is not None:
                return node
            time.sleep(0.2)
        self.describe()
        raise AssertionError(f"a screen reader finds no {role.value_nick} “{name}”")

    def wait_until_gone(self, role, name):
        limit = time.monotonic() + PATIENCE
        while self.find(role, name) is not None:
            assert time.monotonic() < limit, f"{role.value_nick} “{name}” stays"
            time.sleep(0.2)

    def describe(self):
        for node in walk(self.get_root()):
            try:
                if is_showing(node):
                    print(f"# {node.get_role().value_nick}: {name_of(node)!r}")
            except GLib.Error:
                pass

    def press(self, keys):
        # The window, not what pops up later.
        if self.window is None:
            found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)], capture_output=True, text=True, check=True)
            self.window = found.stdout.split()[0]
            subprocess.run(["xdotool", "windowfocus", "--sync", self.window], check=True)
        subprocess.run(["xdotool", "key", "--clearmodifiers", keys], check=True)
        time.sleep(0.3)

    def list_unnamed(self):
        unnamed = []
        for node in walk(self.get_root()):
            try:
                if node.get_role() in NEED_NAMES and is_showing(node) and not name_of(node).strip():
                    parent = node.get_parent()
                    unnamed.append(f"{node.get_role().value_nick} in {parent.get_role().value_nick} “{parent.get_name()}”")
            except GLib.Error:
                pass
        return unnamed


def check(number, words, condition):
    print(f"{'ok' if condition else 'not ok'} {number} {words}", flush=True)
    return condition


def main():
    good = True
    switch_on()
    print("1..8")
    with tempfile.TemporaryDirectory() as folder:
        program = Program(sys.argv[1], folder)
        try:
            text = program.wait_for(Atspi.Role.TEXT, "Text of the comment")
            good &= check(1, "the text is editable and can be read", "85 Fed. Reg." in Atspi.Text.get_text(text, 0, -1) and text.get_state_set().contains(Atspi.StateType.EDITABLE))
            program.wait_for(Atspi.Role.TOOL_BAR, "Formatting")
            good &= check(2, "formatting is a toolbar with a name", True)
            program.press("alt+3")
            program.wait_for(Atspi.Role.LIST, "Findings")
            good &= check(3, "the findings are a list with a name", True)
            rows = [name_of(node) for node in walk(program.find(Atspi.Role.LIST, "Findings")) if node.get_role() == Atspi.Role.LIST_ITEM]
            good &= check(4, "a finding says how grave it is and what it is about", any(row.startswith("Error: ") and "60 U.S.C." in row for row in rows))
            for tab in ("Concerns", "Rule", "Checks", "Outline"):
                program.wait_for(Atspi.Role.PAGE_TAB, tab)
            for figure in ("words", "characters", "citations"):
                program.wait_for(Atspi.Role.PUSH_BUTTON, figure)
            unnamed = program.list_unnamed()
            for words in unnamed:
                print(f"# without a name: {words}")
            good &= check(5, "nothing that can be used is without a name", not unnamed)
            program.press("ctrl+shift+c")
            program.wait_for(Atspi.Role.DIALOG, "Insert Citation")
            unnamed = program.list_unnamed()
            for words in unnamed:
                print(f"# without a name: {words}")
            good &= check(6, "the dialog for citations has names", not unnamed)
            program.press("Escape")
            program.wait_until_gone(Atspi.Role.DIALOG, "Insert Citation")
            program.press("F8")
            program.press("alt+Return")
            program.wait_for(Atspi.Role.LABEL, "Federal Register")
            good &= check(7, "the card of a citation opens by its key", True)
            unnamed = program.list_unnamed()
            for words in unnamed:
                print(f"# without a name: {words}")
            good &= check(8, "the card has names", not unnamed)
        finally:
            program.process.terminate()
            program.process.wait()
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
