#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Rejoinder authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""drive-the-window.py FOLDER: writes a comment in the running Rejoinder and exports it to FOLDER/typed.pdf.

drive-the-window.py FOLDER --file DOCUMENT: files the comment that is open in it by the browser, which FOLDER/browser stands in for.

Finds its way by the accessibility tree, as a screen reader does, and types by xdotool. The file dialog is the portal's.
"""

import os
import re
import subprocess
import sys
import time

import pyatspi

WORDS = "A comment typed inside the sandbox."


def walk(node):
    yield node
    for i in range(node.childCount):
        child = node.getChildAtIndex(i)
        if child is not None:
            yield from walk(child)


def find(program, role, name):
    """The first visible node of a program with a role and a name, both regular expressions."""
    desktop = pyatspi.Registry.getDesktop(0)
    for application in desktop:
        if application is None or not re.search(program, application.name):
            continue
        for node in walk(application):
            states = node.getState()
            if re.fullmatch(role, node.getRoleName()) and re.search(name, node.name or "") and states.contains(pyatspi.STATE_SHOWING):
                return node
    return None


def wait_for(what, function):
    for _ in range(150):
        try:
            found = function()
        except Exception:  # a node that went away while it was looked at
            found = None
        if found:
            return found
        time.sleep(0.2)
    sys.exit(f"{what} did not come")


def press(*keys):
    subprocess.run(["xdotool", "key", "--clearmodifiers", *keys], check=True)


def write(text):
    subprocess.run(["xdotool", "type", "--delay", "15", text], check=True)


def take_picture(folder, name):
    subprocess.run(["import", "-window", "root", os.path.join(folder, name)], check=True)


def has_focus(role, name):
    node = find("rejoinder", role, name)
    return node is not None and node.getState().contains(pyatspi.STATE_FOCUSED)


def go_to(what, role, name):
    """By the keyboard, as a person without a mouse does: down the list, else to the next control."""
    for key in ["Down", "Tab"] * 30:
        if has_focus(role, name):
            return
        press(key)
        time.sleep(0.15)
    sys.exit(f"{what} was not reached by the keyboard")


def begin_comment():
    wait_for("the window", lambda: find("rejoinder", "frame", ""))
    time.sleep(1)
    if find("rejoinder", ".*", "^Welcome"):
        press("Escape")
        time.sleep(1)
    press("ctrl+n")
    wait_for("the dialog", lambda: find("rejoinder", "dialog", "^New Comment"))
    time.sleep(1)
    go_to("a blank comment", "list item|table cell|push button", "(?i)^blank comment")
    press("Return")
    return wait_for("the text", lambda: find("rejoinder", "text", "^(?i:your comment|comment|text)"))


def read(text):
    interface = text.queryText()
    return interface.getText(0, interface.characterCount)


def choose(what, role, name, key="Return"):
    wait_for(what, lambda: find("rejoinder", role, name))
    time.sleep(0.5)
    go_to(what, role, name)
    press(key)


def file_by_browser(folder, document):
    opened = os.path.join(folder, "browser-opened")
    wait_for("the comment", lambda: find("rejoinder", "text", "^(?i:your comment|comment|text)"))
    time.sleep(1)
    press("ctrl+Return")
    choose("the end of the checks", "push button|button", "^Continue")
    choose("the browser", "list item", "^Use your browser")
    choose("anonymous", "list item", "^Anonymous")
    choose("the end of the submitter", "push button|button", "^Continue")
    choose("the end of the text", "push button|button", "^Continue")
    choose("the confirmation", "check box", "^I file this for myself", "space")
    choose("the browser's turn", "push button|button", "^Go On in the Browser")
    choose("the form", "list item", "Open the comment form")
    wait_for("the browser", lambda: os.path.exists(opened) and os.path.getsize(opened) > 0)
    take_picture(folder, "browser.png")
    address = open(opened).read().strip()
    if address != f"https://www.regulations.gov/commenton/{document}":
        sys.exit(f"the browser was asked for {address}")


def main():
    folder = sys.argv[1]
    if sys.argv[2:3] == ["--file"]:
        file_by_browser(folder, sys.argv[3])
        return
    pdf = os.path.join(folder, "typed.pdf")
    text = begin_comment()
    write(WORDS)
    wait_for("what was typed", lambda: WORDS in read(text))
    take_picture(folder, "typed.png")
    press("ctrl+e")
    wait_for("the portal's file dialog", lambda: find("portal", "dialog|file chooser|frame", "") and True)
    time.sleep(1)
    press("ctrl+a")
    write(pdf)
    take_picture(folder, "portal.png")
    press("Return")
    wait_for("the PDF", lambda: os.path.exists(pdf) and os.path.getsize(pdf) > 0)
    time.sleep(1)
    printed = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, text=True, check=True).stdout
    if WORDS not in " ".join(printed.split()):
        sys.exit("the PDF does not hold what was typed")
    take_picture(folder, "exported.png")
    press("ctrl+w")
    wait_for("the end of the window", lambda: not find("rejoinder", "frame", ""))


if __name__ == "__main__":
    main()
