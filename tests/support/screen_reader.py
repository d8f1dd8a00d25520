# SPDX-FileCopyrightText: The Rejoinder authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Works a program as a person without a mouse and perhaps without eyes does: looks at it through the accessibility
tree (AT-SPI), hears what it announces, and presses keys (xdotool). Needs an X display and a session bus of its own."""

import os
import re
import subprocess
import tempfile
import time

# What AT-SPI warns of while programs come and go is not the program's; what the program warns of is looked at in its end.
os.environ.pop("G_DEBUG", None)

import gi  # noqa: E402

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402

PATIENCE = 30
# GTK's own file dialog says this of its completions now and then, while a path is typed.
OF_GTK = re.compile(r"gtk_tree_store_remove: assertion 'VALID_ITER")
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


def has_state(node, state):
    return node.get_state_set().contains(state)


def is_showing(node):
    return has_state(node, Atspi.StateType.SHOWING)


def name_of(node):
    """Its name, or what labels it says: the items of GTK's menus are read that way."""
    name = node.get_name() or ""
    for relation in node.get_relation_set() if not name else []:
        if relation.get_relation_type() == Atspi.RelationType.LABELLED_BY:
            targets = [relation.get_target(i) for i in range(relation.get_n_targets())]
            name = " ".join(target.get_name() or Atspi.Text.get_text(target, 0, -1) for target in targets)
    return name


def describe(node):
    return f"{node.get_role().value_nick} “{name_of(node)}”"


class Program:
    """A program under trial."""

    def __init__(self, path, *arguments, **variables):
        environment = dict(os.environ, GTK_A11Y="atspi", GSETTINGS_BACKEND="memory", G_DEBUG="gc-friendly", **variables)
        self.announced = []
        self.focus = None
        self.window = None
        self.listener = Atspi.EventListener.new(self.on_event)
        for event in ("object:announcement", "object:state-changed:focused"):
            self.listener.register(event)
        self.complaints = tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace")
        self.process = subprocess.Popen([path, *arguments], env=environment, stderr=self.complaints)

    def end(self):
        """Ends it, and fails where it warned of something."""
        for event in ("object:announcement", "object:state-changed:focused"):
            self.listener.deregister(event)
        self.process.terminate()
        self.process.wait()
        self.complaints.seek(0)
        complaints = self.complaints.read().splitlines()
        self.complaints.close()
        for line in complaints:
            print(f"# {line}", flush=True)
        warnings = [line for line in complaints if re.search(r"(WARNING|CRITICAL|ERROR) \*\*", line) and not OF_GTK.search(line)]
        assert not warnings, warnings

    def on_event(self, event):
        try:
            if event.source.get_process_id() != self.process.pid:
                return
        except GLib.Error:
            return
        if event.type.startswith("object:announcement"):
            self.announced.append(event.any_data)
        elif event.detail1 == 1:
            self.focus = event.source

    def listen(self, seconds=0.0):
        """Takes in what the program says, at least so long."""
        limit = time.monotonic() + seconds
        context = GLib.MainContext.default()
        while True:
            while context.pending():
                context.iteration(False)
            if time.monotonic() >= limit:
                return
            time.sleep(0.01)

    def get_root(self):
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            application = desktop.get_child_at_index(i)
            if application is not None and application.get_process_id() == self.process.pid:
                return application
        return None

    def list_showing(self, root=None):
        for node in walk(root or self.get_root()):
            try:
                if is_showing(node):
                    yield node
            except GLib.Error:
                pass

    def find(self, role, name):
        for node in self.list_showing():
            try:
                if node.get_role() == role and name in name_of(node):
                    return node
            except GLib.Error:
                pass
        return None

    def wait_until(self, what, condition):
        """Waits until a condition is neither false nor None, and returns it."""
        limit = time.monotonic() + PATIENCE
        while time.monotonic() < limit:
            assert self.process.poll() is None, f"the program ended before {what}"
            self.listen(0.1)
            found = condition()
            if found:
                return found
        for node in self.list_showing():
            print(f"# {describe(node)}")
        print(f"# focus: {self.describe_focus()}, announced: {self.announced}")
        raise AssertionError(f"did not come: {what}")

    def wait_for(self, role, name):
        return self.wait_until(f"{role.value_nick} “{name}”", lambda: self.find(role, name))

    def wait_until_gone(self, role, name):
        self.wait_until(f"the end of {role.value_nick} “{name}”", lambda: self.find(role, name) is None)

    def press(self, *keys):
        # The window, not what pops up later.
        if self.window is None:
            found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)], capture_output=True, text=True, check=True)
            self.window = found.stdout.split()[0]
            subprocess.run(["xdotool", "windowfocus", "--sync", self.window], check=True)
        for key in keys:
            subprocess.run(["xdotool", "key", "--clearmodifiers", key], check=True)
            self.listen(0.25)

    def go_to(self, what, key="Tab", most=60):
        """Presses a key until something has the keyboard, and returns how often."""
        for n in range(most):
            if what in self.describe_focus():
                assert is_showing(self.focus), f"{what} has the keyboard and cannot be seen"
                return n
            self.press(key)
        raise AssertionError(f"{key} does not lead to {what}, but to {self.describe_focus()}")

    def choose(self, *items):
        """Opens the main menu and chooses an item of it, and of what that opens."""
        self.press("F10")
        for item in items:
            self.go_to(item, "Down")
            self.press("Return")

    def wait_for_focus(self, what):
        return self.wait_until(f"the keyboard at {what}", lambda: what in self.describe_focus())

    def wait_for_words(self, words):
        """Waits until something is announced, and forgets what was said before."""
        self.wait_until(f"the announcement “{words}”", lambda: any(words in said for said in self.announced))
        self.announced.clear()

    def list_windows(self):
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)], capture_output=True, text=True)
        return found.stdout.split()

    def answer_file_dialog(self, *answers):
        """Types into the dialog for files, which is a window of its own, where no window manager gives it the keyboard."""
        self.wait_until("the dialog for files", lambda: len(self.list_windows()) > 1)
        self.listen(0.5)
        dialog = [window for window in self.list_windows() if window != self.window][-1]
        subprocess.run(["xdotool", "windowfocus", "--sync", dialog], check=True)
        for answer in answers:
            # The entry completes what is typed, and so may have its file before all is said.
            if dialog not in self.list_windows():
                break
            if answer.startswith("/"):
                self.write(answer)
            elif answer.startswith("button"):
                self.go_to(answer)
            else:
                self.press(answer)
            self.listen(0.8)
        self.wait_until("the end of the dialog for files", lambda: len(self.list_windows()) == 1)
        subprocess.run(["xdotool", "windowfocus", "--sync", self.window], check=True)
        self.listen(0.3)

    def read(self, name="Text of the comment"):
        return Atspi.Text.get_text(self.wait_for(Atspi.Role.TEXT, name), 0, -1)

    def write(self, text):
        subprocess.run(["xdotool", "type", "--delay", "8", text], check=True)
        self.listen(0.25)

    def describe_focus(self):
        self.listen()
        try:
            return describe(self.focus) if self.focus is not None else "nothing"
        except GLib.Error:
            return "what is gone"

    def list_unnamed(self):
        unnamed = []
        for node in self.list_showing():
            try:
                if node.get_role() in NEED_NAMES and not name_of(node).strip():
                    parent = node.get_parent()
                    unnamed.append(f"{node.get_role().value_nick} in {parent.get_role().value_nick} “{parent.get_name()}”")
            except GLib.Error:
                pass
        return unnamed
