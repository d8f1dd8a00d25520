/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rej-privacy-private.h"

/* A marking stands in a line or sentence of its own or almost so; a longer one is prose. */
#define MAX_MARKING_WORDS 10

typedef struct
{
  const char *words; /* lower case */
  const char *code;
  gboolean in_capitals; /* counts only as DRAFT, unless the line holds nothing else */
} Marking;

static const Marking markings[] = {
  { "attorney-client privilege", "private-privileged", FALSE },
  { "attorney client privilege", "private-privileged", FALSE },
  { "attorney-client communication", "private-privileged", FALSE },
  { "privileged and confidential", "private-privileged", FALSE },
  { "privileged & confidential", "private-privileged", FALSE },
  { "confidential and privileged", "private-privileged", FALSE },
  { "confidential & privileged", "private-privileged", FALSE },
  { "attorney work product", "private-privileged", FALSE },
  { "privilegiado y confidencial", "private-privileged", FALSE },
  { "confidential draft", "private-confidential", FALSE },
  { "internal use only", "private-confidential", FALSE },
  { "not for distribution", "private-confidential", FALSE },
  { "not for circulation", "private-confidential", FALSE },
  { "not for public release", "private-confidential", FALSE },
  { "do not distribute", "private-confidential", FALSE },
  { "do not circulate", "private-confidential", FALSE },
  { "privileged", "private-privileged", TRUE },
  { "confidential", "private-confidential", TRUE },
  { "confidencial", "private-confidential", TRUE },
  { "draft", "private-draft", TRUE },
  { "borrador", "private-draft", TRUE },
};

static const char *
marking_message (const char *code)
{
  if (g_str_equal (code, "private-draft"))
    return _ ("This marks the text as a draft: take the mark out before you file.");
  if (g_str_equal (code, "private-privileged"))
    return _ ("This marks the text as privileged, but what is filed becomes public.");

  return _ ("This marks the text as confidential, but what is filed becomes public.");
}

static guint
count_words (const char *text,
             gsize length)
{
  gboolean inside = FALSE;
  guint n = 0;

  for (gsize i = 0; i < length; i++)
    {
      gboolean belongs = g_ascii_isalnum (text[i]) || (guchar) text[i] >= 0x80;

      n += belongs && !inside;
      inside = belongs;
    }

  return n;
}

static gboolean
is_capital (const char *text,
            gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (g_ascii_islower (text[i]))
      return FALSE;

  return TRUE;
}

static gboolean
is_alone (const char *line,
          gsize length,
          gsize start,
          gsize end)
{
  for (gsize i = 0; i < length; i++)
    if ((i < start || i >= end) && g_ascii_isalnum (line[i]))
      return FALSE;

  return TRUE;
}

/* DRAFT and the like at one end of the line, or in brackets: "DRAFT 3", "[CONFIDENTIAL] Comment of …". */
static gboolean
stands_apart (const char *line,
              gsize length,
              gsize start,
              gsize end)
{
  gsize before = start, behind = end;

  while (before > 0 && !g_ascii_isalnum (line[before - 1]))
    before--;
  while (behind < length && !g_ascii_isalnum (line[behind]))
    behind++;
  if (before == 0 || behind == length)
    return TRUE;

  return start > 0 && end < length && strchr ("[(*", line[start - 1]) != NULL && strchr (")]*", line[end]) != NULL;
}

static gboolean
is_marking (const Marking *marking,
            const char *line,
            gsize length,
            gsize start,
            gsize end)
{
  if ((start > 0 && g_ascii_isalnum (line[start - 1])) || (end < length && g_ascii_isalpha (line[end]) && marking->in_capitals))
    return FALSE;
  if (!marking->in_capitals || is_alone (line, length, start, end))
    return TRUE;
  if (!is_capital (line + start, end - start) || !stands_apart (line, length, start, end))
    return FALSE;

  /* "DRAFT GUIDANCE ON PAIN" is a heading in capitals, "DRAFT – do not cite" is not */
  return end == length || !(is_capital (line, length) && line[end] == ' ' && end + 1 < length && g_ascii_isalpha (line[end + 1])) ||
         g_ascii_strncasecmp (line + end, " comment", 8) == 0 || g_ascii_strncasecmp (line + end, " business", 9) == 0;
}

static void
scan_part (RejPrivacyScan *scan,
           gsize from,
           gsize to)
{
  const char *line = scan->text + from;
  gsize length = to - from;

  if (count_words (line, length) > MAX_MARKING_WORDS)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (markings); i++)
    {
      gsize n = strlen (markings[i].words);

      for (gsize at = 0; at + n <= length; at++)
        if (g_ascii_strncasecmp (line + at, markings[i].words, n) == 0 && is_marking (&markings[i], line, length, at, at + n))
          {
            gsize end = at + n;

            if (!markings[i].in_capitals && end < length && g_ascii_tolower (line[end]) == 'd')
              end++; /* privileged */
            rej_privacy_report (scan, markings[i].code, from + at, from + end, marking_message (markings[i].code));
            return;
          }
    }
}

/* The sentences of a line, each for itself: "This is CONFIDENTIAL. Please do not share." A full stop between a letter and
 * the next is no end. */
static void
scan_line (RejPrivacyScan *scan,
           gsize from,
           gsize to)
{
  gsize start = from;

  for (gsize i = from; i + 1 < to; i++)
    {
      if (strchr (".!?;", scan->text[i]) != NULL && scan->text[i + 1] == ' ')
        {
          scan_part (scan, start, i);
          start = i + 2;
        }
    }
  scan_part (scan, start, to);
}

/* Marks of texts that are not meant to be published. A long sentence is not looked at: what is in it is prose. */
void
rej_privacy_scan_markings (RejPrivacyScan *scan)
{
  for (gsize from = 0; from < scan->length;)
    {
      const char *feed = memchr (scan->text + from, '\n', scan->length - from);
      gsize to = feed != NULL ? (gsize) (feed - scan->text) : scan->length;

      scan_line (scan, from, to);
      from = to + 1;
    }
}
