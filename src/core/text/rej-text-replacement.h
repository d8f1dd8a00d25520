/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RejTextReplacement:
 * @start: first character to take out, where @text goes
 * @n_removed: characters to take out
 * @text: what to put there
 *
 * A change to a source that somebody else carries out. Several belong together as one step: they are in the order of
 * the source, do not overlap, and all count in the source as it is before any of them; so they are carried out from
 * the last to the first.
 */
typedef struct
{
  guint start;
  guint n_removed;
  char *text;
} RejTextReplacement;

GPtrArray *rej_text_replacements_new (void) G_GNUC_WARN_UNUSED_RESULT;
void rej_text_replacements_add (GPtrArray *replacements,
                                guint start,
                                guint n_removed,
                                const char *text);
void rej_text_replacements_sort (GPtrArray *replacements);
char *rej_text_replacements_apply (GPtrArray *replacements,
                                   const char *source) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
