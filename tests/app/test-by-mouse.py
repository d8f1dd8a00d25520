#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Rejoinder authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# test-by-mouse.py first-timer|legal-staff PROGRAM PLACES: two people go from the first window to a PDF. They type words and
# nothing else: every command is given where the pointer is. PLACES is the module that tells where that is.

import os
import shutil
import sys

from driver import run, write_office_files
from pointer import RIGHT, Atspi, Pointer, place_of
from screen_reader import has_state

RULE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "data", "rule", "hives.xml")
TEXT = "Text of the comment"
CARD = "Citation, understood as Federal Register"

BUTTON = Atspi.Role.BUTTON
CHECK = Atspi.Role.CHECK_BOX
DIALOG = Atspi.Role.DIALOG
ITEM = Atspi.Role.LIST_ITEM
LABEL = Atspi.Role.LABEL
MENU_ITEM = Atspi.Role.MENU_ITEM
PANEL = Atspi.Role.PANEL
TAB = Atspi.Role.PAGE_TAB
TOGGLE = Atspi.Role.TOGGLE_BUTTON


def first_timer(trial):
    program = trial.program
    program.click(ITEM, "Start From a Campaign")
    program.wait_for(DIALOG, "New Comment")
    program.click(ITEM, "Biometrics for Immigration Benefits (2025)")
    for concern in ("Children of any age", "A new system", "Unverified data", "The power to target", "What a court in Kenya", "Survivors"):
        program.click(CHECK, concern)
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
    program.click(BUTTON, "Insert", within=(PANEL, "Concerns"), nth=1)
    trial.expect_text("face and ocular images")
    program.click(BUTTON, "Back", within=(PANEL, "Concerns"))
    program.wait_for(ITEM, "Kept almost without limit")
    trial.done("a concern is read, answered and put into the comment")

    program.click(BUTTON, "things to look at")
    program.click(BUTTON, "Blank Out", within=(ITEM, "202-555-0143"))
    trial.expect_text("202-555-0143", there=False)
    program.click(ITEM, "still the template’s", button=RIGHT)
    program.click(MENU_ITEM, "Ignore in This Comment")
    program.wait_until_gone(ITEM, "still the template’s")
    for n in range(program.read().count("[[")):
        program.click(ITEM, "Error: This place still waits")
        program.wait_for_focus(TEXT)
        program.write(f"That is my answer {n}.")
        trial.expect_text(f"That is my answer {n}.")
    trial.expect_text("[[", there=False)
    trial.done("a finding is mended, one is ignored, and the others are gone to and answered")

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
        program.wait_for(LABEL, detail)
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

    program.click(BUTTON, "File…")
    program.wait_for(DIALOG, "File This Comment")
    program.click(ITEM, "A comment is filed on a document")
    program.click(BUTTON, "Back")
    program.click(ITEM, "The comment period seems to be over")
    program.click(BUTTON, "Back")
    program.click(BUTTON, "Close")
    program.wait_until_gone(DIALOG, "File This Comment")
    trial.done("what stands before filing is looked at, and left by its buttons")


