/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-text-index.h"
#include "rej-text-replacement.h"

G_BEGIN_DECLS

/**
 * RejTextPlan:
 * @replacements: (element-type RejTextReplacement): what to replace, in the order of the source
 * @start: first selected character afterwards
 * @end: character after the last selected; @start for a cursor
 *
 * A command of the writer, thought out but not carried out: what changes, and what is selected then.
 */
typedef struct
{
  GPtrArray *replacements;
  guint start;
  guint end;
} RejTextPlan;

void rej_text_plan_free (RejTextPlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RejTextPlan, rej_text_plan_free)

/**
 * RejTextListKind:
 *
 * The lists there are.
 */
typedef enum
{
  REJ_TEXT_LIST_BULLETS,
  REJ_TEXT_LIST_NUMBERS,
} RejTextListKind;

/* All offsets in characters; the index is settled. NULL where a command has nothing to do. */

/* Inside a line; rej-text-plan-inline.c. */
RejTextPlan *rej_text_plan_emphasis (RejTextIndex *index,
                                     guint start,
                                     guint end,
                                     gboolean strong) G_GNUC_WARN_UNUSED_RESULT;
RejTextPlan *rej_text_plan_link (RejTextIndex *index,
                                 guint start,
                                 guint end,
                                 const char *destination) G_GNUC_WARN_UNUSED_RESULT;
char *rej_text_plan_dup_link (RejTextIndex *index,
                              guint offset,
                              guint *start,
                              guint *end) G_GNUC_WARN_UNUSED_RESULT;

/* Single characters; rej-text-plan-typography.c. */
RejTextPlan *rej_text_plan_typography (RejTextIndex *index,
                                       guint offset) G_GNUC_WARN_UNUSED_RESULT;
RejTextPlan *rej_text_plan_plain_typography (RejTextIndex *index,
                                             guint start,
                                             guint end) G_GNUC_WARN_UNUSED_RESULT;

/* Whole lines; rej-text-plan-lines.c. */
RejTextPlan *rej_text_plan_heading (RejTextIndex *index,
                                    guint start,
                                    guint end,
                                    guint level) G_GNUC_WARN_UNUSED_RESULT;
RejTextPlan *rej_text_plan_list (RejTextIndex *index,
                                 guint start,
                                 guint end,
                                 RejTextListKind kind) G_GNUC_WARN_UNUSED_RESULT;
RejTextPlan *rej_text_plan_quote (RejTextIndex *index,
                                  guint start,
                                  guint end) G_GNUC_WARN_UNUSED_RESULT;
RejTextPlan *rej_text_plan_indent (RejTextIndex *index,
                                   guint start,
                                   guint end,
                                   gboolean deeper) G_GNUC_WARN_UNUSED_RESULT;
guint rej_text_plan_get_item_text (RejTextIndex *index,
                                   guint offset);
RejTextPlan *rej_text_plan_new_line (RejTextIndex *index,
                                     guint offset) G_GNUC_WARN_UNUSED_RESULT;

/* Whole paragraphs; rej-text-plan-paragraph.c. */
void rej_text_plan_get_paragraph (RejTextIndex *index,
                                  guint offset,
                                  guint *start,
                                  guint *end);
void rej_text_plan_get_section (RejTextIndex *index,
                                guint offset,
                                guint *start,
                                guint *end);
RejTextPlan *rej_text_plan_move_paragraph (RejTextIndex *index,
                                           guint start,
                                           guint end,
                                           gboolean down) G_GNUC_WARN_UNUSED_RESULT;

/* Notes; rej-text-plan-notes.c. */
RejTextPlan *rej_text_plan_insert_note (RejTextIndex *index,
                                        guint offset) G_GNUC_WARN_UNUSED_RESULT;
RejTextPlan *rej_text_plan_remove_note (RejTextIndex *index,
                                        guint offset) G_GNUC_WARN_UNUSED_RESULT;
RejTextPlan *rej_text_plan_renumber_notes (RejTextIndex *index) G_GNUC_WARN_UNUSED_RESULT;
guint rej_text_plan_find_fresh_note (RejTextIndex *index);
gboolean rej_text_plan_find_note_partner (RejTextIndex *index,
                                          guint offset,
                                          guint *partner);
char *rej_text_plan_dup_note_at (RejTextIndex *index,
                                 guint offset) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
