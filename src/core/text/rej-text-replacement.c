/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-text-replacement.h"

static void
replacement_free (RejTextReplacement *self)
{
  g_free (self->text);
  g_free (self);
}

static int
compare_replacements (gconstpointer a,
                      gconstpointer b)
{
  const RejTextReplacement *first = *(RejTextReplacement *const *) a, *second = *(RejTextReplacement *const *) b;

  return first->start < second->start ? -1 : first->start > second->start;
}

/**
 * rej_text_replacements_new:
 *
 * Creates an empty list of replacements.
 *
 * Returns: (transfer full) (element-type RejTextReplacement): the list
 */
GPtrArray *
rej_text_replacements_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) replacement_free);
}

/**
 * rej_text_replacements_add:
 * @replacements: (element-type RejTextReplacement): a list
 * @start: first character to take out
 * @n_removed: characters to take out
 * @text: what to put there
 *
 * Adds a replacement.
 */
void
rej_text_replacements_add (GPtrArray *replacements,
                           guint start,
                           guint n_removed,
                           const char *text)
{
  RejTextReplacement *replacement;

  g_return_if_fail (replacements != NULL);
  g_return_if_fail (text != NULL);

  replacement = g_new0 (RejTextReplacement, 1);
  replacement->start = start;
  replacement->n_removed = n_removed;
  replacement->text = g_strdup (text);
  g_ptr_array_add (replacements, replacement);
}

/**
 * rej_text_replacements_sort:
 * @replacements: (element-type RejTextReplacement): a list
 *
 * Puts replacements in the order of the source; those at one place stay in the order in which they were added.
 */
void
rej_text_replacements_sort (GPtrArray *replacements)
{
  g_return_if_fail (replacements != NULL);

  g_ptr_array_sort (replacements, compare_replacements);
}

/**
 * rej_text_replacements_apply:
 * @replacements: (element-type RejTextReplacement): in the order of the source
 * @source: valid UTF-8
 *
 * Carries out replacements on a copy of a source.
 *
 * Returns: (transfer full): the source as it is then
 */
char *
rej_text_replacements_apply (GPtrArray *replacements,
                             const char *source)
{
  GString *result;
  const char *at = source;
  guint position = 0;

  g_return_val_if_fail (replacements != NULL, NULL);
  g_return_val_if_fail (source != NULL, NULL);

  result = g_string_sized_new (256);
  for (guint i = 0; i < replacements->len; i++)
    {
      const RejTextReplacement *replacement = replacements->pdata[i];
      const char *start = g_utf8_offset_to_pointer (at, replacement->start - position);

      g_string_append_len (result, at, start - at);
      g_string_append (result, replacement->text);
      at = g_utf8_offset_to_pointer (start, replacement->n_removed);
      position = replacement->start + replacement->n_removed;
    }
  g_string_append (result, at);

  return g_string_free_and_steal (result);
}
