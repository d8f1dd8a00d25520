#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Rejoinder authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# test-by-keyboard.py first-timer|legal-staff PROGRAM: two people go from the first window to a PDF and to the review
# before filing. Neither has a mouse, and what they know they know from the accessibility tree and from what is announced.

import os
import re
import sys

from driver import run, write_office_files
from screen_reader import Atspi, Program, has_state, name_of

TEXT = "text “Text of the comment”"


def export(trial, name):
    path = os.path.join(trial.folder, name)
    trial.program.press("ctrl+e")
    trial.program.answer_file_dialog("ctrl+a", path, "Return")
    return trial.wait_for_pdf(path)


def look_up_keys(program, *keys):
    """What was pressed stands in the list of keys."""
    program.press("ctrl+question")
    program.wait_for(Atspi.Role.DIALOG, "Keyboard Shortcuts")
    said = {name_of(node) for node in program.list_showing() if node.get_role() == Atspi.Role.LABEL}
    for key in keys:
        assert any(key in words.split(" · ") for words in said), f"{key} is not in the list of keys"
    program.press("Escape")
    program.wait_until_gone(Atspi.Role.DIALOG, "Keyboard Shortcuts")


def first_timer(trial):
    program = trial.program
    program.wait_for(Atspi.Role.DIALOG, "Welcome to Rejoinder")
    program.press("Tab", "shift+Tab")
    program.go_to("list-item “Start From a Campaign”")
    trial.done("the welcome leads to the campaigns")

    program.press("Return")
    program.wait_for(Atspi.Role.DIALOG, "New Comment")
    program.go_to("Biometrics for Immigration Benefits (2025)", "Down")
    program.press("Return")
    program.wait_for_focus("check-box “Being watched for years")
    program.go_to("Children of any age", "Down")
    assert has_state(program.focus, Atspi.StateType.CHECKED)
    program.press("space")
    assert not has_state(program.focus, Atspi.StateType.CHECKED)
    trial.done("concerns are chosen by keys that say whether they are on")

    program.press("alt+c")
    program.wait_for_words("To fill in: Say in two or three sentences")
    program.wait_for_focus(TEXT)
    trial.expect_text("Children should be left out", there=False)
    program.write("I am a nurse in Ohio.")
    program.press("Tab")
    program.wait_for_words("To fill in: ")
    program.write("My neighbor was called in twice.")
    trial.expect_text("My neighbor was called in twice.")
    trial.expect_text("[[Say in two or three sentences", there=False)
    trial.done("the comment begins at its first question, and Tab goes on")

    program.press("F6")
    program.go_to("list-item “Iris, face, palm, voice and DNA")
    program.press("Return")
    program.wait_for_focus("check-box “Section in the Comment”")
    program.press("space")
    program.wait_for_words("The section is out of the text, and kept.")
    trial.expect_text("Eyes, voices and genes", there=False)
    program.press("space")
    trial.expect_text("Eyes, voices and genes")
    trial.done("a section is switched off and on again")

    program.go_to("text “")
    question = name_of(program.focus)
    assert question.endswith("."), question
    program.write("I cannot change my face.")
    program.press("Tab")
    program.go_to("button “Put Into the Comment”")
    program.press("Return")
    program.wait_for_focus(TEXT)
    trial.expect_text("I cannot change my face.")
    trial.done("a question of a concern is answered beside the text")

    program.press("F8")
    program.wait_for_words("This place still waits for your own words")
    program.write("Delete it after a year.")
    trial.expect_text("Delete it after a year.")
    program.press("alt+3")
    program.wait_for_focus("entry “Search the findings”")
    program.go_to("list-item “")
    program.go_to("list-item “Error: This place still waits", "Down")
    program.press("Return")
    program.wait_for_focus(TEXT)
    trial.done("a finding is mended, and another one gone to from the list")

    program.press("shift+F6")
    program.go_to("words”")
    program.press("Return")
    program.wait_for(Atspi.Role.LABEL, "Reading time")
    program.press("Escape", "F6")
    program.wait_for_focus(TEXT)
    trial.done("the figures tell their details, and the keyboard is back in the text")

    program.announced.clear()
    printed = export(trial, "comment.pdf")
    assert "I am a nurse in Ohio." in printed, printed
    trial.done("a PDF is exported, and announced")

    program.press("alt+Left")
    program.wait_for_focus("list-item “Comment on the 2025 Biometrics Proposal”")
    program.write("biom")
    program.wait_for_focus("entry “Search your comments”")
    program.press("Return")
    program.wait_for_focus(TEXT)
    trial.expect_text("I am a nurse in Ohio.")
    trial.done("the comment is found again in the library, as it was left")

    look_up_keys(program, "F6", "Shift+F6", "F8", "Alt+3", "Ctrl+E", "Alt+Left")
    trial.done("the keys are in the list of keys")


