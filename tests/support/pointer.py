# SPDX-FileCopyrightText: The Rejoinder authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Works a program as a person does who has a mouse and types nothing but words: finds things in the accessibility tree,
and moves a pointer to where they are (xdotool). Needs the module `places` in the program, which says where that is."""

import os
import subprocess

from screen_reader import Atspi, GLib, Program, describe, name_of

LEFT, MIDDLE, RIGHT = 1, 2, 3
WHEEL_UP, WHEEL_DOWN = 4, 5
# What is smaller is hard to hit for a hand that is not steady (WCAG 2.2, 2.5.8).
SMALLEST = 24


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

    def find(self, role, name, within=None):
        """Looks into the dialog, where one is open: nothing else can be clicked then. within: role and name of what it is in."""
        scope = None
        for node in self.list_showing():
            try:
                if node.get_role() in (Atspi.Role.DIALOG, Atspi.Role.ALERT):
                    scope = node
            except GLib.Error:
                pass
        for wanted_role, wanted_name in ([within] if within else []) + [(role, name)]:
            scope = self.find_in(scope, wanted_role, wanted_name)
            if scope is None:
                return None
        return scope

    def find_in(self, scope, role, name):
        for node in self.list_showing(scope):
            try:
                if node.get_role() == role and name in name_of(node):
                    return node
            except GLib.Error:
                pass
        return None

    def xdotool(self, *arguments):
        return subprocess.run(["xdotool", *map(str, arguments)], capture_output=True, text=True, check=True).stdout

    def move(self, x, y):
        """Like a hand does: what is crossed notices."""
        self.xdotool("mousemove", x - 3, y, "mousemove", x, y)

    def press_button(self, button=LEFT, times=1):
        """Without a window manager nothing else gives the keyboard to the window that is clicked into."""
        window = next((line[7:] for line in self.xdotool("getmouselocation", "--shell").splitlines() if line.startswith("WINDOW=")), None)
        if window in self.list_windows() and button == LEFT:
            self.xdotool("windowfocus", window)
        self.xdotool("click", "--repeat", times, "--delay", 30, button)
        self.listen(0.1)

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
            self.turn_wheel(*seen.middle(), 1 if y >= seen.y + seen.height else -1)
        raise AssertionError(f"{describe(node)} cannot be scrolled to")

    def point_at(self, role, name, within=None):
        node = self.wait_until(f"{role.value_nick} “{name}”", lambda: self.find(role, name, within))
        place = place_of(node)
        assert min(place.width, place.height) >= SMALLEST, f"{describe(node)} is {place.width} × {place.height}: too small to hit"
        self.move(*self.bring_into_view(node))
        self.listen(0.05)

    def click(self, role, name, within=None, button=LEFT, times=1):
        self.point_at(role, name, within)
        self.press_button(button, times)

    def place_of_words(self, words, nth=0, name="Text of the comment"):
        node = self.wait_for(Atspi.Role.TEXT, name)
        text = Atspi.Text.get_text(node, 0, -1)
        start = -1
        for _ in range(nth + 1):
            start = text.index(words, start + 1)
        return node, lambda _node: Place(Atspi.Text.get_range_extents(node, start, start + len(words), Atspi.CoordType.PARENT))

    def click_words(self, words, button=LEFT, times=1, nth=0):
        """Clicks into the middle of words of the comment."""
        node, place = self.place_of_words(words, nth)
        self.move(*self.bring_into_view(node, place))
        self.press_button(button, times)

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

    def open_file(self, name, button="Open"):
        """In GTK's dialog for files, from the folder that is home."""
        self.click(Atspi.Role.LIST_ITEM, "Open your personal folder")
        self.click(Atspi.Role.TABLE_ROW, name)
        self.click(Atspi.Role.BUTTON, button)
        self.wait_until("the end of the dialog for files", lambda: self.get_root().get_child_count() == 1)

    def save_file(self, path, button="Save"):
        """A path that is typed goes where it says."""
        self.click(Atspi.Role.TEXT, "Name", times=3)
        self.write(path)
        self.click(Atspi.Role.BUTTON, button)
        self.wait_until("the end of the dialog for files", lambda: self.get_root().get_child_count() == 1)
