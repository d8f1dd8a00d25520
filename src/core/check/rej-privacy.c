/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rej-privacy-private.h"

/* The next word of a name from @at on; returns its end, or 0. Hyphens part words, an apostrophe goes with its word. */
gsize
rej_privacy_read_name_word (const char *text,
                            gsize length,
                            gsize at,
                            gsize *start)
{
  gboolean inside = FALSE;

  while (at < length)
    {
      gunichar c = (guchar) text[at] < 0x80 ? (gunichar) text[at] : g_utf8_get_char (text + at);
      gboolean belongs = c < 0x80 ? g_ascii_isalnum ((char) c) || (inside && c == '\'') : g_unichar_isalnum (c) || g_unichar_ismark (c) || (inside && c == 0x2019);

      if (!belongs && inside)
        return at;
      if (belongs && !inside)
        {
          *start = at;
          inside = TRUE;
        }
      at = g_utf8_next_char (text + at) - text;
    }

  return inside ? length : 0;
}

char *
rej_privacy_fold_name (const char *text,
                       gsize length)
{
  g_autofree char *decomposed = g_utf8_normalize (text, (gssize) length, G_NORMALIZE_ALL);
  g_autofree char *lower = decomposed != NULL ? g_utf8_casefold (decomposed, -1) : g_strndup (text, length);
  GString *folded = g_string_new (NULL);

  for (const char *p = lower; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == 0x2019)
        c = '\'';
      if (!g_unichar_ismark (c))
        g_string_append_unichar (folded, c);
    }
  if (g_str_has_suffix (folded->str, "'s"))
    g_string_truncate (folded, folded->len - 2);
  while (folded->len > 0 && folded->str[folded->len - 1] == '\'')
    g_string_truncate (folded, folded->len - 1);
  for (gsize i = folded->len; i > 0; i--)
    if (folded->str[i - 1] == '\'')
      g_string_erase (folded, (gssize) i - 1, 1);

  return g_string_free_and_steal (folded);
}

/**
 * rej_privacy_new:
 *
 * Creates rules that know no names and nothing public.
 *
 * Returns: (transfer full): new rules
 */
RejPrivacy *
rej_privacy_new (void)
{
  RejPrivacy *self = g_new0 (RejPrivacy, 1);

  self->names.by_first_word = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->public_text = g_string_new (NULL);
  self->public_indexes = g_ptr_array_new_with_free_func ((GDestroyNotify) rej_quote_index_unref);

  return self;
}

/**
 * rej_privacy_free:
 * @self: (transfer full): rules
 *
 * Frees them.
 */
void
rej_privacy_free (RejPrivacy *self)
{
  g_hash_table_unref (self->names.by_first_word);
  g_hash_table_unref (self->kept);
  g_string_free (self->public_text, TRUE);
  g_ptr_array_unref (self->public_indexes);
  g_free (self);
}

/**
 * rej_privacy_add_name:
 * @self: rules
 * @name: a name of one or more words that the comment should never mention
 *
 * Adds a name. It is found whatever its case and marks, as whole words, in the possessive too.
 */
void
rej_privacy_add_name (RejPrivacy *self,
                      const char *name)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  gsize length, at = 0, start;
  GPtrArray *list;
  GStrv words;

  g_return_if_fail (self != NULL);
  g_return_if_fail (name != NULL);

  length = strlen (name);
  while ((at = rej_privacy_read_name_word (name, length, at, &start)) != 0)
    g_strv_builder_take (builder, rej_privacy_fold_name (name + start, at - start));
  words = g_strv_builder_end (builder);
  if (words[0] == NULL)
    {
      g_strfreev (words);
      return;
    }

  list = g_hash_table_lookup (self->names.by_first_word, words[0]);
  if (list == NULL)
    {
      list = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
      g_hash_table_insert (self->names.by_first_word, g_strdup (words[0]), list);
    }
  g_ptr_array_add (list, words);
  if ((guchar) words[0][0] < 0x80)
    self->names.initials[(guchar) words[0][0]] = TRUE;
}

/**
 * rej_privacy_add_kept:
 * @self: rules
 * @digest: what [func@rej_privacy_dup_digest] gave for a find
 *
 * Adds a find the writer decided to keep in this comment.
 */
void
rej_privacy_add_kept (RejPrivacy *self,
                      const char *digest)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (digest != NULL);

  g_hash_table_add (self->kept, g_strdup (digest));
}

/* Letters and digits alone, lower case: how finds are compared with each other and with what is public. */
static char *
fold (const char *text,
      gsize length)
{
  GString *folded = g_string_sized_new (length);
  const char *end = text + length;

  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c))
        g_string_append_unichar (folded, g_unichar_tolower (c));
    }

  return g_string_free_and_steal (folded);
}

