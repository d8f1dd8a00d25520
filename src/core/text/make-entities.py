#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Rejoinder authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the names of the HTML5 character references as one sorted C table (python's html.entities has the
standard's list). Names and replacements lie in one string each; an entry is two offsets into them."""

import html.entities
import sys


def c_string(data):
    lines = []
    for start in range(0, len(data), 24):
        lines.append('  "' + ''.join(f'\\{byte:03o}' for byte in data[start:start + 24]) + '"')
    return '\n'.join(lines)


def main(path):
    entities = sorted((name[:-1].encode(), text.encode()) for name, text in html.entities.html5.items() if name.endswith(';'))
    names, texts, offsets = bytearray(), bytearray(), []
    for name, text in entities:
        offsets.append((len(names), len(texts)))
        names += name + b'\0'
        texts += text + b'\0'
    with open(path, 'w', encoding='utf-8') as out:
        out.write(f'#define N_ENTITIES {len(entities)}\n')
        out.write(f'#define LONGEST_ENTITY {max(len(name) for name, _ in entities)}\n\n')
        out.write(f'static const char entity_names[] =\n{c_string(names)};\n\n')
        out.write(f'static const char entity_texts[] =\n{c_string(texts)};\n\n')
        out.write('static const struct\n{\n  guint16 name;\n  guint16 text;\n} entities[N_ENTITIES] = {\n')
        for name, text in offsets:
            out.write(f'  {{ {name}, {text} }},\n')
        out.write('};\n')


main(sys.argv[1])