def legal_staff(trial):
    program = trial.program
    program.click(BUTTON, "Look Around First")
    program.click(BUTTON, "Open…")
    program.open_file("office.md")
    program.wait_until("all of the text", lambda: "[^60]: RIN" in program.read())
    program.click(TAB, "Outline")
    program.click(ITEM, "12. The burden on families")
    program.wait_for_focus(TEXT)
    program.wait_until("the section in sight", lambda: program.sees("12. The burden"))
    program.rest_on_words("14. The burden")
    assert not program.sees("12. The burden"), "the wheel does not scroll"
    program.click(ITEM, "16. The burden on families", button=RIGHT)
    program.click(MENU_ITEM, "Move Up")
    program.wait_for_words("The section was moved.")
    assert program.read().index("## 16.") < program.read().index("## 15."), "the section is where it was"
    trial.done("a file is opened, scrolled, and gone about in and put in order by its outline")

    program.drag_over("13. The")
    assert program.selected() == "13. The", program.selected()
    program.click_words("13. The", times=3)
    program.wait_until("a heading that is selected", lambda: program.selected() == "## 13. The burden on families")
    program.click_words("Compare 5 U.S.C.", near="## 13.")
    program.choose("Format", "Select Paragraph")
    program.wait_until("a paragraph that is selected", lambda: (program.selected() or "").startswith("In paragraph 4 of") and program.selected().endswith("§ 553(c)."))
    trial.done("words, a heading and a paragraph are selected")

    program.rest_on_words("[^13]")
    program.wait_for(LABEL, "RIN 1615-AC14.")
    program.click_words("[^13]", button=RIGHT)
    program.click(MENU_ITEM, "Go to Footnote and Back")
    program.wait_until("the note in sight", lambda: program.sees("[^13]: RIN"))
    program.click_words("1615-AC14", near="[^13]: RIN", button=RIGHT)
    program.click(MENU_ITEM, "Go to Footnote and Back")
    program.wait_until("the reference in sight", lambda: program.sees("[^13]"))
    program.click_words("[^13]", near="## 13.")
    program.click(BUTTON, "Insert Footnote")
    program.wait_for_words("You are in the new footnote")
    program.write("See the record.")
    trial.expect_text("See the record.")
    trial.done("a footnote is read where it is referred to, gone to and put in")

    program.click(ITEM, "1. The burden on families")
    program.wait_until("the section in sight", lambda: program.sees("1. The burden"))
    program.rest_until("56,340", "the card of a citation", lambda: program.find(Atspi.Role.GROUPING, CARD))
    program.move(30, 400)
    program.wait_until_gone(Atspi.Role.GROUPING, CARD)
    program.click_words("56,340", button=RIGHT)
    program.click(MENU_ITEM, "About This Citation")
    program.wait_for(Atspi.Role.GROUPING, CARD)
    program.move(30, 400)
    program.press_button()
    program.wait_until_gone(Atspi.Role.GROUPING, CARD)
    program.choose("Citations", "List of Authorities")
    program.click(ITEM, "5 U.S.C. § 553(c)")
    program.click(BUTTON, "Close")
    trial.done("citations tell about themselves, one by one and in their list")

    program.choose("Compare With a File")
    program.open_file("mail", "office.md")
    program.wait_for(DIALOG, "Review Changes")
    program.click(ITEM, "Changed: “families” to “parents”")
    program.click(BUTTON, "Accept")
    program.click(BUTTON, "Close")
    trial.expect_text("## 2. The burden on parents")
    trial.done("a colleague's change is accepted")

    program.choose("Find", "Find and Replace")
    program.click(Atspi.Role.ENTRY, "Find in the text")
    program.write("clinics")
    program.wait_for_words("of 960")
    program.wait_for(LABEL, "5 of 960")
    program.click(BUTTON, "Next Match")
    program.wait_for(LABEL, "6 of 960")
    program.click(Atspi.Role.TEXT, "Replace with")
    program.write("hospitals")
    program.click(BUTTON, "Replace")
    program.wait_until("one that is replaced", lambda: program.read().count("hospitals") == 1)
    program.click(BUTTON, "Replace All")
    program.wait_for_words("959 matches replaced")
    program.click(BUTTON, "Close the Search")
    trial.done("words are replaced one by one and all over")

    program.choose("History")
    program.click(ITEM, "", within=(DIALOG, "History"), nth=-1)
    program.click(ITEM, "Changed: “clinics” to “hospitals”", nth=1)
    program.click(BUTTON, "Restore Paragraph")
    program.wait_until("a paragraph as it was", lambda: program.read().count("clinics") == 4)
    program.click(BUTTON, "Close")
    trial.done("one paragraph of an earlier version is brought back")

    program.click(ITEM, "3. The burden on families")
    program.wait_until("the section in sight", lambda: program.sees("3. The burden"))
    program.click_words("record", near="## 3.", times=2)
    word, goal = (program.place_of_words(words, near="## 3.")[1](None).middle() for words in ("record", "paragraph 0"))
    program.drag(word, goal)
    program.wait_until("the word that was moved", lambda: "its own  shows" in program.read())
    trial.done("a word is dragged to another place")

    saved = os.path.join(trial.folder, "office-2.md")
    program.choose("Save As…")
    program.save_file(saved)
    program.wait_until("the file", lambda: os.path.exists(saved))
    program.announced.clear()
    path = os.path.join(trial.folder, "office.pdf")
    program.click(BUTTON, "Export PDF…")
    program.save_file(path)
    assert "The burden on parents" in trial.wait_for_pdf(path)
    trial.done("the comment is saved under another name, and exported")


def main():
    who, path, places = sys.argv[1:]

    def prepare(folder):
        if who == "legal-staff":
            write_office_files(folder)
        shutil.copy(RULE, folder)
        return Pointer(path, places=places, REJOINDER_LIBRARY=os.path.join(folder, "library"), HOME=folder)

    run(prepare, {"first-timer": first_timer, "legal-staff": legal_staff}[who])


if __name__ == "__main__":
    main()
