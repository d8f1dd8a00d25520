/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-text-entities-private.h"

#include <string.h>

#include "rej-text-entities-table.h"

#define MOST_DIGITS 8
#define REPLACEMENT_CHARACTER 0xfffd

static gsize
scan_numeric (const char *text,
              gsize length,
              char *shown)
{
  gsize at = 2;
  gsize first;
  gboolean is_hex = length > 2 && (text[2] == 'x' || text[2] == 'X');
  guint code = 0;

  if (is_hex)
    at++;
  first = at;
  for (; at < length && (is_hex ? g_ascii_isxdigit (text[at]) : g_ascii_isdigit (text[at])); at++)
    code = MIN (code * (is_hex ? 16 : 10) + (guint) g_ascii_xdigit_value (text[at]), 0x110000);

  if (at == first || at - first > MOST_DIGITS || at == length || text[at] != ';')
    return 0;
  if (code == 0 || code >= 0x110000 || (code >= 0xd800 && code < 0xe000))
    code = REPLACEMENT_CHARACTER;
  shown[g_unichar_to_utf8 (code, shown)] = '\0';

  return at + 1;
}

static const char *
lookup (const char *name,
        gsize length)
{
  guint low = 0;
  guint high = N_ENTITIES;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      const char *candidate = entity_names + entities[middle].name;
      int order = strncmp (name, candidate, length);

      if (order == 0 && candidate[length] == '\0')
        return entity_texts + entities[middle].text;
      if (order > 0)
        low = middle + 1;
      else
        high = middle;
    }

  return NULL;
}

/**
 * rej_text_scan_entity:
 * @text: text that begins with an ampersand
 * @length: bytes
 * @shown: (out): what the entity stands for, terminated
 *
 * Recognizes a character reference: `&#8212;`, `&#x2014;` or one of the names of HTML5.
 *
 * Returns: its bytes, or zero
 */
gsize
rej_text_scan_entity (const char *text,
                      gsize length,
                      char shown[REJ_TEXT_ENTITY_MAX_TEXT])
{
  const char *found;
  gsize at = 1;

  if (length >= 4 && text[1] == '#')
    return scan_numeric (text, length, shown);

  while (at < length && at <= LONGEST_ENTITY && g_ascii_isalnum (text[at]))
    at++;
  if (at < 3 || at == length || text[at] != ';')
    return 0;
  found = lookup (text + 1, at - 1);
  if (found == NULL)
    return 0;
  g_strlcpy (shown, found, REJ_TEXT_ENTITY_MAX_TEXT);

  return at + 1;
}
