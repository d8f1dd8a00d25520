/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-text-plan.h"

G_BEGIN_DECLS

/* A run of whole lines of a document. */
typedef struct
{
  char *text; /* without the line end of the last */
  guint offset; /* of its first character in the document */
} RejTextLines;

RejTextPlan *_rej_text_plan_new (void) G_GNUC_WARN_UNUSED_RESULT;
RejTextPlan *_rej_text_plan_finish (RejTextPlan *self,
                                    guint start,
                                    guint end) G_GNUC_WARN_UNUSED_RESULT;
guint _rej_text_plan_map (RejTextPlan *self,
                          guint offset,
                          gboolean behind);
const char *_rej_text_plan_get_source (RejTextBlock *block);
void _rej_text_lines_init (RejTextLines *self,
                           RejTextIndex *index,
                           guint start,
                           guint end);
void _rej_text_lines_clear (RejTextLines *self);
guint _rej_text_find_line_start (RejTextIndex *index,
                                 guint offset);
guint _rej_text_find_line_end (RejTextIndex *index,
                               guint offset);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RejTextLines, _rej_text_lines_clear)

G_END_DECLS
