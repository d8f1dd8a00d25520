#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Rejoinder authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# test-by-mouse.py first-timer PROGRAM PLACES: somebody goes from the first window to a PDF, types words and nothing else:
# every command is given where the pointer is. PLACES is the module that tells where that is.

import os
import shutil
import sys

from driver import run
from pointer import Atspi, Pointer, place_of, RIGHT
from screen_reader import has_state

RULE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "data", "rule", "hives.xml")
TEXT = "Text of the comment"

BUTTON = Atspi.Role.BUTTON
CHECK = Atspi.Role.CHECK_BOX
DIALOG = Atspi.Role.DIALOG
ITEM = Atspi.Role.LIST_ITEM
MENU_ITEM = Atspi.Role.MENU_ITEM
PANEL = Atspi.Role.PANEL
TAB = Atspi.Role.PAGE_TAB
TOGGLE = Atspi.Role.TOGGLE_BUTTON


def first_timer(trial):
    program = trial.program
    program.click(ITEM, "Start From a Campaign")
    program.wait_for(DIALOG, "New Comment")
    program.click(ITEM, "Biometrics for Immigration Benefits (2025)")
    program.click(CHECK, "Children of any age")
    program.wait_until("a concern that is off", lambda: not has_state(program.find(CHECK, "Children of any age"), Atspi.StateType.CHECKED))
    program.click(BUTTON, "Create Comment")
    program.wait_for_words("To fill in: Say in two or three sentences")
    trial.expect_text("Children should be left out", there=False)
    trial.done("the welcome leads to a campaign, whose concerns are chosen")

    program.write("I am a nurse in Ohio, and I recieve many calls.")
    program.click_words("Describe what repeated")
    program.write("My neighbor was called in twice. Call 202-555-0143.")
    trial.expect_text("My neighbor was called in twice. Call 202-555-0143.")
    trial.expect_text("[[Describe what repeated", there=False)
    trial.done("fields are filled in where they are clicked")

    program.click(ITEM, "Iris, face, palm, voice and DNA")
    program.click(CHECK, "Section in the Comment")
    program.wait_for_words("The section is out of the text, and kept.")
    trial.expect_text("Eyes, voices and genes", there=False)
    program.click(CHECK, "Section in the Comment")
    trial.expect_text("Eyes, voices and genes")
    trial.done("a section is switched off and on again")

    program.click(Atspi.Role.TEXT, "Which of these would trouble you most")
    program.write("I cannot change my face.")
    program.click(BUTTON, "Put Into the Comment")
    trial.expect_text("I cannot change my face.")
    program.click(BUTTON, "Insert as Outline")
    trial.expect_text("## Iris, face, palm, voice and DNA")
    program.click(BUTTON, "Back", within=(PANEL, "Concerns"))
    program.wait_for(ITEM, "Kept almost without limit")
    trial.done("a concern is read, answered and put into the comment")

    program.click(BUTTON, "things to look at")
    program.click(BUTTON, "Blank Out", within=(ITEM, "202-555-0143"))
    trial.expect_text("202-555-0143", there=False)
    program.click(ITEM, "Error: This place still waits")
    program.wait_for_focus(TEXT)
    program.write("Nobody can change a face.")
    trial.expect_text("Nobody can change a face.")
    trial.done("a finding is mended, and another one gone to and answered")

    program.click_words("many", times=2)
    program.click_words("many", button=RIGHT)
    program.click(MENU_ITEM, "Delete")
    trial.expect_text("recieve many", there=False)
    program.click_words("recieve", button=RIGHT)
    program.click(MENU_ITEM, "receive")
    trial.expect_text("and I receive")
    program.click_words("Ohio", times=2)
    program.click(BUTTON, "Bold")
    trial.expect_text("**Ohio**")
    program.click(TOGGLE, "Style")
    program.click(MENU_ITEM, "Subheading")
    trial.expect_text("### I am a nurse")
    program.click_words("nurse", button=RIGHT)
    program.click(MENU_ITEM, "Undo")
    trial.expect_text("### I am a nurse", there=False)
    trial.done("words are taken out, spelled, made bold and put back by the menus of the text")

    program.click(TAB, "Outline")
    row = place_of(program.wait_for(ITEM, "Data must have an end"))
    program.drag(place_of(program.wait_for(ITEM, "The costs have not been counted")).middle(), (row.x + row.width // 2, row.y + 4))
    program.wait_for_words("The section was moved.")
    text = program.read()
    assert text.index("## The costs have") < text.index("## Data must have"), "the section is where it was"
    trial.done("a section is dragged to its place")

    for figure, detail in (("words", "Reading time"), ("characters", "comment box of regulations.gov takes"), ("your own words", "Agencies group comments"), ("closed on", "2 January 2026")):
        program.click(TOGGLE, figure)
        program.wait_for(Atspi.Role.LABEL, detail)
        program.press_button()
        program.wait_until("the end of the details", lambda: not has_state(program.find(TOGGLE, figure), Atspi.StateType.EXPANDED))
    trial.done("each figure tells its details, and takes them back")

    program.click(TAB, "Rule")
    program.click(BUTTON, "Open Rule…")
    program.open_file("hives.xml")
    program.click(BUTTON, "Quote", within=(ITEM, "The Bureau proposes to count bees"))
    trial.expect_text("> The Bureau proposes to count bees")
    trial.done("the rule is opened and quoted")

    program.announced.clear()
    path = os.path.join(trial.folder, "comment.pdf")
    program.choose("Export PDF…")
    program.save_file(path)
    assert "I am a nurse in Ohio" in trial.wait_for_pdf(path)
    trial.done("a PDF is exported, and announced")


def main():
    who, path, places = sys.argv[1:]

    def prepare(folder):
        shutil.copy(RULE, folder)
        return Pointer(path, places=places, REJOINDER_LIBRARY=os.path.join(folder, "library"), HOME=folder)

    run(prepare, {"first-timer": first_timer}[who])


if __name__ == "__main__":
    main()