def legal_staff(trial):
    program = trial.program
    program.wait_for(Atspi.Role.TEXT, "Text of the comment")
    program.wait_until("all of the text", lambda: "[^60]: RIN" in program.read())
    program.wait_for(Atspi.Role.LIST_ITEM, "Comment of the Office, level 1")
    program.press("alt+4")
    program.wait_for_focus("list-item “Comment of the Office, level 1")
    program.go_to("2. The burden on families, level 2", "Down")
    program.press("Return")
    program.wait_for_focus(TEXT)
    trial.done("the outline goes to a section")

    program.press("ctrl+shift+o")
    program.wait_for_focus("entry “Search the headings”")
    program.write("30. The")
    program.press("Return")
    program.wait_for_focus(TEXT)
    program.announced.clear()
    before = program.read()
    program.press("alt+shift+Down")
    program.wait_for_words("The section was moved.")
    assert program.read().index("## 31.") < program.read().index("## 30."), "the section is where it was"
    program.press("ctrl+z")
    program.wait_until("the text as it was", lambda: program.read() == before)
    program.press("ctrl+shift+z")
    trial.done("a section is gone to, moved, put back and moved again")

    program.press("End", "ctrl+alt+f")
    program.wait_for_words("You are in the new footnote")
    program.write("See the record.")
    trial.expect_text("See the record.")
    program.press("ctrl+alt+g")
    program.write("!")
    program.wait_until("the keyboard behind the reference", lambda: re.search(r"\[\^\d+\]!", program.read()))
    trial.done("a footnote is put in, and left for the text")

    program.press("ctrl+shift+c")
    program.wait_for_focus("Paste a citation")
    program.write("8 CFR 103.16")
    program.press("Return")
    program.wait_for_focus(TEXT)
    trial.expect_text("8 C.F.R. § 103.16")
    trial.done("a citation is put in, in its style")

    program.press("ctrl+h")
    program.wait_for_focus("entry “Find in the text”")
    program.write("clinics")
    program.wait_for_words("of 960")
    program.press("Tab")
    program.wait_for_focus("Replace with")
    program.write("hospitals")
    program.go_to("button “Replace All”")
    program.press("Return")
    program.wait_for_words("960 matches replaced")
    assert program.read().count("hospitals") == 960
    program.press("ctrl+f", "Escape")
    program.wait_for_focus(TEXT)
    trial.done("words are replaced all over")

    program.press("ctrl+shift+y")
    program.wait_for(Atspi.Role.DIALOG, "Verify Online")
    program.go_to("button “Send the Citations”")
    program.press("Return")
    program.wait_for_words("Could Not Ask (")
    program.press("Escape")
    program.wait_for_focus(TEXT)
    trial.done("verifying without a network says so, and lets go")

    program.choose("Citations", "List of Authorities")
    program.wait_for(Atspi.Role.DIALOG, "List of Authorities")
    program.go_to("list-item “Motor Vehicle Mfrs. Ass'n v. State Farm")
    program.press("Escape")
    program.wait_for_focus(TEXT)
    trial.done("the list of authorities is read")

    program.press("ctrl+shift+h")
    program.wait_for(Atspi.Role.DIALOG, "History")
    program.go_to("list-item “")
    program.press("End", "Return")
    program.wait_for(Atspi.Role.LABEL, "Change 1 of ")
    program.announced.clear()
    program.go_to("button “Restore All”")
    program.press("Return")
    program.wait_for_words("The version is back.")
    program.press("Escape")
    program.wait_for_focus(TEXT)
    after = program.read()
    assert after == before, "the version is not the one that was opened"
    trial.done("an earlier version is brought back")

    program.press("ctrl+shift+d")
    program.answer_file_dialog(os.path.join(trial.folder, "mail", ""), "Return", "button “Open”", "Return")
    program.wait_for(Atspi.Role.DIALOG, "Review Changes")
    program.wait_for_words("Changed: “families” to “parents”")
    program.go_to("button “Accept”")
    program.press("Return")
    program.press("Escape")
    program.wait_for_focus(TEXT)
    trial.expect_text("## 2. The burden on parents")
    trial.done("a colleague's change is accepted")

    program.announced.clear()
    printed = export(trial, "office.pdf")
    assert "The burden on parents" in printed
    trial.done("a PDF is exported, and announced")

    program.press("ctrl+Return")
    program.wait_for(Atspi.Role.DIALOG, "File This Comment")
    program.go_to("A comment is filed on a document")
    program.press("Return")
    program.wait_for_focus("text “Document ID")
    program.write("USCIS-2019-0007-0001")
    program.press("alt+c")
    program.wait_until("the checks again", lambda: "Document ID" not in program.describe_focus())
    program.press("alt+c")
    program.wait_for_focus("list-item “Send to regulations.gov”")
    program.go_to("list-item “Use your browser”", "Down")
    program.press("Return")
    trial.done("the document is named, and a way chosen")

    program.wait_for_focus("list-item “Individual”")
    program.go_to("list-item “Organization”")
    program.press("Return")
    program.go_to("text “Organization”")
    program.write("Office of Trials")
    program.go_to("combo-box “Type of Organization”")
    program.press("Return", "Down", "Return")
    program.go_to("check-box “Receipt by E-Mail”")
    program.press("space", "alt+c")
    program.wait_for_focus("text “Text for the comment box”")
    trial.done("the office says who it is")

    program.press("alt+c")
    program.wait_for(Atspi.Role.LABEL, "In the Comment Box")
    program.wait_until("the keyboard in the review", lambda: program.describe_focus().startswith(("list-item", "check-box")))
    program.go_to("text “Text for the comment box, as it is sent”")
    program.go_to("check-box “I am the person named")
    program.press("space")
    program.go_to("button “Go On in the Browser”")
    assert has_state(program.focus, Atspi.StateType.SENSITIVE)
    trial.done("all is reviewed; one key more would go on")

    for page in range(6):
        program.press("Escape")
    program.wait_until_gone(Atspi.Role.DIALOG, "File This Comment")
    program.wait_for_focus(TEXT)
    look_up_keys(program, "Alt+4", "Ctrl+H", "F6", "Shift+Ctrl+T", "Shift+Ctrl+Y")
    trial.done("the keys are in the list of keys")


def main():
    who, path = sys.argv[1:]

    def prepare(folder):
        files = [write_office_files(folder)] if who == "legal-staff" else []
        return Program(path, *files, REJOINDER_LIBRARY=os.path.join(folder, "library"), HOME=folder)

    run(prepare, {"first-timer": first_timer, "legal-staff": legal_staff}[who])


if __name__ == "__main__":
    main()
