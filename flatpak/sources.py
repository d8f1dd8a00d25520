#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Rejoinder authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lays the archives a manifest names where flatpak-builder --extra-sources looks for them.

sources.py --check MANIFEST SEED          whether all are there
sources.py --place MANIFEST SEED FOLDER   takes from FOLDER every file whose SHA-256 the manifest names
"""

import hashlib
import json
import os
import shutil
import sys


def list_archives(manifest, seed):
    """The archives as (checksum, path below the seed)."""
    with open(manifest) as file:
        modules = json.load(file)["modules"]
    for module in modules:
        for source in module["sources"]:
            if source["type"] == "archive":
                checksum = source["sha256"]
                yield checksum, os.path.join(seed, "downloads", checksum, os.path.basename(source["url"]))


def hash_file(path):
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def place(archives, folder):
    found = {hash_file(entry.path): entry.path for entry in os.scandir(folder) if entry.is_file()}
    for checksum, path in archives:
        if checksum in found and not os.path.exists(path):
            os.makedirs(os.path.dirname(path), exist_ok=True)
            shutil.copy(found[checksum], path + ".part")
            os.rename(path + ".part", path)


def main():
    mode, manifest, seed = sys.argv[1:4]
    archives = list(list_archives(manifest, seed))
    if mode == "--place":
        place(archives, sys.argv[4])
    missing = [path for checksum, path in archives if not os.path.exists(path)]
    for path in missing if mode == "--place" else []:
        print("missing: " + path, file=sys.stderr)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
