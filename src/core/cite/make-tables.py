#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Rejoinder authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Turn the tables of data/citations into C tables: make-tables.py reporters.tsv laws.tsv OUT.c

A key is an abbreviation without periods, spaces and apostrophes, in small letters: what the scanner
gathers while it walks over the text. Keys lie in one pool and are found by a hash of open addressing.
"""

import re
import sys

KINDS = {
    "c": "CASE", "f": "SERIES", "j": "JOURNAL", "n": "NEUTRAL", "w": "DATABASE",
    "F": "FR", "U": "USC", "C": "CFR", "S": "STAT", "T": "TREATY", "G": "CONG_REC",
}
LAW_KINDS = {"s": "SECTIONS", "p": "SUBJECTS", "y": "SESSION", "v": "REGISTER"}


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


def quote(text):
    return text.replace("\\", "\\\\").replace('"', '\\"')


def read_rows(path):
    for line in open(path, encoding="utf-8"):
        if not line.startswith("#") and line.strip():
            yield line.rstrip("\n").split("\t")


def gather_keys(rows):
    """Keys with the number of their row, from 1; a row's own name goes before a variation of another."""
    keys, others = {}, {}
    for number, row in enumerate(rows, 1):
        for position, form in enumerate([row[0]] + [v for v in row[-1].split("|") if v]):
            key = squeeze(form)
            if key not in keys:
                keys[key] = (number, position == 0)
            elif position == 0 and keys[key][0] != number:
                others[number] = keys[key][0]
                others[keys[key][0]] = number
                if not keys[key][1]:
                    keys[key] = (number, True)
    return {key: number for key, (number, _) in keys.items()}, others


def write_keys(out, prefix, keys):
    size = 1
    while size < 2 * len(keys):
        size *= 2
    slots, pool = [(0, 0, 0)] * size, 0
    for key, number in keys.items():
        slot = fnv(key) % size
        while slots[slot][2]:
            slot = (slot + 1) % size
        slots[slot] = (pool, fnv(key) >> 16, number)
        pool += len(key.encode()) + 1
    out.write(f"static const char {prefix}_pool[] =\n")
    for key in keys:
        out.write(f'  "{quote(key)}\\0"\n')
    out.write(f";\n\nstatic const RejCiteKey {prefix}_slots[] = {{\n")
    for slot in slots:
        out.write("  { %d, %d, %d },\n" % slot)
    out.write(f"}};\n\nconst RejCiteKeys {prefix}s = {{ {prefix}_slots, {prefix}_pool, {size - 1} }};\n\n")


def write_editions(out, rows):
    keys, others = gather_keys(rows)
    out.write(f"const guint rej_cite_n_editions = {len(rows) + 1};\n\n")
    out.write('const RejCiteEdition rej_cite_editions[] = {\n  { "", REJ_CITE_SOURCE_NONE, 0, 0, 0, 0 },\n')
    for number, (name, kind, first, last, _) in enumerate(rows, 1):
        # A neutral citation and a reporter may be spelled alike ("VT", "Vt."): the volume tells.
        other = others.get(number, 0)
        other = other if other and (kind == "n") != (rows[other - 1][1] == "n") else 0
        out.write(f'  {{ "{quote(name)}", REJ_CITE_SOURCE_{KINDS[kind]}, {int(is_weak(name, kind))}, '
                  f"{first or 0}, {last or 0}, {other} }},\n")
    out.write("};\n\n")
    write_keys(out, "rej_cite_edition_key", keys)


def write_laws(out, rows):
    firsts = [0] * 256
    for row in rows:
        for form in [row[0]] + [v for v in row[-1].split("|") if v]:
            first = form.encode()[:2]
            firsts[first[0]] |= 1 << (first[1] % 32)
    out.write('const RejCiteLaw rej_cite_laws[] = {\n  { "", REJ_CITE_LAW_NONE },\n')
    for name, kind, _ in rows:
        out.write(f'  {{ "{quote(name)}", REJ_CITE_LAW_{LAW_KINDS[kind]} }},\n')
    out.write("};\n\nconst guint32 rej_cite_law_firsts[26] = {\n  ")
    out.write(", ".join(f"0x{bits:x}" for bits in firsts[65:91]) + "\n};\n\n")
    write_keys(out, "rej_cite_law_key", gather_keys(rows)[0])


def main(reporters, laws, target):
    with open(target, "w", encoding="utf-8") as out:
        out.write("/* Made from the tables of data/citations. Do not edit. */\n\n")
        out.write('#include "rej-cite-tables.h"\n\n')
        write_editions(out, list(read_rows(reporters)))
        write_laws(out, list(read_rows(laws)))


main(*sys.argv[1:])