/**
 * rej_privacy_add_public:
 * @self: rules
 * @text: a text whose numbers and addresses everybody knows, such as how an agency takes comments
 *
 * Adds something public. Numbers and addresses that stand in it are no alarm.
 */
void
rej_privacy_add_public (RejPrivacy *self,
                        const char *text)
{
  g_autofree char *folded = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (text != NULL);

  folded = fold (text, strlen (text));
  g_string_append_printf (self->public_text, "%s\n", folded);
}

/**
 * rej_privacy_add_public_index:
 * @self: rules
 * @index: the words of a published text, such as the rule under comment
 *
 * Adds a long public text.
 */
void
rej_privacy_add_public_index (RejPrivacy *self,
                              RejQuoteIndex *index)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (index != NULL);

  g_ptr_array_add (self->public_indexes, rej_quote_index_ref (index));
}

/**
 * rej_privacy_is_private:
 * @code: code of a finding
 *
 * Tells whether a finding is about something private. "Keep" is remembered for these by digest, in the library, never
 * in the list of ignored findings of the file, since that would write down what they are about once more.
 *
 * Returns: whether it is
 */
gboolean
rej_privacy_is_private (const char *code)
{
  g_return_val_if_fail (code != NULL, FALSE);

  return g_str_has_prefix (code, "private-");
}

/**
 * rej_privacy_dup_digest:
 * @code: code of a finding
 * @text: the text it was found in
 *
 * Gives what stands for a find in the library when the writer decides to keep it: the same however it is spaced and
 * in whatever case.
 *
 * Returns: (transfer full): a SHA-256 in hexadecimal
 */
char *
rej_privacy_dup_digest (const char *code,
                        const char *text)
{
  g_autofree char *folded = NULL;
  g_autofree char *key = NULL;

  g_return_val_if_fail (code != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  folded = fold (text, strlen (text));
  key = g_strconcat (code, "\n", folded, NULL);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, key, -1);
}

/**
 * rej_privacy_is_kept:
 * @self: rules
 * @code: code of a finding
 * @text: the text it was found in
 *
 * Tells whether the writer decided to keep a find.
 *
 * Returns: whether it is kept
 */
gboolean
rej_privacy_is_kept (const RejPrivacy *self,
                     const char *code,
                     const char *text)
{
  g_autofree char *digest = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  if (g_hash_table_size (self->kept) == 0 || !rej_privacy_is_private (code))
    return FALSE;
  digest = rej_privacy_dup_digest (code, text);

  return g_hash_table_contains (self->kept, digest);
}

/* What everybody can look up: where an agency is, and how to reach it. */
static gboolean
is_public (const RejPrivacy *self,
           const char *code,
           const char *text,
           gsize length)
{
  static const char *const codes[] = { "private-address", "private-email", "private-phone", NULL };
  g_autofree char *folded = NULL;
  const char *found;

  if (!g_strv_contains (codes, code))
    return FALSE;

  folded = fold (text, length);
  found = folded;
  /* the country is said or not */
  if (g_str_equal (code, "private-phone") && found[0] == '1')
    found++;
  if (strlen (found) >= 7 && strstr (self->public_text->str, found) != NULL)
    return TRUE;
  for (guint i = 0; i < self->public_indexes->len; i++)
    if (rej_quote_index_contains (g_ptr_array_index (self->public_indexes, i), text, length))
      return TRUE;

  return FALSE;
}

void
rej_privacy_report (RejPrivacyScan *scan,
                    const char *code,
                    gsize start,
                    gsize end,
                    const char *message)
{
  RejFinding *finding;

  if (is_public (scan->privacy, code, scan->text + start, end - start))
    return;

  finding = rej_finding_new (code, REJ_FINDING_TIER_COMMENT, REJ_FINDING_WARNING, (guint) start, (guint) end, g_strdup (message));
  rej_finding_set_fix (finding, (guint) start, (guint) end, REJ_PRIVACY_BLANK);
  g_ptr_array_add (scan->findings, finding);
}

gboolean
rej_privacy_starts_with (const RejPrivacyScan *scan,
                         gsize at,
                         const char *word)
{
  gsize length = strlen (word);

  return at + length <= scan->length && g_ascii_strncasecmp (scan->text + at, word, length) == 0;
}

/* Whether one of some words begins in the bytes before a place, at the beginning of a word. */
gboolean
rej_privacy_has_word_before (const RejPrivacyScan *scan,
                             gsize at,
                             gsize window,
                             const char *const *words)
{
  gsize from = at > window ? at - window : 0;

  for (gsize i = from; i < at; i++)
    {
      if (!g_ascii_isalpha (scan->text[i]) || (i > 0 && g_ascii_isalnum (scan->text[i - 1])))
        continue;
      for (guint k = 0; words[k] != NULL; k++)
        if (i + strlen (words[k]) <= at && rej_privacy_starts_with (scan, i, words[k]))
          return TRUE;
    }

  return FALSE;
}
