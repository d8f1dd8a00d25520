/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-rule-search.h"

#include <string.h>

/* What a character is compared as; 0 if it is left out. */
static gunichar
fold_character (gunichar c)
{
  if (c < 0x80)
    return c >= 'A' && c <= 'Z' ? c + 0x20 : c;
  if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xfe58 || c == 0xfe63 || c == 0xff0d)
    return '-';
  if (c == 0x2018 || c == 0x2019 || c == 0x201a || c == 0x201b || c == 0x2032 || c == 0x02bc)
    return '\'';
  if (c == 0x201c || c == 0x201d || c == 0x201e || c == 0x201f || c == 0x2033 || c == 0xab || c == 0xbb)
    return '"';
  if (c == 0xad || (c >= 0x200b && c <= 0x200d) || c == 0x2060 || c == 0xfeff)
    return 0;
  if (g_unichar_isspace (c))
    return ' ';

  return g_unichar_tolower (c);
}

static void
append_folded (GString *folded,
               GArray *offsets,
               gunichar c,
               guint offset)
{
  gsize before = folded->len;

  if (c < 0x80)
    g_string_append_c (folded, (char) c);
  else
    g_string_append_unichar (folded, c);
  for (gsize i = before; offsets != NULL && i < folded->len; i++)
    g_array_append_val (offsets, offset);
}

static void
fold (const char *text,
      gsize length,
      const RejNoteReference *notes,
      guint n_notes,
      GString *folded,
      GArray *offsets)
{
  const char *end = text + length;
  const char *p = text;
  guint note = 0;

  while (p < end)
    {
      guint offset = (guint) (p - text);
      gunichar c;

      if (note < n_notes && offset >= notes[note].start)
        {
          p = text + notes[note++].end;
          continue;
        }
      c = fold_character ((guchar) *p < 0x80 ? (gunichar) *p : g_utf8_get_char (p));
      if (c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v')
        c = ' ';
      if (c != 0 && !(c == ' ' && (folded->len == 0 || folded->str[folded->len - 1] == ' ')))
        append_folded (folded, offsets, c, offset);
      p = (guchar) *p < 0x80 ? p + 1 : g_utf8_next_char (p);
    }
  if (folded->len > 0 && folded->str[folded->len - 1] == ' ')
    {
      g_string_truncate (folded, folded->len - 1);
      if (offsets != NULL)
        g_array_set_size (offsets, (guint) folded->len);
    }
  if (offsets != NULL)
    {
      guint last = (guint) length;

      g_array_append_val (offsets, last);
    }
}

/**
 * rej_rule_fold:
 * @text: valid UTF-8
 * @length: bytes of @text
 * @offsets: (nullable) (element-type guint): takes, for each byte of the result and for its end, the byte offset in
 *   @text that it comes from; must be empty
 *
 * Brings text into the form in which the words of a rule are compared: lower case, plain hyphens and quotes, single
 * blanks, none at either end, no soft hyphens.
 *
 * Returns: (transfer full): the folded text
 */
char *
rej_rule_fold (const char *text,
               gsize length,
               GArray *offsets)
{
  GString *folded;

  g_return_val_if_fail (text != NULL, NULL);

  folded = g_string_sized_new (length + 1);
  fold (text, length, NULL, 0, folded, offsets);

  return g_string_free_and_steal (folded);
}

static gboolean
begins_word (const char *folded,
             const char *at)
{
  gunichar c;

  if (at == folded || !g_unichar_isalnum (g_utf8_get_char (at)))
    return TRUE;
  c = g_utf8_get_char (g_utf8_prev_char (at));

  return !g_unichar_isalnum (c);
}

static void
find_in_passage (const RejRule *self,
                 guint position,
                 const char *needle,
                 GString *folded,
                 GArray *offsets,
                 GArray *matches)
{
  const RejPassage *passage = rej_rule_get_passage (self, position);
  const char *at;

  g_string_truncate (folded, 0);
  fold (passage->text, passage->length, passage->notes, passage->n_notes, folded, NULL);
  if (strstr (folded->str, needle) == NULL)
    return; /* the offsets cost more than the search */

  g_string_truncate (folded, 0);
  g_array_set_size (offsets, 0);
  fold (passage->text, passage->length, passage->notes, passage->n_notes, folded, offsets);
  at = folded->str;
  while ((at = strstr (at, needle)) != NULL)
    {
      gsize start = (gsize) (at - folded->str);
      gsize last = start + strlen (needle) - 1;
      RejRuleMatch match = { position, 0, 0, 0 };
      const char *end;

      if (!begins_word (folded->str, at))
        {
          at = g_utf8_next_char (at);
          continue;
        }
      match.start = g_array_index (offsets, guint, start);
      end = passage->text + g_array_index (offsets, guint, last);
      match.end = (guint) (g_utf8_next_char (end) - passage->text);
      match.page = rej_rule_get_passage_page (self, position, match.start);
      g_array_append_val (matches, match);
      at += strlen (needle);
    }
}

/**
 * rej_rule_find:
 * @self: a rule
 * @words: words that follow each other; valid UTF-8
 *
 * Finds words in the passages of a rule. Blind to case, to the kind of dashes and quotes, to white space and to the
 * marks of footnotes between words. The first word must begin a word of the rule; the last may be only its beginning,
 * so that "biometric" finds "biometrics".
 *
 * Returns: (transfer full) (element-type RejRuleMatch): the matches in the order of the rule
 */
GArray *
rej_rule_find (const RejRule *self,
               const char *words)
{
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (RejRuleMatch));
  g_autoptr (GArray) offsets = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GString) folded = g_string_new (NULL);
  g_autofree char *needle = NULL;

  g_return_val_if_fail (self != NULL, matches);
  g_return_val_if_fail (words != NULL, matches);

  needle = rej_rule_fold (words, strlen (words), NULL);
  if (*needle == '\0')
    return matches;
  for (guint i = 0; i < rej_rule_get_n_passages (self); i++)
    find_in_passage (self, i, needle, folded, offsets, matches);

  return matches;
}
