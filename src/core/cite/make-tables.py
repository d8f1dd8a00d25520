#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Rejoinder authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Turn data/citations/reporters.tsv into C tables: make-tables.py IN.tsv OUT.c

A key is an abbreviation without periods, spaces and apostrophes, in small letters: what the scanner
gathers while it walks over the text. Keys lie in one pool and are found by a hash of open addressing.
"""

import re
import sys

KINDS = {
    "c": "CASE", "f": "SERIES", "j": "JOURNAL", "n": "NEUTRAL", "w": "DATABASE",
    "F": "FR", "U": "USC", "C": "CFR", "S": "STAT", "T": "TREATY", "G": "CONG_REC",
}


def squeeze(text):
    return re.sub(r"[.\s'’]", "", text).lower()


def fnv(key):
    value = 2166136261
    for byte in key.encode():
        value = ((value ^ byte) * 16777619) & 0xFFFFFFFF
    return value


def is_weak(name, kind):
    """Whether the abbreviation may stand in prose, so that more than a page must follow it."""
    if kind in "FUCSTGw":
        return False
    return len(squeeze(name)) == 1 or "." not in name


def main(source, target):
    editions, keys, pool, offsets = [], {}, bytearray(), {}

    for line in open(source, encoding="utf-8"):
        if line.startswith("#") or not line.strip():
            continue
        name, kind, first, last, variations = line.rstrip("\n").split("\t")
        editions.append((name, kind, first, last))
        for position, form in enumerate([name] + [v for v in variations.split("|") if v]):
            key = squeeze(form)
            if key not in keys or (position == 0 and not keys[key][1]):
                keys[key] = (len(editions), position == 0)

    size = 1
    while size < 2 * len(keys):
        size *= 2
    slots = [(0, 0, 0)] * size
    for key, (edition, _) in keys.items():
        offsets[key] = len(pool)
        pool += key.encode() + b"\0"
        slot = fnv(key) % size
        while slots[slot][0]:
            slot = (slot + 1) % size
        slots[slot] = (edition, offsets[key], fnv(key) >> 16)

    with open(target, "w", encoding="utf-8") as out:
        out.write("/* Made from data/citations/reporters.tsv. Do not edit. */\n\n")
        out.write('#include "rej-cite-tables.h"\n\n')
        out.write(f"const guint rej_cite_n_editions = {len(editions) + 1};\n\n")
        out.write("const RejCiteEdition rej_cite_editions[] = {\n  { \"\", REJ_CITE_SOURCE_NONE, 0, 0, 0 },\n")
        for name, kind, first, last in editions:
            text = name.replace("\\", "\\\\").replace('"', '\\"')
            out.write(f'  {{ "{text}", REJ_CITE_SOURCE_{KINDS[kind]}, {int(is_weak(name, kind))}, '
                      f"{first or 0}, {last or 0} }},\n")
        out.write("};\n\n")
        out.write(f"const guint rej_cite_key_mask = {size - 1};\n\n")
        out.write("const char rej_cite_key_pool[] =\n")
        for key in keys:
            out.write(f'  "{key}\\0"\n')
        out.write(";\n\nconst RejCiteKey rej_cite_keys[] = {\n")
        for edition, offset, check in slots:
            out.write(f"  {{ {offset}, {check}, {edition} }},\n")
        out.write("};\n")


main(sys.argv[1], sys.argv[2])
