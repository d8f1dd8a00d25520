#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Rejoinder authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the source tree to its rules: check-tree.py RULE SOURCE-FOLDER.

Prints one line for each place that breaks the rule and fails when there is one. A rule that finds nothing to
look at fails too, so that a moved folder does not switch it off.
"""

import fnmatch
import os
import pathlib
import re
import subprocess
import sys
import tomllib

SKIPPED_FOLDERS = {"__pycache__", "node_modules"}
LAYERS = ("core", "ui", "app", "cli")
# What each layer may include of the others. The core's folders have an order of their own.
SEES = {"core": {"core"}, "ui": {"core", "ui"}, "app": {"core", "ui", "app"}, "cli": {"core", "cli"}}
TOOLKIT = re.compile(r"<(gtk|gdk|gsk|adwaita|adw|gtksourceview|libspelling|libportal-gtk)[/.-]")
INCLUDE = re.compile(r'^\s*#\s*include\s+([<"][^>"]+[>"])', re.MULTILINE)


def tree(top):
    """Paths of every file of the project, relative to its folder."""
    for folder, folders, names in os.walk(top):
        inside = os.path.relpath(folder, top)
        folders[:] = sorted(
            name
            for name in folders
            if name not in SKIPPED_FOLDERS
            and not name.startswith("_build")
            and (not name.startswith(".") or name == ".ci")
            # A build folder of any other name.
            and not os.path.exists(os.path.join(folder, name, "meson-private"))
        )
        for name in sorted(names):
            yield os.path.normpath(os.path.join(inside, name))


def project_files(top):
    """What git knows or would add, where git can say; else everything in the folder."""
    listing = subprocess.run(
        ["git", "-c", "safe.directory=*", "-C", top, "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        capture_output=True,
        check=False,
    )
    if listing.returncode == 0 and listing.stdout:
        names = listing.stdout.decode("utf-8", "surrogateescape").split("\0")
        return [name for name in names if name and os.path.isfile(os.path.join(top, name))]
    return list(tree(top))


def text_of(top, path):
    """The file as text, or None for a binary one."""
    with open(os.path.join(top, path), "rb") as file:
        content = file.read()
    return None if b"\0" in content else content.decode("utf-8", "replace")


def sources(top, *endings):
    return [path for path in project_files(top) if path.startswith("src/") and path.endswith(endings)]


def place(path):
    """The layer and, in the core, the folder of a source file."""
    parts = path.split("/")
    return parts[1], parts[2] if parts[1] == "core" and len(parts) > 3 else None


def rule_includes(top):
    with open(os.path.join(top, "src/core/meson.build"), encoding="utf-8") as file:
        order = re.findall(r"^subdir\('([^']+)'\)", file.read(), re.MULTILINE)
    headers = {os.path.basename(path): place(path) for path in sources(top, ".h")}
    files = sources(top, ".c", ".h")
    wrong = []
    for path in files:
        layer, folder = place(path)
        if layer not in LAYERS:
            wrong.append(f"{path}: src/ has the layers {', '.join(LAYERS)}")
            continue
        for name in INCLUDE.findall(text_of(top, path)):
            if layer in ("core", "cli") and TOOLKIT.match(name):
                wrong.append(f"{path}: includes {name}; {layer} knows no toolkit")
            other, below = headers.get(os.path.basename(name[1:-1]), (None, None))
            if other is None or name[0] == "<":
                continue
            if other not in SEES[layer]:
                wrong.append(f"{path}: includes {name} of {other}, which {layer} does not see")
            elif folder and below and order.index(below) > order.index(folder):
                wrong.append(f"{path}: includes {name} of core/{below}, which stands above core/{folder}")
    return files, wrong


def rule_licences(top):
    with open(os.path.join(top, "REUSE.toml"), "rb") as file:
        named = [
            (pattern, note["SPDX-License-Identifier"])
            for note in tomllib.load(file)["annotations"]
            for pattern in note["path"]
        ]
    texts = {os.path.splitext(name)[0] for name in os.listdir(os.path.join(top, "LICENSES"))}
    files = [path for path in project_files(top) if path != "COPYING" and not path.startswith("LICENSES/")]
    wrong = []
    for path in files:
        # What REUSE.toml names may be any input at all, with broken lines of this kind in it.
        found = [licence for pattern, licence in named if fnmatch.fnmatchcase(path, pattern)]
        if not found:
            # Near the head only: a file that speaks of licences is not licensed by that.
            head = "\n".join((text_of(top, path) or "").splitlines()[:12])
            found = re.findall(r"SPDX-License-Identifier:\s*([\w.-]+)", head)
        if not found:
            wrong.append(f"{path}: has no SPDX-License-Identifier line, and REUSE.toml does not name it")
        wrong += [f"{path}: the text of {licence} is not in LICENSES" for licence in found if licence not in texts]
    return files, wrong


def rule_paths(top):
    folders = "|".join(("home", "root", "work", "farm", "opt", "Users"))
    pattern = re.compile(rf"(^|[^A-Za-z0-9_.<{{}}$])/({folders})/")
    files = [path for path in project_files(top) if not path.startswith(("po/", "LICENSES/", "tests/fuzz/corpus/"))]
    wrong = []
    for path in files:
        for number, line in enumerate((text_of(top, path) or "").splitlines(), 1):
            if pattern.search(line):
                wrong.append(f"{path}:{number}: names a folder of one machine")
    return files, wrong


def rule_application_id(top):
    with open(os.path.join(top, "meson.build"), encoding="utf-8") as file:
        set_here = re.search(r"^base_id = '([^']+)'", file.read(), re.MULTILINE)
    if not set_here:
        return [], ["meson.build: sets no base_id"]
    files = [path for path in project_files(top) if path.startswith(("src/", "data/", "tests/", "build-aux/", "po/"))]
    wrong = []
    for path in files:
        for number, line in enumerate((text_of(top, path) or "").splitlines(), 1):
            if set_here.group(1) in line:
                wrong.append(f"{path}:{number}: repeats the application id; meson.build alone sets it")
    return files, wrong


def rule_potfiles(top):
    wanted = subprocess.run(
        [sys.executable, os.path.join(top, "build-aux/potfiles"), "--print"], capture_output=True, text=True, check=True
    ).stdout
    with open(os.path.join(top, "po/POTFILES.in"), encoding="utf-8") as file:
        there = file.read()
    if wanted == there:
        return [there], []
    differing = set(wanted.splitlines()) ^ set(there.splitlines())
    return [there], [f"po/POTFILES.in: {line or 'order'}" for line in sorted(differing) or [""]] + [
        "po/POTFILES.in is not what the sources ask for: run build-aux/potfiles"
    ]


def rule_messages(top):
    """What gettext reads of a message ends at a macro in it, and then nobody can translate it."""
    broken = re.compile(r'\b(?:_|N_|C_|ngettext)\s*\((?:[^()"]*"(?:[^"\\]|\\.)*"\s*)+G_\w+')
    looked_at, wrong = [], []
    for path in sorted(pathlib.Path(top, "src").rglob("*.c")):
        looked_at.append(path)
        text = path.read_text(encoding="utf-8")
        for match in broken.finditer(text):
            line = text.count("\n", 0, match.start()) + 1
            wrong.append(f"{path.relative_to(top)}:{line}: a macro stands in a message; cast, and write %lld")
    return looked_at, wrong


RULES = {
    "messages": rule_messages,
    "includes": rule_includes,
    "licences": rule_licences,
    "paths": rule_paths,
    "application-id": rule_application_id,
    "potfiles": rule_potfiles,
}


def main(rule, top):
    looked_at, wrong = RULES[rule](top)
    for line in wrong:
        print(line)
    if not looked_at:
        print(f"{rule}: nothing was there to look at")
        return 1
    print(f"{rule}: {len(looked_at)} files, {len(wrong)} places to mend")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
