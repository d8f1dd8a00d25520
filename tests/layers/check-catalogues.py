#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Rejoinder authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-catalogues.py PO-FOLDER CAMPAIGNS: every catalogue compiles, keeps to the glossary and says who has yet to review it.

For each language of LINGUAS: msgfmt accepts it (conversions, plural forms); every text of the sources, as they are now,
has a translation that nobody doubts; where an English text has a term of po/glossary.md, the translation has one of the
forms listed; counts are printed. And in CAMPAIGNS, the folder of the campaigns as they are installed, no translation was
lost on its way into the file.
"""

import gettext
import io
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree


# Elements of a file format, names of files and what is quoted stay as they are.
NAMES = re.compile(r"<[^>]*>|rejoinder-cli( \w+)*|\b\w+\.\w+\b|“[^”]*”")


def read_glossary(path):
    """{language: [(pattern of the term, term, forms)]}"""
    rows = [line.strip().strip("|") for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("|")]
    cells = [[cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", row)] for row in rows]
    head, body = cells[0], cells[2:]
    glossary = {}
    for column, language in enumerate(head[2:], 2):
        glossary[language] = [
            (re.compile(rf"\b{re.escape(row[0])}s?\b", re.IGNORECASE), row[0], [form.strip().casefold() for form in row[column].split("|")])
            for row in body if len(row) > column and row[column]
        ]
    return glossary


def translations(path):
    with tempfile.TemporaryDirectory() as scratch:
        compiled = pathlib.Path(scratch) / "x.mo"
        run = subprocess.run(["msgfmt", "--check", "--statistics", "--output-file", compiled, path], capture_output=True, text=True,
                             env={"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"}, check=False)
        print(f"{path.name}: {run.stderr.strip()}")
        if run.returncode != 0:
            return None
        return gettext.GNUTranslations(io.BytesIO(compiled.read_bytes()))._catalog


def make_template(top, scratch):
    """What there is to translate, as meson's preset for GLib finds it."""
    template = scratch / "rejoinder.pot"
    keywords = ["_", "N_", "C_:1c,2", "NC_:1c,2", "g_dngettext:2,3", "ngettext:1,2", "g_dpgettext2:2c,3"]
    subprocess.run(["xgettext", "--from-code=UTF-8", *(f"--keyword={word}" for word in keywords), "--directory", top,
                    "--files-from", top / "po" / "POTFILES.in", "--output", template],
                   env={"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin", "GETTEXTDATADIRS": str(top / "data")}, stderr=subprocess.DEVNULL, check=True)
    return template


def check_complete(path, template):
    """Texts without a translation, and those that were only guessed from a similar one."""
    run = subprocess.run(["msgmerge", "--no-fuzzy-matching", "--no-wrap", "--quiet", path, template], capture_output=True, text=True, check=True)
    for entry in run.stdout.split("\n\n")[1:]:
        lines = [line for line in entry.split("\n") if not line.startswith("#~")]
        text = next((line for line in lines if line.startswith("msgid ")), None)
        if text is None:
            continue
        if any(line.startswith("#,") and "fuzzy" in line for line in lines):
            yield f"{path.name}: the translation of {text[6:]} is fuzzy: see to it and take the mark away"
        if re.search(r'^msgstr(\[\d+\])? ""$(?!\n")', "\n".join(lines), re.MULTILINE):
            yield f"{path.name}: no translation of {text[6:]}"


def check(path, glossary):
    catalogue = translations(path)
    if catalogue is None:
        yield f"{path.name}: msgfmt refuses it"
        return
    head = path.read_text(encoding="utf-8").split("\nmsgid", 1)[0]
    if "review" not in head.casefold():
        yield f"{path.name}: its head does not say whether a native speaker has reviewed it"
    for key, text in catalogue.items():
        original = NAMES.sub("", (key[0] if isinstance(key, tuple) else key).split("\4")[-1])
        for pattern, term, forms in glossary:
            if original and pattern.search(original) and not any(form in text.casefold() for form in forms):
                yield f"{path.name}: “{term}” is none of {forms} in “{text}” for “{original}”"


def check_campaign(path):
    for parent in xml.etree.ElementTree.parse(path).iter():
        original = None
        for element in parent:
            language = element.get("{http://www.w3.org/XML/1998/namespace}lang")
            if language is None:
                original = element
            elif original is not None and "".join(original.itertext()).strip() and not "".join(element.itertext()).strip():
                yield f"{path.name}: the translation into {language} of “{''.join(original.itertext()).strip()[:60]}…” is empty"


def main():
    folder = pathlib.Path(sys.argv[1])
    glossary = read_glossary(folder / "glossary.md")
    languages = [line for line in (folder / "LINGUAS").read_text(encoding="utf-8").split("\n") if line and not line.startswith("#")]
    problems = [problem for language in languages for problem in check(folder / f"{language}.po", glossary.get(language, []))]
    with tempfile.TemporaryDirectory() as scratch:
        template = make_template(folder.parent, pathlib.Path(scratch))
        problems += [problem for language in languages for problem in check_complete(folder / f"{language}.po", template)]
    for path in sorted(pathlib.Path(sys.argv[2]).glob("*.xml")):
        problems += check_campaign(path)
    for problem in problems:
        print(problem)
    sys.exit(bool(problems))


if __name__ == "__main__":
    main()
