#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Rejoinder authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-linkage.py BUILD-FOLDER [PROGRAM]: neither PROGRAM nor the core's libraries need the toolkit."""

import glob
import os
import re
import subprocess
import sys

TOOLKIT_LIBRARY = re.compile(r"^\s*(lib(gtk|adwaita|gtksourceview|spelling|portal-gtk)\S*)", re.MULTILINE)
TOOLKIT_SYMBOL = re.compile(r"\b((?:gtk|gdk|gsk|adw|gtk_source)_[a-z0-9_]+)$", re.MULTILINE)


def output_of(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def main(build, program=None):
    wrong = []
    if program:
        libraries = output_of("ldd", program)
        if "libglib" not in libraries:
            wrong.append(f"{program}: ldd does not even name GLib")
        wrong += [f"{program}: is linked with {found[0]}" for found in TOOLKIT_LIBRARY.findall(libraries)]
    archives = glob.glob(os.path.join(build, "src/core/**/*.a"), recursive=True)
    for archive in archives:
        for symbol in sorted(set(TOOLKIT_SYMBOL.findall(output_of("nm", "--undefined-only", archive)))):
            wrong.append(f"{os.path.basename(archive)}: calls {symbol}")
    if not archives:
        wrong.append("the core has no libraries to look at")
    for line in wrong:
        print(line)
    print(f"{len(archives)} libraries, {len(wrong)} places to mend")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
