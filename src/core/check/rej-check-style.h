/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-check.h"
#include "rej-cite-style.h"

G_BEGIN_DECLS

/**
 * RejCheckStyleChange:
 * @start: first character in the document
 * @end: character after the last
 * @line: line of @start, from 0
 * @before: what stands there
 * @after: how the style writes it
 *
 * A citation that a style writes in another way.
 */
typedef struct
{
  guint start;
  guint end;
  guint line;
  char *before;
  char *after;
} RejCheckStyleChange;

GPtrArray *rej_check_list_style_changes (RejCheck *self,
                                         RejCiteStyle style) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
