#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Rejoinder authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Bring facts of reporters-db into the tables: import.py FOLDER

FOLDER holds reporters.json, journals.json and laws.json of reporters-db. What the tables lack is added; what they
have, years that were corrected and forms that were added by hand, stays.
"""

import json
import os
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
LAW_KINDS = {
    "leg_statute": "s", "admin_compilation": "s", "municipal": "s", "leg_session": "y", "admin_register": "v",
}
# These stand for codes by subject ("Cal. Penal Code"), which the rows of kind p give; a constitution has its own parser.
BY_SUBJECT = {"N.Y.", "Cal. Code", "N.Y. Law", "Tex. Code Ann.", "La. Const. Ann."}


def squeeze(text):
    return re.sub(r"[.\s'’,]", "", text).lower()


def read(name):
    path = os.path.join(HERE, name)
    lines = open(path, encoding="utf-8").read().splitlines() if os.path.exists(path) else []
    head = [line for line in lines if line.startswith("#")]
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return head, rows


def write(name, head, rows):
    with open(os.path.join(HERE, name), "w", encoding="utf-8") as out:
        out.write("\n".join(head + ["\t".join(row) for row in sorted(rows)]) + "\n")


def year(text):
    return "" if not text or text.startswith("1750") else text[:4]


def add_variation(row, form):
    forms = row[-1].split("|") if row[-1] else []
    if squeeze(form) not in {squeeze(f) for f in forms + [row[0]]}:
        row[-1] = "|".join(sorted(forms + [form]))


def known_forms(rows):
    return {squeeze(form): row for row in rows for form in [row[0]] + row[-1].split("|") if form}


def import_reporters(folder):
    head, rows = read("reporters.tsv")
    known = known_forms(rows)
    for entries in json.load(open(os.path.join(folder, "reporters.json"), encoding="utf-8")).values():
        for entry in entries:
            for name, edition in entry["editions"].items():
                if squeeze(name) not in known:
                    rows.append([name, "c", year(edition["start"]), year(edition["end"]), ""])
                    known[squeeze(name)] = rows[-1]
            for form, name in entry["variations"].items():
                # One letter is no abbreviation that prose does not use.
                if len(squeeze(form)) > 1 and squeeze(form) not in known and squeeze(name) in known:
                    add_variation(known[squeeze(name)], form)
                    known[squeeze(form)] = known[squeeze(name)]
    for name in json.load(open(os.path.join(folder, "journals.json"), encoding="utf-8")):
        if squeeze(name) not in known and len(name) < 40:
            rows.append([name, "j", "", "", ""])
            known[squeeze(name)] = rows[-1]
    write("reporters.tsv", head, rows)


def import_laws(folder):
    head, rows = read("laws.tsv")
    known = known_forms(rows)
    for name, entries in json.load(open(os.path.join(folder, "laws.json"), encoding="utf-8")).items():
        for entry in entries:
            kind = LAW_KINDS.get(entry["cite_type"])
            if kind is None or entry["jurisdiction"] == "United States" or name in BY_SUBJECT:
                continue
            if squeeze(name) not in known:
                rows.append([name, kind, ""])
                known[squeeze(name)] = rows[-1]
            for form in entry["variations"]:
                if squeeze(form) not in known:
                    add_variation(known[squeeze(name)], form)
    write("laws.tsv", head, rows)


import_reporters(sys.argv[1])
import_laws(sys.argv[1])
