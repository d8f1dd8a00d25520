#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Rejoinder authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-desktop.py FOLDER ID: what the desktop is told of the program agrees with itself.

FOLDER holds the files as they are installed; ID is the application's.
"""

import configparser
import pathlib
import subprocess
import sys
import tempfile

CAMPAIGN = "application/x-rejoinder-campaign+xml"
NAMESPACE = "https://rejoinder.org/ns/campaign/1"


def read(path):
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str
    parser.read_string(path.read_text(encoding="utf-8"))
    return parser


def check(folder, name):
    desktop = read(folder / f"{name}.desktop")
    entry = desktop["Desktop Entry"]
    if entry.get("DBusActivatable") != "true":
        yield "the desktop file does not start the program by D-Bus"
    types = entry["MimeType"].strip(";").split(";")
    for wanted in ("text/markdown", CAMPAIGN, "x-scheme-handler/rejoinder"):
        if wanted not in types:
            yield f"the desktop file does not name {wanted}"
    for action in entry["Actions"].strip(";").split(";"):
        if f"Desktop Action {action}" not in desktop:
            yield f"the desktop file has no section for the action {action}"
        elif f"--{action}" not in desktop[f"Desktop Action {action}"]["Exec"]:
            yield f"the action {action} does not call the option of its name"

    service = read(folder / f"{name}.service")["D-BUS Service"]
    if service["Name"] != name or not service["Exec"].endswith("/rejoinder --gapplication-service"):
        yield "the D-Bus service does not start this program"

    provider = read(folder / f"{name}.search-provider.ini")["Shell Search Provider"]
    if provider["BusName"] != name or provider["DesktopId"] != f"{name}.desktop":
        yield "the search provider is another program's"
    if provider["ObjectPath"] != "/" + name.replace(".", "/") + "/SearchProvider" or provider["Version"] != "2":
        yield "the search provider is not where the program puts it"
    if provider["DefaultDisabled"] != "true":
        yield "titles are told to the desktop before the writer says so"

    with tempfile.TemporaryDirectory() as scratch:
        mime = pathlib.Path(scratch) / "mime"
        (mime / "packages").mkdir(parents=True)
        (mime / "packages" / f"{name}.xml").write_bytes((folder / f"{name}.xml").read_bytes())
        subprocess.run(["update-mime-database", mime], check=True)
        if not (mime / f"{CAMPAIGN}.xml").exists():
            yield "the types of files do not have the campaign"
        if f"{NAMESPACE} campaign {CAMPAIGN}" not in (mime / "XMLnamespaces").read_text(encoding="utf-8"):
            yield "a campaign is not known by its namespace"


def main():
    folder, name = pathlib.Path(sys.argv[1]), sys.argv[2]
    problems = list(check(folder, name))
    for problem in problems:
        print(problem)
    sys.exit(bool(problems))


if __name__ == "__main__":
    main()
