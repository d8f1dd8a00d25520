# SPDX-FileCopyrightText: The Rejoinder authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Works a program as a person does who has a mouse and types nothing but words: finds things in the accessibility tree,
and moves a pointer to where they are (xdotool). Needs the module `places` in the program, which says where that is."""

import os
import re
import subprocess

from screen_reader import Atspi, GLib, Program, describe, is_showing, name_of

LEFT, MIDDLE, RIGHT = 1, 2, 3
WHEEL_UP, WHEEL_DOWN = 4, 5
# What is smaller is hard to hit for a hand that is not steady (WCAG 2.2, 2.5.8).
SMALLEST = 24
COMMENT = "Text of the comment"


class Place:
    """A rectangle of the display."""

    def __init__(self, rect):
        self.x, self.y, self.width, self.height = rect.x, rect.y, rect.width, rect.height

    def middle(self):
        return self.x + self.width // 2, self.y + self.height // 2

    def holds(self, x, y):
        return self.x <= x < self.x + self.width and self.y <= y < self.y + self.height


def place_of(node):
    return Place(Atspi.Component.get_extents(node, Atspi.CoordType.PARENT))


def view_of(node):
    """What scrolls it, if anything does."""
    while node is not None and node.get_role() != Atspi.Role.SCROLL_PANE:
        node = node.get_parent()
    return node


class Pointer(Program):
    """A program under trial by pointer."""

    def __init__(self, path, *arguments, places, **variables):
        super().__init__(path, *arguments, GIO_EXTRA_MODULES=os.path.dirname(places), **variables)

    def find(self, role, name, within=None, nth=0):
        """Looks into the dialog, where one is open: nothing else can be clicked then. within: role and name of what it is in;
        nth: of several, counted from 0, or from the end."""
        scope = self.find_dialog(self.get_root(), 8)
        if within:
            scope = next(iter(self.list_like(scope, *within)), None)
            if scope is None:
                return None
        found = self.list_like(scope, role, name)
        return found[nth] if -len(found) <= nth < len(found) else None

    def find_dialog(self, node, depth):
        """The last one, which is in front. They are never far below the window."""
        found = None
        try:
            if node is None or depth == 0 or node.get_role() != Atspi.Role.APPLICATION and not is_showing(node):
                return None
            if node.get_role() in (Atspi.Role.DIALOG, Atspi.Role.ALERT):
                return node
            for i in range(node.get_child_count()):
                found = self.find_dialog(node.get_child_at_index(i), depth - 1) or found
        except GLib.Error:
            pass
        return found

    def list_like(self, scope, role, name):
        found = []
        for node in self.list_showing(scope):
            try:
                if node.get_role() == role and name in name_of(node):
                    found.append(node)
            except GLib.Error:
                pass
        return found

    def find_comment(self):
        """The text, whatever is open in front of it."""
        return self.wait_until("the comment", lambda: next(iter(self.list_like(None, Atspi.Role.TEXT, COMMENT)), None))

    def read(self):
        return Atspi.Text.get_text(self.find_comment(), 0, -1)

    def xdotool(self, *arguments):
        return subprocess.run(["xdotool", *map(str, arguments)], capture_output=True, text=True, check=True).stdout

    def move(self, x, y):
        """Like a hand does: what is crossed notices."""
        self.xdotool("mousemove", x - 3, y, "sleep", 0.02, "mousemove", x - 1, y, "sleep", 0.02, "mousemove", x, y)

    def press_button(self, button=LEFT, times=1):
        self.take_keyboard()
        self.xdotool("click", "--repeat", times, "--delay", 30, button)
        self.listen(0.1)

    def take_keyboard(self):
        """What a window manager does: the window that was opened last has the keyboard."""
        root = self.get_root()
        title = name_of(root.get_child_at_index(root.get_child_count() - 1))
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid), "--name", f"^{re.escape(title)}$"], capture_output=True, text=True)
        window = found.stdout.split()[-1]
        if self.xdotool("getwindowfocus", "-f").strip() != window:
            self.xdotool("windowfocus", "--sync", window)

    def turn_wheel(self, x, y, steps):
        """Down, or up where it is negative."""
        self.move(x, y)
        self.xdotool("click", "--repeat", abs(steps), "--delay", 5, WHEEL_DOWN if steps > 0 else WHEEL_UP)
        self.listen(0.1)

    def bring_into_view(self, node, place=place_of):
        """Turns the wheel until something can be pointed at, and returns its middle."""
        view = view_of(node)
        for _ in range(60):
            x, y = place(node).middle()
            seen = place_of(view) if view is not None else None
            if seen is None or seen.holds(x, y):
                return x, y
            below = y - seen.middle()[1]
            self.turn_wheel(*seen.middle(), (1 if below > 0 else -1) * max(1, min(10, abs(below) // 200)))
        raise AssertionError(f"{describe(node)} cannot be scrolled to")

    def point_at(self, role, name, within=None, nth=0):
        node = self.wait_until(f"{role.value_nick} “{name}”", lambda: self.find(role, name, within, nth))
        place = place_of(node)
        assert min(place.width, place.height) >= SMALLEST, f"{describe(node)} is {place.width} × {place.height}: too small to hit"
        self.move(*self.bring_into_view(node))
        self.listen(0.05)

    def click(self, role, name, within=None, nth=0, button=LEFT, times=1):
        self.point_at(role, name, within, nth)
        self.press_button(button, times)

    def place_of_words(self, words, near=None):
        """Where words of the comment are: its text, and how to ask for the place. near: other words, which stand before."""
        node = self.find_comment()
        text = Atspi.Text.get_text(node, 0, -1)
        start = text.index(words, text.index(near) if near else 0)

        # In one line, where they are; GTK has no more than the first character of a range.
        def place(_node):
            first, last = (Atspi.Text.get_range_extents(node, at, at + 1, Atspi.CoordType.PARENT) for at in (start, start + len(words) - 1))
            if last.y == first.y:
                first.width = last.x + last.width - first.x
            return Place(first)

        return node, place

    def sees(self, words):
        """Whether words of the comment are in sight."""
        node, place = self.place_of_words(words)
        return place_of(view_of(node)).holds(*place(node).middle())

    def rest_on_words(self, words, near=None):
        node, place = self.place_of_words(words, near)
        self.move(*self.bring_into_view(node, place))

    def rest_until(self, words, what, condition):
        """Rests on words of the comment until something is there; a hand is never quite still."""

        def look():
            for other in (words, words[: len(words) // 2]):
                self.rest_on_words(other)
                self.listen(0.8)
                if condition():
                    return True
            return False

        self.wait_until(what, look)

    def click_words(self, words, near=None, button=LEFT, times=1):
        """Clicks into the middle of words of the comment."""
        self.rest_on_words(words, near)
        self.press_button(button, times)

    def drag_over(self, words):
        """Selects words of the comment that stand in one line."""
        node, place = self.place_of_words(words)
        self.bring_into_view(node, place)
        place = place(node)
        self.drag((place.x + 1, place.middle()[1]), (place.x + place.width, place.middle()[1]))

    def selected(self):
        """What is selected of the comment."""
        node = self.find_comment()
        if Atspi.Text.get_n_selections(node) == 0:
            return None
        selection = Atspi.Text.get_selection(node, 0)
        return Atspi.Text.get_text(node, selection.start_offset, selection.end_offset)

    def drag(self, start, end):
        self.move(*start)
        self.xdotool("mousedown", LEFT)
        self.listen(0.05)
        for i in range(1, 9):
            self.xdotool("mousemove", start[0] + (end[0] - start[0]) * i // 8, start[1] + (end[1] - start[1]) * i // 8)
            self.listen(0.02)
        self.xdotool("mouseup", LEFT)
        self.listen(0.1)

    def choose(self, *items):
        """Opens the main menu and chooses an item of it, and of what that opens."""
        self.click(Atspi.Role.TOGGLE_BUTTON, "Main Menu")
        for item in items:
            self.click(Atspi.Role.MENU_ITEM, item)

    def open_file(self, *names):
        """In GTK's dialog for files, from the folder that is home: folders are entered, and the file is opened."""
        self.click(Atspi.Role.LIST_ITEM, "Open your personal folder")
        for folder in names[:-1]:
            self.click(Atspi.Role.TABLE_ROW, folder, times=2)
        self.click(Atspi.Role.TABLE_ROW, names[-1])
        self.click(Atspi.Role.BUTTON, "Open")
        self.wait_until("the end of the dialog for files", lambda: self.get_root().get_child_count() == 1)

    def save_file(self, path, button="Save"):
        """A path that is typed goes where it says."""
        self.click(Atspi.Role.TEXT, "Name", times=3)
        self.write(path)
        self.click(Atspi.Role.BUTTON, button)
        self.wait_until("the end of the dialog for files", lambda: self.get_root().get_child_count() == 1)
