# SPDX-FileCopyrightText: The Rejoinder authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What trials of the whole program have in common: their steps, a comment of sixty pages, and how one is begun and ended."""

import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
from screen_reader import switch_on  # noqa: E402


class Trial:
    def __init__(self, program, folder):
        self.program = program
        self.folder = folder
        self.n_steps = 0

    def done(self, words):
        """A step that came to its end; nothing in sight may be without a name then."""
        unnamed = self.program.list_unnamed()
        assert not unnamed, f"{words}: without a name: {unnamed}"
        self.n_steps += 1
        print(f"ok {self.n_steps} {words}", flush=True)

    def expect_text(self, words, there=True):
        self.program.wait_until(f"“{words}” in the text" if there else f"a text without “{words}”", lambda: (words in self.program.read()) == there)

    def wait_for_pdf(self, path):
        """Waits for it, and returns the words that are printed in it."""
        self.program.wait_until("the PDF", lambda: os.path.exists(path) and os.path.getsize(path) > 0)
        self.program.wait_for_words("Exported as")
        printed = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout
        return " ".join(printed.split())


def sixty_pages():
    """The comment of a law office: a section a page, with citations and a note."""
    text = ["---\ntitle: Comment of the Office\nstyle: bluebook\ndocket: USCIS-2019-0007\nrin: 1615-AC14\ncitation: 85 FR 56338\n---\n\n# Comment of the Office\n"]
    notes = []
    for n in range(1, 61):
        text.append(f"## {n}. The burden on families\n")
        for i in range(4):
            words = "".join(f"In paragraph {4 * i + j} of this part we explain why the agency did not weigh what its own record shows about clinics, schools and the people who use them. " for j in range(4))
            ends = [f"See 85 Fed. Reg. 56,338, 56,{339 + n} (Sept. 11, 2020); 8 C.F.R. § 103.{2 + n % 6}(a).[^{n}]", "Compare 5 U.S.C. § 553(c).", "*Motor Vehicle Mfrs. Ass'n v. State Farm*, 463 U.S. 29, 43 (1983).", "And 8 U.S.C. § 1103."]
            text.append(words + ends[i] + "\n")
        notes.append(f"[^{n}]: RIN 1615-AC14.\n")
    return "\n".join(text + notes)


def write_office_files(folder):
    """The comment of the law office, and what a colleague mailed back. Returns the first."""
    path = os.path.join(folder, "office.md")
    mailed = os.path.join(folder, "mail", "office.md")
    text = sixty_pages()
    os.mkdir(os.path.dirname(mailed))
    for name, words in ((path, text), (mailed, text.replace("## 2. The burden on families", "## 2. The burden on parents"))):
        with open(name, "w", encoding="utf-8") as out:
            out.write(words)
    return path


def run(prepare, try_out):
    """Makes the home of somebody, has a program made in it, tries it out, and ends it."""
    switch_on()
    with tempfile.TemporaryDirectory() as folder:
        program = prepare(folder)
        try:
            trial = Trial(program, folder)
            try_out(trial)
            print(f"1..{trial.n_steps}")
        finally:
            program.end()
