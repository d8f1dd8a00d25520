/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RejTextDefinition:
 * @label: the label, normalized as CommonMark says; notes begin with "^"
 * @destination: (nullable): where a link leads; %NULL for a note
 *
 * A link reference definition or the label of a note.
 */
typedef struct
{
  const char *label;
  const char *destination;
} RejTextDefinition;

/**
 * RejTextDefinitions:
 *
 * The labels a document defines. The first definition of a label in the document counts.
 */
typedef struct _RejTextDefinitions RejTextDefinitions;

RejTextDefinitions *rej_text_definitions_new (void) G_GNUC_WARN_UNUSED_RESULT;
void rej_text_definitions_free (RejTextDefinitions *self);
gboolean rej_text_definitions_add (RejTextDefinitions *self,
                                   const RejTextDefinition *definition);
gboolean rej_text_definitions_remove (RejTextDefinitions *self,
                                      const RejTextDefinition *definition);
const RejTextDefinition *rej_text_definitions_lookup (const RejTextDefinitions *self,
                                                      const char *label);
char *rej_text_normalize_label (const char *label,
                                gsize length) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RejTextDefinitions, rej_text_definitions_free)

G_END_DECLS
