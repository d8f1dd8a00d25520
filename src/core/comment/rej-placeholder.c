/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-placeholder.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A message quotes at most this many characters of what the placeholder asks for. */
#define MAX_SHOWN 60

/**
 * rej_placeholder_find_next:
 * @text: the visible text of a block, valid UTF-8
 * @length: bytes of @text
 * @from: byte to begin at
 * @placeholder: (out): where it stands
 *
 * Finds the next `[[…]]`. It may hold single brackets and go over several lines of its block. Where one opens inside
 * another, the inner one counts: what is before it was never closed.
 *
 * Returns: whether there is one
 */
gboolean
rej_placeholder_find_next (const char *text,
                           gsize length,
                           gsize from,
                           RejPlaceholder *placeholder)
{
  const char *close;
  const char *open;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (from <= length, FALSE);
  g_return_val_if_fail (placeholder != NULL, FALSE);

  open = memmem (text + from, length - from, "[[", 2);
  if (open == NULL)
    return FALSE;
  close = memmem (open + 2, text + length - open - 2, "]]", 2);
  if (close == NULL)
    return FALSE;
  for (const char *p = open; p != NULL; p = memmem (p + 2, close - p - 2, "[[", 2))
    open = p;
  /* "[[a [b]]]" ends behind the third bracket, "[[[a]]" begins at the second. */
  while (open + 2 < close && open[2] == '[')
    open++;
  if (close + 2 < text + length && close[2] == ']' && memchr (open + 2, '[', close - open - 2) != NULL)
    close++;
  placeholder->start = open - text;
  placeholder->end = close + 2 - text;
  return TRUE;
}

/* What the placeholder asks for, on one line and not too long. */
static char *
dup_shown (const char *text,
           gsize length)
{
  g_autofree char *inside = g_strndup (text, length);
  g_autoptr (GString) shown = g_string_new (NULL);
  guint n = 0;

  for (const char *p = g_strstrip (inside); *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (n++ == MAX_SHOWN)
        {
          g_string_append (shown, "…");
          break;
        }
      g_string_append_unichar (shown, g_unichar_isspace (c) || g_unichar_iscntrl (c) ? ' ' : c);
    }
  return g_string_free (g_steal_pointer (&shown), FALSE);
}

/**
 * rej_placeholder_check:
 * @text: the visible text of a block, valid UTF-8
 * @length: bytes of @text
 * @findings: (element-type RejFinding): where to add
 *
 * Reports each placeholder as `placeholder-left`, an error: a filed comment has none. Offsets are bytes of @text.
 */
void
rej_placeholder_check (const char *text,
                       gsize length,
                       GPtrArray *findings)
{
  RejPlaceholder found = { 0, 0 };

  g_return_if_fail (text != NULL);
  g_return_if_fail (findings != NULL);

  while (rej_placeholder_find_next (text, length, found.end, &found))
    {
      g_autofree char *shown = dup_shown (text + found.start + 2, found.end - found.start - 4);
      char *message;

      if (shown[0] == '\0')
        message = g_strdup (_ ("A place to fill in is still empty."));
      else
        /* Translators: %s is what a template asks the writer to write */
        message = g_strdup_printf (_ ("This place still waits for your own words: “%s”."), shown);
      g_ptr_array_add (findings, rej_finding_new ("placeholder-left", REJ_FINDING_TIER_COMMENT, REJ_FINDING_ERROR, found.start, found.end, message));
    }
}
