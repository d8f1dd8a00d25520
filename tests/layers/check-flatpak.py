#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Rejoinder authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-flatpak.py FOLDER ID: the manifests carry the id that meson.build sets, ask for no more than they should, and
build the same modules."""

import json
import os
import sys

PERMISSIONS = {"--share=network", "--share=ipc", "--socket=wayland", "--socket=fallback-x11", "--device=dri"}


def read(folder, name):
    path = os.path.join(folder, name + ".json")
    with open(path) as file:
        manifest = json.load(file)
    problems = []
    if manifest["id"] != name:
        problems.append(f"{path}: the id is {manifest['id']}, the file's name says {name}")
    if set(manifest["finish-args"]) != PERMISSIONS:
        problems.append(f"{path}: the permissions are {manifest['finish-args']}")
    for module in manifest["modules"]:
        for source in module["sources"]:
            if source["type"] == "archive" and len(source.get("sha256", "")) != 64:
                problems.append(f"{path}: {module['name']} has no checksum")
            elif source["type"] not in ("archive", "dir"):
                problems.append(f"{path}: {module['name']} comes by {source['type']}")
    return manifest, problems


def main():
    folder, application_id = sys.argv[1:]
    stable, problems = read(folder, application_id)
    development, more = read(folder, application_id + ".Devel")
    problems += more
    if stable["modules"][:-1] != development["modules"][:-1]:
        problems.append("the two manifests build different modules")
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
