/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-text-index.h"

G_BEGIN_DECLS

/**
 * RejPromptField:
 * @start: character in the document where its first bracket stands
 * @end: character behind its last bracket
 *
 * A placeholder in a text under edit: a field that waits for the writer's words.
 */
typedef struct
{
  guint start;
  guint end;
} RejPromptField;

gboolean rej_prompt_field_find_next (RejTextIndex *index,
                                     guint from,
                                     RejPromptField *field);
gboolean rej_prompt_field_find_previous (RejTextIndex *index,
                                         guint before,
                                         RejPromptField *field);
gboolean rej_prompt_field_find_at (RejTextIndex *index,
                                   guint offset,
                                   RejPromptField *field);

G_END_DECLS
