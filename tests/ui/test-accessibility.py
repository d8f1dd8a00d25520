#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Rejoinder authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# test-accessibility.py PROGRAM: starts the program with a comment, looks at it as a screen reader does (AT-SPI), and
# works it by its keys. What a screen reader would pass over in silence fails.

import os
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
from screen_reader import Atspi, Program, name_of, switch_on, walk  # noqa: E402

COMMENT = """---
title: Comment on biometrics
docket: USCIS-2019-0007
citation: 85 FR 56338
---

# The rule is too broad

See 85 Fed. Reg. 56338 (Sept. 11, 2020) and 60 U.S.C. § 1. *Id.* at 5.

[[Say who you are]]
"""


def check(number, words, condition):
    print(f"{'ok' if condition else 'not ok'} {number} {words}", flush=True)
    return condition


def main():
    good = True
    switch_on()
    print("1..10")
    with tempfile.TemporaryDirectory() as folder:
        file = os.path.join(folder, "comment.md")
        with open(file, "w", encoding="utf-8") as out:
            out.write(COMMENT)
        program = Program(sys.argv[1], file, REJOINDER_LIBRARY=os.path.join(folder, "library"))
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
            # What is on its way through an input method is not text yet, and typographic quotes wait for what comes of it.
            program.press("Escape", "ctrl+End")
            before = program.read()
            program.press("quotedbl", "dead_diaeresis")
            good &= check(9, "a dead key is not text yet", program.read() == before + "“")
            program.press("u", "quotedbl", "Multi_key", "minus", "minus", "minus", "dead_acute", "e")
            good &= check(10, "dead keys and compose sequences become what they stand for, among quotation marks of print", program.read() == before + "“ü”—é")
            print(f"# {program.read()[len(before):]}")
        finally:
            program.end()
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
