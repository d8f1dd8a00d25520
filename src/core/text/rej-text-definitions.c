/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-text-definitions.h"

#include <string.h>

struct _RejTextDefinitions
{
  GHashTable *by_label; /* label → RejTextDefinition, which owns the label */
};

static void
definition_free (gpointer data)
{
  RejTextDefinition *definition = data;

  g_free ((char *) definition->label);
  g_free ((char *) definition->destination);
  g_free (definition);
}

/**
 * rej_text_definitions_new:
 *
 * Creates an empty set of definitions.
 *
 * Returns: (transfer full): a new set
 */
RejTextDefinitions *
rej_text_definitions_new (void)
{
  RejTextDefinitions *self = g_new0 (RejTextDefinitions, 1);

  self->by_label = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, definition_free);

  return self;
}

/**
 * rej_text_definitions_free:
 * @self: (transfer full): a set of definitions
 *
 * Frees the set.
 */
void
rej_text_definitions_free (RejTextDefinitions *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_unref (self->by_label);
  g_free (self);
}

/**
 * rej_text_definitions_add:
 * @self: a set of definitions
 * @definition: what to add; copied
 *
 * Adds a definition unless its label is taken: the first definition of a label counts.
 *
 * Returns: whether it was added
 */
gboolean
rej_text_definitions_add (RejTextDefinitions *self,
                          const RejTextDefinition *definition)
{
  RejTextDefinition *copy;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (definition != NULL && definition->label != NULL, FALSE);

  if (g_hash_table_contains (self->by_label, definition->label))
    return FALSE;

  copy = g_new (RejTextDefinition, 1);
  copy->label = g_strdup (definition->label);
  copy->destination = g_strdup (definition->destination);

  return g_hash_table_insert (self->by_label, (gpointer) copy->label, copy);
}

/**
 * rej_text_definitions_remove:
 * @self: a set of definitions
 * @definition: what to take out
 *
 * Takes a definition out, if it is the one that counts: its label leads to the same destination.
 *
 * Returns: whether it was there
 */
gboolean
rej_text_definitions_remove (RejTextDefinitions *self,
                             const RejTextDefinition *definition)
{
  const RejTextDefinition *found;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (definition != NULL && definition->label != NULL, FALSE);

  found = g_hash_table_lookup (self->by_label, definition->label);
  if (found == NULL || g_strcmp0 (found->destination, definition->destination) != 0)
    return FALSE;

  return g_hash_table_remove (self->by_label, definition->label);
}

/**
 * rej_text_definitions_lookup:
 * @self: a set of definitions
 * @label: a normalized label; that of a note begins with "^"
 *
 * Finds the definition of a label.
 *
 * Returns: (transfer none) (nullable): the definition, valid until it is removed
 */
const RejTextDefinition *
rej_text_definitions_lookup (const RejTextDefinitions *self,
                             const char *label)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (label != NULL, NULL);

  return g_hash_table_lookup (self->by_label, label);
}

/**
 * rej_text_normalize_label:
 * @label: a label as it stands between its brackets, UTF-8, not necessarily terminated
 * @length: its bytes
 *
 * Brings a label to the form in which labels are compared: case folded, white space at the ends removed and
 * each run of it inside made one space (CommonMark 0.29, section 4.7).
 *
 * Returns: (transfer full): the normalized label
 */
char *
rej_text_normalize_label (const char *label,
                          gsize length)
{
  g_autofree char *folded = NULL;
  gboolean is_ascii = TRUE;
  char *result;
  char *out;

  g_return_val_if_fail (label != NULL || length == 0, NULL);

  for (gsize i = 0; i < length && is_ascii; i++)
    is_ascii = (guchar) label[i] < 0x80;

  /* g_utf8_casefold() allocates a character at a time; nearly every label is a number or a short ASCII word. */
  folded = is_ascii ? g_ascii_strdown (label, length) : g_utf8_casefold (label, length);
  result = out = folded;
  for (const char *in = folded; *in != '\0'; in++)
    {
      gboolean is_space = *in == ' ' || *in == '\t' || *in == '\n' || *in == '\r';

      if (!is_space)
        *out++ = *in;
      else if (out > result && out[-1] != ' ')
        *out++ = ' ';
    }
  if (out > result && out[-1] == ' ')
    out--;
  *out = '\0';

  return g_steal_pointer (&folded);
}
